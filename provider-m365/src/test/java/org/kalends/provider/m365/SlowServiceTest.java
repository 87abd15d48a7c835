package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.core.TestClock;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** A service that is slow for a while costs no cursor, and one for which a feed is too heavy is read in another way. */
class SlowServiceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private final TestClock clock = new TestClock(Instant.now());

    private final SimulatorServer server = SimulatorServer.start();

    private final GraphSimulator graph = GraphSimulator.on(server, Clock.systemUTC());

    private final Mailbox mailbox = graph.mailbox("me@example.org");

    private final MailboxCalendar calendar = mailbox.calendar();

    private final CalendarRef ref = GraphFixture.ref(calendar);

    private M365Provider provider = provider(Duration.ofSeconds(30));

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void oneAnswerTooLateIsAskedForOnceMore() {
        Cursor cursor = changes(Optional.empty()).next();
        calendar.create(PersonJson.event(event(3)));
        graph.faults().once(GraphFault.DELTA_504);

        ChangePage page = changes(Optional.of(cursor));

        assertThat(page.kind()).isEqualTo(ChangePage.Kind.DELTA);
        assertThat(page.changes()).hasSize(1);
    }

    @Test
    void anIncidentKeepsTheCursor() {
        Cursor cursor = changes(Optional.empty()).next();
        calendar.create(PersonJson.event(event(3)));
        graph.faults().next(GraphFault.DELTA_504, 4);

        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);
        clock.pass(Duration.ofHours(5));
        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);

        assertThat(changes(Optional.of(cursor)).changes()).hasSize(1);
        assertThat(changes(Optional.of(cursor)).kind()).isEqualTo(ChangePage.Kind.DELTA);
    }

    @Test
    void anAnswerThatDoesNotComeKeepsTheCursorToo() {
        Cursor cursor = changes(Optional.empty()).next();
        provider.close();
        provider = provider(Duration.ofMillis(200));
        graph.faults().latency(Duration.ofSeconds(2));

        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);
        graph.faults().clear();
        provider.close();
        provider = provider(Duration.ofSeconds(30));
        assertThat(changes(Optional.of(cursor)).kind()).isEqualTo(ChangePage.Kind.DELTA);
    }

    @Test
    void aPlaceThatStaysTooHeavyForHoursIsGivenUp() {
        Cursor cursor = changes(Optional.empty()).next();
        graph.faults().on(GraphFault.DELTA_504);

        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);
        clock.pass(Duration.ofHours(6));

        assertThat(failure(cursor)).isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(changes(Optional.empty()).kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
    }

    @Test
    void incidentsThatPassDoNotAddUp() {
        Cursor cursor = changes(Optional.empty()).next();
        graph.faults().next(GraphFault.DELTA_504, 2);
        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);
        changes(Optional.of(cursor));
        clock.pass(Duration.ofHours(12));
        graph.faults().next(GraphFault.DELTA_504, 2);

        assertThat(failure(cursor)).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void s34SeveralEndlessSeriesForWhichTheFeedIsTooHeavyAreListedInSlices() {
        endless("one");
        endless("two");
        endless("three");
        graph.faults().on(GraphFault.DELTA_504);
        graph.faults().on(GraphFault.VIEW_504);

        ChangePage listed = changes(Optional.empty());

        assertThat(listed.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(listed.changes())
                .hasSize(3)
                .allSatisfy(change -> assertThat(((RemoteChange.SeriesSet) change).occurrences())
                        .hasSize(365));
        assertThat(graph.faults().struck(GraphFault.VIEW_504)).isZero();
        assertThat(provider.read(ref, WINDOW, RecurrenceView.OCCURRENCES)).hasSize(3 * 365);
        assertThat(graph.faults().struck(GraphFault.VIEW_504)).isOne();
        graph.faults().clear();
        ChangePage anew = changes(Optional.of(listed.next()));
        assertThat(anew.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(changes(Optional.of(anew.next())).kind()).isEqualTo(ChangePage.Kind.DELTA);
    }

    private M365Provider provider(Duration patience) {
        return new M365Provider(
                M365Config.builder()
                        .graphUrl(server.url())
                        .answerTimeout(patience)
                        .build(),
                OneToken.of(mailbox.accessToken()),
                clock);
    }

    private ChangePage changes(Optional<Cursor> cursor) {
        return provider.changes(ref, WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    private FailureKind failure(Cursor cursor) {
        return catchThrowableOfType(ProviderException.class, () -> changes(Optional.of(cursor)))
                .kind();
    }

    private void endless(String title) {
        CalendarEvent first = event(-30).toBuilder().title(title).build();
        ObjectNode json = PersonJson.event(first);
        json.set(
                "recurrence",
                PersonJson.recurrence(
                        first.time(),
                        RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).build()));
        calendar.create(json);
    }

    private static CalendarEvent event(int day) {
        LocalDateTime start = LocalDateTime.of(2031, 1, 1, 10, 0).plusDays(day);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title("event")
                .build();
    }
}
