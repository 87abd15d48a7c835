package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.auth.Credential;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.core.TestClock;

/** A scripted authority and an authorization that uses it. */
abstract class EntraTest {

    static final String CLIENT = "6731de76-14a6-49ae-97bc-6eba6914391e";
    static final URI REDIRECT = URI.create("https://host.example.org/oauth/callback/m365");

    final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    ScriptedEntra entra;
    MicrosoftAuthorization authorization;

    @BeforeEach
    void start() throws Exception {
        entra = new ScriptedEntra(clock);
        authorization = authorization(config());
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    MicrosoftConfig.Builder config() {
        return MicrosoftConfig.builder(CLIENT)
                .clientSecret("the-client-secret")
                .authority(entra.root())
                .timeout(Duration.ofSeconds(10));
    }

    MicrosoftAuthorization authorization(MicrosoftConfig.Builder config) {
        return new MicrosoftAuthorization(config.build(), clock, new SecureRandom());
    }

    /** Signs in with an identity token that is as it should be. */
    Grant signIn() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(ScriptedEntra.Answer.json(200, grant(signIn)));
        return complete(signIn);
    }

    Map<String, Object> grant(SignIn signIn) {
        return entra.grant(entra.signed(entra.claims(CLIENT, signIn.nonce())));
    }

    Grant complete(SignIn signIn) {
        return complete(signIn, Map.of());
    }

    Grant complete(SignIn signIn, Map<String, String> more) {
        Map<String, String> answer = new HashMap<>(Map.of("code", "the-code", "state", signIn.state()));
        answer.putAll(more);
        return authorization.complete(signIn, REDIRECT, answer);
    }

    Credential.OAuth old() {
        return new Credential.OAuth(
                "old-access",
                Optional.of("old-refresh"),
                clock.instant(),
                Set.of(MicrosoftProfile.CALENDARS, "openid"));
    }

    static ProviderException failure(Runnable call) {
        return Assertions.catchThrowableOfType(ProviderException.class, call::run);
    }

    static void assertFails(FailureKind kind, String message, Runnable call) {
        ProviderException failure = failure(call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(message);
    }
}
