package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.tck.Deviation;
import org.kalends.tck.ProviderFixture;

/** What holds where the kit moves an occurrence past its neighbour, which Exchange lets nobody do. */
final class Neighbours {

    private static final String REASON = "Exchange moves no occurrence past its neighbours";

    private static final int DAYS = 5;

    private final ProviderFixture fixture;

    private Neighbours(ProviderFixture fixture) {
        this.fixture = fixture;
    }

    static List<Deviation> deviations(ProviderFixture fixture) {
        Neighbours neighbours = new Neighbours(fixture);
        return List.of(
                new Deviation("CP-809", REASON, neighbours::placesASeriesByItsLastOccurrence),
                new Deviation("CP-909", REASON, neighbours::placesTheLastOccurrenceWhereItWasMoved),
                new Deviation("CP-952", REASON, neighbours::refusesToMovePastANeighbour));
    }

    private void refusesToMovePastANeighbour() {
        EventKey key = fixture.person().create(series(3, Map.of()));
        List<RemoteEvent> before = told(fixture.window());
        RemoteEvent second = before.get(1);
        CalendarEvent far = second.event().toBuilder().time(morning(30)).build();
        WriteOutcome refused = update(second, far);
        assertThat(refused).isInstanceOf(WriteOutcome.Failed.class);
        assertThat(((WriteOutcome.Failed) refused).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(told(fixture.window())).isEqualTo(before);
        CalendarEvent near = second.event().toBuilder().time(later(morning(4))).build();
        RemoteEvent moved = ((WriteOutcome.Written) update(second, near)).stored();
        assertThat(moved.key()).isEqualTo(second.key());
        assertThat(moved.originalStart()).isEqualTo(second.originalStart());
        assertThat(moved.seriesKey()).contains(key);
        assertThat(moved.event().time()).isEqualTo(near.time());
        assertThat(told(fixture.window())).hasSize(DAYS).contains(moved);
    }

    private WriteOutcome update(RemoteEvent at, CalendarEvent event) {
        return fixture.provider()
                .write(
                        fixture.calendar(),
                        List.of(new RemoteWrite.Update(
                                at.key(), at.version(), at.originMark(), event, Set.of(EventField.TIME))))
                .get(0);
    }

    private void placesTheLastOccurrenceWhereItWasMoved() {
        EventKey key = fixture.person().create(series(3, Map.of(start(7), morning(60))));
        assertThat(told(days(7, 8))).isEmpty();
        assertThat(told(days(60, 61)))
                .singleElement()
                .matches(event -> event.seriesKey().equals(Optional.of(key)))
                .matches(event -> event.originalStart().equals(Optional.of(start(7))));
    }

    private void placesASeriesByItsLastOccurrence() {
        CalendarEvent old = CalendarEvent.builder(morning(-700))
                .title("old")
                .recurrence(Optional.of(Recurrence.of(
                        RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).build())))
                .build();
        EventKey endless = fixture.person().create(old);
        fixture.person().create(series(3, Map.of()));
        EventKey reaching = fixture.person().create(series(4, Map.of(start(8), morning(50))));
        assertThat(fixture.provider().read(fixture.calendar(), days(49, 52), RecurrenceView.SERIES))
                .extracting(change -> ((RemoteChange.Upserted) change).event().key())
                .containsExactlyInAnyOrder(endless, reaching);
    }

    private List<RemoteEvent> told(Window slice) {
        return fixture.provider().read(fixture.calendar(), slice, RecurrenceView.OCCURRENCES).stream()
                .map(change -> ((RemoteChange.Upserted) change).event())
                .sorted(java.util.Comparator.comparing(
                        event -> event.originalStart().orElseThrow()))
                .toList();
    }

    private CalendarEvent series(int first, Map<OriginalStart, EventTime> moved) {
        CalendarEvent one =
                CalendarEvent.builder(morning(first)).title("series").build();
        Map<OriginalStart, CalendarEvent> overrides = new java.util.TreeMap<>();
        moved.forEach(
                (start, time) -> overrides.put(start, one.toBuilder().time(time).build()));
        RecurrenceRule rule = RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                .count(DAYS)
                .build();
        return one.toBuilder()
                .recurrence(Optional.of(Recurrence.of(rule).withOverrides(overrides)))
                .build();
    }

    private LocalDate day(int n) {
        return fixture.window().start().atZone(zone()).toLocalDate().plusDays(n);
    }

    private EventTime.Timed morning(int n) {
        LocalDateTime start = day(n).atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), zone());
    }

    private static EventTime later(EventTime.Timed time) {
        return new EventTime.Timed(time.start().plusHours(3), time.end().plusHours(4), time.zone());
    }

    private OriginalStart start(int n) {
        return OriginalStart.of(morning(n));
    }

    private Window days(int from, int to) {
        return new Window(
                day(from).atStartOfDay(zone()).toInstant(),
                day(to).atStartOfDay(zone()).toInstant(),
                zone());
    }

    private ZoneId zone() {
        return fixture.window().zone();
    }
}
