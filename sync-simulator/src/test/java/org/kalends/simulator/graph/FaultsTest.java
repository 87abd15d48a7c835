package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.eventPath;
import static org.kalends.simulator.graph.GraphFixture.json;
import static org.kalends.simulator.graph.GraphFixture.weekly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.simulator.graph.GraphFixture.Answer;
import org.kalends.simulator.graph.GraphFixture.Round;

/** Each switch, and that the service is itself again when it is off. */
class FaultsTest {

    private static final String EVENT = event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00");

    private final GraphFixture graph = new GraphFixture();

    private final GraphFaults faults = graph.graph.faults();

    @AfterEach
    void stop() {
        graph.close();
    }

    private String person(String event) {
        return graph.calendar.create(json(event)).path("id").asText();
    }

    private static boolean isTombstone(JsonNode item) {
        return item.has("@removed");
    }

    @ParameterizedTest
    @CsvSource({
        "DELTA_410, 410, SyncStateNotFound",
        "DELTA_410_LOCATION, 410, SyncStateNotFound",
        "DELTA_410_EMPTY, 410, ''",
        "DELTA_410_HTML, 410, ''",
        "DELTA_410_CAMEL_CASE, 410, syncStateNotFound",
        "DELTA_400_BAD_TOKEN, 400, BadRequest",
        "DELTA_400_RESYNC, 400, resyncRequired",
        "DELTA_404_RESYNC, 404, syncStateNotFound",
        "DELTA_504, 504, ''"
    })
    void losesTheSyncStateOnce(GraphFault fault, int status, String code) {
        Round first = graph.round(graph.delta());
        faults.once(fault);
        Answer lost = graph.get(first.next());
        assertThat(lost.status()).isEqualTo(status);
        assertThat(lost.code()).isEqualTo(code);
        assertThat(lost.response().headers().firstValue("Location").isPresent())
                .isEqualTo(fault == GraphFault.DELTA_410_LOCATION);
        assertThat(lost.response().body().isEmpty()).isEqualTo(fault == GraphFault.DELTA_410_EMPTY);
        assertThat(graph.get(first.next()).status()).isEqualTo(200);
    }

    @Test
    void keepsFirstRoundsFreeOfLostStates() {
        faults.on(GraphFault.DELTA_410);
        assertThat(graph.get(graph.delta()).status()).isEqualTo(200);
    }

    @Test
    void breaksARoundInItsMiddleOnly() {
        person(EVENT);
        person(EVENT);
        faults.on(GraphFault.DELTA_410_MID_ROUND);
        Answer page = graph.send("GET", graph.delta(), "", "odata.maxpagesize=1");
        assertThat(graph.get(page.body().path("@odata.nextLink").asText()).status())
                .isEqualTo(410);
        assertThat(graph.get(graph.round(graph.delta()).next()).status()).isEqualTo(200);
    }

    @Test
    void tellsATombstoneForEachOccurrenceOfADeletedSeries() {
        String master = person(weekly("monday"));
        Round first = graph.round(graph.delta());
        faults.on(GraphFault.DELTA_SERIES_TOMBSTONES);
        graph.calendar.delete(master);
        assertThat(graph.round(first.next()).items()).hasSize(7).allMatch(FaultsTest::isTombstone);
    }

    @Test
    void givesAnotherReasonForTombstones() {
        String id = person(EVENT);
        Round first = graph.round(graph.delta());
        faults.on(GraphFault.DELTA_REASON_CHANGED);
        graph.calendar.delete(id);
        assertThat(graph.round(first.next())
                        .items()
                        .get(0)
                        .path("@removed")
                        .path("reason")
                        .asText())
                .isEqualTo("changed");
    }

    @Test
    void saysNothingWhenAnEventLeavesTheWindow() {
        String id = person(EVENT);
        Round first = graph.round(graph.delta());
        faults.on(GraphFault.DELTA_SILENT_LEAVING);
        graph.calendar.patch(id, json(event("a", "2028-03-02T10:00:00", "2028-03-02T11:00:00")));
        Round second = graph.round(first.next());
        assertThat(second.items()).isEmpty();
        graph.calendar.delete(id);
        assertThat(graph.round(second.next()).ids()).containsExactly(id);
    }

    @Test
    void beginsWithTombstones() {
        String id = person(EVENT);
        graph.calendar.delete(id);
        assertThat(graph.round(graph.delta()).items()).isEmpty();
        faults.on(GraphFault.DELTA_TOMBSTONES_FIRST);
        assertThat(graph.round(graph.delta()).items()).singleElement().matches(FaultsTest::isTombstone);
    }

    @Test
    void tellsAChangedOccurrenceAlone() {
        String master = person(weekly("monday"));
        Round first = graph.round(graph.delta());
        graph.calendar.patchOccurrence(master, LocalDate.parse("2026-03-09"), json("{'subject':'x'}"));
        assertThat(graph.round(first.next()).items()).hasSize(7);
        faults.on(GraphFault.DELTA_LONE_EXCEPTIONS);
        assertThat(graph.round(first.next()).items())
                .singleElement()
                .matches(item -> item.path("type").asText().equals("exception"));
    }

    @Test
    void putsAnEmptyPageBeforeEachPage() {
        String id = person(EVENT);
        faults.on(GraphFault.DELTA_EMPTY_PAGES);
        Answer empty = graph.get(graph.delta());
        assertThat(empty.value()).isEmpty();
        assertThat(empty.body().has("@odata.nextLink")).isTrue();
        assertThat(graph.round(graph.delta()).ids()).containsExactly(id);
    }

    @Test
    void ignoresTheWishedSizeOfPages() {
        person(EVENT);
        person(EVENT);
        person(EVENT);
        faults.on(GraphFault.DELTA_OVERSIZE_PAGES);
        assertThat(graph.send("GET", graph.delta(), "", "odata.maxpagesize=1").value())
                .hasSize(3);
    }

    @Test
    void loopsByFreshTokensUntilThePageIsLargeEnough() {
        person(EVENT);
        person(EVENT);
        faults.on(GraphFault.DELTA_LOOPING_PAGES);
        Answer one = graph.send("GET", graph.delta(), "", "odata.maxpagesize=1");
        String link = one.body().path("@odata.nextLink").asText();
        Answer two = graph.send("GET", link, "", "odata.maxpagesize=1");
        assertThat(two.ids()).isEqualTo(one.ids());
        assertThat(two.body().path("@odata.nextLink").asText()).isNotEqualTo(link);
        assertThat(graph.get(graph.delta()).body().has("@odata.deltaLink")).isTrue();
    }

    @Test
    void tellsEveryItemTwiceFirstAsItWas() {
        String id = person(EVENT);
        graph.calendar.patch(id, json("{'subject':'b'}"));
        faults.on(GraphFault.DELTA_DUPLICATES);
        assertThat(graph.round(graph.delta()).items())
                .extracting(item -> item.path("subject").asText())
                .containsExactly("a", "b");
    }

    @Test
    void lagsBehindByOneChange() {
        String id = person(EVENT);
        faults.on(GraphFault.DELTA_STALE);
        Round stale = graph.round(graph.delta());
        assertThat(stale.items()).isEmpty();
        assertThat(graph.round(stale.next()).ids()).containsExactly(id);
    }

    @Test
    void namesAllZonesAsWindowsDoes() {
        person(weekly("monday"));
        faults.on(GraphFault.DELTA_WINDOWS_NAMES);
        JsonNode master = graph.round(graph.delta()).items().get(0);
        assertThat(master.path("originalStartTimeZone").asText()).isEqualTo("W. Europe Standard Time");
        assertThat(master.path("recurrence")
                        .path("range")
                        .path("recurrenceTimeZone")
                        .asText())
                .isEqualTo("W. Europe Standard Time");
    }

    @Test
    void hidesTheOriginalStart() {
        person(weekly("monday"));
        String view = "/me/calendarView?" + GraphFixture.WINDOW;
        assertThat(graph.get(view).value().get(0).path("originalStart").asText())
                .isEqualTo("2026-03-02T08:00:00Z");
        faults.on(GraphFault.NULL_ORIGINAL_START);
        assertThat(graph.get(view).value().get(0).path("originalStart").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = GraphFault.class,
            names = {"WRITE_412", "WRITE_412_SPURIOUS", "WRITE_412_HOUSEKEEPING"})
    void refusesAGuardedWriteOnce(GraphFault fault) {
        Answer created = graph.post(graph.events(), EVENT);
        String etag = created.body().path("@odata.etag").asText();
        faults.once(fault);
        assertThat(patch(created.id(), etag).status()).isEqualTo(412);
        JsonNode now = graph.get(eventPath(created.id())).body();
        assertThat(now.path("@odata.etag").asText().equals(etag)).isEqualTo(fault == GraphFault.WRITE_412_SPURIOUS);
        assertThat(now.path("importance").asText()).isEqualTo(fault == GraphFault.WRITE_412 ? "high" : "normal");
        assertThat(patch(created.id(), now.path("@odata.etag").asText()).status())
                .isEqualTo(200);
    }

    private Answer patch(String id, String etag) {
        return graph.send("PATCH", eventPath(id), "{'subject':'b'}", GraphFixture.ALL, "If-Match", etag);
    }

    @ParameterizedTest
    @CsvSource({
        "WRITE_LOST_ANSWER, 1",
        "WRITE_CUT_ANSWER, 1",
        "WRITE_REFUSED, 0",
    })
    void breaksTheConnectionOfAWrite(GraphFault fault, int events) {
        faults.once(fault);
        assertThatThrownBy(() -> graph.post(graph.events(), EVENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(graph.calendar.events()).hasSize(events);
        assertThat(graph.post(graph.events(), EVENT).status()).isEqualTo(201);
    }

    @Test
    void answersAWriteThatIsDoneByAGatewayTimeout() {
        faults.once(GraphFault.WRITE_504_AFTER);
        assertThat(graph.post(graph.events(), EVENT).status()).isEqualTo(504);
        assertThat(graph.calendar.events()).hasSize(1);
    }

    @Test
    void losesAnswersAndRefusesByChance() {
        faults.lostAnswers(new Random(1), 1);
        assertThatThrownBy(() -> graph.post(graph.events(), EVENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(graph.calendar.events()).hasSize(1);
        faults.clear();
        faults.refusals(new Random(1), 1);
        assertThatThrownBy(() -> graph.post(graph.events(), EVENT)).isInstanceOf(UncheckedIOException.class);
        assertThat(graph.calendar.events()).hasSize(1);
        assertThat(graph.get("/me/calendars").status()).isEqualTo(200);
    }

    @Test
    void treatsARepeatedTransactionIdInOtherWays() {
        String body = EVENT.substring(0, EVENT.length() - 1) + ",'transactionId':'t1'}";
        graph.post(graph.events(), body);
        faults.once(GraphFault.CREATE_409);
        assertThat(graph.post(graph.events(), body).status()).isEqualTo(409);
        faults.once(GraphFault.CREATE_TWICE);
        assertThat(graph.post(graph.events(), body).status()).isEqualTo(201);
        assertThat(graph.calendar.events()).hasSize(2);
    }

    @Test
    void rewritesBodies() {
        faults.once(GraphFault.HTML_REWRITE);
        String id = graph.post(
                        graph.events(),
                        EVENT.substring(0, EVENT.length() - 1) + ",'body':{'contentType':'text','content':'a  b'}}")
                .id();
        assertThat(graph.get(eventPath(id)).body().path("body").path("content").asText())
                .isEqualTo("a \u00a0b\r\n\r\n");
    }

    @Test
    void answersDeletingAgainAsForPersonalAccounts() {
        String id = person(EVENT);
        graph.delete(eventPath(id));
        faults.on(GraphFault.DELETE_AGAIN_400);
        assertThat(graph.delete(eventPath(id)).code()).isEqualTo("ErrorInvalidRequest");
        assertThat(graph.get(eventPath(id)).status()).isEqualTo(404);
    }

    @Test
    void refusesBoundariesZonesAndAllDayEvents() {
        String master = person(weekly("monday"));
        String occurrence = graph.get(eventPath(master) + "/instances?" + GraphFixture.WINDOW)
                .ids()
                .get(0);
        faults.on(GraphFault.WRITE_400_BOUNDARY);
        assertThat(graph.patch(eventPath(occurrence), event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00"))
                        .code())
                .isEqualTo("ErrorOccurrenceCrossingBoundary");
        faults.on(GraphFault.WRITE_400_ZONE);
        assertThat(graph.post(graph.events(), EVENT).code()).isEqualTo("TimeZoneNotSupportedException");
        assertThat(graph.post(graph.events(), EVENT.replace("Europe/Berlin", "W. Europe Standard Time"))
                        .status())
                .isEqualTo(201);
        faults.on(GraphFault.WRITE_400_ALL_DAY);
        assertThat(graph.post(
                                graph.events(),
                                "{'isAllDay':true,'start':{'dateTime':'2026-07-02','timeZone':'UTC'},"
                                        + "'end':{'dateTime':'2026-07-03','timeZone':'UTC'}}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT_429, 429, true, true",
        "LIMIT_429_BARE, 429, false, true",
        "LIMIT_503, 503, true, true",
        "LIMIT_503_HTML, 503, false, false",
    })
    void refusesRequestsBeforeTheyAreDone(GraphFault fault, int status, boolean retryAfter, boolean isJson) {
        faults.once(fault);
        Answer refused = graph.post(graph.events(), EVENT);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.response().headers().firstValue("Retry-After").isPresent())
                .isEqualTo(retryAfter);
        assertThat(refused.body().has("error")).isEqualTo(isJson);
        assertThat(graph.calendar.events()).isEmpty();
    }

    private Answer batchOfTwo() {
        String step = "','method':'POST','url':'" + graph.events()
                + "','headers':{'Content-Type':'application/json'},'body':" + EVENT + "}";
        return graph.post("/$batch", "{'requests':[{'id':'1" + step + ",{'id':'2" + step + "]}");
    }

    @ParameterizedTest
    @CsvSource({"BATCH_STEP_429, 429", "BATCH_STEP_503, 503"})
    void refusesOneStepOfABatch(GraphFault fault, int status) {
        faults.every(fault, 2);
        Answer batch = batchOfTwo();
        assertThat(batch.body().path("responses"))
                .extracting(response -> response.path("status").asInt())
                .containsExactlyInAnyOrder(201, status);
        assertThat(graph.calendar.events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"BATCH_429, 429", "BATCH_503_HTML, 503"})
    void refusesAWholeBatch(GraphFault fault, int status) {
        faults.once(fault);
        assertThat(batchOfTwo().status()).isEqualTo(status);
        assertThat(graph.calendar.events()).isEmpty();
    }

    @Test
    void leavesOutTheAnswerOfAStepThatIsDone() {
        faults.once(GraphFault.BATCH_MISSING_ANSWER);
        assertThat(batchOfTwo().body().path("responses")).hasSize(1);
        assertThat(graph.calendar.events()).hasSize(2);
    }

    @Test
    void losesTheAnswerOfABatchThatIsDone() {
        faults.once(GraphFault.BATCH_LOST_ANSWER);
        assertThatThrownBy(this::batchOfTwo).isInstanceOf(UncheckedIOException.class);
        assertThat(graph.calendar.events()).hasSize(2);
    }

    @Test
    void takesCalendarsAndMailboxesAway() {
        faults.on(GraphFault.CALENDAR_404);
        assertThat(graph.get(graph.delta()).code()).isEqualTo("ErrorItemNotFound");
        faults.clear();
        faults.on(GraphFault.CALENDAR_READ_ONLY);
        assertThat(graph.post(graph.events(), EVENT).status()).isEqualTo(403);
        assertThat(graph.get("/me/calendars").value().get(0).path("canEdit").asBoolean())
                .isFalse();
        faults.clear();
        faults.on(GraphFault.MAILBOX_DISABLED);
        assertThat(graph.get(graph.delta()).code()).isEqualTo("MailboxNotEnabledForRESTAPI");
        faults.off(GraphFault.MAILBOX_DISABLED);
        assertThat(graph.get(graph.delta()).status()).isEqualTo(200);
    }

    @Test
    void strikesAsOftenAsItIsTold() {
        faults.next(GraphFault.LIMIT_429, 2);
        assertThat(statuses()).containsExactly(429, 429, 200, 200);
        faults.every(GraphFault.LIMIT_429, 2);
        assertThat(statuses()).containsExactly(200, 429, 200, 429);
        assertThat(faults.struck(GraphFault.LIMIT_429)).isEqualTo(4);
        faults.clear();
        assertThat(statuses()).containsOnly(200);
    }

    private List<Integer> statuses() {
        return IntStream.range(0, 4)
                .mapToObj(i -> graph.get("/me/calendars").status())
                .toList();
    }
}
