package org.kalends.examples.drill;

import java.net.URI;
import java.util.Properties;

/**
 * A CalDAV server to drill with.
 *
 * @param name its name in the properties file, and the name of its provider
 * @param root its root
 * @param home the path of the calendar home, with slashes at both ends
 * @param user who signs in
 * @param password with what
 */
record DrillServer(String name, URI root, String home, String user, String password) {

    static DrillServer of(String name, Properties file) {
        return new DrillServer(
                name,
                URI.create(value(file, name + ".url") + "/"),
                value(file, name + ".home"),
                value(file, name + ".user"),
                value(file, name + ".password"));
    }

    private static String value(Properties file, String key) {
        String value = file.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the servers file has no " + key + ": start the servers first");
        }
        return value;
    }

    @Override
    public String toString() {
        return name + " at " + root;
    }
}
