package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.series;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFixture.Answer;

final class OccurrencesTest {

    private static final String MOVED = "{'start':{'dateTime':'2026-03-10T08:00:00','timeZone':'America/Chicago'},"
            + "'end':{'dateTime':'2026-03-10T09:00:00','timeZone':'America/Chicago'}}";

    private final GoogleFixture google = new GoogleFixture();

    @AfterEach
    void close() {
        google.close();
    }

    private String weekly() {
        return google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
    }

    private Answer instances(String id, String query) {
        return google.get(google.eventPath(id) + "/instances?" + query);
    }

    private static List<String> dates(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.path("start").path("dateTime").asText().substring(0, 10))
                .toList();
    }

    @Test
    void namesOccurrencesByTheirOriginalStartInUtc() {
        String id = weekly();
        Answer all = instances(id, "");
        assertThat(all.ids())
                .containsExactly(
                        id + "_20260302T140000Z",
                        id + "_20260309T130000Z",
                        id + "_20260316T130000Z",
                        id + "_20260323T130000Z",
                        id + "_20260330T130000Z");
        JsonNode one = all.items().get(1);
        assertThat(one.path("recurringEventId").asText()).isEqualTo(id);
        assertThat(one.path("originalStartTime")).isEqualTo(one.path("start"));
        assertThat(one.has("recurrence")).isFalse();
        assertThat(all.body().has("nextSyncToken")).isFalse();
        assertThat(google.get(google.eventPath(id + "_20260309T130000Z")).body())
                .isEqualTo(one);
        assertThat(google.get(google.eventPath(id + "_20260310T130000Z")).status())
                .isEqualTo(404);
        String days = google.insert(
                        "{'start':{'date':'2026-03-02'},'end':{'date':'2026-03-03'},'recurrence':['RRULE:FREQ=DAILY;COUNT=2']}")
                .id();
        assertThat(instances(days, "").ids()).containsExactly(days + "_20260302", days + "_20260303");
    }

    @Test
    void keepsTheIdentityOfAnOccurrenceThatMoves() {
        String id = weekly();
        Answer moved = google.patch(id + "_20260309T130000Z", MOVED);
        assertThat(moved.id()).isEqualTo(id + "_20260309T130000Z");
        assertThat(moved.body().path("originalStartTime").path("dateTime").asText())
                .isEqualTo("2026-03-09T14:00:00+01:00");
        assertThat(dates(instances(id, "").items()))
                .containsExactly("2026-03-02", "2026-03-10", "2026-03-16", "2026-03-23", "2026-03-30");
        assertThat(instances(id, "originalStart=2026-03-09T13:00:00Z").items()).hasSize(1);
        assertThat(google.calendar.instances(
                        id, Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-11T00:00:00Z")))
                .hasSize(1);
    }

    @Test
    void followsItsSeriesWhereItDoesNotDiffer() {
        String id = weekly();
        google.patch(id + "_20260309T130000Z", "{'location':'elsewhere'}");
        google.patch(id, "{'summary':'renamed'}");
        JsonNode one = google.get(google.eventPath(id + "_20260309T130000Z")).body();
        assertThat(one.path("summary").asText()).isEqualTo("renamed");
        assertThat(one.path("location").asText()).isEqualTo("elsewhere");
    }

    @Test
    void keepsTheBoundsOfItsWindow() {
        String id = weekly();
        assertThat(instances(id, "timeMin=2026-03-09T14:00:00Z&timeMax=2026-03-16T13:00:00Z")
                        .items())
                .hasSize(1);
        assertThat(google.get(google.events()
                                + "?singleEvents=true&timeMin=2026-03-09T14:00:00Z&timeMax=2026-03-16T13:00:00Z")
                        .items())
                .isEmpty();
        assertThat(instances(id, "timeMin=2026-03-09T14:00:00Z&timeMax=2026-03-09T14:00:00Z")
                        .reason())
                .isEqualTo("timeRangeEmpty");
        assertThat(instances(id, "timeMin=2026-03-09T14:00:00").status()).isEqualTo(400);
        assertThat(instances(id, "syncToken=x").status()).isEqualTo(400);
    }

    @Test
    void hidesDeletedOccurrencesUnlessAsked() {
        String id = weekly();
        google.delete(id + "_20260309T130000Z");
        assertThat(instances(id, "").items()).hasSize(4);
        assertThat(instances(id, "showDeleted=true").items()).hasSize(5);
        JsonNode deleted =
                google.get(google.eventPath(id + "_20260309T130000Z")).body();
        assertThat(deleted.path("status").asText()).isEqualTo("cancelled");
        assertThat(google.delete(id + "_20260309T130000Z").status()).isEqualTo(410);
        assertThat(google.patch(id + "_20260309T130000Z", "{'summary':'x'}").status())
                .isEqualTo(403);
        assertThat(google.patch(id + "_20260309T130000Z", "{'status':'confirmed'}")
                        .status())
                .isEqualTo(200);
        assertThat(instances(id, "").items()).hasSize(5);
    }

    @Test
    void endsAnEndlessSeriesWhereTheServiceDoes() {
        String id = google.insert(series("RRULE:FREQ=DAILY")).id();
        assertThat(instances(id, "maxResults=2500").items()).hasSize(EventVersion.MOST);
        assertThat(google.get(google.events() + "?singleEvents=true&maxResults=2500")
                        .items())
                .hasSize(EventVersion.MOST);
    }

    @Test
    void makesASeriesAsPrivateAsItsStrictestOccurrence() {
        String id = weekly();
        google.patch(id + "_20260309T130000Z", "{'visibility':'private'}");
        assertThat(google.calendar.event(id).path("visibility").asText()).isEqualTo("private");
        google.patch(id + "_20260316T130000Z", "{'visibility':'public'}");
        assertThat(google.calendar
                        .event(id + "_20260316T130000Z")
                        .path("visibility")
                        .asText())
                .isEqualTo("private");
    }

    @Test
    void dropsExceptionsThatARuleNoLongerHas() {
        String id = weekly();
        google.patch(id + "_20260309T130000Z", "{'summary':'x'}");
        google.patch(
                id,
                "{'start':{'dateTime':'2026-03-02T07:00:00','timeZone':'America/Chicago'},"
                        + "'end':{'dateTime':'2026-03-02T08:00:00','timeZone':'America/Chicago'}}");
        assertThat(google.get(google.eventPath(id + "_20260309T130000Z")).status())
                .isEqualTo(404);
        assertThat(instances(id, "").items())
                .extracting(row -> row.path("summary").asText())
                .containsOnly("series");
    }

    @Test
    void answersForOccurrencesOfDeletedSeries() {
        String id = weekly();
        google.delete(id);
        assertThat(instances(id, "").status()).isEqualTo(410);
        assertThat(google.get(google.eventPath(id + "_20260309T130000Z"))
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(google.delete(id + "_20260309T130000Z").status()).isEqualTo(410);
    }

    @Test
    void refusesInstancesOfWhatIsNoSeries() {
        String id = google.insert(event("a")).id();
        assertThat(instances(id, "").status()).isEqualTo(400);
        assertThat(instances("nothing", "").status()).isEqualTo(404);
    }

    @Test
    void listsSeriesOnceOrTheirOccurrences() {
        String id = weekly();
        google.patch(id + "_20260309T130000Z", MOVED);
        assertThat(google.get(google.events() + "?timeMin=2026-03-16T00:00:00Z&timeMax=2026-03-17T00:00:00Z")
                        .ids())
                .containsExactly(id);
        assertThat(google.get(
                                google.events()
                                        + "?singleEvents=true&orderBy=startTime&timeMin=2026-03-10T00:00:00Z&timeMax=2026-03-17T00:00:00Z")
                        .ids())
                .containsExactly(id + "_20260309T130000Z", id + "_20260316T130000Z");
        assertThat(google.get(google.events() + "?orderBy=startTime").status()).isEqualTo(400);
        google.calendar.patch(id, json("{'recurrence':null}"));
        assertThat(google.get(google.events()).ids()).containsExactly(id);
    }

    @Test
    void tellsEveryOccurrenceAfterATouchOfTheSeries() {
        String id = weekly();
        GoogleFixture.Round first = google.round("singleEvents=true");
        google.patch(id, "{'summary':'renamed'}");
        assertThat(google.round("singleEvents=true&" + GoogleFixture.since(first))
                        .items())
                .hasSize(5);
    }

    @Test
    void splitsASeriesAtItsFirstOccurrenceIntoOne() {
        String id = weekly();
        assertThat(google.calendar
                        .splitFrom(id, "2026-03-02T08:00:00-06:00", json("{'summary':'all'}"))
                        .path("id")
                        .asText())
                .isEqualTo(id);
        google.calendar.deleteFrom(id, "2026-03-02T08:00:00-06:00");
        assertThat(google.calendar.event(id).path("status").asText()).isEqualTo("cancelled");
    }
}
