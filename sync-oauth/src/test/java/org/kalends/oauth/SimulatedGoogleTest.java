package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.google.identity.GoogleIdentityFault;
import org.kalends.simulator.google.identity.GoogleIdentitySimulator;
import org.kalends.tck.AuthorizationFixture;
import org.kalends.tck.AuthorizationTck;

/** Sign-in with Google over real http, against an identity provider that keeps its own books. */
class SimulatedGoogleTest {

    private static final String CLIENT = "1234-abc.apps.googleusercontent.com";
    private static final String SECRET = "the-client-secret";
    private static final URI REDIRECT = URI.create("https://host.example.org/oauth/callback/google");
    private static final AccountId ACCOUNT = new AccountId("account");
    private static final String EVENTS = "https://www.googleapis.com/auth/calendar.events";
    private static final String CALENDARS = "https://www.googleapis.com/auth/calendar.calendarlist.readonly";

    private final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    private final HttpClient browser = HttpClient.newHttpClient();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private SimulatorServer server;
    private GoogleSimulator google;
    private GoogleIdentitySimulator identity;
    private GoogleAccount ada;
    private GoogleAuthorization authorization;
    private AccessTokens tokens;

    @BeforeEach
    void start() {
        server = SimulatorServer.start();
        google = GoogleSimulator.on(server, clock);
        identity = GoogleIdentitySimulator.on(server, google, clock);
        ada = google.account("ada@example.org");
        identity.register(CLIENT, SECRET, REDIRECT);
        identity.signIn(ada);
        authorization = new GoogleAuthorization(
                GoogleSignInConfig.builder(CLIENT)
                        .clientSecret(SECRET)
                        .authorizationEndpoint(identity.authorizationUrl())
                        .tokenEndpoint(identity.tokenUrl())
                        .revocationEndpoint(identity.revocationUrl())
                        .issuer(identity.issuer())
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                clock,
                new SecureRandom());
        tokens = new AccessTokens(store, authorization, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signsInAndReachesTheCalendars() throws Exception {
        Grant grant = connect();
        assertThat(grant.subject()).isEqualTo(ada.sub());
        assertThat(grant.email()).contains("ada@example.org");
        assertThat(stored().scopes()).containsExactlyInAnyOrder("openid", "email", "profile", EVENTS, CALENDARS);
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void asksForOfflineAccessAndConsent() {
        Map<String, String> query = query(authorization.begin(REDIRECT).url());
        assertThat(query)
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent")
                .containsEntry("include_granted_scopes", "true")
                .containsEntry("scope", "openid email profile " + EVENTS + " " + CALENDARS)
                .doesNotContainKeys("approval_prompt", "claims", "login_hint");
        assertThat(query(authorization
                        .begin(REDIRECT, Optional.of("ada@example.org"))
                        .url()))
                .containsEntry("login_hint", "ada@example.org");
    }

    @Test
    void keepsTheRefreshTokenForMonths() throws Exception {
        connect();
        Optional<String> refresh = stored().refreshToken();
        for (int day = 0; day < 120; day++) {
            clock.pass(Duration.ofDays(1));
            assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
        }
        assertThat(stored().refreshToken()).isEqualTo(refresh).isPresent();
    }

    @Test
    void connectsTheSameUserAgain() throws Exception {
        connect();
        store.erase(ACCOUNT);
        connect();
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void nothingButTheTokenRequestCarriesASecret() throws Exception {
        connect();
        assertThat(server.journal().list()).hasSizeGreaterThan(3).allSatisfy(exchange -> {
            boolean token = exchange.path().endsWith("/token");
            assertThat(exchange.body().contains(SECRET)).isEqualTo(token);
            assertThat(exchange.query().orElse("")).doesNotContain(SECRET);
        });
    }

    @Test
    void keysMayChangeBetweenTwoSignIns() throws Exception {
        connect();
        identity.rotateKeys();
        store.erase(ACCOUNT);
        connect();
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void aTokenThatTheCalendarRefusesIsRenewedOnce() throws Exception {
        connect();
        String refused = tokens.bearer(ACCOUNT);
        google.refuseToken(refused);
        assertThat(calendars(refused)).isEqualTo(401);
        assertThat(calendars(tokens.refused(ACCOUNT, refused))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({EVENTS, CALENDARS})
    void namesTheConsentThatIsMissing(String scope) {
        identity.untick(ada, scope);
        ProviderException failure = failure(this::connect);
        assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(failure).hasMessageContaining(scope);
    }

    @Test
    void aGrantThatTheUserEndsIsDead() throws Exception {
        connect();
        identity.revoke(ada);
        clock.pass(Duration.ofHours(2));
        assertThat(failure(() -> tokens.bearer(ACCOUNT)).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }

    @Test
    void revokesTheWholeGrantAndIsQuietWhenItIsGone() throws Exception {
        connect();
        String bearer = tokens.bearer(ACCOUNT);
        authorization.revoke(stored());
        assertThat(calendars(bearer)).isEqualTo(401);
        assertThat(failure(() -> authorization.refresh(stored())).kind()).isEqualTo(FailureKind.AUTHENTICATION);
        authorization.revoke(stored());
    }

    @Test
    void aRevocationThatFailsIsToldAndCanBeRepeated() throws Exception {
        connect();
        identity.faults().once(GoogleIdentityFault.REVOKE_503);
        assertThat(failure(this::revoked).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        identity.faults().once(GoogleIdentityFault.REVOKE_DROPPED);
        assertThat(failure(this::revoked).kind()).isEqualTo(FailureKind.RETRYABLE);
        authorization.revoke(stored());
        assertThat(failure(() -> authorization.refresh(stored())).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }

    private String revoked() {
        authorization.revoke(stored());
        return "revoked";
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_GRANT, AUTHENTICATION",
        "INVALID_GRANT_BAD_REQUEST, AUTHENTICATION",
        "INVALID_RAPT, AUTHENTICATION",
        "ADMIN_POLICY_ENFORCED, AUTHENTICATION",
        "INVALID_CLIENT, PERMANENT",
        "UNAUTHORIZED_CLIENT, PERMANENT",
        "SERVER_ERROR, RETRYABLE",
        "HTML_503, RATE_LIMITED",
        "HTML_200, RETRYABLE",
        "TOO_MANY_REQUESTS, RATE_LIMITED",
        "DROPPED, RETRYABLE",
        "CUT_BODY, RETRYABLE",
        "REDIRECT, RETRYABLE"
    })
    void eachFaultOfARenewalIsToldForWhatItIsAndPasses(GoogleIdentityFault fault, FailureKind kind) throws Exception {
        connect();
        clock.pass(Duration.ofHours(2));
        identity.faults().on(fault);
        ProviderException failure = failure(() -> tokens.bearer(ACCOUNT));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        identity.faults().clear();
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "DENIAL, AUTHENTICATION",
        "SCOPE_SUBSET, AUTHENTICATION",
        "NO_REFRESH_TOKEN, AUTHENTICATION",
        "INVALID_GRANT, AUTHENTICATION",
        "INVALID_CLIENT, PERMANENT",
        "CUT_BODY, RETRYABLE"
    })
    void eachFaultOfASignInIsToldForWhatItIs(GoogleIdentityFault fault, FailureKind kind) {
        identity.faults().on(fault);
        ProviderException failure = failure(this::connect);
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(store.find(ACCOUNT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = GoogleIdentityFault.class,
            names = {"SCOPE_REORDERED", "LEGACY_ISSUER", "SEVEN_DAYS", "SLOW"})
    void oddAnswersAreGood(GoogleIdentityFault fault) throws Exception {
        identity.faults().slowness(Duration.ofMillis(100));
        identity.faults().on(fault);
        connect();
        clock.pass(Duration.ofHours(2));
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
        assertThat(stored().scopes()).isEqualTo(Set.of("openid", "email", "profile", EVENTS, CALENDARS));
    }

    @Test
    void aGrantOfAProjectInTestingIsDeadAfterAWeek() throws Exception {
        identity.faults().on(GoogleIdentityFault.SEVEN_DAYS);
        connect();
        clock.pass(Duration.ofDays(8));
        assertThat(failure(() -> tokens.bearer(ACCOUNT)).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }

    @Test
    void secretsGoToNobodyElse() {
        GoogleSignInConfig.Builder elsewhere =
                GoogleSignInConfig.builder(CLIENT).tokenEndpoint(URI.create("https://evil.example.org/token"));
        assertThatThrownBy(elsewhere::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenEndpoint")
                .hasMessageContaining("evil.example.org");
        assertThat(elsewhere.allowedHosts(Set.of("evil.example.org")).build().toString())
                .doesNotContain(CLIENT);
        assertThatThrownBy(() -> GoogleSignInConfig.builder(CLIENT)
                        .issuer(URI.create("http://accounts.google.com"))
                        .build())
                .hasMessageContaining("issuer");
    }

    /** The rules of the kit. */
    @Nested
    class Conformance extends AuthorizationTck {

        @Override
        protected AuthorizationFixture fixture() {
            return new AuthorizationFixture() {
                @Override
                public String name() {
                    return "Google";
                }

                @Override
                public Authorization authorization() {
                    return authorization;
                }

                @Override
                public boolean signsIn() {
                    return true;
                }
            };
        }
    }

    private Grant connect() throws Exception {
        SignIn signIn = authorization.begin(REDIRECT);
        Grant grant = authorization.complete(signIn, REDIRECT, visit(signIn.url()));
        store.replace(ACCOUNT, 0, grant.credential());
        return grant;
    }

    private Credential.OAuth stored() {
        return (Credential.OAuth) store.find(ACCOUNT).orElseThrow().credential();
    }

    /** Does what a browser does, and returns what it brings back. */
    private Map<String, String> visit(URI url) throws Exception {
        HttpResponse<String> page =
                browser.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(302);
        URI back = URI.create(page.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(REDIRECT + "?");
        return query(back);
    }

    private static Map<String, String> query(URI url) {
        Map<String, String> query = new TreeMap<>();
        for (String part : Optional.ofNullable(url.getRawQuery()).orElse("").split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private int calendars(String token) throws Exception {
        String url = google.root() + "/calendar/v3/users/me/calendarList";
        return browser.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static ProviderException failure(Callable<?> call) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, call::call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
