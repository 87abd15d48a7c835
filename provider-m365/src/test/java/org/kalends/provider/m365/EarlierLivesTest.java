package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Events that were something else before, that came and went unseen, or that move with all their days. */
class EarlierLivesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);
    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);
    private static final OriginMark OTHER = new OriginMark("home", "pair-1", "original-2", 0);

    /** A Monday. */
    private static final LocalDateTime START = LocalDateTime.parse("2031-02-03T10:00:00");

    private final LaterClock clock = new LaterClock();
    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph = GraphSimulator.on(server, clock);
    private final Mailbox mailbox = graph.mailbox("me@example.org");
    private final MailboxCalendar calendar = mailbox.calendar();
    private final CalendarRef ref = GraphFixture.ref(calendar);
    private final M365Provider provider = provider();

    /** The system's clock, set forward. */
    private static final class LaterClock extends Clock {
        private Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return BERLIN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void aCreateDoesNotTakeAnEventForItsOwnThatIsMarkedAsAnotherByNow() {
        RemoteEvent first = stored(new RemoteWrite.Create(MARK, event()));
        clock.ahead = Duration.ofHours(1);
        RemoteEvent other = stored(
                new RemoteWrite.Update(first.key(), first.version(), Optional.of(OTHER), first.event(), Set.of()));

        try (M365Provider later = provider()) {
            RemoteEvent second = stored(later, new RemoteWrite.Create(MARK, event()));

            assertThat(second.key()).isNotEqualTo(first.key());
            assertThat(later.findByOrigin(ref, MARK)).map(RemoteEvent::key).contains(second.key());
            assertThat(later.findByOrigin(ref, OTHER)).contains(other);
        }
    }

    @Test
    void aCopyThatIsDeletedBeforeTheFeedHasToldItIsToldAsRemoved() {
        Cursor cursor = snapshot();
        EventKey copy = stored(new RemoteWrite.Create(MARK, event())).key();
        calendar.delete(copy.value());

        assertThat(since(cursor).changes()).containsExactly(new RemoteChange.Removed(copy));
    }

    @Test
    void anEventThatIsGoneWhenTheSameCursorIsAskedAgainIsToldAsRemoved() {
        Cursor cursor = snapshot();
        String id = calendar.create(PersonJson.event(event())).path("id").asText();
        assertThat(since(cursor).changes()).hasSize(1);
        calendar.delete(id);

        ChangePage again = since(cursor);

        assertThat(again.changes()).containsExactly(new RemoteChange.Removed(new EventKey(id)));
        assertThat(since(again.next()).changes()).isEmpty();
    }

    /** A round that repeats items may still tell the occurrences of what is no series any more. */
    @ParameterizedTest
    @EnumSource(names = {"DELTA_DUPLICATES", "DELTA_LONE_EXCEPTIONS", "DELTA_TOMBSTONES_FIRST"})
    void aSeriesThatBecomesASingleEventIsToldAsThatEventWhateverElseTheRoundTells(GraphFault habit) {
        graph.faults().on(habit);
        String id = calendar.create(PersonJson.event(event())).path("id").asText();
        Cursor cursor = since(snapshot()).next();
        RecurrenceRule weekly = RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                .byDay(List.of(RecurrenceRule.Weekday.every(START.getDayOfWeek())))
                .count(4)
                .build();
        calendar.patch(id, PersonJson.object().set("recurrence", PersonJson.recurrence(hour(START), weekly)));
        cursor = since(cursor).next();
        calendar.patch(id, PersonJson.object().putNull("recurrence"));

        List<RemoteChange> changes = since(cursor).changes();

        EventKey key = new EventKey(id);
        assertThat(changes).contains(new RemoteChange.SeriesSet(key, List.of()));
        assertThat(changes.get(changes.size() - 1))
                .isInstanceOfSatisfying(
                        RemoteChange.Upserted.class,
                        last -> assertThat(last.event().key()).isEqualTo(key));
    }

    @Test
    void aWeeklySeriesThatIsMovedToAnotherDayTakesPlaceOnThatDay() {
        Recurrence weekly = Recurrence.of(
                RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY).count(3).build());
        CalendarEvent series =
                event().toBuilder().recurrence(Optional.of(weekly)).build();
        RemoteEvent copy = stored(new RemoteWrite.Create(MARK, series));
        EventTime thursday = hour(START.plusDays(3));

        RemoteEvent moved = stored(new RemoteWrite.Update(
                copy.key(),
                copy.version(),
                Optional.of(MARK),
                series.toBuilder().time(thursday).build(),
                Set.of(EventField.TIME)));

        assertThat(moved.event().time()).isEqualTo(thursday);
        assertThat(provider.occurrences(ref, copy.key(), WINDOW))
                .extracting(occurrence -> occurrence.event().time())
                .containsExactly(thursday, hour(START.plusDays(10)), hour(START.plusDays(17)));
    }

    private M365Provider provider() {
        M365Config config = M365Config.builder().graphUrl(server.url()).build();
        return new M365Provider(config, OneToken.of(mailbox.accessToken()), Clock.systemUTC());
    }

    private Cursor snapshot() {
        return provider.changes(ref, WINDOW, RecurrenceView.OCCURRENCES, Optional.empty())
                .next();
    }

    private ChangePage since(Cursor cursor) {
        return provider.changes(ref, WINDOW, RecurrenceView.OCCURRENCES, Optional.of(cursor));
    }

    private RemoteEvent stored(RemoteWrite write) {
        return stored(provider, write);
    }

    private RemoteEvent stored(M365Provider by, RemoteWrite write) {
        WriteOutcome outcome = by.write(ref, List.of(write)).get(0);
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return ((WriteOutcome.Written) outcome).stored();
    }

    private static CalendarEvent event() {
        return CalendarEvent.builder(hour(START)).title("Planning").build();
    }

    private static EventTime hour(LocalDateTime start) {
        return new EventTime.Timed(start, start.plusHours(1), BERLIN);
    }
}
