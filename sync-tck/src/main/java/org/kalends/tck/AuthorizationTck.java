package org.kalends.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * The rules for an {@link Authorization} that can be tested without its remote side: how a sign-in begins, and what is refused. Extend
 * this class and implement {@link #fixture()}.
 */
public abstract class AuthorizationTck extends Kit<AuthorizationFixture, AuthorizationFixture> {

    /** Returns a fixture with an authorization. */
    @Override
    protected abstract AuthorizationFixture fixture() throws Exception;

    @Override
    final AuthorizationFixture subject(AuthorizationFixture fixture) {
        return fixture;
    }

    @Override
    final Class<AuthorizationFixture> subjectType() {
        return AuthorizationFixture.class;
    }

    @Rule(
            id = "AU-01",
            text =
                    "What does not open an account here is refused with UNSUPPORTED: the password where people sign in, the sign-in where they give a password.")
    public final void refusesTheOtherWay(AuthorizationFixture it) throws Exception {
        if (it.signsIn()) {
            Credential.AppPassword password = new Credential.AppPassword("somebody", "password");
            assertThat(ProviderUnderTest.failure(() -> it.authorization().connect(password)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
        } else {
            assertBeginsNothing(it);
        }
    }

    @Rule(id = "AU-02", text = "Each sign-in has a state, a verifier and a nonce of its own that cannot be guessed.")
    public final void isFreshEachTime(AuthorizationFixture it) throws Exception {
        if (!it.signsIn()) {
            assertBeginsNothing(it);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Authorization.SignIn signIn = it.authorization().begin(it.redirect());
            for (String secret : List.of(signIn.state(), signIn.verifier(), signIn.nonce())) {
                assertThat(secret).hasSizeGreaterThanOrEqualTo(22);
                assertThat(seen.add(secret)).isTrue();
            }
            assertThat(signIn.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
        }
    }

    @Rule(
            id = "AU-03",
            text =
                    "The address that the user is sent to is https or this machine, carries state, nonce, redirect and the S256 challenge, and never the verifier.")
    public final void sendsTheChallenge(AuthorizationFixture it) throws Exception {
        if (!it.signsIn()) {
            assertBeginsNothing(it);
            return;
        }
        Authorization.SignIn signIn = it.authorization().begin(it.redirect());
        Map<String, String> query = query(signIn);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(signIn.verifier().getBytes(US_ASCII));
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("state", signIn.state())
                .containsEntry("nonce", signIn.nonce())
                .containsEntry("redirect_uri", it.redirect().toString())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        assertThat(signIn.url().toString()).doesNotContain(signIn.verifier());
        assertThat(signIn.url().getScheme().equals("https")
                        || Set.of("localhost", "127.0.0.1")
                                .contains(signIn.url().getHost()))
                .isTrue();
    }

    @Rule(
            id = "AU-04",
            text = "An answer with another state, without a code, or that says the user refused completes nothing.")
    public final void completesOnlyItsOwnAnswer(AuthorizationFixture it) throws Exception {
        if (!it.signsIn()) {
            assertBeginsNothing(it);
            return;
        }
        Authorization.SignIn signIn = it.authorization().begin(it.redirect());
        for (Map<String, String> answer : List.of(
                Map.of("code", "code", "state", signIn.state() + "x"),
                Map.of("code", "code"),
                Map.of("state", signIn.state()),
                Map.of("error", "access_denied", "state", signIn.state()),
                Map.<String, String>of())) {
            assertThatThrownBy(() -> it.authorization().complete(signIn, it.redirect(), answer))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure ->
                                    assertThat(failure.kind()).isIn(FailureKind.AUTHENTICATION, FailureKind.PERMANENT));
        }
    }

    @Rule(id = "AU-05", text = "The provider that is named is always the same.")
    public final void namesItsProvider(AuthorizationFixture it) {
        assertThat(it.authorization().provider()).isEqualTo(it.authorization().provider());
    }

    private static void assertBeginsNothing(AuthorizationFixture it) throws Exception {
        assertThat(ProviderUnderTest.failure(() -> it.authorization().begin(it.redirect())))
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    private static Map<String, String> query(Authorization.SignIn signIn) {
        Map<String, String> query = new TreeMap<>();
        for (String part : signIn.url().getRawQuery().split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "");
        }
        return query;
    }
}
