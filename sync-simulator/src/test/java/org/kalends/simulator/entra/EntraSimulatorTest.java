package org.kalends.simulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may do, and what is refused. */
class EntraSimulatorTest {

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final EntraFixture it = new EntraFixture();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void sendsTheBrowserBackWithACode() {
        EntraFixture.Answer answer = it.authorize(EntraFixture.authorization());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).startsWith(EntraFixture.REDIRECT + "?");
        assertThat(answer.back()).containsEntry("state", "the state").containsKey("code");
    }

    @Test
    void asksAPersonToSignInWhenNobodyIs() {
        it.entra.signOut(it.adele);

        assertThat(it.authorize(EntraFixture.authorization()).status()).isEqualTo(200);

        Map<String, String> silent = EntraFixture.authorization();
        silent.put("prompt", "none");
        assertThat(it.authorize(silent).back()).containsEntry("error", "login_required");
    }

    @Test
    void takesTheAccountThatTheHintNames() {
        it.entra.signIn(it.graph.mailbox("alex@contoso.example"));
        Map<String, String> query = EntraFixture.authorization();
        assertThat(email(it.token(EntraFixture.redemption(
                                it.authorize(query).back().get("code")))
                        .json()))
                .isEqualTo("alex@contoso.example");

        query.put("login_hint", "adele@contoso.example");
        assertThat(email(it.token(EntraFixture.redemption(
                                it.authorize(query).back().get("code")))
                        .json()))
                .isEqualTo("adele@contoso.example");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, other",
        "redirect_uri, https://host.example.org/callback/",
        "redirect_uri, https://evil.example.org/callback",
        "state, ''",
        "unknown, x"
    })
    void showsAPageWhenItDoesNotKnowWhereToGoBackTo(String name, String value) {
        Map<String, String> query = EntraFixture.authorization();
        query.put(name, value);

        EntraFixture.Answer answer = it.authorize(query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.location()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_mode, fragment, invalid_request",
        "scope, Mail.Read, invalid_scope",
        "scope, '', invalid_request",
        "prompt, always, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge, '', invalid_request"
    })
    void sendsTheBrowserBackWithWhatIsWrong(String name, String value, String error) {
        Map<String, String> query = EntraFixture.authorization();
        query.put(name, value);

        assertThat(it.authorize(query).back())
                .containsEntry("error", error)
                .containsEntry("state", "the state")
                .doesNotContainKey("code");
    }

    @Test
    void tradesACodeForTokensThatGraphTakes() {
        JsonNode tokens = it.tokens();

        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("scope").asText()).isEqualTo("Calendars.ReadWrite openid email profile");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.path("refresh_token").asText()).isNotEmpty();
        assertThat(it.calendars(tokens.path("access_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void accessTokensEndWhenTheySaySo() {
        it.entra.accessTokensLive(Duration.ofMinutes(2));
        JsonNode tokens = it.tokens();
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(120);

        it.clock.pass(Duration.ofMinutes(2));

        assertThat(it.calendars(tokens.path("access_token").asText()).status()).isEqualTo(401);
    }

    @Test
    void aCodeWorksOnceAndForTenMinutes() {
        String code = it.code();
        assertThat(it.token(EntraFixture.redemption(code)).status()).isEqualTo(200);
        assertRefused(it.token(EntraFixture.redemption(code)), "invalid_grant", 54005);

        String late = it.code();
        it.clock.pass(Duration.ofMinutes(10));
        assertRefused(it.token(EntraFixture.redemption(late)), "invalid_grant", 70008);
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, wrong, invalid_client, 7000215",
        "client_secret, '', invalid_client, 7000218",
        "client_id, other, unauthorized_client, 700016",
        "code, other, invalid_grant, 9002313",
        "code_verifier, '', invalid_request, 900144",
        "code_verifier, short, invalid_grant, 501481",
        "code_verifier, eBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant, 501481",
        "redirect_uri, https://host.example.org/other, invalid_grant, 70002",
        "grant_type, password, unsupported_grant_type, 70003",
        "unknown, x, invalid_request, 900144"
    })
    void refusesACodeWhoseFormIsNotRight(String name, String value, String error, int number) {
        Map<String, String> form = EntraFixture.redemption(it.code());
        form.put(name, value);

        assertRefused(it.token(form), error, number);
    }

    @Test
    void aPublicClientHasNoSecretAndMayNotSendOne() {
        it.entra.registerPublic(EntraFixture.CLIENT, EntraFixture.REDIRECT);
        Map<String, String> form = EntraFixture.redemption(it.code());
        assertRefused(it.token(form), "invalid_client", 700025);

        form.remove("client_secret");
        assertThat(it.token(form).status()).isEqualTo(200);
    }

    @Test
    void onlyFormsAreRead() {
        assertRefused(
                it.send(HttpRequest.newBuilder(it.entra.root().resolve("/common/oauth2/v2.0/token"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                "invalid_request",
                900144);
        assertThat(it.get("/common/oauth2/v2.0/token").status()).isEqualTo(405);
    }

    @Test
    void aRefreshTokenIsRotatedAndTheOldOneGoesOn() {
        String first = it.tokens().path("refresh_token").asText();
        String second = it.token(EntraFixture.renewal(first))
                .json()
                .path("refresh_token")
                .asText();

        assertThat(second).isNotEmpty().isNotEqualTo(first);
        assertThat(it.token(EntraFixture.renewal(first)).status()).isEqualTo(200);
        JsonNode again = it.token(EntraFixture.renewal(second)).json();
        assertThat(it.calendars(again.path("access_token").asText()).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenDiesByRevocationAndIdleness() {
        String idle = it.tokens().path("refresh_token").asText();
        it.clock.pass(Duration.ofDays(89));
        String used = it.token(EntraFixture.renewal(idle))
                .json()
                .path("refresh_token")
                .asText();
        it.clock.pass(Duration.ofDays(91));
        assertRefused(it.token(EntraFixture.renewal(used)), "invalid_grant", 700082);

        String revoked = it.tokens().path("refresh_token").asText();
        it.entra.revoke(it.adele);
        EntraFixture.Answer refusal = it.token(EntraFixture.renewal(revoked));
        assertRefused(refusal, "invalid_grant", 50173);
        assertThat(refusal.json().path("suberror").asText()).isEqualTo("bad_token");
    }

    @Test
    void aRefreshTokenIsForItsClientAndItsScopes() {
        String token = it.tokens().path("refresh_token").asText();
        Map<String, String> more = EntraFixture.renewal(token);
        more.put("scope", "Calendars.ReadWrite User.Read");
        assertRefused(it.token(more), "invalid_grant", 65001);

        Map<String, String> less = EntraFixture.renewal(token);
        less.put("scope", "openid offline_access");
        assertThat(it.token(less).json().path("scope").asText()).isEqualTo("openid");

        it.entra.registerPublic("second", EntraFixture.REDIRECT);
        Map<String, String> other = EntraFixture.renewal(token);
        other.put("client_id", "second");
        other.remove("client_secret");
        assertRefused(it.token(other), "invalid_grant", 700005);
        assertRefused(it.token(EntraFixture.renewal("garbage")), "invalid_request", 9002313);
    }

    @Test
    void identityTokensCanBeCheckedWithThePublishedKeys() throws Exception {
        JsonNode metadata =
                it.get("/common/v2.0/.well-known/openid-configuration").json();
        assertThat(metadata.path("issuer").asText()).isEqualTo(it.entra.root() + "/{tenantid}/v2.0");
        String before = it.tokens().path("id_token").asText();
        it.entra.rotateKeys();
        String after = it.tokens().path("id_token").asText();

        JsonNode keys = it.get(metadata.path("jwks_uri")
                        .asText()
                        .substring(it.entra.root().toString().length()))
                .json()
                .path("keys");
        assertThat(keys).hasSize(2);
        for (String token : new String[] {before, after}) {
            assertThat(isSigned(token, keys)).isTrue();
            JsonNode claims = claims(token);
            assertThat(claims.path("iss").asText()).isEqualTo(it.entra.root() + "/" + it.adele.tid() + "/v2.0");
            assertThat(claims.path("aud").asText()).isEqualTo(EntraFixture.CLIENT);
            assertThat(claims.path("oid").asText()).isEqualTo(it.adele.oid());
            assertThat(claims.path("tid").asText()).isEqualTo(it.adele.tid());
            assertThat(claims.path("nonce").asText()).isEqualTo("the nonce");
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(3600);
        }
    }

    @Test
    void withoutOpenidAndOfflineAccessThereIsNeitherIdentityNorRenewal() {
        Map<String, String> query = EntraFixture.authorization();
        query.put("scope", "https://graph.microsoft.com/Calendars.ReadWrite");

        JsonNode tokens = it.token(
                        EntraFixture.redemption(it.authorize(query).back().get("code")))
                .json();

        assertThat(tokens.has("id_token")).isFalse();
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(tokens.path("scope").asText()).isEqualTo("Calendars.ReadWrite");
    }

    @Test
    void graphRefusesChallengedTokensUntilOneIsAskedForWithTheClaims() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
        JsonNode tokens = it.tokens();
        it.entra.challenge(it.adele, claims);

        EntraFixture.Answer refused = it.calendars(tokens.path("access_token").asText());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.raw().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(header -> assertThat(header)
                        .contains("error=\"insufficient_claims\"")
                        .contains("claims=\"" + Base64.getEncoder().encodeToString(claims.getBytes(UTF_8)) + "\""));

        Map<String, String> form =
                EntraFixture.renewal(tokens.path("refresh_token").asText());
        assertThat(it.calendars(it.token(form).json().path("access_token").asText())
                        .status())
                .isEqualTo(401);
        form.put("claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");
        assertThat(it.calendars(it.token(form).json().path("access_token").asText())
                        .status())
                .isEqualTo(401);
        form.put("claims", claims);
        assertThat(it.calendars(it.token(form).json().path("access_token").asText())
                        .status())
                .isEqualTo(200);
        form.put("claims", "no json");
        assertRefused(it.token(form), "invalid_request", 50017);
    }

    @Test
    void administratorsConsentForOneOrganisation() {
        String query = "/v2.0/adminconsent?client_id=client&scope=Calendars.ReadWrite&state=s&redirect_uri="
                + java.net.URLEncoder.encode(EntraFixture.REDIRECT.toString(), UTF_8);

        assertThat(it.get("/organizations" + query).back())
                .containsEntry("admin_consent", "True")
                .containsEntry("tenant", it.adele.tid())
                .containsEntry("state", "s");
        assertThat(it.get("/" + it.adele.tid() + query).status()).isEqualTo(302);
        assertThat(it.get("/common" + query).status()).isEqualTo(400);

        it.entra.faults().once(EntraFault.ADMIN_DENIAL);
        assertThat(it.get("/organizations" + query).back()).containsEntry("error", "consent_required");
        it.entra.signOut(it.adele);
        assertThat(it.get("/organizations" + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere/oauth2/v2.0/authorize",
                "/nowhere/v2.0/.well-known/openid-configuration",
            })
    void knowsNoOtherTenants(String path) {
        assertThat(it.get(path).status()).isEqualTo(400);
    }

    private static void assertRefused(EntraFixture.Answer answer, String error, int number) {
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(number);
        assertThat(answer.json().path("error_description").asText()).startsWith("AADSTS" + number + ": ");
        assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
    }

    private static String email(JsonNode tokens) {
        return claims(tokens.path("id_token").asText()).path("email").asText();
    }

    private static JsonNode claims(String token) {
        try {
            return new JsonMapper().readTree(BASE64.decode(token.split("\\.", -1)[1]));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(String token, JsonNode keys) throws Exception {
        String[] parts = token.split("\\.", -1);
        String id =
                new JsonMapper().readTree(BASE64.decode(parts[0])).path("kid").asText();
        for (JsonNode key : keys) {
            if (key.path("kid").asText().equals(id)) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(
                                new BigInteger(1, BASE64.decode(key.path("n").asText())),
                                new BigInteger(1, BASE64.decode(key.path("e").asText())))));
                signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
                return signature.verify(BASE64.decode(parts[2]));
            }
        }
        return false;
    }
}
