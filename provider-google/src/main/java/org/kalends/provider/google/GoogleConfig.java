package org.kalends.provider.google;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.kalends.provider.google.internal.http.GoogleRoot;
import org.kalends.provider.google.internal.http.GoogleSettings;

/**
 * Where a provider finds Google Calendar and how patient it is. {@link #standard()} is right for everybody but tests and proxies.
 *
 * <p>An access token opens all calendars of a user, so it goes to one origin only: {@code apiUrl}. That is Google's own host, the
 * loopback host (http too), or an https host that {@code allowedHosts} names.
 *
 * @param apiUrl scheme, host and port of the service; the version is added to it
 * @param allowedHosts hosts that may stand in {@code apiUrl} beside Google's own and the loopback one
 * @param pageSize how many events a page is asked to hold, from 1 to 2500; a cursor remembers it
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long a whole call may take
 * @param quotaPause how long an account is left alone whose quota is used up
 * @param channelLife how long a channel is asked to live
 * @param listener is told of each request
 */
public record GoogleConfig(
        URI apiUrl,
        Set<String> allowedHosts,
        int pageSize,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration quotaPause,
        Duration channelLife,
        RequestListener listener) {

    private static final int LARGEST_PAGE = 2_500;

    /** Checks the address and the limits. */
    public GoogleConfig {
        allowedHosts = Set.copyOf(allowedHosts);
        GoogleRoot.of(apiUrl, allowedHosts);
        Objects.requireNonNull(listener, "listener");
        if (pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("config: pageSize is not between 1 and 2500");
        }
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(answerTimeout, "answerTimeout");
        requirePositive(quotaPause, "quotaPause");
        requirePositive(channelLife, "channelLife");
    }

    private static void requirePositive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("config: " + name + " is not positive");
        }
    }

    /** Returns the settings for Google's own service. */
    public static GoogleConfig standard() {
        return builder().build();
    }

    /** Returns a builder that starts from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    GoogleSettings settings(Clock clock) {
        return new GoogleSettings(
                GoogleRoot.of(apiUrl, allowedHosts),
                clock,
                pageSize,
                connectTimeout,
                answerTimeout,
                quotaPause,
                listener::requested);
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {
        private URI apiUrl = URI.create("https://www.googleapis.com");
        private Set<String> allowedHosts = Set.of();
        private int pageSize = LARGEST_PAGE;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(60);
        private Duration quotaPause = Duration.ofHours(1);
        private Duration channelLife = Duration.ofDays(7);
        private RequestListener listener = RequestListener.NONE;

        private Builder() {}

        /** Sets where the service is, without a path. */
        public Builder apiUrl(URI value) {
            this.apiUrl = value;
            return this;
        }

        /** Sets which hosts {@link #apiUrl} may name beside the usual ones. */
        public Builder allowedHosts(Set<String> value) {
            this.allowedHosts = value;
            return this;
        }

        /** Sets how many events a page is asked to hold. */
        public Builder pageSize(int value) {
            this.pageSize = value;
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

        /** Sets how long an account is left alone whose quota is used up. */
        public Builder quotaPause(Duration value) {
            this.quotaPause = value;
            return this;
        }

        /** Sets how long a channel is asked to live. */
        public Builder channelLife(Duration value) {
            this.channelLife = value;
            return this;
        }

        /** Sets who is told of each request. */
        public Builder listener(RequestListener value) {
            this.listener = value;
            return this;
        }

        /** Returns the settings. */
        public GoogleConfig build() {
            return new GoogleConfig(
                    apiUrl, allowedHosts, pageSize, connectTimeout, answerTimeout, quotaPause, channelLife, listener);
        }
    }
}
