package org.kalends.simulator.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each switch does what it says, and nothing once it is off. */
class EntraFaultsTest {

    private final EntraFixture it = new EntraFixture();

    @AfterEach
    void stop() {
        it.close();
    }

    @ParameterizedTest
    @CsvSource({"DENIAL, access_denied", "ADMIN_CONSENT_NEEDED, consent_required", "SIGN_IN_SERVER_ERROR, server_error"
    })
    void theBrowserComesBackWithAnError(EntraFault fault, String error) {
        it.entra.faults().on(fault);

        assertThat(it.authorize(EntraFixture.authorization()).back())
                .containsEntry("error", error)
                .containsEntry("state", "the state")
                .doesNotContainKey("code");

        it.entra.faults().off(fault);
        assertThat(it.authorize(EntraFixture.authorization()).back()).containsKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_GRANT, 400, invalid_grant, ''",
        "BAD_TOKEN, 400, invalid_grant, bad_token",
        "TOKEN_EXPIRED, 400, invalid_grant, token_expired",
        "CONSENT_REQUIRED, 400, invalid_grant, consent_required",
        "BASIC_ACTION, 400, invalid_grant, basic_action",
        "ADDITIONAL_ACTION, 400, invalid_grant, additional_action",
        "MESSAGE_ONLY, 400, invalid_grant, message_only",
        "PASSWORD_EXPIRED, 400, invalid_grant, user_password_expired",
        "TRANSIENT_70000, 400, invalid_grant, ''",
        "INTERACTION_REQUIRED, 400, interaction_required, basic_action",
        "LOGIN_REQUIRED, 400, login_required, ''",
        "SECRET_EXPIRED, 401, invalid_client, ''",
        "UNAUTHORIZED_CLIENT, 400, unauthorized_client, ''",
        "INVALID_SCOPE, 400, invalid_scope, ''",
        "INVALID_RESOURCE, 400, invalid_resource, ''",
        "TEMPORARILY_UNAVAILABLE, 400, temporarily_unavailable, ''",
        "SERVER_ERROR, 500, server_error, ''",
        "TOO_MANY_REQUESTS, 429, temporarily_unavailable, ''"
    })
    void aTokenIsRefusedOnce(EntraFault fault, int status, String error, String suberror) {
        String token = it.tokens().path("refresh_token").asText();
        it.entra.faults().once(fault);

        EntraFixture.Answer refused = it.token(EntraFixture.renewal(token));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("error").asText()).isEqualTo(error);
        assertThat(refused.json().path("suberror").asText()).isEqualTo(suberror);
        assertThat(refused.raw().headers().firstValue("Retry-After").isPresent())
                .isEqualTo(status == 429);
        assertThat(it.token(EntraFixture.renewal(token)).status()).isEqualTo(200);
    }

    @Test
    void aPageOfHtmlComesInsteadOfTokens() {
        for (EntraFault fault : new EntraFault[] {EntraFault.HTML_200, EntraFault.HTML_503}) {
            it.entra.faults().once(fault);
            EntraFixture.Answer answer = it.token(EntraFixture.redemption(it.code()));
            assertThat(answer.body()).startsWith("<!DOCTYPE html>");
            assertThat(answer.status()).isEqualTo(fault == EntraFault.HTML_200 ? 200 : 503);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED", "CUT_BODY"})
    void anAnswerThatIsLostOrCutHasSpentTheCode(EntraFault fault) {
        String code = it.code();
        it.entra.faults().once(fault);

        assertThatThrownBy(() -> it.token(EntraFixture.redemption(code)).json())
                .isInstanceOfAny(UncheckedIOException.class, IllegalStateException.class);

        assertThat(it.token(EntraFixture.redemption(code)).json().path("error").asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void anAnswerIsLate() {
        String code = it.code();
        it.entra.faults().slowness(Duration.ofMillis(300));
        it.entra.faults().once(EntraFault.SLOW);
        long before = System.nanoTime();

        assertThat(it.token(EntraFixture.redemption(code)).status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aRedirectPointsElsewhere() {
        it.entra.faults().elsewhere(URI.create("https://elsewhere.example.org/token"));
        it.entra.faults().on(EntraFault.REDIRECT);

        EntraFixture.Answer answer = it.token(EntraFixture.redemption(it.code()));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.location()).isEqualTo("https://elsewhere.example.org/token");
    }

    @ParameterizedTest
    @CsvSource({
        "SCOPE_LONG, https://graph.microsoft.com/Calendars.ReadWrite openid email profile",
        "SCOPE_REORDERED, profile email openid Calendars.ReadWrite",
        "SCOPE_MISSING, openid email profile"
    })
    void scopesAreToldInAnotherWay(EntraFault fault, String scope) {
        it.entra.faults().on(fault);

        assertThat(it.tokens().path("scope").asText()).isEqualTo(scope);
    }

    @Test
    void whoDidNotConsentToTheCalendarsDoesNotReachThem() {
        it.entra.faults().on(EntraFault.SCOPE_MISSING);

        assertThat(it.calendars(it.tokens().path("access_token").asText()).status())
                .isEqualTo(403);
    }

    @Test
    void noNewRefreshTokenComes() {
        it.entra.faults().on(EntraFault.NO_REFRESH_TOKEN);

        assertThat(it.tokens().has("refresh_token")).isFalse();
    }

    @Test
    void aFaultStrikesAsOftenAsItIsTold() {
        it.entra.faults().next(EntraFault.DENIAL, 2);

        for (String error : new String[] {"access_denied", "access_denied", null}) {
            assertThat(it.authorize(EntraFixture.authorization()).back().get("error"))
                    .isEqualTo(error);
        }
    }

    @Test
    void eachSwitchIsInTheReadme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        for (EntraFault fault : EntraFault.values()) {
            assertThat(readme).contains("`" + fault + "`");
        }
    }

    @ParameterizedTest
    @EnumSource
    void clearTurnsEachOff(EntraFault fault) {
        it.entra.faults().on(fault);
        it.entra.faults().clear();

        Map<String, String> back = it.authorize(EntraFixture.authorization()).back();
        assertThat(it.token(EntraFixture.redemption(back.get("code")))
                        .json()
                        .path("refresh_token")
                        .asText())
                .isNotEmpty();
    }
}
