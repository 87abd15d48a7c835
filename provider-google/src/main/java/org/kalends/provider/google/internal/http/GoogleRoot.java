package org.kalends.provider.google.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The one origin to which requests, and so tokens, may go. Every address is made from it; the service answers no links that are
 * followed.
 *
 * @param uri scheme, host and port, without a path
 */
public record GoogleRoot(URI uri) {

    private static final String PUBLIC_HOST = "www.googleapis.com";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks a root.
     *
     * @param root https, or http on the loopback host
     * @param namedHosts hosts that are allowed beside Google's own and the loopback one
     */
    public static GoogleRoot of(URI root, Set<String> namedHosts) {
        if (root.getScheme() == null || root.getHost() == null || root.getRawUserInfo() != null) {
            throw new IllegalArgumentException("config: apiUrl is not an absolute address");
        }
        String path = root.getRawPath();
        if (root.getRawQuery() != null
                || root.getRawFragment() != null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("config: apiUrl has a path; the version is added to it");
        }
        String scheme = root.getScheme().toLowerCase(Locale.ROOT);
        String host = root.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.contains(host);
        if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
            throw new IllegalArgumentException("config: apiUrl is not https; http is for the loopback host only");
        }
        if (!loopback && !host.equals(PUBLIC_HOST) && !namedHosts.contains(host)) {
            throw new IllegalArgumentException("config: apiUrl leads to a host that is not named in allowedHosts");
        }
        String port = root.getPort() < 0 ? "" : ":" + root.getPort();
        return new GoogleRoot(URI.create(scheme + "://" + host + port));
    }

    /** Returns the address of a path on this origin. */
    String address(String target) {
        return uri + target;
    }
}
