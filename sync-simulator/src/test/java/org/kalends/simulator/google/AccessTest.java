package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.encoded;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.series;
import static org.kalends.simulator.google.GoogleFixture.since;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFixture.Answer;
import org.kalends.simulator.google.GoogleFixture.Round;

final class AccessTest {

    private final GoogleFixture google = new GoogleFixture();

    private final GoogleAccount bob = google.google.account("bob@example.com");

    private final GoogleCalendar team = bob.addCalendar("team");

    @AfterEach
    void close() {
        google.close();
    }

    private Answer list() {
        return google.get("/users/me/calendarList?showHidden=true");
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String closed(String visibility) {
        return event("secret").replace("{'summary'", "{'visibility':'" + visibility + "','summary'");
    }

    @Test
    void listsTheCalendarsOfAnAccount() {
        google.account.addCalendar("second");
        Answer list = list();
        assertThat(list.items()).hasSize(2);
        JsonNode primary = list.items().get(0);
        assertThat(primary.path("id").asText()).isEqualTo("ann@example.com");
        assertThat(primary.path("primary").asBoolean()).isTrue();
        assertThat(primary.path("accessRole").asText()).isEqualTo("owner");
        assertThat(list.items().get(1).has("primary")).isFalse();
        assertThat(list.items().get(1).path("id").asText()).endsWith("@group.calendar.google.com");
        assertThat(google.get("/users/me/calendarList/primary").body()).isEqualTo(primary);
        assertThat(google.get("/users/me/calendarList?maxResults=1").body().has("nextPageToken"))
                .isTrue();
    }

    @Test
    void tellsChangesOfTheListButNoChangedRoles() {
        String token =
                "?syncToken=" + encoded(list().body().path("nextSyncToken").asText());
        bob.share(team, google.account, CalendarRole.READER);
        Answer shared = google.get("/users/me/calendarList" + token);
        assertThat(shared.ids()).containsExactly(team.id());
        String next =
                "?syncToken=" + encoded(shared.body().path("nextSyncToken").asText());
        bob.share(team, google.account, CalendarRole.WRITER);
        assertThat(google.get("/users/me/calendarList" + next).items()).isEmpty();
        assertThat(list().items().get(1).path("accessRole").asText()).isEqualTo("writer");
        team.rename("crew");
        assertThat(google.get("/users/me/calendarList" + next)
                        .items()
                        .get(0)
                        .path("summary")
                        .asText())
                .isEqualTo("crew");
        team.zone(ZoneId.of("Asia/Tokyo"));
        bob.share(team, google.account, CalendarRole.NONE);
        assertThat(google.get("/users/me/calendarList" + next)
                        .items()
                        .get(0)
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(list().items()).hasSize(1);
    }

    @Test
    void refusesRestrictionsBesideATokenOfTheList() {
        String token =
                "?syncToken=" + encoded(list().body().path("nextSyncToken").asText());
        for (String more : List.of("minAccessRole=reader", "showDeleted=false", "showHidden=false")) {
            assertThat(google.get("/users/me/calendarList" + token + "&" + more).status())
                    .as(more)
                    .isEqualTo(400);
        }
        google.account.expireCalendarListTokens();
        assertThat(google.get("/users/me/calendarList" + token).status()).isEqualTo(410);
    }

    @Test
    void showsHiddenCalendarsOnlyWhenAsked() {
        GoogleCalendar other = google.account.addCalendar("other");
        google.account.hide(other, true);
        assertThat(google.get("/users/me/calendarList").items()).hasSize(1);
        assertThat(list().items().get(1).path("hidden").asBoolean()).isTrue();
    }

    @Test
    void showsAFreeBusyReaderSlimRows() {
        bob.share(team, google.account, CalendarRole.FREE_BUSY_READER);
        String id = team.create(json(event("secret"))).path("id").asText();
        team.create(json(closed("public")));
        Answer list = google.get(google.events(team));
        assertThat(list.body().path("accessRole").asText()).isEqualTo("freeBusyReader");
        assertThat(list.body().has("nextSyncToken")).isTrue();
        JsonNode slim = list.items().get(0);
        assertThat(names(slim))
                .containsExactly(
                        "kind", "etag", "id", "status", "htmlLink", "updated", "start", "end", "visibility", "iCalUID");
        assertThat(slim.path("visibility").asText()).isEqualTo("private");
        assertThat(list.items().get(1).path("summary").asText()).isEqualTo("secret");
        assertThat(google.get(google.events(team) + "/" + id).body()).isEqualTo(slim);
        team.create(json(series("RRULE:FREQ=DAILY;COUNT=2")));
        assertThat(google.get(google.events(team) + "?singleEvents=true").items())
                .hasSize(4)
                .filteredOn(item -> item.has("recurringEventId"))
                .isEmpty();
    }

    @Test
    void hidesPrivateEventsFromAReader() {
        bob.share(team, google.account, CalendarRole.READER);
        team.create(json(event("open")));
        team.create(json(closed("private")));
        team.create(json(closed("confidential")));
        List<JsonNode> rows = google.get(google.events(team)).items();
        assertThat(rows.get(0).path("summary").asText()).isEqualTo("open");
        assertThat(rows.get(1).has("summary")).isFalse();
        assertThat(rows.get(2).has("summary")).isFalse();
    }

    @Test
    void letsOnlyWritersWrite() {
        for (CalendarRole role : List.of(CalendarRole.FREE_BUSY_READER, CalendarRole.READER)) {
            bob.share(team, google.account, role);
            Answer refused = google.send("POST", google.events(team) + "?sendUpdates=none", event("a"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.reason()).isEqualTo("requiredAccessLevel");
        }
        bob.share(team, google.account, CalendarRole.WRITER);
        assertThat(google.send("POST", google.events(team) + "?sendUpdates=none", event("a"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsPrivateEventsFromAWriterWithoutPrivateAccess() {
        bob.share(team, google.account, CalendarRole.WRITER_WITHOUT_PRIVATE_ACCESS);
        Answer own = google.send("POST", google.events(team) + "?sendUpdates=none", closed("private"));
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body().has("summary")).isFalse();
        assertThat(google.send("PATCH", google.events(team) + "/" + own.id() + "?sendUpdates=none", "{'summary':'b'}")
                        .status())
                .isEqualTo(403);
        assertThat(google.send("DELETE", google.events(team) + "/" + own.id() + "?sendUpdates=none", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void doesNotKnowCalendarsWithoutAccess() {
        assertThat(google.get(google.events(team)).status()).isEqualTo(404);
        bob.share(team, google.account, CalendarRole.WRITER);
        team.remove();
        assertThat(google.get(google.events(team)).status()).isEqualTo(404);
        assertThat(google.get("/calendars/primary/events").status()).isEqualTo(200);
    }

    @Test
    void endsTokensWhenTheRoleChangesUnlessToldOtherwise() {
        bob.share(team, google.account, CalendarRole.WRITER);
        Answer first = google.get(google.events(team));
        String token =
                "?syncToken=" + encoded(first.body().path("nextSyncToken").asText());
        google.google.faults().once(GoogleFault.SYNC_TOKEN_OUTLIVES_ROLE);
        bob.share(team, google.account, CalendarRole.FREE_BUSY_READER);
        Answer slim = google.get(google.events(team) + token);
        assertThat(slim.status()).isEqualTo(200);
        assertThat(slim.body().path("accessRole").asText()).isEqualTo("freeBusyReader");
        bob.share(team, google.account, CalendarRole.WRITER);
        assertThat(google.get(google.events(team) + token).status()).isEqualTo(410);
    }

    @Test
    void duplicatesAnEventWithItsProperties() {
        String id = google.calendar
                .create(json(event("a").replace("{'summary'", "{'extendedProperties':{'private':{'k':'v'}},'summary'")))
                .path("id")
                .asText();
        JsonNode copy = google.calendar.copy(id);
        assertThat(copy.path("id").asText()).isNotEqualTo(id);
        assertThat(copy.path("extendedProperties").path("private").path("k").asText())
                .isEqualTo("v");
        google.calendar.stripProperties(id);
        assertThat(google.calendar.event(id).has("extendedProperties")).isFalse();
        google.calendar.delete(id);
        google.calendar.purge(id);
        assertThat(google.get(google.eventPath(id)).status()).isEqualTo(404);
    }

    @Test
    void tellsAChangeOfZoneByAnEventsOffset() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        google.calendar.zone(ZoneId.of("Asia/Tokyo"));
        assertThat(google.calendar.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(google.get(google.events() + "?" + since(first))
                        .body()
                        .path("timeZone")
                        .asText())
                .isEqualTo("Asia/Tokyo");
        JsonNode start = google.get(google.eventPath(id)).body().path("start");
        assertThat(start.path("dateTime").asText()).isEqualTo("2026-03-02T18:00:00+09:00");
        assertThat(start.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(google.get(google.eventPath(id) + "?timeZone=UTC")
                        .body()
                        .path("start")
                        .path("dateTime")
                        .asText())
                .isEqualTo("2026-03-02T09:00:00Z");
    }
}
