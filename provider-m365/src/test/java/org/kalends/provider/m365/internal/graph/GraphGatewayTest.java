package org.kalends.provider.m365.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kalends.provider.m365.internal.graph.GraphScript.ACCOUNT;
import static org.kalends.provider.m365.internal.graph.GraphScript.cut;
import static org.kalends.provider.m365.internal.graph.GraphScript.error;
import static org.kalends.provider.m365.internal.graph.GraphScript.json;
import static org.kalends.provider.m365.internal.graph.GraphScript.text;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.Event;
import com.microsoft.kiota.HttpMethod;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.m365.OneToken;

class GraphGatewayTest {

    private final GraphScript script = new GraphScript();

    @AfterEach
    void close() {
        script.close();
    }

    private GraphRequest read() {
        return script.gateway.build(
                ACCOUNT, client -> client.me().events().byEventId("a/b+c=").toGetRequestInformation());
    }

    private GraphRequest create() {
        Event event = new Event();
        event.setSubject("x");
        return create(event);
    }

    private GraphRequest create(Event event) {
        return script.gateway.build(
                ACCOUNT,
                client -> client.me().calendars().byCalendarId("c").events().toPostRequestInformation(event));
    }

    private ProviderException failure(GraphRequest request) {
        try {
            return script.gateway.send(ACCOUNT, request).failure();
        } catch (ProviderException lost) {
            return lost;
        }
    }

    @Test
    void sendsOnePreferHeaderAnIdAndTheToken() {
        script.say(json(200, "{\"id\":\"1\"}"));
        GraphAnswer answer = script.gateway.send(ACCOUNT, read());
        assertThat(answer.body().get("id").getAsString()).isEqualTo("1");
        GraphScript.Received sent = script.received.get(0);
        assertThat(sent.target()).isEqualTo("/v1.0/me/events/a%2Fb%2Bc%3D");
        assertThat(sent.header("Prefer"))
                .isEqualTo("IdType=\"ImmutableId\", outlook.timezone=\"UTC\", outlook.body-content-type=\"text\","
                        + " odata.maxpagesize=200");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(sent.header("Client-request-id")).matches("[0-9a-f-]{36}");
        assertThat(script.traced).containsExactly("GET /me/events/{event-id} 200");
    }

    @Test
    void givesEachRequestAnIdOfItsOwn() {
        script.say(json(200, "{}"));
        script.gateway.send(ACCOUNT, read());
        script.gateway.send(ACCOUNT, read());
        assertThat(script.received)
                .extracting(sent -> sent.header("Client-request-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsTheSameRequestTwiceWithItsBody() {
        script.say(json(201, "{}"));
        GraphRequest request = create();
        script.gateway.send(ACCOUNT, request);
        script.gateway.send(ACCOUNT, request);
        assertThat(script.received)
                .extracting(GraphScript.Received::body)
                .allMatch(body -> body.contains("\"subject\":\"x\""));
    }

    @Test
    void neverSendsGuestsOrAnOrganizer() {
        Event event = new Event();
        event.setAttendees(List.of());
        assertThat(failure(create(event)).kind()).isEqualTo(FailureKind.PERMANENT);
        Event nested = new Event();
        Event exception = new Event();
        exception.setAttendees(List.of(new Attendee()));
        nested.setExceptionOccurrences(List.of(exception));
        assertThat(failure(create(nested))).hasMessageContaining("attendees");
        Event organized = new Event();
        organized.setOrganizer(new com.microsoft.graph.models.Recipient());
        assertThat(failure(create(organized))).hasMessageContaining("organizer");
        assertThat(script.received).isEmpty();
    }

    @Test
    void neverSendsAModelThatWasSentBefore() {
        GraphRequest empty = new GraphRequest(
                HttpMethod.POST, "/x", "/x", Optional.empty(), script.gateway.preferences(), Optional.of("{}"));
        assertThat(failure(empty)).hasMessageContaining("empty");
        assertThat(script.received).isEmpty();
    }

    @Test
    void neitherFollowsARedirectNorRepeatsARequest() {
        script.say(text(302, "text/plain", "", "Location", "http://localhost:" + script.port() + "/elsewhere"));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(script.received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ErrorInvalidRequest, PERMANENT, PERMANENT",
        "400, ErrorInvalidIdMalformed, NOT_FOUND, NOT_FOUND",
        "401, InvalidAuthenticationToken, AUTHENTICATION, AUTHENTICATION",
        "403, ErrorAccessDenied, PERMANENT, PERMANENT",
        "404, ErrorItemNotFound, NOT_FOUND, NOT_FOUND",
        "404, MailboxNotEnabledForRESTAPI, PERMANENT, PERMANENT",
        "405, UnknownError, UNSUPPORTED, UNSUPPORTED",
        "408, UnknownError, RETRYABLE, AMBIGUOUS",
        "409, ErrorConflict, CONFLICT, CONFLICT",
        "411, UnknownError, PERMANENT, PERMANENT",
        "412, ErrorIrresolvableConflict, CONFLICT, CONFLICT",
        "429, ApplicationThrottled, RATE_LIMITED, RATE_LIMITED",
        "500, ErrorInternalServerTransientError, RETRYABLE, AMBIGUOUS",
        "502, UnknownError, RETRYABLE, AMBIGUOUS",
        "503, ServiceUnavailable, RETRYABLE, AMBIGUOUS",
        "503, TooManyRequests, RATE_LIMITED, RATE_LIMITED",
        "504, UnknownError, RETRYABLE, AMBIGUOUS",
        "507, ErrorQuotaExceeded, PERMANENT, PERMANENT",
        "509, UnknownError, RATE_LIMITED, RATE_LIMITED"
    })
    void tellsWhatAStatusMeans(int status, String code, FailureKind reading, FailureKind writing) {
        script.say(json(status, error(code, "text that nobody may see")));
        assertThat(failure(read()).kind()).isEqualTo(reading);
        assertThat(failure(create()).kind()).isEqualTo(writing);
        assertThat(failure(create()))
                .hasMessageContaining("POST /me/calendars/{calendar-id}/events: " + status)
                .hasMessageContaining(code)
                .hasMessageNotContaining("nobody");
    }

    @Test
    void takesAnErrorPageForItsStatus() {
        script.say(text(503, "text/html", "<html>Service Unavailable</html>", "Retry-After", "7"));
        ProviderException failure = failure(create());
        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void readsAPauseThatIsADate() {
        script.say(json(429, "{}", "Retry-After", "Tue, 24 Nov 2026 12:00:30 GMT"));
        assertThat(failure(read()).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void doesNotTakeAPageForAnAnswer() {
        script.say(text(200, "text/html", "<html>sign in to the network</html>"));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(failure(create()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void takesACutAnswerOfAWriteForAmbiguous() {
        script.say(cut(201));
        assertThat(failure(create()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(script.received).hasSize(1);
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(script.traced).hasSize(2);
    }

    @Test
    void takesASilentServerForALostAnswer() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (GraphScript silent = new GraphScript(Duration.ofMillis(200))) {
            silent.say(exchange -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            GraphRequest request =
                    silent.gateway.build(ACCOUNT, client -> client.me().events().toGetRequestInformation());
            assertThatThrownBy(() -> silent.gateway.send(ACCOUNT, request))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE));
            assertThat(silent.traced).containsExactly("GET /me/events 0");
        } finally {
            end.countDown();
        }
    }

    @Test
    void knowsThatAWriteThatNeverLeftDidNotHappen() {
        GraphRequest request = create();
        script.close();
        assertThat(failure(request).kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void asksOnceForAnotherToken() {
        script.say(json(401, error("InvalidAuthenticationToken", "")), json(201, "{\"id\":\"1\"}"));
        assertThat(script.gateway.send(ACCOUNT, create()).ok()).isTrue();
        assertThat(script.askedAnew).containsExactly("refresh token-1");
        assertThat(script.received.get(1).header("Authorization")).isEqualTo("Bearer token-2");
        assertThat(script.received.get(1).body())
                .isEqualTo(script.received.get(0).body());
    }

    @Test
    void givesUpWhenTheSecondTokenIsRefusedToo() {
        script.say(json(401, error("InvalidAuthenticationToken", "")));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(script.received).hasSize(2);
    }

    @Test
    void answersAClaimsChallenge() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
        String challenge = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "\"";
        script.say(json(401, "{}", "WWW-Authenticate", challenge), json(200, "{}"));
        assertThat(script.gateway.send(ACCOUNT, read()).ok()).isTrue();
        assertThat(script.askedAnew).containsExactly("refresh token-1 " + claims);
    }

    @Test
    void keepsToThreeRequestsOfAMailboxAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        script.say(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            try {
                three.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            json(200, "{}").write(exchange);
        });
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<GraphAnswer>> answers = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> script.gateway.send(ACCOUNT, read())))
                    .toList();
            for (Future<GraphAnswer> answer : answers) {
                assertThat(answer.get().ok()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void sharesTheMailboxWithWhoeverUsesTheSameTokens() {
        AccessTokens tokens = OneToken.of("token");
        MailboxGate first = MailboxGate.of(tokens, Duration.ofMillis(50));
        MailboxGate second = MailboxGate.of(tokens, Duration.ofMillis(50));
        MailboxGate stranger = MailboxGate.of(OneToken.of("token"), Duration.ofMillis(50));
        FailureKind waited = first.alone(ACCOUNT, () -> {
            assertThat(stranger.one(ACCOUNT, () -> "done")).isEqualTo("done");
            return catchThrowableOfType(ProviderException.class, () -> second.one(ACCOUNT, () -> "done"))
                    .kind();
        });
        assertThat(waited).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void nothingWasSentWithoutAConnectionWhateverTheFailureIsCalled() {
        IOException never = new GraphHttp.Connection().failure(new SocketTimeoutException("Connect timed out"));
        assertThat(GraphErrors.unanswered(create(), never))
                .hasMessageContaining("SocketTimeoutException")
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.RETRYABLE));
        assertThat(never).isNotInstanceOf(InterruptedIOException.class);
    }

    @Test
    void aWriteWhoseAnswerDoesNotComeIsAmbiguous() {
        try (GraphScript slow = new GraphScript(Duration.ofMillis(300))) {
            CountDownLatch end = new CountDownLatch(1);
            slow.say(exchange -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            ProviderException lost =
                    catchThrowableOfType(ProviderException.class, () -> slow.gateway.send(ACCOUNT, create()));
            end.countDown();
            assertThat(lost.kind()).isEqualTo(FailureKind.AMBIGUOUS);
            assertThat(lost).hasCauseInstanceOf(InterruptedIOException.class);
        }
    }
}
