package org.kalends.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells where secrets may go: https to hosts that are named, and http to this machine alone.
 *
 * @param entries {@code host} for port 443, or {@code host:port}
 */
record HostRule(Set<String> entries) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Returns whether a request may be sent there. */
    boolean allows(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        if (isLoopback(address)) {
            return true;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : 443;
        return "https".equalsIgnoreCase(address.getScheme())
                && (entries.contains(host + ":" + port) || (port == 443 && entries.contains(host)));
    }

    /** Returns whether an address is plain http or https on this machine. */
    static boolean isLoopback(URI address) {
        return Set.of("http", "https")
                        .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                && LOOPBACK.contains(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
    }
}
