package org.kalends.provider.m365.internal.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kalends.oauth.MicrosoftCloud;

/**
 * The one origin to which requests, and so tokens, may go.
 *
 * <p>Every address is asked about: what the SDK builds and each link that the service answers.
 *
 * @param uri scheme, host and port, without a path
 */
public record GraphRoot(URI uri) {

    /** The path below which version 1.0 of the service lies. */
    static final String VERSION = "/v1.0";

    private static final String PUBLIC_HOST = "graph.microsoft.com";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks a root.
     *
     * @param root https, or http on the loopback host
     * @param namedHosts hosts that are allowed beside Microsoft's own and the loopback one
     */
    public static GraphRoot of(URI root, Set<String> namedHosts) {
        if (root.getScheme() == null || root.getHost() == null || root.getRawUserInfo() != null) {
            throw new IllegalArgumentException("config: graphUrl is not an absolute address");
        }
        String path = root.getRawPath();
        if (root.getRawQuery() != null
                || root.getRawFragment() != null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("config: graphUrl has a path; the version is added to it");
        }
        String host = root.getHost().toLowerCase(Locale.ROOT);
        MicrosoftCloud.refuseSovereign(root, "config: graphUrl");
        boolean loopback = LOOPBACK.contains(host);
        boolean https = "https".equalsIgnoreCase(root.getScheme());
        if (!https && !(loopback && "http".equalsIgnoreCase(root.getScheme()))) {
            throw new IllegalArgumentException("config: graphUrl is not https; http is for the loopback host only");
        }
        if (!loopback && !host.equals(PUBLIC_HOST) && !namedHosts.contains(host)) {
            throw new IllegalArgumentException("config: graphUrl leads to a host that is not named in allowedHosts");
        }
        return new GraphRoot(URI.create(root.getScheme().toLowerCase(Locale.ROOT) + "://" + host + ":" + port(root)));
    }

    /** Returns whether an address has exactly this scheme, host and port. */
    boolean owns(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && uri.getScheme().equalsIgnoreCase(address.getScheme())
                && uri.getHost().equalsIgnoreCase(address.getHost())
                && uri.getPort() == port(address);
    }

    /** Returns the address of version 1.0, without a slash at the end. */
    String base() {
        boolean usual = uri.getPort() == 443 && uri.getScheme().equals("https");
        return uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort()) + VERSION;
    }

    /** Returns what stands behind {@link #base()} in a link of the service; empty for a link that leads elsewhere. */
    Optional<String> target(String link) {
        try {
            URI address = new URI(link);
            if (!owns(address)
                    || address.getRawPath() == null
                    || !address.getRawPath().startsWith(VERSION + "/")) {
                return Optional.empty();
            }
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            return Optional.of(address.getRawPath().substring(VERSION.length()) + query);
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns whether a text has the shape of what {@link #target} answers, so that it cannot lead to another host. */
    static boolean isTarget(String text) {
        try {
            return text.startsWith("/") && new URI(VERSION + text).getRawFragment() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
