package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Base64;
import org.kalends.api.auth.Authorization.SignIn;

/** The address to which a user is sent (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2.1). */
final class SignInRequest {

    private final IdentityProfile profile;
    private final SecureRandom random;

    SignInRequest(IdentityProfile profile, SecureRandom random) {
        this.profile = profile;
        this.random = random;
    }

    SignIn begin(URI redirect, SignInOptions options) {
        String state = text(24);
        String nonce = text(24);
        String verifier = text(32);
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope(profile.scopes().toArray(String[]::new)),
                        profile.client(),
                        redirect)
                .endpointURI(profile.authorizationEndpoint())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
        profile.responseMode().ifPresent(request::responseMode);
        options.prompt().ifPresent(prompt -> request.prompt(Prompt.Type.valueOf(prompt.name())));
        options.loginHint().ifPresent(request::loginHint);
        profile.signInParameters().forEach(request::customParameter);
        String url = request.build().toURI().toString();
        String claims = profile.claims(options.claims())
                .map(value -> "&claims=" + URLEncoder.encode(value, UTF_8))
                .orElse("");
        return new SignIn(URI.create(url + claims), state, verifier, nonce);
    }

    private String text(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
