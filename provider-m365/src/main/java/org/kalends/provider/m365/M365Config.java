package org.kalends.provider.m365;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.kalends.provider.m365.internal.graph.GraphRoot;
import org.kalends.provider.m365.internal.graph.GraphSettings;

/**
 * Where a provider finds Microsoft Graph and how patient it is. {@link #worldwide()} is right for everybody but tests and proxies.
 *
 * <p>An access token opens a whole mailbox, so it goes to one origin only: {@code graphUrl}. That is Microsoft's own host, the
 * loopback host (http too), or an https host that {@code allowedHosts} names. The national clouds are refused.
 *
 * @param graphUrl scheme, host and port of the service; the version is added to it
 * @param allowedHosts hosts that may stand in {@code graphUrl} beside Microsoft's own and the loopback one
 * @param pageSize how many items a page is asked to hold, from 1 to 1000
 * @param nearSlack how much earlier than the window a feed is opened
 * @param farSlack how much later than the window a feed is opened; when a rolling window has used it up, the feed is opened again
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long a whole call may take
 * @param floatingZone where floating times are placed, which the service does not know
 * @param listener is told of each request
 */
public record M365Config(
        URI graphUrl,
        Set<String> allowedHosts,
        int pageSize,
        Duration nearSlack,
        Duration farSlack,
        Duration connectTimeout,
        Duration answerTimeout,
        ZoneId floatingZone,
        RequestListener listener) {

    private static final int LARGEST_PAGE = 1_000;

    /** Checks the address and the limits. */
    public M365Config {
        allowedHosts = Set.copyOf(allowedHosts);
        GraphRoot.of(graphUrl, allowedHosts);
        Objects.requireNonNull(floatingZone, "floatingZone");
        Objects.requireNonNull(listener, "listener");
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("config: pageSize is not between 1 and 1000");
        }
        if (nearSlack.isNegative()) {
            throw new IllegalArgumentException("config: nearSlack is negative");
        }
        if (farSlack.isNegative()) {
            throw new IllegalArgumentException("config: farSlack is negative");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("config: connectTimeout is not positive");
        }
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("config: answerTimeout is not positive");
        }
    }

    /** Returns the settings for the worldwide service. */
    public static M365Config worldwide() {
        return builder().build();
    }

    /** Returns a builder that starts from {@link #worldwide()}. */
    public static Builder builder() {
        return new Builder();
    }

    GraphSettings settings(Clock clock) {
        return new GraphSettings(
                GraphRoot.of(graphUrl, allowedHosts),
                clock,
                pageSize,
                nearSlack,
                farSlack,
                connectTimeout,
                answerTimeout,
                floatingZone,
                listener::requested);
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {
        private URI graphUrl = URI.create("https://graph.microsoft.com");
        private Set<String> allowedHosts = Set.of();
        private int pageSize = 200;
        private Duration nearSlack = Duration.ofDays(3);
        private Duration farSlack = Duration.ofDays(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(60);
        private ZoneId floatingZone = ZoneOffset.UTC;
        private RequestListener listener = RequestListener.NONE;

        private Builder() {}

        /** Sets where the service is, without a path. */
        public Builder graphUrl(URI value) {
            this.graphUrl = value;
            return this;
        }

        /** Sets which hosts {@link #graphUrl} may name beside the usual ones. */
        public Builder allowedHosts(Set<String> value) {
            this.allowedHosts = value;
            return this;
        }

        /** Sets how many items a page is asked to hold. */
        public Builder pageSize(int value) {
            this.pageSize = value;
            return this;
        }

        /** Sets how much earlier than the window a feed is opened. */
        public Builder nearSlack(Duration value) {
            this.nearSlack = value;
            return this;
        }

        /** Sets how much later than the window a feed is opened. */
        public Builder farSlack(Duration value) {
            this.farSlack = value;
            return this;
        }

        /** Sets how long a connection may take to open. */
        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /** Sets how long a whole call may take. */
        public Builder answerTimeout(Duration value) {
            this.answerTimeout = value;
            return this;
        }

        /** Sets where floating times are placed. */
        public Builder floatingZone(ZoneId value) {
            this.floatingZone = value;
            return this;
        }

        /** Sets who is told of each request. */
        public Builder listener(RequestListener value) {
            this.listener = value;
            return this;
        }

        /** Returns the settings. */
        public M365Config build() {
            return new M365Config(
                    graphUrl,
                    allowedHosts,
                    pageSize,
                    nearSlack,
                    farSlack,
                    connectTimeout,
                    answerTimeout,
                    floatingZone,
                    listener);
        }
    }
}
