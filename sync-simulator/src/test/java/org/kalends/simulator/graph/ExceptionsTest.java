package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.eventPath;
import static org.kalends.simulator.graph.GraphFixture.json;
import static org.kalends.simulator.graph.GraphFixture.weekly;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an occurrence that leaves its series means for writes to the series. */
class ExceptionsTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 9);

    private static final String GUEST =
            "{'attendees':[{'type':'required','emailAddress':{'address':'bob@example.com'}}]}";

    private final GraphFixture graph = new GraphFixture();

    private final String series =
            graph.calendar.create(json(weekly("monday"))).path("id").asText();

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void mailsTheGuestsOfAnExceptionWhenItsSeriesIsChanged() {
        String exception = graph.calendar
                .patchOccurrence(series, DATE, json(GUEST))
                .path("id")
                .asText();

        graph.patch(eventPath(series), "{'subject':'other'}");

        assertThat(graph.graph.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(Mail.Kind.UPDATE);
            assertThat(mail.to()).isEqualTo("bob@example.com");
            assertThat(mail.eventId()).isEqualTo(exception);
        });
    }

    @Test
    void mailsTheGuestsOfAnExceptionWhenItsSeriesGivesItUp() {
        graph.calendar.patchOccurrence(series, DATE, json(GUEST));

        graph.patch(eventPath(series), "{'recurrence':null}");

        assertThat(graph.graph.mails()).extracting(Mail::kind).containsExactly(Mail.Kind.CANCELLATION);
    }

    @Test
    void mailsTheGuestsOfAnExceptionWhenItsSeriesIsDeleted() {
        graph.calendar.patchOccurrence(series, DATE, json(GUEST));

        graph.delete(eventPath(series));

        assertThat(graph.graph.mails()).extracting(Mail::kind).containsExactly(Mail.Kind.CANCELLATION);
    }

    @Test
    void mailsNobodyAboutAnotherOccurrence() {
        graph.calendar.patchOccurrence(series, DATE, json(GUEST));
        String other = graph.calendar
                .patchOccurrence(series, DATE.plusWeeks(1), json("{'subject':'other'}"))
                .path("id")
                .asText();

        graph.patch(eventPath(other), "{'subject':'again'}");
        graph.delete(eventPath(other));

        assertThat(graph.graph.mails()).isEmpty();
    }

    @Test
    void givesASeriesANewEtagOrKeepsItWhenAnOccurrenceChanges() {
        String first = etag();
        graph.calendar.patchOccurrence(series, DATE, json("{'subject':'one'}"));
        String second = etag();
        assertThat(second).isNotEqualTo(first);

        graph.graph.faults().on(GraphFault.SERIES_ETAG_STAYS);
        assertThat(etag()).isEqualTo(first);
        graph.calendar.deleteOccurrence(series, DATE.plusWeeks(1));
        assertThat(etag()).isEqualTo(first);
        assertThat(graph.send("PATCH", eventPath(series), "{'subject':'x'}", "", "If-Match", second)
                        .status())
                .isEqualTo(412);
        assertThat(graph.send("PATCH", eventPath(series), "{'subject':'x'}", "", "If-Match", first)
                        .status())
                .isEqualTo(200);
        assertThat(etag()).isNotEqualTo(first);
    }

    @Test
    void takesADeletedSeriesOutOfTheFolderOfDeletedItemsUnderItsId() {
        GraphFixture.Round round = graph.round(graph.delta());
        graph.calendar.patchOccurrence(series, DATE, json("{'subject':'one'}"));
        graph.delete(eventPath(series));
        assertThat(graph.get(eventPath(series)).status()).isEqualTo(404);

        graph.calendar.restore(series);

        assertThat(graph.get(eventPath(series)).status()).isEqualTo(200);
        assertThat(graph.calendar.event(series).path("exceptionOccurrences")).hasSize(1);
        assertThat(graph.round(round.next()).ids()).contains(series);
    }

    @Test
    void refusesALongViewOfAnEndlessSeriesOnlyWhenToldTo() {
        String path = "/me/calendars/" + GraphFixture.encoded(graph.calendar.id()) + "/calendarView?";
        graph.graph.faults().on(GraphFault.VIEW_504);
        assertThat(graph.get(path + GraphFixture.WINDOW).status()).isEqualTo(200);

        graph.calendar.create(json(weekly("monday").replace("'numbered'", "'noEnd'")));

        assertThat(graph.get(path + GraphFixture.WINDOW).status()).isEqualTo(504);
        assertThat(graph.get(path + "startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z")
                        .status())
                .isEqualTo(200);
    }

    private String etag() {
        return graph.get(eventPath(series)).body().path("@odata.etag").asText();
    }
}
