package org.kalends.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** An identity provider's metadata and keys, asked for when they are first needed and again when they may be old. */
final class SigningKeys {

    /** An issuer and where to find the keys that it signs with. */
    record Known(String issuer, JWKSource<SecurityContext> keys, Instant until) {}

    private static final Duration FRESH = Duration.ofHours(24);

    private final URI metadata;
    private final IdentityHttp http;
    private final Clock clock;
    private @Nullable Known known;

    SigningKeys(URI metadata, IdentityHttp http, Clock clock) {
        this.metadata = metadata;
        this.http = http;
        this.clock = clock;
    }

    /** Returns what is published; a key that is not among the keys makes them be asked for once more. */
    synchronized Known known() {
        Known now = known;
        if (now == null || !clock.instant().isBefore(now.until())) {
            Metadata fresh = Metadata.from(metadata, http);
            now = new Known(fresh.issuer(), keys(fresh.keys()), clock.instant().plus(FRESH));
            known = now;
        }
        return now;
    }

    private JWKSource<SecurityContext> keys(URI address) {
        try {
            URL url = address.toURL();
            return JWKSourceBuilder.create(url, http)
                    .retrying(false)
                    .refreshAheadCache(false)
                    .build();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new ProviderException(FailureKind.RETRYABLE, "metadata: jwks_uri is not an address");
        }
    }
}
