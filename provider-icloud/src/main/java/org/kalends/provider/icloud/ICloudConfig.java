package org.kalends.provider.icloud;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.kalends.api.model.ProviderId;
import org.kalends.provider.icloud.internal.dav.DavSettings;

/**
 * Where a provider finds its server and how patient it is. {@link #icloud()} is right for iCloud.
 *
 * <p>An app-specific password opens a whole calendar account, so the hosts that may see it are named one by one. An entry of
 * {@code allowedHosts} is either a suffix such as {@code .icloud.com}, which allows https on port 443 of every host that ends
 * in it, or an exact {@code host:port}, which allows https there, and http too when the host is the loopback one.
 *
 * @param id the name of the provider; one for each server that an engine reaches
 * @param caldavUrl the root of the server, where discovery begins (RFC 6764)
 * @param allowedHosts where requests may go
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long the server may stay silent
 * @param maxBody the longest answer that is read, in bytes after decompression
 * @param listener is told of each request
 */
public record ICloudConfig(
        ProviderId id,
        URI caldavUrl,
        Set<String> allowedHosts,
        Duration connectTimeout,
        Duration answerTimeout,
        int maxBody,
        RequestListener listener) {

    /** Checks that nothing is missing and the limits are positive. */
    public ICloudConfig {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(caldavUrl, "caldavUrl");
        allowedHosts = Set.copyOf(allowedHosts);
        Objects.requireNonNull(listener, "listener");
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("config: connectTimeout is not positive");
        }
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("config: answerTimeout is not positive");
        }
        if (maxBody < 1) {
            throw new IllegalArgumentException("config: maxBody is not positive");
        }
    }

    /** Returns the settings for iCloud, China included. */
    public static ICloudConfig icloud() {
        return builder(URI.create("https://caldav.icloud.com/")).build();
    }

    /**
     * Returns the settings for one other CalDAV server, which alone may see the credentials.
     *
     * @param root its root; http only on the loopback host
     */
    public static ICloudConfig server(URI root) {
        int port = root.getPort() >= 0 ? root.getPort() : "http".equalsIgnoreCase(root.getScheme()) ? 80 : 443;
        return builder(root).allowedHosts(Set.of(root.getHost() + ":" + port)).build();
    }

    /** Returns a builder that allows iCloud's hosts only. */
    public static Builder builder(URI caldavUrl) {
        return new Builder(caldavUrl);
    }

    DavSettings settings() {
        return new DavSettings(caldavUrl, allowedHosts, connectTimeout, answerTimeout, maxBody, listener::requested);
    }

    /** Returns a builder that starts from these settings. */
    public Builder toBuilder() {
        return new Builder(caldavUrl)
                .id(id)
                .allowedHosts(allowedHosts)
                .connectTimeout(connectTimeout)
                .answerTimeout(answerTimeout)
                .maxBody(maxBody)
                .listener(listener);
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {
        private final URI caldavUrl;
        private ProviderId id = ICloudProvider.ID;
        private Set<String> allowedHosts = Set.of(".icloud.com", ".icloud.com.cn");
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(60);
        private int maxBody = 32 * 1024 * 1024;
        private RequestListener listener = RequestListener.NONE;

        private Builder(URI caldavUrl) {
            this.caldavUrl = caldavUrl;
        }

        /** Sets the name of the provider; {@link ICloudProvider#ID} when not set. */
        public Builder id(ProviderId value) {
            this.id = value;
            return this;
        }

        /** Sets where requests may go. */
        public Builder allowedHosts(Set<String> value) {
            this.allowedHosts = value;
            return this;
        }

        /** Sets how long a connection may take to open. */
        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /** Sets how long the server may stay silent. */
        public Builder answerTimeout(Duration value) {
            this.answerTimeout = value;
            return this;
        }

        /** Sets the longest answer that is read, in bytes. */
        public Builder maxBody(int value) {
            this.maxBody = value;
            return this;
        }

        /** Sets who is told of each request. */
        public Builder listener(RequestListener value) {
            this.listener = value;
            return this;
        }

        /** Returns the settings. */
        public ICloudConfig build() {
            return new ICloudConfig(id, caldavUrl, allowedHosts, connectTimeout, answerTimeout, maxBody, listener);
        }
    }
}
