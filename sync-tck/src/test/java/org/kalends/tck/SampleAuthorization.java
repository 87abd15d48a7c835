package org.kalends.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * A small authorization that keeps the rules, for testing the kit. It has no remote side.
 *
 * @param signsIn whether people sign in, or give an app-specific password
 */
record SampleAuthorization(boolean signsIn) implements Authorization {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Override
    public ProviderId provider() {
        return new ProviderId("sample");
    }

    @Override
    public SignIn begin(URI redirect) {
        if (!signsIn) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "accounts are opened by password");
        }
        String state = random(24);
        String verifier = random(48);
        String nonce = random(24);
        URI url = URI.create("https://login.example.org/authorize?response_type=code&client_id=kit&state=" + state
                + "&nonce=" + nonce
                + "&redirect_uri=" + URLEncoder.encode(redirect.toString(), UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + challenge(verifier));
        return new SignIn(url, state, verifier, nonce);
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        if (!signIn.state().equals(answer.get("state")) || !answer.containsKey("code")) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "the answer does not complete this sign-in");
        }
        return new Grant("somebody", Optional.empty(), new Credential.AppPassword("somebody", "token"));
    }

    @Override
    public Grant connect(Credential.AppPassword password) {
        if (signsIn) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "accounts are opened by sign-in");
        }
        return new Grant(password.username(), Optional.empty(), password);
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        throw new ProviderException(FailureKind.AUTHENTICATION, "there is no remote side");
    }

    @Override
    public void revoke(Credential credential) {}

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return BASE64.encodeToString(random);
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample, or what a mutant makes of it. */
    record Fixture(String name, Authorization authorization, boolean signsIn) implements AuthorizationFixture {}
}
