package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.auth.Credential;
import org.kalends.api.provider.FailureKind;
import org.kalends.oauth.ScriptedEntra.Answer;
import org.kalends.tck.AuthorizationFixture;
import org.kalends.tck.AuthorizationTck;

/** Out to the authority, and back with a code. */
class MicrosoftSignInTest extends EntraTest {

    @Nested
    class Conformance extends AuthorizationTck {
        @Override
        protected AuthorizationFixture fixture() {
            return new Fixture(
                    "Microsoft",
                    new MicrosoftAuthorization(
                            MicrosoftConfig.builder(CLIENT).build(), Clock.systemUTC(), new SecureRandom()),
                    true);
        }
    }

    private record Fixture(String name, Authorization authorization, boolean signsIn) implements AuthorizationFixture {}

    @Test
    void asksTheCommonAuthorityForExactlyWhatIsNeeded() {
        MicrosoftAuthorization worldwide =
                new MicrosoftAuthorization(MicrosoftConfig.builder(CLIENT).build(), clock, new SecureRandom());

        String url = worldwide.begin(REDIRECT).url().toString();

        assertThat(url)
                .startsWith("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?")
                .contains("scope=Calendars.ReadWrite+openid+email+profile+offline_access")
                .contains("response_mode=query")
                .contains("client_id=" + CLIENT)
                .contains("prompt=select_account")
                .doesNotContain("claims=")
                .doesNotContain("secret");
    }

    @Test
    void asksForThePromptTheAccountAndTheClaimsThatAreGiven() {
        SignInOptions options = SignInOptions.forAccount("adele@contoso.example")
                .with(SignInOptions.Prompt.CONSENT)
                .withClaims("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}");

        String url = authorization.begin(REDIRECT, options).url().toString();

        assertThat(url)
                .contains("prompt=consent")
                .contains("login_hint=adele%40contoso.example")
                .contains("claims=%7B%22access_token%22");
        assertThat(options.toString()).doesNotContain("adele");
        assertThat(authorization
                        .begin(REDIRECT, SignInOptions.forAccount("adele@contoso.example"))
                        .url()
                        .toString())
                .doesNotContain("prompt=");
    }

    @Test
    void tradesTheCodeForAGrant() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(200, grant(signIn)));

        Grant grant = complete(signIn);

        assertThat(grant.subject()).isEqualTo(ScriptedEntra.USER + "." + ScriptedEntra.TENANT);
        assertThat(grant.email()).contains("adele@contoso.example");
        assertThat(grant.credential())
                .isEqualTo(new Credential.OAuth(
                        "access-token",
                        Optional.of("refresh-token"),
                        clock.instant().plusSeconds(3599),
                        Set.of("Calendars.ReadWrite", "openid", "email", "profile")));
        assertThat(entra.tokenCalls())
                .singleElement()
                .isEqualTo(Map.of(
                        "grant_type", "authorization_code",
                        "code", "the-code",
                        "code_verifier", signIn.verifier(),
                        "redirect_uri", REDIRECT.toString(),
                        "client_id", CLIENT,
                        "client_secret", "the-client-secret",
                        "scope", "Calendars.ReadWrite openid email profile offline_access"));
    }

    @Test
    void aPublicClientHasNoSecret() {
        authorization = authorization(MicrosoftConfig.builder(CLIENT).authority(entra.root()));

        signIn();

        assertThat(entra.tokenCalls())
                .singleElement()
                .satisfies(form ->
                        assertThat(form).containsEntry("client_id", CLIENT).doesNotContainKey("client_secret"));
    }

    @Test
    void theAddressMayComeAsTheUserName() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(
                200,
                entra.grant(entra.signed(entra.claims(CLIENT, signIn.nonce())
                        .claim("email", null)
                        .claim("preferred_username", "adele@fabrikam.example")))));

        assertThat(complete(signIn).email()).contains("adele@fabrikam.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/Calendars.ReadWrite openid profile email",
                "profile email openid calendars.readwrite",
                "email 00000003-0000-0000-c000-000000000000/Calendars.ReadWrite openid profile https://graph.microsoft.com/User.Read",
                "https://graph.microsoft.com//Calendars.ReadWrite openid email profile"
            })
    void knowsItsScopesInEverySpelling(String scope) {
        SignIn signIn = authorization.begin(REDIRECT);
        Map<String, Object> body = grant(signIn);
        body.put("scope", scope);
        entra.token(Answer.json(200, body));

        assertThat(((Credential.OAuth) complete(signIn).credential()).scopes())
                .contains("Calendars.ReadWrite", "openid", "email", "profile")
                .doesNotContain("offline_access");
    }

    @Test
    void refusesAConsentThatLacksTheCalendarsByName() {
        SignIn signIn = authorization.begin(REDIRECT);
        Map<String, Object> body = grant(signIn);
        body.put("scope", "openid email profile https://graph.microsoft.com/Calendars.Read");
        entra.token(Answer.json(200, body));

        assertFails(FailureKind.AUTHENTICATION, "Calendars.ReadWrite", () -> complete(signIn));
    }

    @Test
    void refusesAGrantThatCannotBeRenewed() {
        SignIn signIn = authorization.begin(REDIRECT);
        Map<String, Object> body = grant(signIn);
        body.remove("refresh_token");
        entra.token(Answer.json(200, body));

        assertFails(FailureKind.AUTHENTICATION, "no refresh token", () -> complete(signIn));
    }

    @Test
    void spendsNoCodeOnAForeignAnswer() {
        SignIn signIn = authorization.begin(REDIRECT);

        assertFails(FailureKind.AUTHENTICATION, "state", () -> complete(signIn, Map.of("state", "other")));
        assertFails(
                FailureKind.AUTHENTICATION,
                "state",
                () -> complete(signIn, Map.of("state", "other", "error", "server_error")));
        assertThat(entra.calls()).isEmpty();
    }

    @Test
    void spendsNoCodeWhileTheKeysCannotBeFound() {
        SignIn signIn = authorization.begin(REDIRECT);
        Answer good = Answer.json(
                200,
                Map.of(
                        "issuer", entra.root() + "/{tenantid}/v2.0",
                        "jwks_uri", entra.root() + "/common/discovery/v2.0/keys"));
        for (Answer trouble : new Answer[] {
            Answer.html(503), Answer.html(200), Answer.json(200, Map.of("issuer", "x")), good.cutBy(20)
        }) {
            entra.metadata(trouble);
            assertFails(FailureKind.RETRYABLE, "metadata", () -> complete(signIn));
        }
        assertThat(entra.tokenCalls()).isEmpty();

        entra.metadata(good);
        entra.token(Answer.json(200, grant(signIn)));
        assertThat(complete(signIn).subject()).startsWith(ScriptedEntra.USER);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, cancel, AUTHENTICATION, refused",
        "access_denied, , AUTHENTICATION, administrators",
        "consent_required, , AUTHENTICATION, administrator of the organisation",
        "interaction_required, , AUTHENTICATION, sign in again",
        "login_required, , AUTHENTICATION, sign in again",
        "server_error, , RETRYABLE, server_error",
        "temporarily_unavailable, , RETRYABLE, temporarily_unavailable",
        "invalid_request, , PERMANENT, redirect URI",
        "unauthorized_client, , PERMANENT, client id",
        "invalid_scope, , PERMANENT, Calendars.ReadWrite",
        "something_new, , PERMANENT, something_new"
    })
    void saysWhatAnErrorOnTheWayBackMeans(String error, String subcode, FailureKind kind, String message) {
        SignIn signIn = authorization.begin(REDIRECT);
        Map<String, String> answer = new HashMap<>(Map.of("error", error));
        answer.put("error_description", "AADSTS65004: adele@contoso.example declined to consent. Trace ID: 1");
        if (subcode != null) {
            answer.put("error_subcode", subcode);
        }

        assertFails(kind, message, () -> complete(signIn, answer));
        assertThat(failure(() -> complete(signIn, answer)))
                .hasMessageContaining("AADSTS65004")
                .hasMessageNotContaining("adele");
        assertThat(entra.calls()).isEmpty();
    }

    @Test
    void whatIsNoErrorCodeStaysOutOfTheMessage() {
        SignIn signIn = authorization.begin(REDIRECT);

        assertThat(failure(() -> complete(signIn, Map.of("error", "<script>adele@contoso.example"))))
                .hasMessageNotContaining("adele");
    }

    @Test
    void aCodeThatIsSpentIsForTheUser() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.token(Answer.json(
                400, Map.of("error", "invalid_grant", "error_description", "AADSTS54005: the code was redeemed")));

        assertFails(FailureKind.AUTHENTICATION, "AADSTS54005", () -> complete(signIn));
    }

    @Test
    void aSecondIdentityProviderOnAnotherHostGetsNoSecret() throws Exception {
        try (ScriptedEntra other = new ScriptedEntra(clock)) {
            SignIn signIn = authorization.begin(REDIRECT);
            entra.token(Answer.json(307, Map.of()).with("Location", other.root() + "/common/oauth2/v2.0/token"));

            assertFails(FailureKind.RETRYABLE, "307", () -> complete(signIn));
            assertThat(other.calls()).isEmpty();
        }
    }

    @Test
    void keysOnAnotherHostAreNotAskedFor() {
        SignIn signIn = authorization.begin(REDIRECT);
        entra.metadata(Answer.json(
                200, Map.of("issuer", entra.root() + "/{tenantid}/v2.0", "jwks_uri", "https://keys.example.org/keys")));
        entra.token(Answer.json(200, grant(signIn)));

        assertFails(FailureKind.RETRYABLE, "keys", () -> complete(signIn));
    }

    @Test
    void consentOfAnAdministratorIsAskedForOneOrganisation() {
        assertThat(authorization.adminConsentUrl("organizations", REDIRECT, "the state"))
                .hasToString(entra.root() + "/organizations/v2.0/adminconsent?client_id=" + CLIENT
                        + "&scope=Calendars.ReadWrite+openid+email+profile+offline_access"
                        + "&redirect_uri=https%3A%2F%2Fhost.example.org%2Foauth%2Fcallback%2Fm365&state=the+state");
        assertThat(authorization.adminConsentUrl("contoso.onmicrosoft.com", REDIRECT, "s"))
                .hasPath("/contoso.onmicrosoft.com/v2.0/adminconsent");
        for (String tenant : new String[] {"common", "Common", "consumers", "", "a/b", "..", "x?y=z"}) {
            assertThatThrownBy(() -> authorization.adminConsentUrl(tenant, REDIRECT, "s"))
                    .as(tenant)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("tenant");
        }
    }

    @Test
    void consentOfAnAdministratorIsBelievedOnlyWithTheState() {
        authorization.completeAdminConsent("s", Map.of("admin_consent", "True", "tenant", "any", "state", "s"));

        for (Map<String, String> answer : List.of(
                Map.of("admin_consent", "True", "state", "t"),
                Map.of("admin_consent", "True"),
                Map.of("state", "s"),
                Map.of("error", "consent_required", "state", "s"))) {
            assertFails(FailureKind.AUTHENTICATION, "", () -> authorization.completeAdminConsent("s", answer));
        }
    }

    @Test
    void thereIsNothingToRevokeByCall() {
        authorization.revoke(old());

        assertThat(entra.calls()).isEmpty();
        assertThat(MicrosoftAuthorization.WORK_CONSENTS).hasScheme("https");
        assertThat(MicrosoftAuthorization.PERSONAL_CONSENTS).hasScheme("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.us",
                "https://login.chinacloudapi.cn",
                "https://login.partner.microsoftonline.cn",
                "https://LOGIN.microsoftonline.de"
            })
    void refusesSovereignCloudsByName(String authority) {
        URI root = URI.create(authority);

        assertThatThrownBy(() -> MicrosoftConfig.builder(CLIENT)
                        .authority(root)
                        .allowedHosts(Set.of(root.getHost()))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(root.getHost().toLowerCase(Locale.ROOT))
                .hasMessageContaining("cloud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.us",
                "https://dod-graph.microsoft.us",
                "https://microsoftgraph.chinacloudapi.cn",
                "https://graph.microsoft.de"
            })
    void knowsTheGraphsOfSovereignClouds(String graph) {
        assertThatThrownBy(() -> MicrosoftCloud.refuseSovereign(URI.create(graph), "graph-url"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("graph-url: ");
        MicrosoftCloud.refuseSovereign(URI.create("https://graph.microsoft.com"), "graph-url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.microsoftonline.com",
                "https://login.microsoftonline.com:8443",
                "https://login.microsoftonline.com.example.org",
                "https://login.example.org",
                "http://login.example.org",
                "https://somebody@login.microsoftonline.com",
                "https://login.microsoftonline.com/common",
                "https://login.microsoftonline.com?x",
                "ftp://127.0.0.1",
                "login.microsoftonline.com"
            })
    void refusesAuthoritiesThatNobodyNamed(String authority) {
        assertThatThrownBy(() -> MicrosoftConfig.builder(CLIENT)
                        .authority(URI.create(authority))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("config: authority");
    }

    @Test
    void admitsTheHostsThatTheOperatorNames() {
        for (String authority : new String[] {
            "https://login.microsoftonline.com/",
            "http://localhost:8080",
            "http://[::1]:8080",
            "https://proxy.example.org",
            "https://Proxy.example.org:8443"
        }) {
            MicrosoftConfig config = MicrosoftConfig.builder(CLIENT)
                    .authority(URI.create(authority))
                    .allowedHosts(Set.of("proxy.example.org", "PROXY.example.org:8443"))
                    .build();
            assertThat(config.authority().toString()).doesNotEndWith("/");
        }
    }

    @Test
    void showsNoSecret() {
        SignIn signIn = authorization.begin(REDIRECT);
        Grant grant = signIn();

        assertThat(config().timeout(Duration.ofSeconds(1)).build().toString() + grant + grant.credential() + signIn)
                .doesNotContain("the-client-secret")
                .doesNotContain("access-token")
                .doesNotContain("refresh-token")
                .doesNotContain("adele")
                .doesNotContain(signIn.verifier());
    }
}
