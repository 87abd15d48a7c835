package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.eventPath;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.graph.GraphFixture.Answer;

/** Batches, and how many requests a mailbox bears. */
class BatchTest {

    private static final String HEADERS =
            "'headers':{'Content-Type':'application/json','Prefer':'IdType=\\\"ImmutableId\\\"'}";

    private final GraphFixture graph = new GraphFixture();

    @AfterEach
    void stop() {
        graph.close();
    }

    private Answer batch(String... steps) {
        return graph.post("/$batch", "{'requests':[" + String.join(",", steps) + "]}");
    }

    private String create(String id, String more) {
        return "{'id':'" + id + "','method':'POST','url':'" + graph.events() + "'," + HEADERS + ",'body':"
                + event("e" + id, "2026-03-02T10:00:00", "2026-03-02T11:00:00") + more + "}";
    }

    private static Map<String, JsonNode> responses(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        List<JsonNode> all = new ArrayList<>();
        answer.body().path("responses").forEach(all::add);
        return all.stream().collect(Collectors.toMap(item -> item.path("id").asText(), item -> item));
    }

    @Test
    void answersEachStepByItsId() {
        Map<String, JsonNode> responses =
                responses(batch(create("a", ""), "{'id':'b','method':'GET','url':'/me/events/nonsense'}"));
        assertThat(responses.get("a").path("status").asInt()).isEqualTo(201);
        assertThat(responses.get("a").path("body").path("subject").asText()).isEqualTo("ea");
        assertThat(responses.get("b").path("body").path("error").path("code").asText())
                .isEqualTo("ErrorInvalidIdMalformed");
    }

    @Test
    void givesRegularIdsToAStepWithoutAPreferenceOfItsOwn() {
        String id = graph.post(graph.events(), event("x", "2026-03-02T10:00:00", "2026-03-02T11:00:00"))
                .id();
        Map<String, JsonNode> responses = responses(batch(
                "{'id':'1','method':'GET','url':'" + eventPath(id) + "'}",
                "{'id':'2','method':'GET','url':'" + eventPath(id) + "'," + HEADERS + "}"));
        assertThat(responses.get("1").path("body").path("id").asText()).isNotEqualTo(id);
        assertThat(responses.get("2").path("body").path("id").asText()).isEqualTo(id);
    }

    @Test
    void failsWhatDependsOnAFailedStep() {
        Map<String, JsonNode> responses = responses(batch(
                "{'id':'1','method':'GET','url':'/me/events/nonsense'}",
                create("2", ",'dependsOn':['1']"),
                create("3", ",'dependsOn':['2']")));
        assertThat(responses.get("2").path("status").asInt()).isEqualTo(424);
        assertThat(responses.get("3").path("status").asInt()).isEqualTo(424);
        assertThat(graph.calendar.events()).isEmpty();
    }

    @Test
    void refusesABatchThatIsNoBatch() {
        String[] many = IntStream.range(0, 21).mapToObj(i -> create("" + i, "")).toArray(String[]::new);
        assertThat(batch(many).status()).isEqualTo(400);
        assertThat(batch(create("a", ""), create("A", "")).status()).isEqualTo(400);
        assertThat(batch(create("1", ",'dependsOn':['2']"), create("2", "")).status())
                .as("waits for what comes later")
                .isEqualTo(400);
        assertThat(batch("{'id':'1','method':'POST','url':'/me/events','body':{}}")
                        .status())
                .as("a body without a content type")
                .isEqualTo(400);
        assertThat(batch().status()).isEqualTo(400);
        assertThat(graph.calendar.events()).isEmpty();
    }

    @Test
    void runsFourChainsOfStepsAtOnce() {
        String[] many = IntStream.range(0, 20)
                .mapToObj(i -> create("" + i, i < 4 ? "" : ",'dependsOn':['" + (i - 4) + "']"))
                .toArray(String[]::new);
        assertThat(responses(batch(many)).values())
                .allMatch(response -> response.path("status").asInt() == 201);
    }

    @Test
    void throttlesTheFifthStepAtOnce() {
        String[] many = IntStream.range(0, 6).mapToObj(i -> create("" + i, "")).toArray(String[]::new);
        assertThat(responses(batch(many)).values())
                .extracting(response -> response.path("status").asInt())
                .containsExactlyInAnyOrder(201, 201, 201, 201, 429, 429);
        assertThat(graph.calendar.events()).hasSize(4);
    }

    @Test
    void refusesAMixedOrderWhereItIsToldTo() {
        graph.graph.faults().on(GraphFault.BATCH_MIXED_ORDER_REFUSED);
        assertThat(batch(create("1", ""), create("2", ",'dependsOn':['1']"), create("3", ""))
                        .status())
                .isEqualTo(400);
        assertThat(batch(create("1", ""), create("2", ",'dependsOn':['1']"), create("3", ",'dependsOn':['2']"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void throttlesTheFifthRequestAtWorkInAMailbox() {
        graph.graph.faults().latency(Duration.ofMillis(400));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> graph.get("/me/calendars"), threads))
                .toList();
        List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
        threads.shutdown();
        assertThat(all).extracting(Answer::status).contains(200, 429);
        assertThat(all).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(4);
        assertThat(all).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("ApplicationThrottled");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void createsAThousandEventsInSeconds() {
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            int first = i * 20;
            String[] steps = IntStream.range(first, first + 20)
                    .mapToObj(n -> create("" + n, n < first + 4 ? "" : ",'dependsOn':['" + (n - 4) + "']"))
                    .toArray(String[]::new);
            responses(batch(steps));
        }
        assertThat(graph.calendar.events()).hasSize(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void answersAnIdleDeltaInMilliseconds() {
        for (int i = 0; i < 100; i++) {
            graph.calendar.create(GraphFixture.json(event("e", "2026-03-02T10:00:00", "2026-03-02T11:00:00")));
        }
        String next = graph.round(graph.delta()).next();
        long begin = System.nanoTime();
        for (int i = 0; i < 300; i++) {
            graph.get(next);
        }
        Duration each = Duration.ofNanos((System.nanoTime() - begin) / 300);
        // About one millisecond; the limit leaves room for a machine that has other things to do.
        assertThat(each).isLessThan(Duration.ofMillis(20));
    }
}
