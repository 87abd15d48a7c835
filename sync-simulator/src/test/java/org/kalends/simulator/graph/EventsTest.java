package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.encoded;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.eventPath;
import static org.kalends.simulator.graph.GraphFixture.json;
import static org.kalends.simulator.graph.GraphFixture.weekly;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.graph.GraphFixture.Answer;

/** Events over http: what is stored, what is shown, what is refused. */
class EventsTest {

    private static final String EVENT = event("title", "2026-07-02T10:00:00", "2026-07-02T11:00:00");

    private static final String PROPERTY = "String {0f3b1a52-6d4e-4c0e-9a57-1d2f3c4b5a69} Name Mark";

    private final GraphFixture graph = new GraphFixture();

    @AfterEach
    void stop() {
        graph.close();
    }

    private Answer create(String event) {
        Answer created = graph.post(graph.events(), event);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created;
    }

    private static String with(String member) {
        return EVENT.substring(0, EVENT.length() - 1) + "," + member + "}";
    }

    @Test
    void showsTheKeysThatTheServiceShows() {
        JsonNode event = create(EVENT).body();
        assertThat(event.path("start").toString())
                .isEqualTo("{\"dateTime\":\"2026-07-02T08:00:00.0000000\",\"timeZone\":\"UTC\"}");
        assertThat(event.path("originalStartTimeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(event.path("type").asText()).isEqualTo("singleInstance");
        assertThat(event.path("isReminderOn").asBoolean()).isTrue();
        assertThat(event.path("reminderMinutesBeforeStart").asInt()).isEqualTo(15);
        assertThat(event.path("organizer").path("emailAddress").path("address").asText())
                .isEqualTo("ann@example.com");
        assertThat(event.path("@odata.etag").asText())
                .isEqualTo("W/\"" + event.path("changeKey").asText() + "\"");
        assertThat(event.path("location").toString())
                .isEqualTo("{\"displayName\":\"\",\"locationType\":\"default\",\"uniqueIdType\":\"unknown\","
                        + "\"address\":{},\"coordinates\":{}}");
        assertThat(event.path("iCalUId").asText()).startsWith("040000008200E00074C5B7101A82E00800000000");
        assertThat(event.properties()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void answersInTheZoneThatWasPreferred() {
        String id = create(EVENT).id();
        JsonNode windows = graph.send(
                        "GET", eventPath(id), "", GraphFixture.IDS + ", outlook.timezone=\"Pacific Standard Time\"")
                .body();
        assertThat(windows.path("start").path("dateTime").asText()).isEqualTo("2026-07-02T01:00:00.0000000");
        assertThat(windows.path("start").path("timeZone").asText()).isEqualTo("Pacific Standard Time");
        assertThat(graph.send("GET", eventPath(id), "", "outlook.timezone=\"Nowhere\"")
                        .code())
                .isEqualTo("TimeZoneNotSupportedException");
    }

    @Test
    void givesIdsByThePreferenceOfEachRequestAndTakesBothKinds() {
        String immutable = create(EVENT).id();
        Answer regular = graph.send("GET", eventPath(immutable), "", "");
        assertThat(regular.id()).isNotEqualTo(immutable).contains("+", "/", "=");
        assertThat(graph.get(eventPath(regular.id())).id()).isEqualTo(immutable);
        assertThat(regular.response().headers().firstValue("preference-applied"))
                .isEmpty();
    }

    @Test
    void changesRegularIdsWhenAnEventMoves() {
        String immutable = create(EVENT).id();
        String regular = graph.send("GET", eventPath(immutable), "", "").id();
        MailboxCalendar other = graph.mailbox.addCalendar("Other");
        graph.calendar.move(immutable, other);
        assertThat(graph.get(eventPath(immutable) + "/calendar").id()).isEqualTo(other.id());
        assertThat(graph.send("GET", eventPath(immutable), "", "").id()).isNotEqualTo(regular);
        assertThat(graph.get(graph.events() + "/" + encoded(immutable)).status())
                .isEqualTo(404);
    }

    @Test
    void treatsAnIdInAnotherCaseAsMalformed() {
        String id = create(EVENT).id();
        Answer answer = graph.get(eventPath(id.toLowerCase(Locale.ROOT)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ErrorInvalidIdMalformed");
    }

    @Test
    void mergesAPatchAndClearsByNull() {
        String id = create(with(
                        "'location':{'displayName':'room'},'showAs':'oof','body':{'contentType':'text','content':'b'}"))
                .id();
        JsonNode patched = graph.patch(eventPath(id), "{'subject':null,'location':null,'body':null}")
                .body();
        assertThat(patched.path("subject").isNull()).isTrue();
        assertThat(patched.path("location").path("displayName").asText()).isEmpty();
        assertThat(patched.path("locations")).isEmpty();
        assertThat(patched.path("body").path("content").asText()).isEmpty();
        assertThat(patched.path("showAs").asText()).isEqualTo("oof");
    }

    @Test
    void replacesTheListOfLocationsByTheLocation() {
        String id = create(with("'locations':[{'displayName':'one'},{'displayName':'two'}]"))
                .id();
        JsonNode patched = graph.patch(eventPath(id), "{'location':{'displayName':'three'}}")
                .body();
        assertThat(patched.path("locations")).hasSize(1);
        assertThat(patched.path("locations").get(0).path("displayName").asText())
                .isEqualTo("three");
    }

    @Test
    void keepsTextToTheLetterButWithItsOwnLineEnds() {
        String id = create(with("'body':{'contentType':'text','content':'a <b> & c\\n\\n  d'}"))
                .id();
        assertThat(graph.get(eventPath(id)).body().path("body").path("content").asText())
                .isEqualTo("a <b> & c\r\n\r\n  d");
        JsonNode html = graph.send("GET", eventPath(id), "", "").body().path("body");
        assertThat(html.path("contentType").asText()).isEqualTo("html");
        assertThat(html.path("content").asText())
                .contains("a &lt;b&gt; &amp; c<br>")
                .contains("<meta");
    }

    @Test
    void showsAnEmptyBodyAsASkeletonInHtml() {
        String id = create(EVENT).id();
        assertThat(graph.get(eventPath(id)).body().path("body").path("content").asText())
                .isEmpty();
        assertThat(graph.send("GET", eventPath(id), "", "")
                        .body()
                        .path("body")
                        .path("content")
                        .asText())
                .contains("&nbsp;");
    }

    @Test
    void refusesAStaleEtag() {
        Answer created = create(EVENT);
        String etag = created.body().path("@odata.etag").asText();
        Answer first =
                graph.send("PATCH", eventPath(created.id()), "{'subject':'x'}", GraphFixture.ALL, "If-Match", etag);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("@odata.etag").asText()).isNotEqualTo(etag);
        Answer second = graph.send("DELETE", eventPath(created.id()), "", GraphFixture.ALL, "If-Match", etag);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.code()).isEqualTo("ErrorIrresolvableConflict");
        assertThat(graph.get(eventPath(created.id())).status()).isEqualTo(200);
    }

    @Test
    void saysOfADeletedEventThatItIsNotFound() {
        String id = create(EVENT).id();
        assertThat(graph.delete(eventPath(id)).status()).isEqualTo(204);
        assertThat(graph.get(eventPath(id)).code()).isEqualTo("ErrorItemNotFound");
        assertThat(graph.delete(eventPath(id)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'subject':'x'}",
                "{'subject':'x','start':{},'end':{}}",
                "{'subject':'x','color':'red','start':{'dateTime':'2026-01-01T10:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'start':{'dateTime':'2026-01-01T10:00:00Z','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'start':{'dateTime':'2026-01-01T12:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'start':{'dateTime':'2026-01-01T10:00:00','timeZone':'Europe/Amsterdam'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'Europe/Amsterdam'}}",
                "{'isAllDay':true,'start':{'dateTime':'2026-01-01T10:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-02T00:00:00','timeZone':'UTC'}}",
                "{'isAllDay':true,'start':{'dateTime':'2026-01-01','timeZone':'UTC'},'end':{'dateTime':'2026-01-02','timeZone':'Europe/Berlin'}}",
                "{'isAllDay':true,'start':{'dateTime':'2026-01-01','timeZone':'UTC'},'end':{'dateTime':'2026-01-01','timeZone':'UTC'}}",
                "{'showAs':'away','start':{'dateTime':'2026-01-01T10:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'subject':7,'start':{'dateTime':'2026-01-01T10:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'singleValueExtendedProperties':[{'id':'Mark','value':'v'}],'start':{'dateTime':'2026-01-01T10:00:00','timeZone':'UTC'},'end':{'dateTime':'2026-01-01T11:00:00','timeZone':'UTC'}}",
                "{'subject':'twice','subject':'twice'}",
                "[]"
            })
    void refusesACreateThatIsNoEvent(String body) {
        assertThat(graph.post(graph.events(), body).status()).isEqualTo(400);
        assertThat(graph.calendar.events()).isEmpty();
    }

    @Test
    void keepsTheDatesOfAnAllDayEventInEveryZone() {
        String id = create("{'isAllDay':true,'start':{'dateTime':'2026-07-02','timeZone':'Asia/Tokyo'},"
                        + "'end':{'dateTime':'2026-07-04','timeZone':'Asia/Tokyo'}}")
                .id();
        assertThat(graph.get(eventPath(id))
                        .body()
                        .path("start")
                        .path("dateTime")
                        .asText())
                .isEqualTo("2026-07-02T00:00:00.0000000");
        assertThat(graph.send("GET", eventPath(id), "", "outlook.timezone=\"Hawaiian Standard Time\"")
                        .body()
                        .path("end")
                        .path("dateTime")
                        .asText())
                .isEqualTo("2026-07-04T00:00:00.0000000");
    }

    @Test
    void refusesUnknownOptionsPathsAndVerbs() {
        String id = create(EVENT).id();
        assertThat(graph.get(eventPath(id) + "?$foo=1").status()).isEqualTo(400);
        assertThat(graph.get(eventPath(id) + "?$select=title").status()).isEqualTo(400);
        assertThat(graph.get(eventPath(id) + "?$expand=attachments").status()).isEqualTo(400);
        assertThat(graph.get("/me/meetings").status()).isEqualTo(400);
        assertThat(graph.get("/users/ann@example.com/events").status()).isEqualTo(400);
        assertThat(graph.send("PUT", eventPath(id), EVENT, "").status()).isEqualTo(405);
        assertThat(graph.get("/me/calendars?$filter=x").status()).isEqualTo(400);
    }

    @Test
    void selectsAndExpandsWhatIsAskedFor() {
        String id = create(with("'singleValueExtendedProperties':[{'id':'" + PROPERTY + "','value':'v1'}]"))
                .id();
        JsonNode event = graph.get(eventPath(id) + "?$select=subject,start&$expand="
                        + encoded("singleValueExtendedProperties($filter=id eq '" + PROPERTY + "')"))
                .body();
        assertThat(event.has("end")).isFalse();
        assertThat(event.path("singleValueExtendedProperties").toString())
                .isEqualTo("[{\"id\":\"" + PROPERTY + "\",\"value\":\"v1\"}]");
        assertThat(graph.get(eventPath(id)).body().has("singleValueExtendedProperties"))
                .isFalse();
    }

    @Test
    void findsEventsByAnExtendedProperty() {
        create(EVENT);
        String id = create(with("'singleValueExtendedProperties':[{'id':'" + PROPERTY + "','value':'k1.Abc'}]"))
                .id();
        assertThat(found("ep/id eq '" + PROPERTY + "' and ep/value eq 'K1.aBC'"))
                .isEqualTo(id);
        assertThat(found("ep/id eq '" + PROPERTY + "' and startswith(ep/value,'k1.')"))
                .isEqualTo(id);
        assertThat(found("ep/id eq '" + PROPERTY + "' and contains(ep/value, 'ab')"))
                .isEqualTo(id);
        assertThat(found("ep/id eq '" + PROPERTY + "' and ep/value ne 'other'")).isEqualTo(id);
        assertThat(found("ep/id eq '" + PROPERTY + "' and (ep/value eq 'x' or ep/value eq 'k1.abc')"))
                .isEqualTo(id);
        assertThat(found("ep/id eq '" + PROPERTY + "' and ep/value eq 'k1'")).isEmpty();
        assertThat(found("ep/id eq '" + PROPERTY.replace("Mark", "mark") + "' and ep/value eq 'k1.abc'"))
                .isEmpty();
        assertThat(graph.get("/me/events?$filter=" + encoded("subject eq 'title'"))
                        .status())
                .isEqualTo(400);
    }

    private String found(String terms) {
        Answer answer =
                graph.get("/me/events?$filter=" + encoded("singleValueExtendedProperties/Any(ep: " + terms + ")"));
        assertThat(answer.status()).as(terms).isEqualTo(200);
        return String.join(",", answer.ids());
    }

    @Test
    void findsEventsByTheirICalUId() {
        Answer one = create(EVENT);
        Answer two = create(EVENT);
        String filter = "iCalUId eq '" + one.body().path("iCalUId").asText() + "' or iCalUId eq '"
                + two.body().path("iCalUId").asText() + "'";
        assertThat(graph.get("/me/events?$filter=" + encoded(filter)).ids()).containsExactly(one.id(), two.id());
        assertThat(graph.get("/me/events?$filter=" + encoded("iCalUId eq 'other'"))
                        .ids())
                .isEmpty();
    }

    @Test
    void createsOnceForATransactionIdAndABody() {
        String body = with("'transactionId':'0b1f3f0e-8f8e-8c11-9d6a-52a3f1a7c001'");
        assertThat(create(body).id()).isEqualTo(create(body).id());
        assertThat(create(body.replace("title", "another")).id())
                .isNotEqualTo(create(body).id());
        assertThat(graph.calendar.events()).hasSize(2);
    }

    @Test
    void pagesListsByTenUnlessAsked() {
        for (int i = 0; i < 12; i++) {
            create(EVENT);
        }
        String view = "/me/calendarView?" + GraphFixture.WINDOW;
        Answer first = graph.send("GET", view, "", "");
        assertThat(first.value()).hasSize(10);
        assertThat(graph.get(first.body().path("@odata.nextLink").asText()).value())
                .hasSize(2);
        assertThat(graph.get(view + "&$top=12").body().has("@odata.nextLink")).isFalse();
        assertThat(graph.get(view + "&$top=1001").status()).isEqualTo(400);
    }

    @Test
    void writesMailsForGuestsAndRemembersWhoNamedThem() {
        String guests = "'attendees':[{'emailAddress':{'address':'bob@example.com'},'type':'required'}]";
        String id = create(with(guests)).id();
        graph.patch(eventPath(id), "{'subject':'moved'}");
        graph.patch(eventPath(id), "{'attendees':[{'emailAddress':{'address':'cleo@example.com'}}]}");
        graph.delete(eventPath(id));
        assertThat(graph.graph.mails())
                .extracting(mail -> mail.kind() + " " + mail.to())
                .containsExactly(
                        "INVITATION bob@example.com",
                        "UPDATE bob@example.com",
                        "INVITATION cleo@example.com",
                        "CANCELLATION bob@example.com",
                        "CANCELLATION cleo@example.com");
        assertThat(graph.graph.attendeeWrites()).hasSize(2);
    }

    @Test
    void countsAnEmptyListOfAttendeesAsAWriteOfAttendees() {
        create(with("'attendees':[]"));
        assertThat(graph.graph.attendeeWrites())
                .singleElement()
                .extracting(AttendeeWrite::mailbox)
                .isEqualTo("ann@example.com");
        assertThat(graph.graph.mails()).isEmpty();
    }

    @Test
    void sendsNoMailForWhatAPersonDoes() {
        String id = graph.calendar
                .create(json(with("'attendees':[{'emailAddress':{'address':'bob@example.com'}}]")))
                .path("id")
                .asText();
        graph.calendar.patch(id, json("{'subject':'x'}"));
        graph.calendar.delete(id);
        assertThat(graph.graph.mails()).isEmpty();
        assertThat(graph.graph.attendeeWrites()).isEmpty();
    }

    @Test
    void showsAnInvitationAsSomebodyElsesMeeting() {
        JsonNode received = graph.calendar.receiveInvitation(
                json(
                        with(
                                "'organizer':{'emailAddress':{'name':'Bob','address':'bob@example.com'}},'iCalUId':'foreign-1@example.org'")));
        JsonNode event = graph.get(eventPath(received.path("id").asText())).body();
        assertThat(event.path("isOrganizer").asBoolean()).isFalse();
        assertThat(event.path("responseStatus").path("response").asText()).isEqualTo("notResponded");
        assertThat(event.path("iCalUId").asText()).contains("7643616C2D55696401000000");
    }

    @Test
    void listsInstancesAndTellsExceptionsAndCancelledDatesWhenAsked() {
        String master = create(weekly("monday")).id();
        Answer instances = graph.get(eventPath(master) + "/instances?" + GraphFixture.WINDOW);
        assertThat(instances.value()).hasSize(6);
        String second = instances.ids().get(1);
        assertThat(graph.patch(eventPath(second), "{'subject':'changed'}")
                        .body()
                        .path("type")
                        .asText())
                .isEqualTo("exception");
        graph.delete(eventPath(instances.ids().get(2)));
        JsonNode series = graph.get(eventPath(master)
                        + "?$select=subject,cancelledOccurrences,exceptionOccurrences&$expand=exceptionOccurrences")
                .body();
        assertThat(series.path("cancelledOccurrences").toString()).isEqualTo("[\"OID." + master + ".2026-03-16\"]");
        assertThat(series.path("exceptionOccurrences").get(0).path("id").asText())
                .isEqualTo(second);
        assertThat(graph.get(eventPath(instances.ids().get(2))).status()).isEqualTo(404);
        assertThat(graph.calendar.event(master).path("exceptionOccurrences")).hasSize(1);
    }

    @Test
    void refusesAnOccurrenceThatCrossesItsNeighbour() {
        String master = create(weekly("monday")).id();
        String second = graph.get(eventPath(master) + "/instances?" + GraphFixture.WINDOW)
                .ids()
                .get(1);
        Answer crossing = graph.patch(
                eventPath(second),
                "{'start':{'dateTime':'2026-03-16T07:00:00','timeZone':'Europe/Berlin'},"
                        + "'end':{'dateTime':'2026-03-16T08:00:00','timeZone':'Europe/Berlin'}}");
        assertThat(crossing.code()).isEqualTo("ErrorOccurrenceCrossingBoundary");
        Answer within = graph.patch(
                eventPath(second),
                "{'start':{'dateTime':'2026-03-13T07:00:00','timeZone':'Europe/Berlin'},"
                        + "'end':{'dateTime':'2026-03-13T08:00:00','timeZone':'Europe/Berlin'}}");
        assertThat(within.status()).isEqualTo(200);
        assertThat(within.body().path("originalStart").asText()).isEqualTo("2026-03-09T08:00:00Z");
    }

    @Test
    void dropsExceptionsWhenThePatternChangesAndKeepsThemOtherwise() {
        String master = create(weekly("monday")).id();
        graph.calendar.patchOccurrence(master, LocalDate.parse("2026-03-09"), json("{'subject':'other'}"));
        graph.patch(eventPath(master), "{'subject':'renamed'}");
        assertThat(graph.calendar.event(master).path("exceptionOccurrences")).hasSize(1);
        graph.patch(
                eventPath(master),
                "{'recurrence':"
                        + Json.read(weekly("tuesday").replace('\'', '"')).path("recurrence") + "}");
        assertThat(graph.calendar.event(master).path("exceptionOccurrences")).isEmpty();
        assertThat(graph.calendar.event(master).path("start").path("dateTime").asText())
                .isEqualTo("2026-03-03T08:00:00.0000000");
    }

    @Test
    void keepsExceptionsWhenTheSameRecurrenceAndTimesAreSentAgain() {
        String master = create(weekly("monday")).id();
        graph.calendar.patchOccurrence(master, LocalDate.parse("2026-03-09"), json("{'subject':'other'}"));
        graph.patch(eventPath(master), weekly("monday"));
        assertThat(graph.calendar.event(master).path("exceptionOccurrences")).hasSize(1);
        graph.patch(eventPath(master), weekly("monday").replace("T10:00", "T11:00"));
        assertThat(graph.calendar.event(master).path("exceptionOccurrences"))
                .as("other hours")
                .isEmpty();
    }

    @Test
    void tellsOnlyTheNewGuestWhenOnlyGuestsChange() {
        String bob = "{'emailAddress':{'address':'bob@example.com'}}";
        String cleo = "{'emailAddress':{'address':'cleo@example.com'}}";
        String id = create(with("'attendees':[" + bob + "]")).id();
        graph.graph.clearMails();
        graph.patch(eventPath(id), "{'attendees':[" + bob + "," + cleo + "]}");
        assertThat(graph.graph.mails()).extracting(Mail::to).containsExactly("cleo@example.com");
    }

    @Test
    void refusesAnOccurrenceThatLastsIntoItsNeighbour() {
        String master = create(weekly("monday")).id();
        String second = graph.get(eventPath(master) + "/instances?" + GraphFixture.WINDOW)
                .ids()
                .get(1);
        Answer answer =
                graph.patch(eventPath(second), "{'end':{'dateTime':'2026-03-16T09:30:00','timeZone':'Europe/Berlin'}}");
        assertThat(answer.code()).isEqualTo("ErrorOccurrenceCrossingBoundary");
    }

    @Test
    void refusesWritesIntoACalendarThatCannotBeEdited() {
        graph.calendar.canEdit(false);
        assertThat(graph.post(graph.events(), EVENT).code()).isEqualTo("ErrorAccessDenied");
        assertThat(graph.get("/me/calendars").value().get(0).path("canEdit").asBoolean())
                .isFalse();
    }

    @Test
    void losesARemovedCalendarAndADisabledMailbox() {
        MailboxCalendar other = graph.mailbox.addCalendar("Other");
        String path = "/me/calendars/" + encoded(other.id());
        assertThat(graph.get(path).body().path("name").asText()).isEqualTo("Other");
        other.remove();
        assertThat(graph.get(path).code()).isEqualTo("ErrorItemNotFound");
        graph.mailbox.disable();
        assertThat(graph.get("/me/calendars").code()).isEqualTo("MailboxNotEnabledForRESTAPI");
    }
}
