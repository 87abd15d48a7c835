package org.kalends.provider.google.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.provider.google.internal.http.GoogleScript.ACCOUNT;
import static org.kalends.provider.google.internal.http.GoogleScript.cut;
import static org.kalends.provider.google.internal.http.GoogleScript.error;
import static org.kalends.provider.google.internal.http.GoogleScript.json;
import static org.kalends.provider.google.internal.http.GoogleScript.text;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

class GoogleGatewayTest {

    private final GoogleScript script = new GoogleScript();

    @AfterEach
    void close() {
        script.close();
    }

    private GoogleRequest read() {
        return script.gateway.build(client -> client.events().get("a+b#c@d/e", "event"));
    }

    private GoogleRequest create() {
        Event event = GuestGuard.checked(new Event().setSummary("x"));
        return script.gateway.build(client -> client.events().insert("c", event).setSendUpdates("none"));
    }

    private GoogleRequest change() {
        Event event = GuestGuard.checked(new Event().setSummary("y"));
        return script.gateway
                .build(client -> client.events().patch("c", "event", event).setSendUpdates("none"))
                .guardedBy("\"1\"");
    }

    private GoogleRequest remove() {
        return script.gateway
                .build(client -> client.events().delete("c", "event").setSendUpdates("none"))
                .guardedBy("\"1\"");
    }

    private ProviderException failure(GoogleRequest request) {
        try {
            return script.gateway.send(ACCOUNT, request).failure();
        } catch (ProviderException lost) {
            return lost;
        }
    }

    @Test
    void sendsTheTokenAndTheIdsInTheirPlaces() {
        script.say(json(200, "{\"id\":\"1\"}"));
        GoogleAnswer answer = script.gateway.send(ACCOUNT, read());
        assertThat(answer.read(Event.class).getId()).isEqualTo("1");
        GoogleScript.Received sent = script.received.get(0);
        assertThat(sent.target()).isEqualTo("/calendar/v3/calendars/a%2Bb%23c@d%2Fe/events/event");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(script.traced).containsExactly("GET /calendar/v3/calendars/{calendarId}/events/{eventId} 200");
    }

    @Test
    void sendsAChangeWithItsGuardInPlainJson() {
        script.say(json(200, "{}"));
        script.gateway.send(ACCOUNT, change());
        GoogleScript.Received sent = script.received.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.header("X-http-method-override")).isEqualTo("PATCH");
        assertThat(sent.header("If-match")).isEqualTo("\"1\"");
        assertThat(sent.header("Content-encoding")).isEmpty();
        assertThat(sent.body()).isEqualTo("{\"summary\":\"y\"}");
        assertThat(sent.target()).isEqualTo("/calendar/v3/calendars/c/events/event?sendUpdates=none");
    }

    @Test
    void takesAnEmptyAnswerToADeletionForSuccess() {
        script.say(text(204, "application/json", ""));
        assertThat(script.gateway.send(ACCOUNT, remove()).ok()).isTrue();
        assertThat(script.received.get(0).method()).isEqualTo("DELETE");
        assertThat(script.received.get(0).header("If-match")).isEqualTo("\"1\"");
    }

    @Test
    void doesNotTakeAPageOfHtmlForADeletion() {
        script.say(text(200, "text/html", "<html>sign in to the network</html>"));
        assertThat(failure(remove()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void sendsTheSameRequestTwiceWithItsBody() {
        script.say(json(200, "{}"));
        GoogleRequest request = create();
        script.gateway.send(ACCOUNT, request);
        script.gateway.send(ACCOUNT, request);
        assertThat(script.received).extracting(GoogleScript.Received::body).containsOnly("{\"summary\":\"x\"}");
    }

    @Test
    void asksInABodyWhenTheAddressIsTooLong() {
        String token = "t".repeat(3_000);
        script.say(json(200, "{}"));
        script.gateway.send(
                ACCOUNT,
                script.gateway.build(client -> client.events().list("c").setSyncToken(token)));
        GoogleScript.Received sent = script.received.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.header("X-http-method-override")).isEqualTo("GET");
        assertThat(sent.body()).isEqualTo("syncToken=" + token);
    }

    @Test
    void neverSendsGuestsOrAnythingElseThatACopyDoesNotHold() {
        Event guests = new Event().setAttendees(List.of(new EventAttendee()));
        Event unknown = new Event().set("somethingNew", "x");
        Event conference = new Event().setHangoutLink("x");
        for (Event event : List.of(guests, unknown, conference)) {
            assertThatThrownBy(() -> GuestGuard.checked(event)).isInstanceOf(ProviderException.class);
        }
    }

    @Test
    void neverSendsAWriteThatDoesNotAskForSilence() {
        script.say(json(200, "{}"));
        GoogleRequest loud = script.gateway.build(client -> client.events().insert("c", new Event()));
        GoogleRequest louder = script.gateway.build(
                client -> client.events().delete("c", "event").setSendUpdates("all"));
        assertThat(failure(loud)).hasMessageContaining("sendUpdates");
        assertThat(failure(louder)).hasMessageContaining("sendUpdates");
        assertThat(script.received).isEmpty();
    }

    @Test
    void neitherFollowsARedirectNorRepeatsARequest() {
        script.say(text(302, "text/plain", "", "Location", "http://localhost:" + script.port() + "/elsewhere"));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(failure(change()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(script.received).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid, PERMANENT, PERMANENT",
        "401, authError, AUTHENTICATION, AUTHENTICATION",
        "403, rateLimitExceeded, RATE_LIMITED, RATE_LIMITED",
        "403, userRateLimitExceeded, RATE_LIMITED, RATE_LIMITED",
        "403, quotaExceeded, RATE_LIMITED, RATE_LIMITED",
        "403, dailyLimitExceeded, RATE_LIMITED, RATE_LIMITED",
        "403, insufficientPermissions, AUTHENTICATION, AUTHENTICATION",
        "403, requiredAccessLevel, UNSUPPORTED, UNSUPPORTED",
        "403, forbiddenForNonOrganizer, PERMANENT, PERMANENT",
        "403, accessNotConfigured, PERMANENT, PERMANENT",
        "403, aWordFromTheFuture, PERMANENT, PERMANENT",
        "404, notFound, NOT_FOUND, NOT_FOUND",
        "405, httpMethodNotAllowed, UNSUPPORTED, UNSUPPORTED",
        "408, requestTimeout, RETRYABLE, AMBIGUOUS",
        "409, duplicate, CONFLICT, CONFLICT",
        "409, conflict, RETRYABLE, RETRYABLE",
        "410, fullSyncRequired, CURSOR_EXPIRED, CURSOR_EXPIRED",
        "410, updatedMinTooLongAgo, CURSOR_EXPIRED, CURSOR_EXPIRED",
        "410, deleted, NOT_FOUND, NOT_FOUND",
        "412, conditionNotMet, CONFLICT, CONFLICT",
        "412, failedPrecondition, RETRYABLE, RETRYABLE",
        "429, rateLimitExceeded, RATE_LIMITED, RATE_LIMITED",
        "500, backendError, RETRYABLE, AMBIGUOUS",
        "502, badGateway, RETRYABLE, AMBIGUOUS",
        "503, backendError, RETRYABLE, AMBIGUOUS"
    })
    void tellsWhatAStatusMeans(int status, String reason, FailureKind reading, FailureKind writing) {
        script.say(json(status, error(status, reason)));
        assertThat(failure(read()).kind()).isEqualTo(reading);
        assertThat(failure(create()).kind()).isEqualTo(writing);
        assertThat(failure(change()).kind()).isEqualTo(writing);
        // The transport loses the body of a 401 that answers a write.
        assertThat(failure(create()))
                .hasMessage("POST /calendar/v3/calendars/{calendarId}/events: " + status
                        + (status == 401 ? "" : " " + reason));
    }

    @Test
    void knowsTheNewerFormOfAnError() {
        script.say(json(
                403,
                "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"message\":\"x\","
                        + "\"details\":[{\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}"));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE_EXHAUSTED, LINK, ''",
        "PERMISSION_DENIED, HELP, RATE_LIMIT_EXCEEDED",
        "RESOURCE_EXHAUSTED, RATE_LIMIT_EXCEEDED, LINK",
    })
    void knowsALimitOfTheNewerFormWhereverItStands(String status, String first, String second) {
        script.say(json(
                403,
                "{\"error\":{\"code\":403,\"status\":\"" + status + "\",\"message\":\"x\",\"details\":"
                        + "[null,{\"reason\":\"" + first + "\"},{\"reason\":\"" + second + "\"}]}}"));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure(read())).hasMessageContaining(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Service Unavailable</html>",
                "null",
                "[]",
                "{\"error\":\"text\"}",
                "{\"error\":{\"errors\":[]}}",
                "{\"error\":{\"errors\":[null],\"code\":503}}",
                "{\"error\":{\"errors\":[{\"reason\":\"two words of somebody\"}]}}",
                "{\"error\":"
            })
    void takesAnyBodyForItsStatus(String body) {
        script.say(text(503, "text/html", body, "Retry-After", "7"));
        ProviderException failure = failure(create());
        assertThat(failure.kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure).hasMessage("POST /calendar/v3/calendars/{calendarId}/events: 503");
    }

    @Test
    void readsAPauseThatIsADate() {
        script.say(json(429, "{}", "Retry-After", "Tue, 24 Nov 2026 12:00:30 GMT"));
        assertThat(failure(read()).retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void leavesAnAccountAloneForLongWhenItsQuotaIsUsedUp() {
        script.say(
                json(403, error(403, "quotaExceeded")),
                json(403, error(403, "quotaExceeded"), "Retry-After", "5"),
                json(403, error(403, "quotaExceeded"), "Retry-After", "7200"),
                json(403, error(403, "rateLimitExceeded")));
        assertThat(failure(create()).retryAfter()).contains(Duration.ofHours(1));
        assertThat(failure(create()).retryAfter()).contains(Duration.ofHours(1));
        assertThat(failure(create()).retryAfter()).contains(Duration.ofHours(2));
        assertThat(failure(create()).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>sign in to the network</html>", "", "{\"id\":", "[]", "null", "{\"start\":5}"})
    void doesNotTakeAnythingForAnAnswer(String body) {
        script.say(text(200, "application/json", body));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(failure(create()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(failure(create())).hasNoCause();
    }

    @Test
    void takesACutAnswerOfAWriteForAmbiguous() {
        script.say(cut(200));
        assertThat(failure(create()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(script.received).hasSize(1);
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void takesAConnectionThatEndsWithoutAnAnswerForAmbiguous() {
        script.say(json(200, "{}"), exchange -> exchange.close());
        script.gateway.send(ACCOUNT, read());
        assertThat(failure(create()).kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(script.received)
                .as("a write is not sent again by the connection")
                .hasSize(2);
    }

    @Test
    void readsAnAnswerThatIsCompressed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"id\":\"ü\"}".getBytes(StandardCharsets.UTF_8));
        }
        script.say(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
            exchange.close();
        });
        assertThat(script.gateway.send(ACCOUNT, read()).read(Event.class).getId())
                .isEqualTo("ü");
    }

    @Test
    void takesASilentServerForALostAnswer() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (GoogleScript silent = new GoogleScript(Duration.ofMillis(200))) {
            silent.say(exchange -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            GoogleRequest request =
                    silent.gateway.build(client -> client.events().list("c"));
            assertThatThrownBy(() -> silent.gateway.send(ACCOUNT, request))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE));
            assertThat(silent.traced).containsExactly("GET /calendar/v3/calendars/{calendarId}/events 0");
        } finally {
            end.countDown();
        }
    }

    @Test
    void doesNotWaitForEverForABodyThatTricklesIn() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (GoogleScript trickling = new GoogleScript(Duration.ofMillis(300))) {
            trickling.say(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                    while (!end.await(40, TimeUnit.MILLISECONDS)) {
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            GoogleRequest request =
                    trickling.gateway.build(client -> client.events().list("c"));
            assertThatThrownBy(() -> trickling.gateway.send(ACCOUNT, request))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.RETRYABLE));
        } finally {
            end.countDown();
        }
    }

    @Test
    void theClientWritesNothingIntoItsLog() {
        Logger log = Logger.getLogger("com.google.api.client.http.HttpTransport");
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                records.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = log.getLevel();
        handler.setLevel(Level.ALL);
        log.setLevel(Level.ALL);
        log.addHandler(handler);
        try {
            script.say(json(200, "{}"));
            script.gateway.send(ACCOUNT, create());
        } finally {
            log.removeHandler(handler);
            log.setLevel(before);
        }
        assertThat(script.received).hasSize(1);
        assertThat(records).isEmpty();
    }

    @Test
    void knowsThatAWriteThatNeverLeftDidNotHappen() {
        GoogleRequest request = create();
        script.close();
        assertThat(failure(request).kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void asksOnceForAnotherToken() {
        script.say(
                json(401, error(401, "authError"), "WWW-Authenticate", "Bearer realm=\"x\", error=\"invalid_token\""),
                json(200, "{\"id\":\"1\"}"));
        assertThat(script.gateway.send(ACCOUNT, create()).ok()).isTrue();
        assertThat(script.askedAnew).containsExactly("refresh token-1");
        assertThat(script.received.get(1).header("Authorization")).isEqualTo("Bearer token-2");
        assertThat(script.received.get(1).body())
                .isEqualTo(script.received.get(0).body());
    }

    @Test
    void givesUpWhenTheSecondTokenIsRefusedToo() {
        script.say(json(401, error(401, "authError")));
        assertThat(failure(read()).kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(script.received).hasSize(2);
    }

    @Test
    void keepsToFourCallsOfAnAccountAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        script.say(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            four.countDown();
            try {
                four.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            json(200, "{}").write(exchange);
        });
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<GoogleAnswer>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> script.gateway.send(ACCOUNT, read())))
                    .toList();
            for (Future<GoogleAnswer> answer : answers) {
                assertThat(answer.get().ok()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(4);
    }
}
