package org.kalends.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.ProviderId;

/**
 * How an application is registered with Microsoft Entra, and where Entra is.
 *
 * <p>Secrets go to {@code login.microsoftonline.com}, to http on this machine, and to the https hosts in {@code allowedHosts}: a proxy or a
 * simulator that the operator has named. Sovereign clouds are refused.
 *
 * @param id the name of the provider whose accounts are opened
 * @param clientId the application (client) id of the registration
 * @param clientSecret its secret; empty for a public client
 * @param authority the root of the authority, without a path
 * @param allowedHosts further hosts, each {@code host} or {@code host:port}
 * @param capabilities client capabilities to declare, such as {@code cp1} for tokens that live long and may be refused at any time with
 *     a claims challenge; usually none
 * @param timeout how long one call may take in all
 * @param clockSkew by how much the clocks of the authority and of this machine may differ
 */
public record MicrosoftConfig(
        ProviderId id,
        String clientId,
        Optional<String> clientSecret,
        URI authority,
        Set<String> allowedHosts,
        Set<String> capabilities,
        Duration timeout,
        Duration clockSkew) {

    /** The authority of the worldwide cloud. */
    public static final URI AUTHORITY = URI.create("https://login.microsoftonline.com");

    /** Checks that nothing is missing and that the authority may see secrets. */
    public MicrosoftConfig {
        Objects.requireNonNull(id, "id");
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("config: clientId is blank");
        }
        if (clientSecret.isPresent() && clientSecret.get().isBlank()) {
            throw new IllegalArgumentException("config: clientSecret is blank");
        }
        allowedHosts = withMicrosoft(allowedHosts);
        capabilities = Set.copyOf(capabilities);
        authority = root(authority);
        if (!new HostRule(allowedHosts).allows(authority)) {
            throw new IllegalArgumentException("config: authority: " + authority.getHost()
                    + " is not login.microsoftonline.com, not this machine and no https host in allowedHosts");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("config: timeout is not positive");
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("config: clockSkew is negative");
        }
    }

    /** Returns a builder for the worldwide cloud. */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    HostRule hosts() {
        return new HostRule(allowedHosts);
    }

    private static Set<String> withMicrosoft(Set<String> hosts) {
        Set<String> all = new LinkedHashSet<>();
        all.add(AUTHORITY.getHost());
        hosts.forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
        return Set.copyOf(all);
    }

    private static URI root(URI authority) {
        MicrosoftCloud.refuseSovereign(authority, "config: authority");
        boolean isRoot = Set.of("", "/").contains(String.valueOf(authority.getRawPath()))
                && authority.getRawQuery() == null
                && authority.getRawFragment() == null;
        if (!isRoot) {
            throw new IllegalArgumentException("config: authority: is not the root of a server");
        }
        String text = authority.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : authority;
    }

    @Override
    public String toString() {
        return "MicrosoftConfig[id=" + id + ", authority=" + authority + "]";
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {
        private final String clientId;
        private ProviderId id = new ProviderId("m365");
        private Optional<String> clientSecret = Optional.empty();
        private URI authority = AUTHORITY;
        private Set<String> allowedHosts = Set.of();
        private Set<String> capabilities = Set.of();
        private Duration timeout = Duration.ofSeconds(30);
        private Duration clockSkew = Duration.ofMinutes(5);

        private Builder(String clientId) {
            this.clientId = clientId;
        }

        /** Sets the name of the provider; {@code m365} when not set. */
        public Builder id(ProviderId value) {
            this.id = value;
            return this;
        }

        /** Sets the secret of a confidential client. */
        public Builder clientSecret(String value) {
            this.clientSecret = Optional.of(value);
            return this;
        }

        /** Sets the root of the authority. */
        public Builder authority(URI value) {
            this.authority = value;
            return this;
        }

        /** Sets the https hosts that may see secrets beside Microsoft's. */
        public Builder allowedHosts(Set<String> value) {
            this.allowedHosts = value;
            return this;
        }

        /** Sets the client capabilities to declare. */
        public Builder capabilities(Set<String> value) {
            this.capabilities = value;
            return this;
        }

        /** Sets how long one call may take in all. */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /** Sets by how much clocks may differ. */
        public Builder clockSkew(Duration value) {
            this.clockSkew = value;
            return this;
        }

        /** Returns the settings. */
        public MicrosoftConfig build() {
            return new MicrosoftConfig(
                    id, clientId, clientSecret, authority, allowedHosts, capabilities, timeout, clockSkew);
        }
    }
}
