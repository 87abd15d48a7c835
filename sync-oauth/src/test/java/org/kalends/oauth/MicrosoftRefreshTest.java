package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.oauth.ScriptedEntra.Answer;

/** A grant lives on: new tokens, dead grants, faults of the operator, and trouble that passes. */
class MicrosoftRefreshTest extends EntraTest {

    @Test
    void keepsTheNewRefreshToken() {
        entra.token(Answer.json(200, entra.grant(null)));

        Credential.OAuth fresh = authorization.refresh(old());

        assertThat(fresh.accessToken()).isEqualTo("access-token");
        assertThat(fresh.refreshToken()).contains("refresh-token");
        assertThat(fresh.expiresAt()).isEqualTo(clock.instant().plusSeconds(3599));
        assertThat(entra.tokenCalls())
                .singleElement()
                .isEqualTo(Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", "old-refresh",
                        "client_id", CLIENT,
                        "client_secret", "the-client-secret",
                        "scope", "Calendars.ReadWrite openid email profile offline_access"));
    }

    @Test
    void keepsTheOldRefreshTokenAndScopesWhenNoneAreTold() {
        Map<String, Object> body = entra.grant(null);
        body.remove("refresh_token");
        body.remove("scope");
        entra.token(Answer.json(200, body));

        Credential.OAuth fresh = authorization.refresh(old());

        assertThat(fresh.refreshToken()).contains("old-refresh");
        assertThat(fresh.scopes()).isEqualTo(old().scopes());
    }

    @Test
    void noticesThatTheCalendarsWereTakenAway() {
        Map<String, Object> body = entra.grant(null);
        body.put("scope", "openid profile");
        entra.token(Answer.json(200, body));

        assertFails(FailureKind.AUTHENTICATION, "Calendars.ReadWrite", () -> authorization.refresh(old()));
    }

    @Test
    void withoutARefreshTokenOnlyTheUserCanHelp() {
        Credential.OAuth timed = new Credential.OAuth("access", Optional.empty(), clock.instant(), Set.of());

        assertFails(FailureKind.AUTHENTICATION, "refresh token", () -> authorization.refresh(timed));
        assertThat(entra.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, bad_token, 50173, AUTHENTICATION, sign in again",
        "400, invalid_grant, token_expired, 700082, AUTHENTICATION, sign in again",
        "400, invalid_grant, , 70008, AUTHENTICATION, sign in again",
        "400, invalid_grant, , 54005, AUTHENTICATION, sign in again",
        "400, invalid_grant, consent_required, 65001, AUTHENTICATION, consent is missing",
        "400, invalid_grant, basic_action, 50076, AUTHENTICATION, sign in again",
        "400, invalid_grant, additional_action, 50079, AUTHENTICATION, sign in again",
        "400, invalid_grant, message_only, 53003, AUTHENTICATION, sign in again",
        "400, invalid_grant, , 70000, AUTHENTICATION, sign in again",
        "400, interaction_required, , 50076, AUTHENTICATION, sign in again",
        "400, consent_required, , 65001, AUTHENTICATION, consent is missing",
        "400, login_required, , 50058, AUTHENTICATION, sign in again",
        "401, invalid_client, , 7000215, PERMANENT, client secret",
        "401, invalid_client, , 7000222, PERMANENT, client secret",
        "400, unauthorized_client, , 700016, PERMANENT, client id",
        "400, invalid_request, , 9002313, PERMANENT, app registration",
        "400, invalid_request, , 9002331, PERMANENT, supported accounts",
        "400, invalid_scope, , 70011, PERMANENT, Calendars.ReadWrite",
        "400, invalid_resource, , 500011, PERMANENT, Calendars.ReadWrite",
        "400, temporarily_unavailable, , 90033, RETRYABLE, temporarily_unavailable",
        "400, server_error, , 90000, RETRYABLE, server_error",
        "500, server_error, , 90000, RETRYABLE, 500",
        "500, invalid_grant, , 50173, RETRYABLE, 500",
        "503, temporarily_unavailable, , 90033, RATE_LIMITED, 503",
        "429, temporarily_unavailable, , 90055, RATE_LIMITED, 429",
        "400, something_new, , 1234567, PERMANENT, something_new"
    })
    void saysWhatEachRefusalMeans(
            int status, String error, String suberror, String number, FailureKind kind, String message) {
        entra.token(Answer.json(status, refusal(error, suberror, number)));

        assertFails(kind, message, () -> authorization.refresh(old()));
        assertThat(entra.tokenCalls()).hasSize(1);
    }

    @Test
    void theNumberIsToldAndNothingElseOfTheText() {
        entra.token(Answer.json(400, refusal("invalid_grant", "bad_token", "50173")));

        assertThat(failure(() -> authorization.refresh(old())))
                .hasMessageContaining("AADSTS50173")
                .hasMessageContaining("bad_token")
                .hasMessageNotContaining("adele")
                .hasMessageNotContaining("old-refresh");
    }

    @Test
    void theNumberDecidesNothing() {
        entra.token(Answer.json(400, refusal("temporarily_unavailable", null, "50173")));
        assertThat(failure(() -> authorization.refresh(old())).kind()).isEqualTo(FailureKind.RETRYABLE);

        entra.token(Answer.json(400, refusal("invalid_grant", null, "90033")));
        assertThat(failure(() -> authorization.refresh(old())).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 500, 502, 504})
    void aPageOfHtmlIsNoDeadGrant(int status) {
        entra.token(Answer.html(status));

        assertThat(failure(() -> authorization.refresh(old())).kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void anAnswerThatBreaksOffIsTrouble() {
        entra.token(Answer.json(200, entra.grant(null)).cutBy(40));
        assertFails(FailureKind.RETRYABLE, "no answer", () -> authorization.refresh(old()));

        String body = Answer.json(200, entra.grant(null)).body();
        entra.token(
                new Answer(200, body.substring(0, body.length() / 2), Map.of("Content-Type", "application/json"), 0));
        assertFails(FailureKind.RETRYABLE, "not a token response", () -> authorization.refresh(old()));
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() {
        entra.token(new Answer(200, "x".repeat(300_000), Map.of("Content-Type", "application/json"), 0));

        assertFails(FailureKind.RETRYABLE, "no answer", () -> authorization.refresh(old()));
    }

    @Test
    void aSilentAuthorityIsLeftInTime() {
        authorization = authorization(config().timeout(Duration.ofMillis(200)));
        CountDownLatch end = new CountDownLatch(1);
        entra.beforeToken(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertFails(FailureKind.RETRYABLE, "no answer", () -> authorization.refresh(old()));
        end.countDown();
    }

    @Test
    void anAuthorityThatIsNotThereIsTrouble() {
        entra.close();

        ProviderException failure = failure(() -> authorization.refresh(old()));

        assertThat(failure.kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(failure).hasMessageNotContaining("127.0.0.1");
    }

    @Test
    void honoursThePauseThatIsAskedFor() {
        entra.token(Answer.json(429, Map.of()).with("Retry-After", "120"));
        assertThat(failure(() -> authorization.refresh(old())).retryAfter()).contains(Duration.ofMinutes(2));

        entra.token(Answer.json(503, Map.of()).with("Retry-After", "Tue, 06 May 2031 12:05:00 GMT"));
        assertThat(failure(() -> authorization.refresh(old())).retryAfter()).contains(Duration.ofMinutes(5));

        entra.token(Answer.json(429, Map.of()).with("Retry-After", "soon"));
        assertThat(failure(() -> authorization.refresh(old())).retryAfter()).isEmpty();

        entra.token(Answer.json(500, Map.of()).with("Retry-After", "7"));
        assertThat(failure(() -> authorization.refresh(old())).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void refusesTokensThatAreNoBearersOrNeverEnd() {
        Map<String, Object> body = entra.grant(null);
        body.put("token_type", "mac");
        entra.token(Answer.json(200, body));
        assertThat(failure(() -> authorization.refresh(old()))).isNotNull();

        body.put("token_type", "bearer");
        body.remove("expires_in");
        entra.token(Answer.json(200, body));
        assertFails(FailureKind.RETRYABLE, "expires_in", () -> authorization.refresh(old()));

        body.put("expires_in", Long.MAX_VALUE);
        entra.token(Answer.json(200, body));
        assertThat(authorization.refresh(old()).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void answersAChallengeWithTheDeclaredCapabilitiesInIt() {
        String challenge = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
        entra.token(Answer.json(200, entra.grant(null)));

        authorization.refresh(old(), challenge);
        authorization(config().capabilities(Set.of("cp1"))).refresh(old(), challenge);
        authorization(config().capabilities(Set.of("cp1"))).refresh(old());

        assertThat(entra.tokenCalls().get(0)).containsEntry("claims", challenge);
        assertThat(entra.tokenCalls().get(1).get("claims"))
                .contains("\"xms_cc\":{\"values\":[\"cp1\"]}")
                .contains("\"nbf\":{\"essential\":true");
        assertThat(entra.tokenCalls().get(2))
                .containsEntry("claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
        assertFails(FailureKind.AUTHENTICATION, "claims", () -> authorization.refresh(old(), "no json"));
    }

    private static Map<String, Object> refusal(String error, String suberror, String number) {
        Map<String, Object> body = new HashMap<>();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + number
                        + ": adele@contoso.example may not.\r\nTrace ID: 1\r\nTimestamp: 2031-05-06 12:00:00Z");
        body.put("error_codes", List.of(Integer.valueOf(number)));
        body.put("timestamp", "2031-05-06 12:00:00Z");
        if (suberror != null) {
            body.put("suberror", suberror);
        }
        return body;
    }
}
