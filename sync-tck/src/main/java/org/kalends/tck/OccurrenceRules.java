package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

/** Series as their occurrences. A provider that does not claim OCCURRENCES has to refuse the view in each of these rules. */
interface OccurrenceRules {

    @Rule(
            id = "CP-901",
            text =
                    "With OCCURRENCES, a series is told as its occurrences, each with a key of its own, the series key and its original start; without, the view is refused with UNSUPPORTED.")
    default void tellsOccurrences(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        remote.person().create(remote.event("single", 4));
        Feed snapshot = remote.snapshot(RecurrenceView.OCCURRENCES);
        assertThat(snapshot.changes())
                .noneMatch(change -> change instanceof RemoteChange.Upserted upserted
                        && upserted.event().event().recurrence().isPresent());
        List<RemoteEvent> told = Occurrences.of(snapshot, key);
        assertThat(told).hasSize(5);
        assertThat(snapshot.events()).hasSize(6);
        for (int n = 0; n < 5; n++) {
            assertThat(told.get(n).originalStart()).contains(SeriesSamples.start(series, n));
            Events.assertSame(told.get(n).event(), SeriesSamples.occurrence(series, n));
        }
    }

    @Rule(
            id = "CP-902",
            text =
                    "A moved occurrence is told at its new time with its original start, a changed one as changed, one that is left out not at all.")
    default void tellsExceptions(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(SeriesSamples.withExceptions(series));
        List<RemoteEvent> told = Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key);
        assertThat(told)
                .extracting(event -> event.originalStart().orElseThrow())
                .containsExactly(
                        SeriesSamples.start(series, 0),
                        SeriesSamples.start(series, 1),
                        SeriesSamples.start(series, 2),
                        SeriesSamples.start(series, 4));
        CalendarEvent third = SeriesSamples.occurrence(series, 2);
        Events.assertSame(
                told.get(1).event(),
                SeriesSamples.occurrence(series, 1).toBuilder().title("renamed").build());
        Events.assertSame(
                told.get(2).event(),
                third.toBuilder().time(SeriesSamples.later(third)).build());
    }

    @Rule(
            id = "CP-903",
            text =
                    "occurrences() holds the occurrences of one series that overlap a window, whatever view is claimed; it fails with NOT_FOUND when the series is gone.")
    default void readsTheOccurrencesOfOneSeries(ProviderUnderTest remote) throws Exception {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(SeriesSamples.withExceptions(series));
        remote.person().create(SeriesSamples.fiveDays(remote, "other", 3));
        List<RemoteEvent> all =
                Occurrences.sorted(remote.provider().occurrences(remote.calendar(), key, remote.window()));
        assertThat(all)
                .extracting(event -> event.event().title())
                .containsExactly("series", "renamed", "series", "series");
        assertThat(all).allMatch(event -> event.seriesKey().equals(Optional.of(key)), "of the series");
        assertThat(Occurrences.sorted(remote.provider().occurrences(remote.calendar(), key, days(remote, 4, 6))))
                .isEqualTo(all.subList(1, 3));
        if (remote.claims(Capability.OCCURRENCES)) {
            assertThat(all).isEqualTo(Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key));
        }
        remote.person().delete(key);
        assertThat(ProviderUnderTest.failure(
                        () -> remote.provider().occurrences(remote.calendar(), key, remote.window())))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Rule(
            id = "CP-904",
            text = "An endless series that began long ago is told by its occurrences in the window only, all of them.")
    default void tellsAnEndlessSeries(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        EventKey key = remote.person()
                .create(SeriesSamples.recurring(
                        remote.event("endless", -700),
                        RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).build()));
        assertThat(Occurrences.of(remote.slice(days(remote, 30, 44), RecurrenceView.OCCURRENCES), key))
                .hasSize(14);
        List<RemoteEvent> told = Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key).stream()
                .filter(event -> remote.window().overlaps(event.event().time()))
                .toList();
        LocalDate end = remote.window().end().atZone(remote.window().zone()).toLocalDate();
        assertThat(told).hasSize((int) (end.toEpochDay() - remote.day(0).toEpochDay()));
        assertThat(told).extracting(RemoteEvent::key).doesNotHaveDuplicates();
    }

    @Rule(
            id = "CP-905",
            text =
                    "What a person does to a series, to one occurrence, or to all by deleting it adds up to what a new snapshot tells.")
    default void tellsChangesOfOccurrences(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        remote.person().create(remote.event("single", 4));
        Feed feed = remote.snapshot(RecurrenceView.OCCURRENCES);
        Map<EventKey, RemoteEvent> state = feed.events();
        CalendarEvent renamed = series.toBuilder().title("renamed series").build();
        for (CalendarEvent edit : List.of(SeriesSamples.withExceptions(series), series, renamed)) {
            remote.person().edit(key, edit);
            feed = remote.since(feed);
            state = feed.appliedTo(state);
            assertThat(state)
                    .isEqualTo(remote.snapshot(RecurrenceView.OCCURRENCES).events());
        }
        assertThat(Feed.titles(state.values())).hasSize(6).contains("renamed series");
        remote.person().delete(key);
        state = remote.since(feed).appliedTo(state);
        assertThat(Feed.titles(state.values())).containsExactly("single");
    }

    @Rule(id = "CP-906", text = "Occurrences keep their wall clock across a clock change.")
    default void keepsTheWallClock(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        EventKey key = remote.person()
                .create(SeriesSamples.recurring(
                        remote.event("weekly", 1),
                        RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                                .byDay(List.of(RecurrenceRule.Weekday.every(
                                        remote.day(1).getDayOfWeek())))
                                .count(50)
                                .build()));
        List<RemoteEvent> told = Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key);
        assertThat(told).hasSize(50);
        for (int week = 0; week < 50; week++) {
            assertThat(told.get(week).event().time()).isEqualTo(remote.morning(1 + 7 * week));
        }
        assertThat(told)
                .extracting(event -> event.event()
                        .time()
                        .start(remote.window().zone())
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalTime())
                .as("the clocks change in the window")
                .contains(LocalTime.of(9, 0), LocalTime.of(8, 0));
    }

    @Rule(id = "CP-907", text = "Occurrences of an all-day series are days with days as original starts.")
    default void tellsDays(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent days = remote.event("days", new EventTime.AllDay(remote.day(5), remote.day(6)));
        CalendarEvent series = SeriesSamples.recurring(
                days,
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                        .interval(2)
                        .count(3)
                        .build());
        OriginalStart second = new OriginalStart.Day(remote.day(7));
        EventKey key = remote.person()
                .create(SeriesSamples.with(
                        series, SeriesSamples.recurrence(series).withExclusions(Set.of(second))));
        List<RemoteEvent> told = Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key);
        assertThat(told)
                .extracting(event -> event.originalStart().orElseThrow())
                .containsExactly(new OriginalStart.Day(remote.day(5)), new OriginalStart.Day(remote.day(9)));
        assertThat(told.get(1).event().time()).isEqualTo(new EventTime.AllDay(remote.day(9), remote.day(10)));
    }

    @Rule(
            id = "CP-908",
            text =
                    "get() of an occurrence tells what the snapshot tells, also of a moved one, and is empty for one that was deleted.")
    default void getsOccurrences(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        EventKey fourth = Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key)
                .get(3)
                .key();
        remote.person().edit(key, SeriesSamples.withExceptions(series));
        for (RemoteEvent told : Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key)) {
            assertThat(remote.get(told.key())).isEqualTo(told);
        }
        assertThat(remote.find(fourth)).isEmpty();
    }

    @Rule(
            id = "CP-909",
            text = "A moved occurrence is in the slice to which it was moved and not in the one that it left.")
    default void placesMovedOccurrences(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        CalendarEvent moved = SeriesSamples.occurrence(series, 2).toBuilder()
                .time(remote.morning(60))
                .build();
        EventKey key = remote.person()
                .create(SeriesSamples.with(
                        series,
                        SeriesSamples.recurrence(series).withOverrides(Map.of(SeriesSamples.start(series, 2), moved))));
        assertThat(Occurrences.of(remote.slice(days(remote, 5, 6), RecurrenceView.OCCURRENCES), key))
                .isEmpty();
        assertThat(Occurrences.of(remote.slice(days(remote, 60, 61), RecurrenceView.OCCURRENCES), key))
                .singleElement()
                .matches(event -> event.originalStart().equals(Optional.of(SeriesSamples.start(series, 2))));
    }

    @Rule(
            id = "CP-910",
            text =
                    "The occurrences of a copied series carry its mark; a provider that holds no series refuses it with UNSUPPORTED.")
    default void marksOccurrences(ProviderUnderTest remote) throws Exception {
        if (assertedRefused(remote)) {
            return;
        }
        CalendarEvent series = SeriesSamples.withExceptions(SeriesSamples.fiveDays(remote, "series", 3));
        RemoteWrite.Create create = new RemoteWrite.Create(ProviderUnderTest.mark("original-1"), series);
        if (!remote.claims(Capability.SERIES)
                || remote.provider()
                        .capabilities()
                        .seriesLimits()
                        .refusal(series)
                        .isPresent()) {
            assertThat(remote.refusal(create)).isEqualTo(FailureKind.UNSUPPORTED);
            return;
        }
        EventKey key = ProviderUnderTest.written(remote.write(create)).key();
        assertThat(Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), key))
                .hasSize(4)
                .allMatch(event -> event.originMark().equals(Optional.of(create.mark())), "marked")
                .allMatch(event -> remote.get(event.key()).originMark().equals(Optional.of(create.mark())), "marked");
    }

    /** Returns whether the provider does not claim the view, after asserting that it refuses it. */
    private static boolean assertedRefused(ProviderUnderTest remote) throws Exception {
        if (remote.claims(Capability.OCCURRENCES)) {
            return false;
        }
        assertThat(ProviderUnderTest.failure(() -> remote.snapshot(RecurrenceView.OCCURRENCES)))
                .as("changes")
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(ProviderUnderTest.failure(() -> remote.slice(remote.window(), RecurrenceView.OCCURRENCES)))
                .as("read")
                .isEqualTo(FailureKind.UNSUPPORTED);
        return true;
    }

    private static Window days(ProviderUnderTest remote, int from, int to) {
        return new Window(
                remote.day(from).atStartOfDay(remote.window().zone()).toInstant(),
                remote.day(to).atStartOfDay(remote.window().zone()).toInstant(),
                remote.window().zone());
    }
}
