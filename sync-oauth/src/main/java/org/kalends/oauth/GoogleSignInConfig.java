package org.kalends.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.ProviderId;

/**
 * How an application is registered with Google, and where Google's sign-in is.
 *
 * <p>Secrets go to Google's hosts, to http on this machine, and to the https hosts in {@code allowedHosts}: a proxy or a simulator that the
 * operator has named.
 *
 * @param id the name of the provider whose accounts are opened
 * @param clientId the client id of the registration
 * @param clientSecret its secret; empty for a public client
 * @param authorizationEndpoint where users are sent
 * @param tokenEndpoint where codes and refresh tokens are traded in
 * @param revocationEndpoint where grants are given back
 * @param issuer who signs identity tokens; its metadata is below it
 * @param allowedHosts further hosts, each {@code host} or {@code host:port}
 * @param timeout how long one call may take in all
 * @param clockSkew by how much the clocks of Google and of this machine may differ
 */
public record GoogleSignInConfig(
        ProviderId id,
        String clientId,
        Optional<String> clientSecret,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI revocationEndpoint,
        URI issuer,
        Set<String> allowedHosts,
        Duration timeout,
        Duration clockSkew) {

    private static final List<String> GOOGLE =
            List.of("accounts.google.com", "oauth2.googleapis.com", "www.googleapis.com");

    /** Checks that nothing is missing and that all endpoints may see secrets. */
    public GoogleSignInConfig {
        Objects.requireNonNull(id, "id");
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("config: clientId is blank");
        }
        if (clientSecret.isPresent() && clientSecret.get().isBlank()) {
            throw new IllegalArgumentException("config: clientSecret is blank");
        }
        allowedHosts = withGoogle(allowedHosts);
        HostRule hosts = new HostRule(allowedHosts);
        require(hosts, "authorizationEndpoint", authorizationEndpoint);
        require(hosts, "tokenEndpoint", tokenEndpoint);
        require(hosts, "revocationEndpoint", revocationEndpoint);
        require(hosts, "issuer", issuer);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("config: timeout is not positive");
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("config: clockSkew is negative");
        }
    }

    private static void require(HostRule hosts, String name, URI address) {
        if (!hosts.allows(address)) {
            throw new IllegalArgumentException("config: " + name + ": " + address.getHost()
                    + " is none of Google's hosts, not this machine and no https host in allowedHosts");
        }
    }

    private static Set<String> withGoogle(Set<String> hosts) {
        Set<String> all = new LinkedHashSet<>(GOOGLE);
        hosts.forEach(host -> all.add(host.toLowerCase(Locale.ROOT)));
        return Set.copyOf(all);
    }

    /** Returns a builder for Google's own endpoints. */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    HostRule hosts() {
        return new HostRule(allowedHosts);
    }

    @Override
    public String toString() {
        return "GoogleSignInConfig[id=" + id + ", issuer=" + issuer + "]";
    }

    /** Collects settings. Not safe for use by several threads. */
    public static final class Builder {
        private final String clientId;
        private ProviderId id = new ProviderId("google");
        private Optional<String> clientSecret = Optional.empty();
        private URI authorizationEndpoint = URI.create("https://accounts.google.com/o/oauth2/v2/auth");
        private URI tokenEndpoint = URI.create("https://oauth2.googleapis.com/token");
        private URI revocationEndpoint = URI.create("https://oauth2.googleapis.com/revoke");
        private URI issuer = URI.create("https://accounts.google.com");
        private Set<String> allowedHosts = Set.of();
        private Duration timeout = Duration.ofSeconds(30);
        private Duration clockSkew = Duration.ofMinutes(5);

        private Builder(String clientId) {
            this.clientId = clientId;
        }

        /** Sets the name of the provider; {@code google} when not set. */
        public Builder id(ProviderId value) {
            this.id = value;
            return this;
        }

        /** Sets the secret of a web client. */
        public Builder clientSecret(String value) {
            this.clientSecret = Optional.of(value);
            return this;
        }

        /** Sets where users are sent. */
        public Builder authorizationEndpoint(URI value) {
            this.authorizationEndpoint = value;
            return this;
        }

        /** Sets where codes and refresh tokens are traded in. */
        public Builder tokenEndpoint(URI value) {
            this.tokenEndpoint = value;
            return this;
        }

        /** Sets where grants are given back. */
        public Builder revocationEndpoint(URI value) {
            this.revocationEndpoint = value;
            return this;
        }

        /** Sets who signs identity tokens. */
        public Builder issuer(URI value) {
            this.issuer = value;
            return this;
        }

        /** Sets the https hosts that may see secrets beside Google's. */
        public Builder allowedHosts(Set<String> value) {
            this.allowedHosts = value;
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
        public GoogleSignInConfig build() {
            return new GoogleSignInConfig(
                    id,
                    clientId,
                    clientSecret,
                    authorizationEndpoint,
                    tokenEndpoint,
                    revocationEndpoint,
                    issuer,
                    allowedHosts,
                    timeout,
                    clockSkew);
        }
    }
}
