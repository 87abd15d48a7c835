package org.kalends.simulator.google.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.google.identity.IdentityFixture.ROOT;
import static org.kalends.simulator.google.identity.IdentityFixture.authorization;
import static org.kalends.simulator.google.identity.IdentityFixture.redemption;
import static org.kalends.simulator.google.identity.IdentityFixture.renewal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.simulator.google.identity.IdentityFixture.Answer;

final class GoogleIdentityTest {

    private final IdentityFixture google = new IdentityFixture();

    @AfterEach
    void close() {
        google.close();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        if (value.equals("-")) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        return values;
    }

    @Test
    void sendsTheBrowserBackWithACodeThatGivesTokens() {
        Answer answer = google.authorize(authorization());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.back()).containsEntry("state", "the state");
        JsonNode tokens = google.token(redemption(answer.back().get("code"))).json();
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.path("scope").asText().split(" ", -1))
                .containsExactlyInAnyOrder(
                        "openid",
                        ROOT + "userinfo.email",
                        ROOT + "userinfo.profile",
                        ROOT + "calendar.events",
                        ROOT + "calendar.calendarlist.readonly");
        assertThat(tokens.has("refresh_token")).isTrue();
        assertThat(tokens.has("refresh_token_expires_in")).isFalse();
        assertThat(google.events(tokens.path("access_token").asText())).isEqualTo(200);
        google.clock.pass(Duration.ofSeconds(3599));
        assertThat(google.events(tokens.path("access_token").asText())).isEqualTo(401);
    }

    @Test
    void takesTheAccountThatTheHintNames() {
        google.identity.signIn(google.google.account("bob@example.com"));
        google.authorize(with(authorization(), "login_hint", "ann@example.com"));
        String code = google.authorize(with(authorization(), "login_hint", "ann@example.com"))
                .back()
                .get("code");
        assertThat(claims(google.token(redemption(code)).json()).path("email").asText())
                .isEqualTo("ann@example.com");
        google.identity.signOut(google.ann);
        assertThat(claims(google.tokens()).path("email").asText()).isEqualTo("bob@example.com");
    }

    @Test
    void asksAPersonToSignInWhenNobodyIs() {
        google.identity.signOut(google.ann);
        assertThat(google.authorize(authorization()).status()).isEqualTo(200);
        Map<String, String> back =
                google.authorize(with(authorization(), "prompt", "none")).back();
        assertThat(back).containsEntry("error", "login_required").containsEntry("state", "the state");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, other, invalid_client",
        "redirect_uri, https://host.example.org/callback/, redirect_uri_mismatch",
        "response_type, token, unsupported_response_type",
        "scope, nonsense, invalid_scope",
        "scope, -, invalid_request",
        "state, -, invalid_request",
        "code_challenge, -, invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "access_type, always, invalid_request",
        "prompt, login, invalid_request",
        "approval_prompt, force, invalid_request"
    })
    void showsAPageWhenARequestIsNotRight(String name, String value, String error) {
        Answer answer = google.authorize(with(authorization(), name, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().body()).contains(error);
    }

    @Test
    void givesARefreshTokenOnlyOfflineAndLaterOnlyWithConsent() {
        String online = google.authorize(with(authorization(), "access_type", "-"))
                .back()
                .get("code");
        assertThat(google.token(redemption(online)).json().has("refresh_token")).isFalse();
        String silent =
                google.authorize(with(authorization(), "prompt", "-")).back().get("code");
        assertThat(google.token(redemption(silent)).json().has("refresh_token")).isFalse();
        assertThat(google.tokens().has("refresh_token")).isTrue();
        google.identity.revoke(google.ann);
        String first =
                google.authorize(with(authorization(), "prompt", "-")).back().get("code");
        assertThat(google.token(redemption(first)).json().has("refresh_token")).isTrue();
    }

    @Test
    void grantsWhatThePersonLeavesTicked() {
        google.identity.untick(google.ann, ROOT + "calendar.events", "openid");
        JsonNode tokens = google.tokens();
        assertThat(tokens.path("scope").asText().split(" ", -1))
                .contains("openid")
                .doesNotContain(ROOT + "calendar.events");
        assertThat(google.events(tokens.path("access_token").asText())).isEqualTo(403);
        google.identity.untick(google.ann);
        google.tokens();
        String only = google.authorize(with(authorization(), "scope", "openid"))
                .back()
                .get("code");
        assertThat(google.token(redemption(only)).json().path("scope").asText()).contains("calendar.events");
        String alone = google.authorize(with(with(authorization(), "scope", "openid"), "include_granted_scopes", "-"))
                .back()
                .get("code");
        assertThat(google.token(redemption(alone)).json().path("scope").asText())
                .isEqualTo("openid");
    }

    @ParameterizedTest
    @CsvSource({
        "code, nonsense, 400, invalid_grant",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX, 400, invalid_grant",
        "code_verifier, -, 400, invalid_request",
        "redirect_uri, https://other.example.org/, 400, redirect_uri_mismatch",
        "client_secret, wrong, 401, invalid_client",
        "client_secret, -, 400, invalid_request",
        "client_id, other, 401, invalid_client",
        "grant_type, password, 400, unsupported_grant_type",
        "scope, openid, 400, invalid_request"
    })
    void refusesACodeWhoseFormIsNotRight(String name, String value, int status, String error) {
        Answer answer = google.token(with(redemption(google.code()), name, value));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }

    @Test
    void takesACodeOnceAndForTenMinutes() {
        String code = google.code();
        assertThat(google.token(redemption(code)).status()).isEqualTo(200);
        assertThat(google.token(redemption(code)).error()).isEqualTo("invalid_grant");
        String late = google.code();
        google.clock.pass(Duration.ofMinutes(10));
        assertThat(google.token(redemption(late)).error()).isEqualTo("invalid_grant");
    }

    @Test
    void takesTheSecretInAHeaderToo() {
        Map<String, String> form = redemption(google.code());
        form.remove("client_id");
        form.remove("client_secret");
        String basic = Base64.getEncoder()
                .encodeToString(
                        (IdentityFixture.CLIENT + ":" + IdentityFixture.SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(google.token(form, "Authorization", "Basic " + basic).status())
                .isEqualTo(200);
    }

    @Test
    void neverReplacesARefreshToken() {
        String refresh = google.tokens().path("refresh_token").asText();
        JsonNode renewed = google.token(renewal(refresh)).json();
        assertThat(renewed.has("refresh_token")).isFalse();
        assertThat(google.events(renewed.path("access_token").asText())).isEqualTo(200);
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
    }

    @Test
    void endsARefreshTokenThatNobodyUsesForSixMonths() {
        String refresh = google.tokens().path("refresh_token").asText();
        google.clock.pass(Duration.ofDays(180));
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
        google.clock.pass(Duration.ofDays(180));
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
        google.clock.pass(Duration.ofDays(190));
        Answer dead = google.token(renewal(refresh));
        assertThat(dead.status()).isEqualTo(400);
        assertThat(dead.error()).isEqualTo("invalid_grant");
        assertThat(dead.description()).isEqualTo("Token has been expired or revoked.");
    }

    @Test
    void endsTheOldestOfMoreThanAHundredInSilence() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            all.add(google.tokens().path("refresh_token").asText());
        }
        assertThat(google.token(renewal(all.get(0))).error()).isEqualTo("invalid_grant");
        assertThat(google.token(renewal(all.get(1))).status()).isEqualTo(200);
    }

    @Test
    void endsTheWholeGrantWithEitherToken() {
        JsonNode tokens = google.tokens();
        String refresh = tokens.path("refresh_token").asText();
        String access = tokens.path("access_token").asText();
        assertThat(google.revoke(refresh).status()).isEqualTo(200);
        assertThat(google.events(access)).isEqualTo(401);
        assertThat(google.token(renewal(refresh)).error()).isEqualTo("invalid_grant");
        assertThat(google.revoke(refresh).error()).isEqualTo("invalid_token");
        JsonNode again = google.tokens();
        google.revoke(again.path("access_token").asText());
        assertThat(google.token(renewal(again.path("refresh_token").asText())).error())
                .isEqualTo("invalid_grant");
        JsonNode third = google.tokens();
        google.identity.revoke(google.ann);
        assertThat(google.events(third.path("access_token").asText())).isEqualTo(401);
    }

    @Test
    void setsHowLongAccessTokensLive() {
        google.identity.accessTokensLive(Duration.ofSeconds(60));
        JsonNode tokens = google.tokens();
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(60);
        google.clock.pass(Duration.ofSeconds(61));
        assertThat(google.events(tokens.path("access_token").asText())).isEqualTo(401);
    }

    @Test
    void signsWhoSomebodyIs() throws GeneralSecurityException, IOException {
        JsonNode tokens = google.tokens();
        JsonNode claims = claims(tokens);
        assertThat(claims.path("iss").asText()).isEqualTo(google.server.url().toString());
        assertThat(claims.path("aud").asText()).isEqualTo(IdentityFixture.CLIENT);
        assertThat(claims.path("sub").asText()).isEqualTo(google.ann.sub()).matches("[0-9]{21}");
        assertThat(claims.path("nonce").asText()).isEqualTo("the nonce");
        assertThat(verifies(tokens.path("id_token").asText())).isTrue();
        google.identity.rotateKeys();
        assertThat(verifies(tokens.path("id_token").asText())).isTrue();
        assertThat(verifies(google.tokens().path("id_token").asText())).isTrue();
        assertThat(google.get("/.well-known/openid-configuration")
                        .json()
                        .path("jwks_uri")
                        .asText())
                .isEqualTo(google.server.url() + "/oauth2/v3/certs");
    }

    private static JsonNode claims(JsonNode tokens) {
        try {
            String body = tokens.path("id_token").asText().split("\\.", -1)[1];
            return new JsonMapper().readTree(Base64.getUrlDecoder().decode(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean verifies(String token) throws GeneralSecurityException, IOException {
        String[] parts = token.split("\\.", -1);
        String kid = new JsonMapper()
                .readTree(Base64.getUrlDecoder().decode(parts[0]))
                .path("kid")
                .asText();
        for (JsonNode key : google.get("/oauth2/v3/certs").json().path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
                signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
                return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            }
        }
        return false;
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    @Test
    void comesBackWithADenial() {
        google.identity.faults().once(GoogleIdentityFault.DENIAL);
        assertThat(google.authorize(authorization()).back())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "the state");
        google.identity.faults().once(GoogleIdentityFault.SIGN_IN_BLOCKED);
        Answer blocked = google.authorize(authorization());
        assertThat(blocked.status()).isEqualTo(400);
        assertThat(blocked.raw().body()).contains("admin_policy_enforced");
        google.identity.faults().once(GoogleIdentityFault.SCOPE_SUBSET);
        assertThat(google.tokens().path("scope").asText())
                .contains("calendarlist")
                .doesNotContain("calendar.events");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_GRANT, 400, invalid_grant, Token has been expired or revoked.",
        "INVALID_GRANT_BAD_REQUEST, 400, invalid_grant, Bad Request",
        "INVALID_RAPT, 400, invalid_grant, reauth related error (invalid_rapt)",
        "ADMIN_POLICY_ENFORCED, 400, admin_policy_enforced, The administrator has blocked this application.",
        "INVALID_CLIENT, 401, invalid_client, The OAuth client was deleted.",
        "UNAUTHORIZED_CLIENT, 400, unauthorized_client, Unauthorized",
        "SERVER_ERROR, 500, internal_failure, Backend Error",
        "TOO_MANY_REQUESTS, 429, rate_limit_exceeded, Rate limit exceeded"
    })
    void refusesToRenew(GoogleIdentityFault fault, int status, String error, String description) {
        String refresh = google.tokens().path("refresh_token").asText();
        google.identity.faults().once(fault);
        Answer answer = google.token(renewal(refresh));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.description()).isEqualTo(description);
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
    }

    @Test
    void answersWithWhatIsNoAnswer() {
        String refresh = google.tokens().path("refresh_token").asText();
        GoogleIdentityFaults faults = google.identity.faults();
        faults.once(GoogleIdentityFault.HTML_503);
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(503);
        faults.once(GoogleIdentityFault.HTML_200);
        assertThat(google.token(renewal(refresh)).raw().body()).startsWith("<!DOCTYPE html>");
        faults.once(GoogleIdentityFault.REDIRECT);
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(307);
        faults.once(GoogleIdentityFault.DROPPED);
        assertThatThrownBy(() -> google.token(renewal(refresh))).isInstanceOf(UncheckedIOException.class);
        faults.once(GoogleIdentityFault.CUT_BODY);
        assertThatThrownBy(() -> google.token(renewal(refresh))).isInstanceOf(UncheckedIOException.class);
        faults.slowness(Duration.ofMillis(200));
        faults.once(GoogleIdentityFault.SLOW);
        long begun = System.nanoTime();
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(199));
    }

    @Test
    void answersOddly() {
        GoogleIdentityFaults faults = google.identity.faults();
        faults.once(GoogleIdentityFault.NO_REFRESH_TOKEN);
        assertThat(google.tokens().has("refresh_token")).isFalse();
        String usual = google.tokens().path("scope").asText();
        faults.once(GoogleIdentityFault.SCOPE_REORDERED);
        assertThat(google.tokens().path("scope").asText()).isNotEqualTo(usual).hasSameSizeAs(usual);
        faults.once(GoogleIdentityFault.LEGACY_ISSUER);
        assertThat(claims(google.tokens()).path("iss").asText())
                .isEqualTo(google.server.url().getAuthority());
    }

    @Test
    void endsTheTokensOfAnApplicationInTestingAfterAWeek() {
        google.identity.faults().once(GoogleIdentityFault.SEVEN_DAYS);
        JsonNode tokens = google.tokens();
        assertThat(tokens.path("refresh_token_expires_in").asInt()).isEqualTo(604_800);
        String refresh = tokens.path("refresh_token").asText();
        google.clock.pass(Duration.ofDays(6));
        assertThat(google.token(renewal(refresh))
                        .json()
                        .path("refresh_token_expires_in")
                        .asInt())
                .isEqualTo(86_400);
        google.clock.pass(Duration.ofDays(1));
        assertThat(google.token(renewal(refresh)).error()).isEqualTo("invalid_grant");
    }

    @Test
    void losesRevocations() {
        String refresh = google.tokens().path("refresh_token").asText();
        google.identity.faults().once(GoogleIdentityFault.REVOKE_503);
        assertThat(google.revoke(refresh).status()).isEqualTo(503);
        assertThat(google.token(renewal(refresh)).status()).isEqualTo(200);
        google.identity.faults().once(GoogleIdentityFault.REVOKE_DROPPED);
        assertThatThrownBy(() -> google.revoke(refresh)).isInstanceOf(UncheckedIOException.class);
        assertThat(google.token(renewal(refresh)).error()).isEqualTo("invalid_grant");
    }
}
