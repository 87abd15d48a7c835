package org.kalends.host.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** What an address in the settings must look like: https, or http on this machine. */
public final class RemoteAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RemoteAddress() {}

    /** Returns an address after a check. */
    static URI checked(String property, String text) {
        URI address = parsed(property, text.strip());
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw refused(property, "is not the address of a server");
        }
        if (address.getRawUserInfo() != null) {
            throw refused(property, "holds a user name");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw refused(property, "has a query or a fragment");
        }
        if (scheme.equals("http") && !isLoopback(address)) {
            throw refused(property, "is http on another machine");
        }
        return address;
    }

    /** Returns the root of a server after a check, without a slash at the end. */
    static URI root(String property, String text) {
        URI address = checked(property, text);
        String path = String.valueOf(address.getRawPath());
        if (!path.isEmpty() && !path.equals("/")) {
            throw refused(property, "has a path, though it is a root to which paths are added");
        }
        String plain = address.toString();
        return path.isEmpty() ? address : URI.create(plain.substring(0, plain.length() - 1));
    }

    /** Returns whether an address is on this machine. */
    public static boolean isLoopback(URI address) {
        return LOOPBACK.contains(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
    }

    /** Returns the server of an address as {@code host:port}, and as {@code host} where the port is that of https. */
    public static Set<String> server(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : standardPort(address);
        return port == 443 ? Set.of(host, host + ":443") : Set.of(host + ":" + port);
    }

    private static int standardPort(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    private static URI parsed(String property, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw refused(property, "is not an address");
        }
    }

    private static SettingsException refused(String property, String why) {
        return new SettingsException(
                property, why, "Set " + property + " to an https address; http is for this machine only.");
    }
}
