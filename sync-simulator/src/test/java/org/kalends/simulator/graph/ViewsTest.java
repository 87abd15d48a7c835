package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.encoded;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.eventPath;
import static org.kalends.simulator.graph.GraphFixture.json;
import static org.kalends.simulator.graph.GraphFixture.weekly;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.graph.GraphFixture.Answer;

/** The plain calendar view, and the list of a series' instances. */
class ViewsTest {

    private final GraphFixture graph = new GraphFixture();

    @AfterEach
    void stop() {
        graph.close();
    }

    private Answer view(String start, String end) {
        return graph.get("/me/calendars/" + encoded(graph.calendar.id()) + "/calendarView?startDateTime=" + start
                + "&endDateTime=" + encoded(end));
    }

    private String create(String event) {
        return graph.calendar.create(json(event)).path("id").asText();
    }

    @Test
    void showsOccurrencesWholeAndNoMasters() {
        String master = create(weekly("monday"));
        graph.calendar.patchOccurrence(master, LocalDate.parse("2026-03-09"), json("{'subject':'other'}"));
        graph.calendar.deleteOccurrence(master, LocalDate.parse("2026-03-16"));
        List<JsonNode> items =
                view("2026-03-01T00:00:00Z", "2026-03-25T00:00:00Z").value();
        assertThat(items)
                .extracting(item ->
                        item.path("type").asText() + " " + item.path("subject").asText() + " "
                                + item.path("start").path("dateTime").asText().substring(0, 10))
                .containsExactly(
                        "occurrence series 2026-03-02", "exception other 2026-03-09", "occurrence series 2026-03-23");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.path("seriesMasterId").asText()).isEqualTo(master);
            assertThat(item.path("recurrence").isNull()).isTrue();
            assertThat(item.path("occurrenceId").asText()).startsWith("OID." + master + ".2026-03-");
        });
        assertThat(items.get(0).path("iCalUId").asText().substring(32, 40)).isEqualTo("07EA0302");
        assertThat(items.get(0).path("uid").asText().substring(32, 40)).isEqualTo("00000000");
    }

    @Test
    void cutsTheWindowAtMoments() {
        create(event("before", "2026-03-02T09:00:00", "2026-03-02T10:00:00"));
        create(event("over the start", "2026-03-02T09:30:00", "2026-03-02T10:30:00"));
        create(event("no length at the start", "2026-03-02T10:00:00", "2026-03-02T10:00:00"));
        create(event("no length at the end", "2026-03-02T12:00:00", "2026-03-02T12:00:00"));
        create(event("after", "2026-03-02T12:00:00", "2026-03-02T13:00:00"));
        assertThat(view("2026-03-02T09:00:00Z", "2026-03-02T12:00:00+01:00").value())
                .extracting(item -> item.path("subject").asText())
                .containsExactly("over the start", "no length at the start");
    }

    @Test
    void takesAMissingOffsetAsUtc() {
        create(event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00"));
        assertThat(view("2026-03-02T09:30:00", "2026-03-02T09:45:00").value()).hasSize(1);
        assertThat(view("2026-03-02T10:30:00", "2026-03-02T10:45:00").value()).isEmpty();
    }

    @Test
    void refusesAWindowThatIsNone() {
        assertThat(view("yesterday", "2026-03-02T12:00:00Z").code()).isEqualTo("ErrorInvalidParameter");
        assertThat(view("2026-03-03T12:00:00Z", "2026-03-02T12:00:00Z").status())
                .isEqualTo(400);
        assertThat(graph.get("/me/calendarView?startDateTime=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void findsLongOccurrencesThatBeganBeforeTheWindow() {
        create("{'subject':'long','start':{'dateTime':'2026-03-02T00:00:00','timeZone':'UTC'},"
                + "'end':{'dateTime':'2026-03-08T00:00:00','timeZone':'UTC'},'isAllDay':true,"
                + "'recurrence':{'pattern':{'type':'weekly','interval':1,'daysOfWeek':['monday']},"
                + "'range':{'type':'noEnd','startDate':'2026-03-02'}}}");
        assertThat(view("2026-03-07T12:00:00Z", "2026-03-07T13:00:00Z").value()).hasSize(1);
        assertThat(view("2026-03-08T12:00:00Z", "2026-03-08T13:00:00Z").value()).isEmpty();
    }

    @Test
    void listsInstancesOfSeriesOnly() {
        String single = create(event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00"));
        assertThat(graph.get(eventPath(single) + "/instances?" + GraphFixture.WINDOW)
                        .status())
                .isEqualTo(400);
        assertThat(graph.get(eventPath(create(weekly("monday"))) + "/instances").status())
                .isEqualTo(400);
    }

    @Test
    void readsAnOccurrenceByItsIdWithWhatItHasFromItsSeries() {
        String master = create(weekly("monday"));
        String first = graph.get(eventPath(master) + "/instances?" + GraphFixture.WINDOW)
                .ids()
                .get(0);
        JsonNode occurrence = graph.get(eventPath(first)).body();
        assertThat(occurrence.path("subject").asText()).isEqualTo("series");
        assertThat(occurrence.path("@odata.etag"))
                .isEqualTo(graph.get(eventPath(master)).body().path("@odata.etag"));
        assertThat(occurrence.path("id").asText()).isEqualTo(first);
    }

    @Test
    void listsTheZonesThatMayBeWritten() {
        Answer iana =
                graph.get("/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')");
        assertThat(iana.value())
                .hasSizeGreaterThan(120)
                .anyMatch(zone -> zone.path("alias").asText().equals("Europe/Berlin"));
        assertThat(graph.get("/me/outlook/supportedTimeZones").value())
                .anyMatch(zone -> zone.path("alias").asText().equals("W. Europe Standard Time"));
    }

    @Test
    void answersInvitationsAndCallsMeetingsOff() {
        String meeting = event("m", "2026-03-02T10:00:00", "2026-03-02T11:00:00")
                .replace("'subject'", "'organizer':{'emailAddress':{'address':'bob@example.com'}},'subject'");
        String invited =
                graph.calendar.receiveInvitation(json(meeting)).path("id").asText();
        assertThat(graph.calendar.event(invited).path("attendees")).hasSize(1);
        assertThat(graph.post(eventPath(invited) + "/accept", "{'sendResponse':false}")
                        .status())
                .isEqualTo(202);
        assertThat(graph.graph.mails()).isEmpty();
        assertThat(graph.calendar
                        .event(invited)
                        .path("responseStatus")
                        .path("response")
                        .asText())
                .isEqualTo("accepted");
        assertThat(graph.post(eventPath(invited) + "/cancel", "{'comment':'no'}")
                        .status())
                .isEqualTo(400);
        assertThat(graph.post(eventPath(invited) + "/decline", "{'sendResponse':true}")
                        .status())
                .isEqualTo(202);
        assertThat(graph.calendar.events()).isEmpty();
        assertThat(graph.graph.mails())
                .singleElement()
                .matches(mail -> mail.kind() == Mail.Kind.RESPONSE && mail.to().equals("bob@example.com"));
    }
}
