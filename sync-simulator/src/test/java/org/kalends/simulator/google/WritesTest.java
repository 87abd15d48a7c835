package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.series;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFixture.Answer;

final class WritesTest {

    private final GoogleFixture google = new GoogleFixture();

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void fillsInWhatTheServiceSays() {
        Answer made = google.insert(event("a"));
        assertThat(made.status()).isEqualTo(200);
        JsonNode body = made.body();
        assertThat(body.path("kind").asText()).isEqualTo("calendar#event");
        assertThat(body.path("iCalUID").asText()).isEqualTo(made.id() + "@google.com");
        assertThat(body.path("status").asText()).isEqualTo("confirmed");
        assertThat(body.path("eventType").asText()).isEqualTo("default");
        assertThat(body.path("creator").path("self").asBoolean()).isTrue();
        assertThat(body.path("organizer").path("email").asText()).isEqualTo("ann@example.com");
        assertThat(body.path("start").path("dateTime").asText()).isEqualTo("2026-03-02T10:00:00+01:00");
        assertThat(body.path("start").path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(body.path("reminders").path("useDefault").asBoolean()).isTrue();
        assertThat(body.has("transparency")).isFalse();
        assertThat(body.has("visibility")).isFalse();
        assertThat(google.get(google.event(made)).body()).isEqualTo(body);
    }

    @Test
    void takesClientIdsOfTheRightFormOnce() {
        String body = event("a").replace("{'summary'", "{'id':'0123456789abcdefghijklmnopqrstuv','summary'");
        assertThat(google.insert(body).id()).isEqualTo("0123456789abcdefghijklmnopqrstuv");
        Answer again = google.insert(body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("duplicate");
        for (String bad : List.of("abcd", "ABCDEF", "wxyz0", "a_b_c_d")) {
            Answer refused = google.insert(event("a").replace("{'summary'", "{'id':'" + bad + "','summary'"));
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.message()).isEqualTo("Invalid resource id value.");
        }
    }

    @Test
    void neverGivesADeletedIdAgain() {
        String body = event("a").replace("{'summary'", "{'id':'abcde','summary'");
        google.insert(body);
        assertThat(google.delete("abcde").status()).isEqualTo(204);
        assertThat(google.insert(body).reason()).isEqualTo("duplicate");
        Answer gone = google.get(google.eventPath("abcde"));
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.body().path("status").asText()).isEqualTo("cancelled");
        assertThat(google.patch("abcde", "{'status':'confirmed'}").status()).isEqualTo(403);
    }

    @Test
    void guardsWritesByEtag() {
        Answer made = google.insert(event("a"));
        Answer changed = google.patch(made.id(), "{'summary':'b'}", "If-Match", made.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isNotEqualTo(made.etag());
        Answer refused = google.patch(made.id(), "{'summary':'c'}", "If-Match", made.etag());
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.reason()).isEqualTo("conditionNotMet");
        assertThat(google.delete(made.id(), "If-Match", made.etag()).status()).isEqualTo(412);
        assertThat(google.delete(made.id(), "If-Match", changed.etag()).status())
                .isEqualTo(204);
    }

    @Test
    void answersASecondDeleteByItsEtag() {
        Answer made = google.insert(event("a"));
        google.delete(made.id(), "If-Match", made.etag());
        assertThat(google.delete(made.id(), "If-Match", made.etag()).status()).isEqualTo(412);
        Answer again = google.delete(made.id());
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.reason()).isEqualTo("deleted");
        assertThat(again.message()).isEqualTo("Resource has been deleted");
    }

    @Test
    void mergesObjectsAndReplacesLists() {
        Answer made = google.insert("{'summary':'a','start':{'date':'2026-03-02'},'end':{'date':'2026-03-03'},"
                + "'extendedProperties':{'private':{'a':'1','b':'2'}},"
                + "'attendees':[{'email':'bob@example.com'},{'email':'eve@example.com'}]}");
        JsonNode changed = google.patch(
                        made.id(),
                        "{'extendedProperties':{'private':{'a':null,'c':'3'}},"
                                + "'attendees':[{'email':'eve@example.com'}]}")
                .body();
        assertThat(changed.path("extendedProperties").path("private")).isEqualTo(json("{'b':'2','c':'3'}"));
        assertThat(changed.path("attendees")).hasSize(1);
        assertThat(changed.path("summary").asText()).isEqualTo("a");
    }

    @Test
    void needsTheOtherKindOfTimeTakenAway() {
        Answer made = google.insert(event("a"));
        Answer both = google.patch(made.id(), "{'start':{'date':'2026-03-02'},'end':{'date':'2026-03-03'}}");
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.message()).isEqualTo("Invalid start time.");
        Answer day = google.patch(
                made.id(),
                "{'start':{'date':'2026-03-02','dateTime':null,'timeZone':null},"
                        + "'end':{'date':'2026-03-03','dateTime':null,'timeZone':null}}");
        assertThat(day.body().path("start")).isEqualTo(json("{'date':'2026-03-02'}"));
    }

    @Test
    void forgetsWithPutWhatIsNotSaid() {
        Answer made = google.insert(event("a")
                .replace("{'summary'", "{'location':'here','extendedProperties':" + "{'private':{'a':'1'}},'summary'"));
        Answer put = google.send("PUT", google.event(made) + "?sendUpdates=none", event("b"));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("summary").asText()).isEqualTo("b");
        assertThat(put.body().has("location")).isFalse();
        assertThat(put.body().has("extendedProperties")).isFalse();
        assertThat(google.send("PUT", google.event(made), "{'summary':'b'}").reason())
                .isEqualTo("required");
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThat(google.insert("{'start':{'date':'2026-03-02'}}").message()).isEqualTo("Missing end time.");
        assertThat(google.insert("{'end':{'date':'2026-03-02'}}").message()).isEqualTo("Missing start time.");
        assertThat(google.insert("{'start':{'date':'2026-03-02'},'end':{'date':'2026-03-02'}}")
                        .reason())
                .isEqualTo("timeRangeEmpty");
        assertThat(google.insert("{'start':{'date':'2026-03-02'},'end':{'dateTime':'2026-03-03T00:00:00Z'}}")
                        .status())
                .isEqualTo(400);
        assertThat(google.insert(event("a").replace("Europe/Berlin", "W. Europe Standard Time"))
                        .message())
                .isEqualTo("Invalid time zone definition for start time.");
        assertThat(google.insert(
                                "{'start':{'dateTime':'2026-03-02T10:00:00'},'end':{'dateTime':'2026-03-02T10:00:00'}}")
                        .message())
                .isEqualTo("Missing time zone definition for start time.");
        assertThat(google.insert(series("RRULE:FREQ=DAILY").replace(",'timeZone':'America/Chicago'", ""))
                        .reason())
                .isEqualTo("required");
        assertThat(google.insert(event("a", "2026-03-02T10:00:00+05:00", "2026-03-02T10:00:00+05:00"))
                        .body()
                        .path("start")
                        .path("dateTime")
                        .asText())
                .isEqualTo("2026-03-02T06:00:00+01:00");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(google.insert(event("a").replace("'summary'", "'subject'")).status())
                .isEqualTo(400);
        assertThat(google.insert(event("a").replace("{'summary'", "{'visibility':'secret','summary'"))
                        .status())
                .isEqualTo(400);
        assertThat(google.send("POST", google.events() + "?sendEmails=none", event("a"))
                        .reason())
                .isEqualTo("invalidParameter");
        assertThat(google.send("POST", google.events() + "?sendUpdates=some", event("a"))
                        .status())
                .isEqualTo(400);
        assertThat(google.send("POST", google.events(), event("a"), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(400);
        assertThat(google.send("POST", google.events(), "{'summary':").reason()).isEqualTo("parseError");
        assertThat(google.get("/calendars").status()).isEqualTo(404);
        assertThat(google.get("/colors").status()).isEqualTo(404);
    }

    @Test
    void ignoresWhatIsReadOnly() {
        Answer made = google.insert(event("a"));
        Answer put = google.send(
                "PUT",
                google.event(made) + "?sendUpdates=none",
                made.response().body().replace("\"a\"", "\"b\""));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("summary").asText()).isEqualTo("b");
        assertThat(put.body().path("created")).isEqualTo(made.body().path("created"));
    }

    @Test
    void dropsLongKeysAndCutsLongValuesInSilence() {
        String key = "k".repeat(44);
        Answer made = google.insert(event("a")
                .replace(
                        "{'summary'",
                        "{'extendedProperties':{'private':{'" + key + "':'" + "v".repeat(1025) + "','" + key
                                + "k':'1'}},'summary'"));
        assertThat(made.status()).isEqualTo(200);
        JsonNode properties = made.body().path("extendedProperties").path("private");
        assertThat(properties).hasSize(1);
        assertThat(properties.path(key).asText()).isEqualTo("v".repeat(1024));
    }

    @Test
    void findsEventsByOnePrivateProperty() {
        Answer made = google.insert(
                event("a").replace("{'summary'", "{'extendedProperties':{'private':{'k':'v=1'}},'summary'"));
        google.insert(event("b"));
        assertThat(google.get(google.events() + "?privateExtendedProperty=k%3Dv%3D1")
                        .ids())
                .containsExactly(made.id());
        assertThat(google.get(google.events() + "?privateExtendedProperty=k%3Dv")
                        .ids())
                .isEmpty();
        assertThat(google.get(google.events() + "?privateExtendedProperty=a%3Db&privateExtendedProperty=c%3Dd")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesASequenceThatGoesBack() {
        Answer made = google.insert(event("a"));
        google.patch(made.id(), "{'start':{'dateTime':'2026-03-02T09:00:00','timeZone':'Europe/Berlin'}}");
        Answer refused = google.patch(made.id(), "{'sequence':0}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("Invalid sequence value.");
        assertThat(google.patch(made.id(), "{'sequence':7}")
                        .body()
                        .path("sequence")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void createsNoEventsOfTypesThatOnlyTheServiceMakes() {
        for (String type : List.of("birthday", "fromGmail", "somethingNew")) {
            assertThat(google.insert(event("a").replace("{'summary'", "{'eventType':'" + type + "','summary'"))
                            .status())
                    .as(type)
                    .isEqualTo(400);
        }
        Answer made = google.insert(event("a"));
        assertThat(google.patch(made.id(), "{'eventType':'focusTime'}").status())
                .isEqualTo(400);
        google.calendar.create(json(event("b").replace("{'summary'", "{'eventType':'outOfOffice','summary'")));
        assertThat(google.get(google.events() + "?eventTypes=outOfOffice").items())
                .hasSize(1);
        assertThat(google.get(google.events() + "?eventTypes=default&eventTypes=outOfOffice")
                        .items())
                .hasSize(2);
    }

    @Test
    void refusesRemindersBeyondTheLimits() {
        assertThat(google.insert(event("a").replace("{'summary'", "{'reminders':{'useDefault':false},'summary'"))
                        .body()
                        .path("reminders"))
                .isEqualTo(json("{'useDefault':false}"));
        assertThat(google.insert(event("a")
                                .replace(
                                        "{'summary'",
                                        "{'reminders':{'useDefault':false,'overrides':"
                                                + "[{'method':'popup','minutes':40321}]},'summary'"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsUpdatedWhenOnlyRemindersChange() throws InterruptedException {
        Answer made = google.insert(event("a"));
        Answer changed = google.patch(made.id(), "{'reminders':{'useDefault':false}}");
        assertThat(changed.etag()).isNotEqualTo(made.etag());
        assertThat(changed.body().path("updated")).isEqualTo(made.body().path("updated"));
    }

    @Test
    void movesAnEventToAnotherCalendar() {
        GoogleCalendar other = google.account.addCalendar("other");
        String id = google.insert(event("a")).id();
        Answer moved = google.send(
                "POST",
                google.eventPath(id) + "/move?sendUpdates=none&destination=" + GoogleFixture.encoded(other.id()),
                "");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().path("organizer").path("email").asText()).isEqualTo(other.id());
        assertThat(google.get(google.eventPath(id)).body().path("status").asText())
                .isEqualTo("cancelled");
        assertThat(other.events()).hasSize(1);
    }

    @Test
    void movesASeriesWithItsExceptions() {
        GoogleCalendar other = google.account.addCalendar("other");
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=3")).id();
        google.patch(id + "_20260309T130000Z", "{'summary':'x'}");
        google.send(
                "POST",
                google.eventPath(id) + "/move?sendUpdates=none&destination=" + GoogleFixture.encoded(other.id()),
                "");
        assertThat(other.event(id + "_20260309T130000Z").path("summary").asText())
                .isEqualTo("x");
    }

    @Test
    void countsMailsAndWhatReachesOthers() {
        String body = event("a")
                .replace(
                        "{'summary'",
                        "{'attendees':[{'email':'bob@example.com'},{'email':'ann@example.com'}],'summary'");
        String id = google.insert(body).id();
        assertThat(google.google.mails()).isEmpty();
        assertThat(google.google.guestWrites()).extracting(GuestWrite::guest).containsExactly("bob@example.com");
        google.send("PATCH", google.eventPath(id) + "?sendUpdates=all", "{'summary':'b'}");
        assertThat(google.google.mails()).extracting(Mail::kind).containsExactly(Mail.Kind.UPDATE);
        google.google.account("bob@example.com");
        google.send("PATCH", google.eventPath(id) + "?sendUpdates=externalOnly", "{'summary':'c'}");
        assertThat(google.google.mails()).hasSize(1);
        google.send("DELETE", google.eventPath(id), "");
        assertThat(google.google.mails())
                .extracting(Mail::kind)
                .containsExactly(Mail.Kind.UPDATE, Mail.Kind.CANCELLATION);
        google.google.clearMails();
        google.calendar.create(json(body));
        assertThat(google.google.guestWrites()).isEmpty();
    }

    @Test
    void countsGuestsOfOneOccurrenceWhenTheSeriesIsWritten() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.calendar.patchInstance(id, "2026-03-09T13:00:00Z", json("{'attendees':[{'email':'bob@example.com'}]}"));
        google.patch(id + "_20260316T130000Z", "{'summary':'b'}");
        assertThat(google.google.guestWrites()).isEmpty();
        google.patch(id, "{'summary':'c'}");
        google.patch(id + "_20260309T130000Z", "{'summary':'d'}");
        google.delete(id);
        assertThat(google.google.guestWrites())
                .extracting(GuestWrite::guest)
                .hasSize(3)
                .containsOnly("bob@example.com");
        google.google.clearMails();
        String other = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.calendar.patchInstance(
                other, "2026-03-09T13:00:00Z", json("{'attendees':[{'email':'bob@example.com'}]}"));
        google.calendar.deleteInstance(other, "2026-03-09T13:00:00Z");
        google.delete(other);
        assertThat(google.google.guestWrites()).isEmpty();
    }

    @Test
    void bringsADeletedOccurrenceBackOrDoesNot() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        String occurrence = id + "_20260309T130000Z";
        google.calendar.deleteInstance(id, "2026-03-09T13:00:00Z");
        google.google.faults().once(GoogleFault.REVIVAL_403);
        assertThat(google.patch(occurrence, "{'status':'confirmed'}").reason()).isEqualTo("forbidden");
        assertThat(google.patch(occurrence, "{'summary':'x'}").status()).isEqualTo(403);
        assertThat(google.patch(occurrence, "{'status':'confirmed'}").status()).isEqualTo(200);
    }

    @Test
    void letsAGuestChangeOnlyTheirOwnPart() {
        String id = google.calendar
                .receiveInvitation(json(event("meeting")
                        .replace(
                                "{'summary'",
                                "{'organizer':{'email':'bob@example.com'},'attendees':[{'email':'ann@example.com'},"
                                        + "{'email':'eve@example.com','responseStatus':'accepted'}],'summary'")))
                .path("id")
                .asText();
        Answer refused = google.patch(id, "{'summary':'mine'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("forbiddenForNonOrganizer");
        Answer answered = google.patch(id, "{'attendees':[{'email':'ann@example.com','responseStatus':'accepted'}]}");
        assertThat(answered.body().path("attendees")).hasSize(2);
        assertThat(answered.body()
                        .path("attendees")
                        .get(0)
                        .path("responseStatus")
                        .asText())
                .isEqualTo("accepted");
        assertThat(answered.body().path("organizer").has("self")).isFalse();
        assertThat(google.google.guestWrites()).extracting(GuestWrite::guest).containsExactly("bob@example.com");
    }

    @Test
    void readsConferenceDataOnlyWhenAsked() {
        String body = event("a").replace("{'summary'", "{'conferenceData':{'conferenceId':'abc'},'summary'");
        assertThat(google.insert(body).body().has("conferenceData")).isFalse();
        assertThat(google.send("POST", google.events() + "?conferenceDataVersion=1&sendUpdates=none", body)
                        .body()
                        .has("conferenceData"))
                .isTrue();
    }

    @Test
    void keepsAttachmentsOnlyWhenAsked() {
        String body =
                event("a").replace("{'summary'", "{'attachments':[{'fileUrl':'https://example.org/a'}],'summary'");
        assertThat(google.insert(body).body().has("attachments")).isFalse();
        assertThat(google.send("POST", google.events() + "?supportsAttachments=true&sendUpdates=none", body)
                        .body()
                        .path("attachments"))
                .hasSize(1);
    }

    @Test
    void leavesOutGuestsBeyondTheNumberAsked() {
        String id = google.insert(event("a")
                        .replace(
                                "{'summary'",
                                "{'attendees':[{'email':'bob@example.com'},{'email':'ann@example.com'}],'summary'"))
                .id();
        JsonNode shown = google.get(google.eventPath(id) + "?maxAttendees=1").body();
        assertThat(shown.path("attendees")).hasSize(1);
        assertThat(shown.path("attendees").get(0).path("self").asBoolean()).isTrue();
        assertThat(shown.path("attendeesOmitted").asBoolean()).isTrue();
        assertThat(google.get(google.eventPath(id) + "?maxAttendees=2").body().has("attendeesOmitted"))
                .isFalse();
    }
}
