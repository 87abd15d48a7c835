package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.series;
import static org.kalends.simulator.google.GoogleFixture.since;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFixture.Answer;
import org.kalends.simulator.google.GoogleFixture.Round;

final class SyncTest {

    private final GoogleFixture google = new GoogleFixture();

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void tellsNothingTwice() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        assertThat(first.ids()).containsExactly(id);
        assertThat(google.after(first).items()).isEmpty();
    }

    @Test
    void repeatsARoundFromAnOldToken() {
        Round first = google.first();
        String id = google.calendar.create(json(event("a"))).path("id").asText();
        assertThat(google.after(first).ids()).containsExactly(id);
        assertThat(google.after(first).ids()).containsExactly(id);
    }

    @Test
    void tellsAnEventOnceHoweverOftenItHasChanged() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        google.patch(id, "{'summary':'b'}");
        google.patch(id, "{'summary':'c'}");
        Round second = google.after(first);
        assertThat(second.ids()).containsExactly(id);
        assertThat(second.item(id).path("summary").asText()).isEqualTo("c");
    }

    @Test
    void tellsADamagedEventWithoutItsTimesUntilItIsWritten() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        google.calendar.damage(id);
        Round second = google.after(first);
        assertThat(second.item(id).path("status").asText()).isEqualTo("confirmed");
        assertThat(names(second.item(id))).doesNotContain("start", "end");
        google.patch(id, "{'summary':'b'}");
        assertThat(names(google.after(second).item(id))).contains("start", "end");
    }

    @Test
    void tellsADeletedEventBySlimRow() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        google.delete(id);
        Round second = google.after(first);
        assertThat(second.items()).hasSize(1);
        assertThat(names(second.items().get(0))).containsExactly("kind", "etag", "id", "status");
        assertThat(google.first().items()).isEmpty();
        assertThat(google.round("showDeleted=true").item(id).path("summary").asText())
                .isEqualTo("a");
    }

    @Test
    void tellsADeletedSeriesWithoutItsOccurrences() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.patch(id + "_20260309T130000Z", "{'summary':'other'}");
        Round first = google.first();
        google.delete(id);
        assertThat(google.after(first).ids()).containsExactly(id);
    }

    @Test
    void tellsADeletedOccurrenceBehindItsSeries() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        Round first = google.first();
        google.calendar.deleteInstance(id, "2026-03-09T08:00:00-05:00");
        Round second = google.after(first);
        assertThat(second.ids()).containsExactly(id, id + "_20260309T130000Z");
        JsonNode row = second.items().get(1);
        assertThat(names(row)).containsExactly("kind", "etag", "id", "status", "recurringEventId", "originalStartTime");
        assertThat(row.path("originalStartTime").path("dateTime").asText()).isEqualTo("2026-03-09T14:00:00+01:00");
        assertThat(row.path("originalStartTime").path("timeZone").asText()).isEqualTo("America/Chicago");
        assertThat(google.first().ids()).containsExactly(id, id + "_20260309T130000Z");
    }

    @Test
    void tellsAChangedOccurrenceBehindItsSeriesAndAllOfThemWithOneEtag() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.calendar.deleteInstance(id, "2026-03-09T08:00:00-05:00");
        Round first = google.first();
        google.calendar.patchInstance(id, "2026-03-16T08:00:00-05:00", json("{'summary':'other'}"));
        Round second = google.after(first);
        assertThat(second.ids()).containsExactly(id, id + "_20260309T130000Z", id + "_20260316T130000Z");
        JsonNode changed = second.items().get(2);
        assertThat(changed.path("summary").asText()).isEqualTo("other");
        assertThat(changed.has("recurrence")).isFalse();
        assertThat(changed.path("sequence").asInt()).isEqualTo(1);
        assertThat(changed.path("iCalUID").asText()).isEqualTo(id + "@google.com");
        assertThat(second.items().stream()
                        .map(item -> item.path("etag").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void endsASeriesBeforeThisAndFollowing() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=10")).id();
        google.calendar.patchInstance(id, "2026-03-30T08:00:00-05:00", json("{'summary':'late'}"));
        Round first = google.first();
        google.calendar.deleteFrom(id, "2026-03-23T08:00:00-05:00");
        Round second = google.after(first);
        assertThat(second.item(id).path("recurrence").get(0).asText())
                .isEqualTo("RRULE:FREQ=WEEKLY;UNTIL=20260323T045959Z");
        assertThat(names(second.item(id + "_20260330T130000Z"))).containsExactly("kind", "etag", "id", "status");
        assertThat(google.after(second).items()).isEmpty();
    }

    @Test
    void makesANewSeriesOfThisAndFollowing() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=10")).id();
        Round first = google.first();
        String next = google.calendar
                .splitFrom(id, "2026-03-23T08:00:00-05:00", json("{'summary':'new'}"))
                .path("id")
                .asText();
        assertThat(next).isEqualTo(id + "_R20260323T130000");
        Round second = google.after(first);
        assertThat(second.ids()).containsExactly(id, next);
        assertThat(second.item(next).path("recurrence").get(0).asText()).isEqualTo("RRULE:FREQ=WEEKLY;COUNT=7");
        assertThat(second.item(next).path("iCalUID").asText()).isEqualTo(next + "@google.com");
    }

    @Test
    void pagesAndGivesTheTokenLast() {
        for (int i = 0; i < 5; i++) {
            google.insert(event("e" + i));
        }
        Answer page = google.get(google.events() + "?maxResults=2");
        assertThat(page.items()).hasSize(2);
        assertThat(page.body().has("nextSyncToken")).isFalse();
        Round round = google.round("maxResults=2");
        assertThat(round.items()).hasSize(5);
        assertThat(round.pages()).isEqualTo(3);
        assertThat(google.get(google.events() + "?pageToken=nonsense").status()).isEqualTo(400);
    }

    @Test
    void forgetsTheWindowWithTheToken() {
        Round first = google.round("timeMin=2026-03-01T00:00:00Z&timeMax=2026-04-01T00:00:00Z");
        String id = google.insert(event("later", "2027-03-02T10:00:00", "2027-03-02T11:00:00"))
                .id();
        assertThat(google.after(first).ids()).containsExactly(id);
    }

    @Test
    void refusesOtherRestrictionsBesideAToken() {
        String token = since(google.first());
        for (String more : List.of(
                "iCalUID=a",
                "q=a",
                "privateExtendedProperty=a%3Db",
                "sharedExtendedProperty=a%3Db",
                "timeMin=2026-03-01T00:00:00Z",
                "timeMax=2026-03-01T00:00:00Z",
                "updatedMin=2026-03-01T00:00:00Z",
                "showDeleted=false")) {
            Answer answer = google.get(google.events() + "?" + token + "&" + more);
            assertThat(answer.status()).as(more).isEqualTo(400);
            assertThat(answer.reason()).as(more).isEqualTo("syncTokenWithRequestRestrictions");
        }
        assertThat(google.get(google.events() + "?" + token + "&orderBy=updated")
                        .reason())
                .isEqualTo("syncTokenWithNonDefaultOrdering");
        assertThat(google.get(google.events() + "?" + token + "&showDeleted=true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesATokenOfAnotherQuery() {
        String token = since(google.first());
        for (String more : List.of(
                "singleEvents=true",
                "eventTypes=default",
                "maxResults=5",
                "maxAttendees=1",
                "showHiddenInvitations=true",
                "timeZone=UTC",
                "fields=items")) {
            Answer answer = google.get(google.events() + "?" + token + "&" + more);
            assertThat(answer.status()).as(more).isEqualTo(400);
            assertThat(answer.reason()).as(more).isEqualTo("badRequest");
        }
    }

    @Test
    void givesNoTokenWhereTheServiceGivesNone() {
        for (String query : List.of(
                "orderBy=updated",
                "q=a",
                "iCalUID=a",
                "privateExtendedProperty=a%3Db",
                "updatedMin=2026-02-20T00:00:00Z")) {
            assertThat(google.round(query).next()).as(query).isEmpty();
        }
    }

    @Test
    void letsTokensDie() {
        Round first = google.first();
        google.calendar.expireSyncTokens();
        Answer answer = google.get(google.events() + "?" + since(first));
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.reason()).isEqualTo("fullSyncRequired");
        JsonNode error = answer.body().path("error").path("errors").get(0);
        assertThat(error.path("domain").asText()).isEqualTo("calendar");
        assertThat(error.path("location").asText()).isEqualTo("syncToken");
        Answer garbage = google.get(google.events() + "?syncToken=garbage");
        assertThat(garbage.status()).isEqualTo(400);
        assertThat(garbage.reason()).isEqualTo("invalid");
        assertThat(garbage.message()).isEqualTo("Invalid sync token value.");
        Answer late = google.get(google.events() + "?updatedMin=2025-12-01T00:00:00Z");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.reason()).isEqualTo("updatedMinTooLongAgo");
    }

    @Test
    void tellsTheEnvelope() {
        assertThat(google.get(google.events()).body().properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "kind",
                        "etag",
                        "summary",
                        "description",
                        "updated",
                        "timeZone",
                        "accessRole",
                        "defaultReminders",
                        "items",
                        "nextSyncToken");
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
