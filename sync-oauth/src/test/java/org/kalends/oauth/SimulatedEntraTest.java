package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.entra.EntraFault;
import org.kalends.simulator.entra.EntraSimulator;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/** From the first click to the hundredth day, over real http and against an authority that keeps its own books. */
class SimulatedEntraTest {

    private static final String CLIENT = "6731de76-14a6-49ae-97bc-6eba6914391e";
    private static final URI REDIRECT = URI.create("https://host.example.org/oauth/callback/m365");
    private static final AccountId ACCOUNT = new AccountId("account");

    private final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    private final HttpClient browser = HttpClient.newHttpClient();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private SimulatorServer server;
    private GraphSimulator graph;
    private EntraSimulator entra;
    private Mailbox adele;
    private MicrosoftAuthorization authorization;
    private AccessTokens tokens;

    @BeforeEach
    void start() {
        server = SimulatorServer.start();
        graph = GraphSimulator.on(server, clock);
        entra = EntraSimulator.on(server, graph, clock);
        adele = graph.mailbox("adele@contoso.example");
        entra.register(CLIENT, "the-client-secret", REDIRECT);
        entra.signIn(adele);
        authorization = new MicrosoftAuthorization(
                MicrosoftConfig.builder(CLIENT)
                        .clientSecret("the-client-secret")
                        .authority(entra.root())
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

        assertThat(grant.subject()).isEqualTo(adele.oid() + "." + adele.tid());
        assertThat(grant.email()).contains("adele@contoso.example");
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void staysSignedInForMonths() throws Exception {
        connect();
        for (int day = 0; day < 120; day++) {
            clock.pass(Duration.ofDays(1));
            assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
        }
    }

    @Test
    void nothingButTheTokenRequestCarriesASecret() throws Exception {
        connect();

        assertThat(server.journal().list()).hasSizeGreaterThan(3).allSatisfy(exchange -> {
            boolean token = exchange.path().endsWith("/token");
            assertThat(exchange.body().contains("the-client-secret")).isEqualTo(token);
            assertThat(exchange.query().orElse("")).doesNotContain("the-client-secret");
        });
    }

    @Test
    void keysMayChangeBetweenTwoSignIns() throws Exception {
        connect();
        entra.rotateKeys();
        store.erase(ACCOUNT);

        connect();
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void aTokenThatGraphRefusesIsRenewedOnce() throws Exception {
        connect();
        String refused = tokens.bearer(ACCOUNT);
        graph.refuseTokensOf(adele);
        assertThat(calendars(refused)).isEqualTo(401);

        assertThat(calendars(tokens.refused(ACCOUNT, refused))).isEqualTo(200);
    }

    @Test
    void aChallengeOfGraphIsAnswered() throws Exception {
        connect();
        String refused = tokens.bearer(ACCOUNT);
        entra.challenge(adele, "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}");
        HttpResponse<String> answer = get(graph.root() + "/v1.0/me/calendars", refused);

        String claims = ClaimsChallenge.claims(answer.headers().allValues("WWW-Authenticate"))
                .orElseThrow();

        assertThat(calendars(tokens.withClaims(ACCOUNT, refused, claims))).isEqualTo(200);
    }

    @Test
    void aRevokedGrantIsDead() throws Exception {
        connect();
        entra.revoke(adele);
        clock.pass(Duration.ofHours(2));

        assertFails(FailureKind.AUTHENTICATION, () -> tokens.bearer(ACCOUNT));
    }

    @Test
    void aGrantThatIsRefusedOnceLives() throws Exception {
        connect();
        clock.pass(Duration.ofHours(2));
        entra.faults().once(EntraFault.TRANSIENT_70000);

        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_GRANT, AUTHENTICATION",
        "BAD_TOKEN, AUTHENTICATION",
        "TOKEN_EXPIRED, AUTHENTICATION",
        "CONSENT_REQUIRED, AUTHENTICATION",
        "BASIC_ACTION, AUTHENTICATION",
        "ADDITIONAL_ACTION, AUTHENTICATION",
        "MESSAGE_ONLY, AUTHENTICATION",
        "PASSWORD_EXPIRED, AUTHENTICATION",
        "INTERACTION_REQUIRED, AUTHENTICATION",
        "LOGIN_REQUIRED, AUTHENTICATION",
        "TRANSIENT_70000, AUTHENTICATION",
        "SCOPE_MISSING, AUTHENTICATION",
        "SECRET_EXPIRED, PERMANENT",
        "UNAUTHORIZED_CLIENT, PERMANENT",
        "INVALID_SCOPE, PERMANENT",
        "INVALID_RESOURCE, PERMANENT",
        "TEMPORARILY_UNAVAILABLE, RETRYABLE",
        "SERVER_ERROR, RETRYABLE",
        "HTML_503, RATE_LIMITED",
        "HTML_200, RETRYABLE",
        "DROPPED, RETRYABLE",
        "CUT_BODY, RETRYABLE",
        "REDIRECT, RETRYABLE",
        "TOO_MANY_REQUESTS, RATE_LIMITED"
    })
    void eachFaultOfARenewalIsToldForWhatItIsAndPasses(EntraFault fault, FailureKind kind) throws Exception {
        connect();
        clock.pass(Duration.ofHours(2));
        entra.faults().on(fault);

        assertFails(kind, () -> tokens.bearer(ACCOUNT));

        entra.faults().clear();
        assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
    }

    @Test
    void theTestAboveKnowsEveryFaultOfARenewal() throws Exception {
        List<String> told = List.of(SimulatedEntraTest.class
                .getDeclaredMethod("eachFaultOfARenewalIsToldForWhatItIsAndPasses", EntraFault.class, FailureKind.class)
                .getAnnotation(CsvSource.class)
                .value());
        List<String> elsewhere = List.of(
                "DENIAL",
                "ADMIN_CONSENT_NEEDED",
                "SIGN_IN_SERVER_ERROR",
                "ADMIN_DENIAL",
                "SLOW",
                "SCOPE_LONG",
                "SCOPE_REORDERED",
                "NO_REFRESH_TOKEN");

        for (EntraFault fault : EntraFault.values()) {
            assertThat(elsewhere.contains(fault.name())
                            || told.stream().anyMatch(row -> row.startsWith(fault.name() + ",")))
                    .as(fault.name())
                    .isTrue();
        }
    }

    @Test
    void thePauseThatIsAskedForIsTold() throws Exception {
        connect();
        clock.pass(Duration.ofHours(2));
        entra.faults().retryAfter(Duration.ofMinutes(3));
        entra.faults().on(EntraFault.TOO_MANY_REQUESTS);

        assertThat(failure(() -> tokens.bearer(ACCOUNT)).retryAfter()).contains(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCOPE_LONG", "SCOPE_REORDERED", "NO_REFRESH_TOKEN", "SLOW"})
    void oddAnswersOfARenewalAreGood(EntraFault fault) throws Exception {
        connect();
        entra.faults().slowness(Duration.ofMillis(100));
        entra.faults().on(fault);
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofHours(2));
            assertThat(calendars(tokens.bearer(ACCOUNT))).isEqualTo(200);
        }
        assertThat(((Credential.OAuth) store.find(ACCOUNT).orElseThrow().credential()).scopes())
                .containsExactlyInAnyOrder("Calendars.ReadWrite", "openid", "email", "profile");
    }

    @ParameterizedTest
    @CsvSource({
        "DENIAL, AUTHENTICATION",
        "ADMIN_CONSENT_NEEDED, AUTHENTICATION",
        "SIGN_IN_SERVER_ERROR, RETRYABLE",
        "NO_REFRESH_TOKEN, AUTHENTICATION",
        "SCOPE_MISSING, AUTHENTICATION"
    })
    void eachFaultOfASignInIsToldForWhatItIs(EntraFault fault, FailureKind kind) {
        entra.faults().on(fault);

        assertFails(kind, () -> {
            try {
                connect();
            } catch (ProviderException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(store.find(ACCOUNT)).isEmpty();
    }

    @Test
    void anAdministratorConsents() throws Exception {
        URI url = authorization.adminConsentUrl("organizations", REDIRECT, "the state");
        authorization.completeAdminConsent("the state", visit(url));

        entra.faults().on(EntraFault.ADMIN_DENIAL);
        Map<String, String> refused = visit(url);
        assertFails(FailureKind.AUTHENTICATION, () -> authorization.completeAdminConsent("the state", refused));
    }

    @Test
    void twentyThreadsOnTwoNodesKeepOneGrantAlive() throws Exception {
        connect();
        AccessTokens other = new AccessTokens(store, authorization, clock);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            for (int round = 0; round < 5; round++) {
                clock.pass(Duration.ofHours(2));
                server.journal().clear();
                List<Future<String>> answers = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    AccessTokens node = i % 2 == 0 ? tokens : other;
                    answers.add(threads.submit(() -> node.bearer(ACCOUNT)));
                }
                for (Future<String> answer : answers) {
                    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(stored().accessToken());
                }
                assertThat(server.journal().count(exchange -> exchange.path().endsWith("/token")))
                        .isBetween(1L, 2L);
            }
        } finally {
            threads.shutdownNow();
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
        Map<String, String> answer = new TreeMap<>();
        for (String part : Optional.ofNullable(back.getRawQuery()).orElse("").split("&", -1)) {
            String[] pair = part.split("=", 2);
            answer.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return answer;
    }

    private int calendars(String token) throws Exception {
        return get(graph.root() + "/v1.0/me/calendars", token).statusCode();
    }

    private HttpResponse<String> get(String url, String token) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static ProviderException failure(Runnable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ProviderException.class, call::run);
    }

    private static void assertFails(FailureKind kind, Runnable call) {
        ProviderException failure = failure(call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    }
}
