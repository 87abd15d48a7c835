package org.kalends.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Identity tokens: who signed in, once everything that OpenID Connect Core section 3.1.3.7 asks for was checked. */
final class IdTokens {

    private final IdentityProfile profile;
    private final Clock clock;
    private final Duration skew;

    IdTokens(IdentityProfile profile, Clock clock, Duration skew) {
        this.profile = profile;
        this.clock = clock;
        this.skew = skew;
    }

    /** Returns the claims of a genuine token for this client and this sign-in. PERMANENT for any other. */
    JWTClaimsSet verified(JWT token, String nonce, SigningKeys.Known known) {
        JWTClaimsSet claims = signed(token, known);
        check("iss", profile.issuers(claims, known.issuer()).contains(String.valueOf(claims.getIssuer())));
        String client = profile.client().getValue();
        check("aud", claims.getAudience().contains(client));
        check("azp", claims.getAudience().size() == 1 || client.equals(claims.getClaim("azp")));
        check("nonce", nonce.equals(claims.getClaim("nonce")));
        Instant now = clock.instant();
        check("exp", isAfter(claims.getExpirationTime(), now.minus(skew)));
        check("iat", claims.getIssueTime() != null && !isAfter(claims.getIssueTime(), now.plus(skew)));
        check("nbf", claims.getNotBeforeTime() == null || !isAfter(claims.getNotBeforeTime(), now.plus(skew)));
        return claims;
    }

    private static JWTClaimsSet signed(JWT token, SigningKeys.Known known) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, known.keys()));
        // By the clock of this machine; ours comes from outside and the claims are checked above.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        try {
            return processor.process(token, null);
        } catch (KeySourceException e) {
            throw new ProviderException(FailureKind.RETRYABLE, "id token: the keys cannot be had");
        } catch (BadJOSEException | JOSEException e) {
            throw refused("signature");
        }
    }

    private static boolean isAfter(@Nullable Date date, Instant bound) {
        return date != null && date.toInstant().isAfter(bound);
    }

    private static void check(String claim, boolean good) {
        if (!good) {
            throw refused(claim);
        }
    }

    static ProviderException refused(String what) {
        return new ProviderException(FailureKind.PERMANENT, "id token: " + what + " is refused");
    }
}
