package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.encoded;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.eventPath;
import static org.kalends.simulator.graph.GraphFixture.json;
import static org.kalends.simulator.graph.GraphFixture.weekly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.graph.GraphFixture.Answer;
import org.kalends.simulator.graph.GraphFixture.Round;

/** What calendarView/delta tells, and how its links go on. */
class DeltaTest {

    private final GraphFixture graph = new GraphFixture();

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void tellsNothingTwice() {
        String id = graph.post(graph.events(), event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00"))
                .id();
        Round first = graph.round(graph.delta());
        assertThat(first.ids()).containsExactly(id);
        assertThat(graph.round(first.next()).items()).isEmpty();
    }

    @Test
    void repeatsARoundFromAnOldLink() {
        Round first = graph.round(graph.delta());
        String id = graph.calendar
                .create(json(event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00")))
                .path("id")
                .asText();
        assertThat(graph.round(first.next()).ids()).containsExactly(id);
        assertThat(graph.round(first.next()).ids()).containsExactly(id);
    }

    @Test
    void answersEveryFormOfTheRoute() {
        String calendar = encoded(graph.calendar.id());
        for (String form : List.of(
                "/me/calendars/" + calendar + "/calendarView/delta",
                "/me/calendars/" + calendar + "/calendarView/delta()",
                "/me/calendars/" + calendar + "/calendarView/microsoft.graph.delta",
                "/me/calendars/" + calendar + "/calendarView/microsoft.graph.delta()",
                "/me/calendars('" + calendar + "')/calendarview/delta",
                "/me/calendarView/delta",
                "/me/calendar/calendarView/delta")) {
            Answer answer = graph.get(form + "?STARTDATETIME=2026-01-01T00:00:00&enddatetime=2026-02-01T00:00:00Z");
            assertThat(answer.status()).as(form).isEqualTo(200);
            assertThat(answer.body().has("@odata.deltaLink")).as(form).isTrue();
        }
    }

    @Test
    void tellsASeriesWithItsMasterAndSlimOccurrences() {
        String master =
                graph.post(graph.events(), weekly("monday", "wednesday")).id();
        List<JsonNode> items = graph.round(graph.delta()).items();
        assertThat(items).hasSize(7);
        assertThat(items.get(0).path("type").asText()).isEqualTo("seriesMaster");
        assertThat(items.get(0).has("recurrence")).isTrue();
        assertThat(fieldNames(items.get(1)))
                .containsExactly("@odata.type", "@odata.etag", "id", "seriesMasterId", "type", "start", "end");
        assertThat(items.get(1).path("seriesMasterId").asText()).isEqualTo(master);
        assertThat(items.get(1).path("start").path("dateTime").asText()).isEqualTo("2026-03-02T08:00:00.0000000");
    }

    @Test
    void sendsASeriesAgainWithoutATombstoneWhenAnOccurrenceIsDeleted() {
        String master = graph.post(graph.events(), weekly("monday")).id();
        Round first = graph.round(graph.delta());
        graph.calendar.deleteOccurrence(master, LocalDate.parse("2026-03-16"));
        Round second = graph.round(first.next());
        assertThat(second.items()).hasSize(6).noneMatch(item -> item.has("@removed"));
        assertThat(second.ids()).contains(master).doesNotContain(first.ids().get(3));
    }

    @Test
    void tellsAnExceptionWholeAndWithItsOccurrenceId() {
        String master = graph.post(graph.events(), weekly("monday")).id();
        graph.calendar.patchOccurrence(master, LocalDate.parse("2026-03-16"), json("{'subject':'other'}"));
        JsonNode exception = graph.round(graph.delta()).items().stream()
                .filter(item -> item.path("type").asText().equals("exception"))
                .findFirst()
                .orElseThrow();
        assertThat(exception.path("occurrenceId").asText()).isEqualTo("OID." + master + ".2026-03-16");
        assertThat(exception.path("subject").asText()).isEqualTo("other");
        assertThat(exception.path("recurrence").isNull()).isTrue();
        assertThat(exception.path("originalStart").isNull()).isTrue();
    }

    @Test
    void tellsADeletedSeriesByOneTombstone() {
        String master = graph.post(graph.events(), weekly("monday")).id();
        Round first = graph.round(graph.delta());
        graph.delete(eventPath(master));
        List<JsonNode> items = graph.round(first.next()).items();
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("id").asText()).isEqualTo(master);
        assertThat(items.get(0).path("@removed").path("reason").asText()).isEqualTo("deleted");
    }

    @Test
    void tellsAnEventThatLeavesTheWindowAsRemoved() {
        String id = graph.post(graph.events(), event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00"))
                .id();
        Round first = graph.round(graph.delta());
        graph.patch(
                eventPath(id),
                "{'start':{'dateTime':'2028-01-01T10:00:00','timeZone':'UTC'},"
                        + "'end':{'dateTime':'2028-01-01T11:00:00','timeZone':'UTC'}}");
        Round second = graph.round(first.next());
        assertThat(second.items()).hasSize(1);
        assertThat(second.items().get(0).has("@removed")).isTrue();
        assertThat(graph.get(eventPath(id)).status()).isEqualTo(200);
    }

    @Test
    void tellsAChangeOutsideOfTheWindowAsRemoved() {
        String id = graph.calendar
                .create(json(event("a", "2028-03-02T10:00:00", "2028-03-02T11:00:00")))
                .path("id")
                .asText();
        Round first = graph.round(graph.delta());
        assertThat(first.items()).isEmpty();
        graph.calendar.patch(id, json("{'subject':'b'}"));
        assertThat(graph.round(first.next()).items()).singleElement().matches(item -> item.has("@removed"));
    }

    @Test
    void tellsAnExceptionThatLeavesTheWindowAsRemoved() {
        String master = graph.calendar.create(json(weekly("monday"))).path("id").asText();
        String window = "startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-07T00:00:00Z";
        Round first = graph.round(graph.delta().replace(GraphFixture.WINDOW, window));
        assertThat(first.items()).hasSize(7);
        graph.calendar.patchOccurrence(
                master, LocalDate.parse("2026-04-06"), json(event("x", "2026-04-08T09:00:00", "2026-04-08T10:00:00")));
        List<JsonNode> second = graph.round(first.next()).items();
        assertThat(second)
                .filteredOn(item -> item.has("@removed"))
                .singleElement()
                .extracting(item -> item.path("id").asText())
                .isEqualTo(first.ids().get(6));
        assertThat(second).filteredOn(item -> !item.has("@removed")).hasSize(6);
    }

    @Test
    void tellsAMoveAsRemovedHereAndNewThere() {
        MailboxCalendar other = graph.mailbox.addCalendar("Other");
        String id = graph.calendar
                .create(json(event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00")))
                .path("id")
                .asText();
        String there = "/me/calendars/" + encoded(other.id()) + "/calendarView/delta?" + GraphFixture.WINDOW;
        Round here = graph.round(graph.delta());
        Round elsewhere = graph.round(there);
        graph.calendar.move(id, other);
        assertThat(graph.round(here.next()).items()).singleElement().matches(item -> item.has("@removed"));
        assertThat(graph.round(elsewhere.next()).items()).singleElement().matches(item -> item.has("subject"));
    }

    @Test
    void keepsTheWindowOfTheFirstRequest() {
        Round first = graph.round(graph.delta());
        graph.calendar.create(json(event("a", "2028-03-02T10:00:00", "2028-03-02T11:00:00")));
        String wider = first.next() + "&startDateTime=2020-01-01T00:00:00Z&endDateTime=2030-01-01T00:00:00Z";
        assertThat(graph.round(wider).items()).isEmpty();
        assertThat(graph.get(first.next()
                                .replace(
                                        encoded(graph.calendar.id()),
                                        encoded(graph.mailbox
                                                .addCalendar("Other")
                                                .id())))
                        .status())
                .as("a token of another calendar")
                .isEqualTo(400);
    }

    @Test
    void servesSeveralThreadsWithoutLosingAnything() {
        Round first = graph.round(graph.delta());
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 50; i++) {
                        graph.calendar.create(json(event("t", "2026-03-02T10:00:00", "2026-03-02T11:00:00")));
                    }
                }))
                .toList();
        Set<String> told = new HashSet<>();
        String next = first.next();
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            Round round = graph.round(next);
            told.addAll(round.ids());
            next = round.next();
        }
        writers.forEach(CompletableFuture::join);
        told.addAll(graph.round(next).ids());
        assertThat(told).hasSize(200);
    }

    @Test
    void pagesWithoutSplittingASeries() {
        graph.post(graph.events(), weekly("monday"));
        for (int i = 0; i < 5; i++) {
            graph.post(graph.events(), event("e" + i, "2026-03-02T10:00:00", "2026-03-02T11:00:00"));
        }
        Answer page = graph.send("GET", graph.delta(), "", GraphFixture.IDS + ", odata.maxpagesize=2");
        assertThat(page.value()).hasSize(7);
        String next = page.body().path("@odata.nextLink").asText();
        assertThat(graph.send("GET", next, "", GraphFixture.IDS + ", odata.maxpagesize=2")
                        .value())
                .hasSize(2);
        assertThat(graph.round(next).items()).hasSize(5);
    }

    @Test
    void losesItsStateWhenTheGenerationEnds() {
        Round first = graph.round(graph.delta());
        graph.calendar.expireDeltaTokens();
        Answer answer = graph.get(first.next());
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("SyncStateNotFound");
        assertThat(answer.response().headers().firstValue("Location")).isEmpty();
    }

    @Test
    void refusesAnythingButTheWindowAndATokenOfItsOwn() {
        assertThat(graph.get(graph.delta() + "&$select=id").status()).isEqualTo(400);
        assertThat(graph.get(graph.delta() + "&$top=5").status()).isEqualTo(400);
        assertThat(graph.get(graph.delta() + "&$expand=calendar").status()).isEqualTo(500);
        assertThat(graph.get("/me/calendarView/delta").status()).isEqualTo(400);
        Answer bad = graph.get("/me/calendarView/delta?$deltatoken=nonsense");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().path("error").path("message").asText()).isEqualTo("Badly formed token.");
    }

    @Test
    void namesZonesAsAskedInWholeItemsAndAsWindowsDoesInSlimOnes() {
        graph.post(graph.events(), weekly("monday"));
        Answer page =
                graph.send("GET", graph.delta(), "", GraphFixture.IDS + ", outlook.timezone=\"Europe/Amsterdam\"");
        ObjectNode master = (ObjectNode) page.value().get(0);
        assertThat(master.path("start").path("timeZone").asText()).isEqualTo("Europe/Amsterdam");
        assertThat(page.value().get(1).path("start").path("timeZone").asText()).isEqualTo("W. Europe Standard Time");
        assertThat(page.value().get(1).path("start").path("dateTime").asText())
                .isEqualTo("2026-03-02T09:00:00.0000000");
    }

    private static List<String> fieldNames(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
