package org.kalends.provider.m365.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.m365.internal.graph.GraphScript.ACCOUNT;
import static org.kalends.provider.m365.internal.graph.GraphScript.cut;
import static org.kalends.provider.m365.internal.graph.GraphScript.error;
import static org.kalends.provider.m365.internal.graph.GraphScript.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.graph.models.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.FailureKind;

class GraphBatchTest {

    private final GraphScript script = new GraphScript();

    private final GraphBatch batch = new GraphBatch(script.gateway);

    @AfterEach
    void close() {
        script.close();
    }

    private List<GraphRequest> reads(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> script.gateway.build(
                        ACCOUNT,
                        client -> client.me().events().byEventId("e" + i).toGetRequestInformation()))
                .toList();
    }

    private List<GraphRequest> creations(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    Event event = new Event();
                    event.setSubject("s" + i);
                    return script.gateway.build(
                            ACCOUNT,
                            client -> client.me()
                                    .calendars()
                                    .byCalendarId("c")
                                    .events()
                                    .toPostRequestInformation(event));
                })
                .toList();
    }

    /** Answers each step by a function of the step, the last one first. */
    private void answerSteps(Function<JsonObject, String> answer) {
        script.say(exchange -> {
            String body = script.received.get(script.received.size() - 1).body();
            List<String> told = new ArrayList<>();
            for (JsonElement step : requests(body)) {
                String one = answer.apply(step.getAsJsonObject());
                if (!one.isEmpty()) {
                    told.add("{\"id\":" + step.getAsJsonObject().get("id") + "," + one + "}");
                }
            }
            Collections.reverse(told);
            json(200, "{\"responses\":[" + String.join(",", told) + "]}").write(exchange);
        });
    }

    private static JsonArray requests(String body) {
        return JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("requests");
    }

    private static String ok(JsonObject step) {
        return "\"status\":200,\"headers\":{},\"body\":{\"url\":" + step.get("url") + "}";
    }

    @Test
    void sendsTwentyStepsAtATimeAndAnswersInOrder() {
        answerSteps(GraphBatchTest::ok);
        List<GraphRequest> requests = reads(45);
        List<GraphAnswer> answers = batch.send(ACCOUNT, requests);
        assertThat(script.received).hasSize(3);
        assertThat(script.received)
                .extracting(one -> requests(one.body()).size())
                .containsExactly(20, 20, 5);
        assertThat(answers)
                .extracting(answer -> answer.body().get("url").getAsString())
                .isEqualTo(requests.stream().map(GraphRequest::target).toList());
    }

    @Test
    void runsFourChainsSideBySide() {
        answerSteps(GraphBatchTest::ok);
        batch.send(ACCOUNT, reads(7));
        assertThat(dependencies(0)).containsExactly("", "", "", "", "0", "1", "2");
    }

    @Test
    void runsOneChainWhereTheServiceRefusesMore() {
        script.say(json(400, error("BadRequest", "")));
        answerSteps(GraphBatchTest::ok);
        assertThat(batch.send(ACCOUNT, creations(6))).allMatch(GraphAnswer::ok);
        assertThat(batch.send(ACCOUNT, creations(6))).allMatch(GraphAnswer::ok);
        assertThat(script.received).as("one that was refused, and two").hasSize(3);
        assertThat(dependencies(1)).isEqualTo(dependencies(2)).containsExactly("", "0", "1", "2", "3", "4");
    }

    @Test
    void saysWhyABatchIsRefusedInAnyOrder() {
        script.say(json(400, error("BadRequest", "")));
        script.say(json(400, error("BadRequest", "")));
        assertThat(batch.send(ACCOUNT, creations(6)))
                .extracting(answer -> answer.failure().kind())
                .containsOnly(FailureKind.PERMANENT);
        assertThat(script.received).hasSize(2);
    }

    @Test
    void doesNotPressOnWhenAChainWasThrottled() {
        answerSteps(step -> switch (step.get("id").getAsString()) {
            case "0" -> "\"status\":429,\"headers\":{\"Retry-After\":\"3\"},\"body\":{}";
            case "4" -> "\"status\":424,\"body\":{}";
            default -> ok(step);
        });
        List<GraphAnswer> answers = batch.send(ACCOUNT, creations(5));
        assertThat(List.of(answers.get(0), answers.get(4))).allSatisfy(answer -> {
            assertThat(answer.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(answer.failure().retryAfter()).contains(Duration.ofSeconds(3));
        });
        assertThat(answers.subList(1, 4)).allMatch(GraphAnswer::ok);
        assertThat(script.received).hasSize(1);
    }

    private List<String> dependencies(int call) {
        List<String> ids = new ArrayList<>();
        for (JsonElement step : requests(script.received.get(call).body())) {
            JsonElement before = step.getAsJsonObject().get("dependsOn");
            ids.add(before == null ? "" : before.getAsJsonArray().get(0).getAsString());
        }
        return ids;
    }

    @Test
    void putsTheHeadersOnEachStep() {
        answerSteps(GraphBatchTest::ok);
        List<GraphRequest> requests = new ArrayList<>(creations(1));
        requests.add(reads(1).get(0).guardedBy("W/\"1\""));
        batch.send(ACCOUNT, requests);
        GraphScript.Received sent = script.received.get(0);
        assertThat(sent.target()).isEqualTo("/v1.0/$batch");
        String prefer = script.gateway.preferences().header();
        assertThat(sent.header("Prefer")).isEqualTo(prefer);
        JsonObject creation = requests(sent.body()).get(0).getAsJsonObject();
        assertThat(creation.getAsJsonObject("headers").get("Prefer").getAsString())
                .isEqualTo(prefer);
        assertThat(creation.getAsJsonObject("headers").get("Content-Type").getAsString())
                .isEqualTo("application/json");
        assertThat(creation.get("url").getAsString()).isEqualTo("/me/calendars/c/events");
        assertThat(creation.getAsJsonObject("body").get("subject").getAsString())
                .isEqualTo("s0");
        JsonObject read = requests(sent.body()).get(1).getAsJsonObject();
        assertThat(read.getAsJsonObject("headers").get("Prefer").getAsString()).isEqualTo(prefer);
        assertThat(read.getAsJsonObject("headers").get("If-Match").getAsString())
                .isEqualTo("W/\"1\"");
        assertThat(read.has("body")).isFalse();
    }

    @Test
    void sendsOneRequestWithoutABatch() {
        script.say(json(200, "{}"));
        batch.send(ACCOUNT, reads(1));
        assertThat(script.received)
                .singleElement()
                .matches(sent -> sent.target().equals("/v1.0/me/events/e0"));
    }

    @Test
    void takesAMissingAnswerForAnUnknownOutcome() {
        answerSteps(step -> step.get("id").getAsString().equals("1") ? "" : ok(step));
        assertThat(batch.send(ACCOUNT, creations(3)).get(1).failure().kind()).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(batch.send(ACCOUNT, reads(3)).get(1).failure().kind()).isEqualTo(FailureKind.RETRYABLE);
        assertThat(batch.send(ACCOUNT, reads(3)).get(2).ok()).isTrue();
    }

    @Test
    void sendsAgainWhatTheServiceDidNotRun() {
        List<String> run = Collections.synchronizedList(new ArrayList<>());
        answerSteps(step -> {
            String id = step.get("id").getAsString();
            if (id.equals("0")) {
                return "\"status\":404,\"body\":" + error("ErrorItemNotFound", "");
            }
            boolean withTheFirst = script.received.size() == 1;
            run.add(id);
            return withTheFirst ? "\"status\":424,\"body\":" + error("FailedDependency", "") : ok(step);
        });
        List<GraphAnswer> answers = batch.send(ACCOUNT, reads(4));
        assertThat(answers).extracting(GraphAnswer::status).containsExactly(404, 200, 200, 200);
        assertThat(script.received).hasSize(2);
    }

    @Test
    void doesNotAskForEverWhenNothingIsRun() {
        answerSteps(step -> "\"status\":424,\"body\":{}");
        assertThat(batch.send(ACCOUNT, creations(4)))
                .extracting(answer -> answer.failure().kind())
                .containsOnly(FailureKind.RETRYABLE);
        assertThat(script.received).hasSize(1);
    }

    @Test
    void keepsWhatWasDoneWhenSomeStepsAreThrottled() {
        answerSteps(step -> switch (step.get("id").getAsString()) {
            case "1" -> "\"status\":429,\"headers\":{\"Retry-After\":\"3\"},\"body\":{}";
            case "2" -> "\"status\":429,\"headers\":{\"retry-after\":9},\"body\":{}";
            default -> ok(step);
        });
        List<GraphAnswer> answers = batch.send(ACCOUNT, creations(4));
        assertThat(answers).extracting(GraphAnswer::ok).containsExactly(true, false, false, true);
        assertThat(answers.subList(1, 3)).allSatisfy(answer -> {
            assertThat(answer.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(answer.failure().retryAfter()).contains(Duration.ofSeconds(9));
        });
    }

    @Test
    void tellsEachStepThatTheWholeBatchWasThrottled() {
        script.say(json(429, error("ApplicationThrottled", ""), "Retry-After", "4"));
        assertThat(batch.send(ACCOUNT, creations(2))).allSatisfy(answer -> {
            assertThat(answer.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(answer.failure().retryAfter()).contains(Duration.ofSeconds(4));
        });
    }

    @Test
    void takesALostBatchForAmbiguousForItsWritesOnly() {
        script.say(cut(200));
        List<GraphRequest> requests = new ArrayList<>(creations(1));
        requests.addAll(reads(1));
        assertThat(batch.send(ACCOUNT, requests))
                .extracting(answer -> answer.failure().kind())
                .containsExactly(FailureKind.AMBIGUOUS, FailureKind.RETRYABLE);
    }

    @Test
    void signsInAnewOnceForStepsThatAreRefused() {
        answerSteps(step -> script.received.size() == 1
                ? "\"status\":401,\"body\":" + error("InvalidAuthenticationToken", "")
                : ok(step));
        assertThat(batch.send(ACCOUNT, creations(3))).allMatch(GraphAnswer::ok);
        assertThat(script.askedAnew).hasSize(1);
        assertThat(script.received.get(1).body().getBytes(StandardCharsets.UTF_8))
                .isNotEmpty();
    }

    @Test
    void answersAChallengeToAStep() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
        String challenge = "Bearer realm=\\\"\\\", error=\\\"insufficient_claims\\\", claims=\\\""
                + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "\\\"";
        answerSteps(step -> script.received.size() == 1
                ? "\"status\":403,\"headers\":{\"WWW-Authenticate\":\"" + challenge + "\"},\"body\":{}"
                : ok(step));
        assertThat(batch.send(ACCOUNT, creations(3))).allMatch(GraphAnswer::ok);
        assertThat(script.askedAnew).containsExactly("refresh token-1 " + claims);
        assertThat(script.received.get(1).header("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void doesNotBurnATokenThatIsNewerThanTheOneThatWasRefused() {
        answerSteps(step -> {
            if (script.received.size() == 1) {
                script.gateway.signInAnew(ACCOUNT, "token-1", Optional.empty());
                return "\"status\":401,\"body\":" + error("InvalidAuthenticationToken", "");
            }
            return ok(step);
        });
        assertThat(batch.send(ACCOUNT, creations(3))).allMatch(GraphAnswer::ok);
        assertThat(script.askedAnew).containsExactly("refresh token-1");
    }

    @Test
    void sendsNoGuestsInABatchAndTheRestOfIt() {
        Event event = new Event();
        event.setAttendees(List.of());
        GraphRequest meeting =
                script.gateway.build(ACCOUNT, client -> client.me().events().toPostRequestInformation(event));
        List<GraphRequest> requests = new ArrayList<>(reads(1));
        requests.add(meeting);
        script.say(json(200, "{}"));
        List<GraphAnswer> answers = batch.send(ACCOUNT, requests);
        assertThat(answers.get(0).ok()).isTrue();
        assertThat(answers.get(1).failure().kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(script.received)
                .singleElement()
                .matches(sent -> sent.target().equals("/v1.0/me/events/e0"));
    }
}
