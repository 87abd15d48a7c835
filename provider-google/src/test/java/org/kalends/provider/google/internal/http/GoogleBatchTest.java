package org.kalends.provider.google.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.google.internal.http.GoogleScript.ACCOUNT;
import static org.kalends.provider.google.internal.http.GoogleScript.cut;
import static org.kalends.provider.google.internal.http.GoogleScript.error;
import static org.kalends.provider.google.internal.http.GoogleScript.json;
import static org.kalends.provider.google.internal.http.GoogleScript.text;

import com.google.api.services.calendar.model.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.FailureKind;

class GoogleBatchTest {

    private final GoogleScript script = new GoogleScript();

    private final GoogleBatch batch = new GoogleBatch(script.gateway);

    @AfterEach
    void close() {
        script.close();
    }

    private GoogleRequest read(int number) {
        return script.gateway.build(client -> client.events().get("c", "event" + number));
    }

    private GoogleRequest change(int number) {
        return script.gateway
                .build(client -> client.events()
                        .patch("c", "event" + number, new Event().setSummary("title " + number))
                        .setSendUpdates("none"))
                .guardedBy("\"" + number + "\"");
    }

    private static String part(int number, int status, String body, String... headers) {
        return "--b\r\nContent-Type: application/http\r\nContent-ID: <response-kalends-" + number + ">\r\n\r\nHTTP/1.1 "
                + status + " Text\r\nContent-Type: application/json; charset=UTF-8\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n" + body + "\r\n\r\n";
    }

    private static GoogleScript.Answer parts(String... parts) {
        return text(200, "multipart/mixed; boundary=b", String.join("", parts) + "--b--");
    }

    private static String event(int number) {
        return "{\n \"id\": \"event" + number + "\"\n}";
    }

    @Test
    void matchesAnswersByTheirIdsInAnyOrder() {
        script.say(parts(part(2, 200, event(2)), part(0, 200, event(0)), part(1, 404, error(404, "notFound"))));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(read(0), read(1), read(2)));
        assertThat(answers).extracting(GoogleAnswer::status).containsExactly(200, 404, 200);
        assertThat(answers.get(2).read(Event.class).getId()).isEqualTo("event2");
        assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void writesEachPartWithItsGuardAndItsBody() {
        script.say(parts(part(0, 200, event(0)), part(1, 200, event(1))));
        batch.send(ACCOUNT, List.of(change(0), change(1)));
        GoogleScript.Received sent = script.received.get(0);
        assertThat(sent.target()).isEqualTo("/batch/calendar/v3");
        assertThat(sent.header("Content-type")).isEqualTo("multipart/mixed; boundary=kalends_batch");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(sent.body())
                .contains("Content-ID: <kalends-1>\r\n\r\nPATCH /calendar/v3/calendars/c/events/event1?sendUpdates=none"
                        + " HTTP/1.1\r\nIf-Match: \"1\"\r\n")
                .contains("\r\n\r\n{\"summary\":\"title 1\"}\r\n")
                .endsWith("--kalends_batch--\r\n");
    }

    @Test
    void holdsFiftyPartsAtMost() {
        List<GoogleRequest> requests =
                IntStream.range(0, 101).mapToObj(this::read).toList();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            first.add(part(i, 200, event(i)));
            second.add(part(50 + i, 200, event(50 + i)));
        }
        script.say(parts(first.toArray(String[]::new)), parts(second.toArray(String[]::new)), json(200, event(100)));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, requests);
        assertThat(answers)
                .extracting(answer -> answer.read(Event.class).getId())
                .isEqualTo(IntStream.range(0, 101).mapToObj(i -> "event" + i).toList());
        assertThat(script.received).hasSize(3);
        assertThat(script.received.get(2).target()).as("one request alone").startsWith("/calendar/v3/");
    }

    @Test
    void takesAPartWithoutAnAnswerForUnknown() {
        script.say(parts(part(0, 200, event(0))));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(change(0), change(1), read(2)));
        assertThat(answers.get(0).ok()).isTrue();
        assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(answers.get(2).failure().kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void takesAPartThatWasCutOffForUnknown() {
        String whole = part(0, 200, event(0)) + part(1, 200, event(1));
        script.say(text(200, "multipart/mixed; boundary=\"b\"", whole.substring(0, whole.length() - 8)));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(change(0), change(1)));
        assertThat(answers.get(0).ok()).isTrue();
        assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void readsNothingOutOfAnAnswerThatIsNoBatch() {
        script.say(text(200, "text/html", "<html></html>"));
        assertThat(batch.send(ACCOUNT, List.of(change(0), change(1))))
                .allMatch(answer -> answer.failure().kind() == FailureKind.AMBIGUOUS);
        assertThat(batch.send(ACCOUNT, List.of(read(0), read(1))))
                .allMatch(answer -> answer.failure().kind() == FailureKind.RETRYABLE);
    }

    @Test
    void tellsEveryPartWhyTheWholeWasRefused() {
        script.say(json(429, error(429, "rateLimitExceeded"), "Retry-After", "9"));
        assertThat(batch.send(ACCOUNT, List.of(change(0), change(1)))).allSatisfy(answer -> {
            assertThat(answer.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(answer.failure().retryAfter()).contains(Duration.ofSeconds(9));
        });
    }

    @Test
    void takesALostBatchForAmbiguousWhereItWrites() {
        script.say(cut(200));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(change(0), read(1)));
        assertThat(answers.get(0).failure().kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void keepsThePauseOfAPart() {
        script.say(parts(part(0, 200, event(0)), part(1, 403, error(403, "userRateLimitExceeded"), "Retry-After: 11")));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(change(0), change(1)));
        assertThat(answers.get(0).ok()).isTrue();
        assertThat(answers.get(1).failure().retryAfter()).contains(Duration.ofSeconds(11));
    }

    @Test
    void asksOnceForAnotherTokenForThePartsThatWereRefused() {
        script.say(parts(part(0, 200, event(0)), part(1, 401, error(401, "authError"))), json(200, event(1)));
        List<GoogleAnswer> answers = batch.send(ACCOUNT, List.of(change(0), change(1)));
        assertThat(answers).allMatch(GoogleAnswer::ok);
        assertThat(script.askedAnew).containsExactly("refresh token-1");
        assertThat(script.received.get(1).header("Authorization")).isEqualTo("Bearer token-2");
        assertThat(script.received).hasSize(2);
    }

    @Test
    void tellsWhatWasDoneAlsoWhenThereIsNoOtherToken() {
        try (GoogleScript dead = new GoogleScript(Duration.ofSeconds(5), "")) {
            dead.say(parts(part(0, 200, event(0)), part(1, 401, error(401, "authError"))));
            List<GoogleAnswer> answers = new GoogleBatch(dead.gateway).send(ACCOUNT, List.of(change(0), change(1)));
            assertThat(answers.get(0).ok()).isTrue();
            assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        }
    }

    @Test
    void repeatsAloneWhatGotInTheWayOfAnotherPart() {
        script.say(parts(part(0, 200, event(0)), part(1, 409, error(409, "conflict"))), json(200, event(1)));
        assertThat(batch.send(ACCOUNT, List.of(change(0), change(1)))).allMatch(GoogleAnswer::ok);
        assertThat(script.received.get(1).target()).contains("/events/event1");
    }

    @Test
    void leavesOutPartsThatNobodyAskedFor() {
        script.say(parts(part(0, 200, event(0)), part(7, 200, event(7)), part(1, 200, event(1))));
        assertThat(batch.send(ACCOUNT, List.of(change(0), change(1))))
                .hasSize(2)
                .allMatch(GoogleAnswer::ok);
    }
}
