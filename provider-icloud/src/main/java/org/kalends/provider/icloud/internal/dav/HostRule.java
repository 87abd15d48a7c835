package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells where requests, and so credentials, may go. Every address is asked about: the root, what discovery answers, and each
 * redirect.
 */
final class HostRule {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> entries;

    HostRule(Set<String> entries) {
        this.entries = entries;
    }

    /** Returns whether a request may be sent there. */
    boolean allows(URI uri) {
        return uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && allows(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** Returns whether a request may be sent there; a port below 0 is the scheme's own. */
    boolean allows(String scheme, String host, int givenPort) {
        boolean https = "https".equalsIgnoreCase(scheme);
        boolean http = "http".equalsIgnoreCase(scheme);
        if (!https && !http) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        int port = givenPort >= 0 ? givenPort : https ? 443 : 80;
        if (entries.contains(name + ":" + port)) {
            return https || LOOPBACK.contains(name);
        }
        return https
                && port == 443
                && entries.stream().anyMatch(entry -> entry.startsWith(".") && name.endsWith(entry));
    }
}
