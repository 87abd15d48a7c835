package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.auth.Credential;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** From the user's return to a grant, and from a grant to fresh tokens: the same for every identity provider. */
final class CodeFlow {

    private final IdentityProfile profile;
    private final OAuthErrors errors;
    private final TokenEndpoint endpoint;
    private final SigningKeys keys;
    private final IdTokens idTokens;

    CodeFlow(IdentityProfile profile, IdentityHttp http, Clock clock, Duration clockSkew) {
        this.profile = profile;
        this.errors = new OAuthErrors(profile);
        this.endpoint = new TokenEndpoint(profile, http, clock);
        this.keys = new SigningKeys(profile.metadata(), http, clock);
        this.idTokens = new IdTokens(profile, clock, clockSkew);
    }

    Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        requireState(signIn.state(), answer);
        if (answer.containsKey("error")) {
            throw errors.signIn(answer);
        }
        String code = answer.getOrDefault("code", "");
        if (code.isBlank()) {
            throw needsUser("sign-in: the answer has no code");
        }
        // First, because a code works once: nothing is spent while the keys cannot be had.
        SigningKeys.Known known = keys.known();
        Tokens tokens = endpoint.grant(
                new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, new CodeVerifier(signIn.verifier())),
                profile.claims(Optional.empty()));
        JWTClaimsSet claims =
                idTokens.verified(tokens.id().orElseThrow(() -> IdTokens.refused("absence")), signIn.nonce(), known);
        String subject = profile.subject(claims).orElseThrow(() -> IdTokens.refused("a token without the user's id"));
        if (tokens.refresh().isEmpty()) {
            throw needsUser("token: there is no refresh token, offline access was not granted");
        }
        return new Grant(subject, profile.email(claims), credential(tokens, tokens.refresh(), asked()));
    }

    Credential.OAuth refresh(Credential.OAuth credential, Optional<String> challenge) {
        String refresh = credential
                .refreshToken()
                .orElseThrow(() -> needsUser("token: there is no refresh token, the user has to sign in again"));
        Tokens tokens = endpoint.grant(new RefreshTokenGrant(new RefreshToken(refresh)), profile.claims(challenge));
        return credential(tokens, tokens.refresh().or(credential::refreshToken), credential.scopes());
    }

    /** Compares in constant time. */
    static void requireState(String expected, Map<String, String> answer) {
        byte[] came = answer.getOrDefault("state", "").getBytes(UTF_8);
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), came)) {
            throw needsUser("sign-in: the state is not the one of this sign-in");
        }
    }

    private Credential.OAuth credential(Tokens tokens, Optional<String> refresh, Set<String> untold) {
        Set<String> granted = tokens.scopes().orElse(untold);
        Set<String> missing = new TreeSet<>(profile.required());
        missing.removeAll(granted);
        if (!missing.isEmpty()) {
            throw needsUser("token: consent is missing for " + String.join(" ", missing));
        }
        return new Credential.OAuth(tokens.access(), refresh, tokens.expiresAt(), granted);
    }

    private Set<String> asked() {
        return profile.normalised(profile.scopes());
    }

    private static ProviderException needsUser(String message) {
        return new ProviderException(FailureKind.AUTHENTICATION, message);
    }
}
