package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;

/** Series as series. A provider that does not claim SERIES has to refuse them in each of these rules. */
interface SeriesRules {

    @Rule(
            id = "CP-801",
            text =
                    "With SERIES, a person's series is told as one event that recurs; without, the view is refused with UNSUPPORTED.")
    default void tellsASeriesAsOneEvent(ProviderUnderTest remote) throws Exception {
        if (!remote.claims(Capability.SERIES)) {
            assertThat(ProviderUnderTest.failure(() -> remote.snapshot(RecurrenceView.SERIES)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            assertThat(ProviderUnderTest.failure(() -> remote.slice(remote.window(), RecurrenceView.SERIES)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        RemoteEvent told = remote.snapshot(RecurrenceView.SERIES).event(key);
        assertThat(told).isEqualTo(remote.get(key));
        assertThat(told.seriesKey()).isEmpty();
        Events.assertSame(told.event(), series);
        assertThat(remote.slice(remote.window(), RecurrenceView.SERIES).events())
                .containsOnlyKeys(key);
    }

    @Rule(
            id = "CP-802",
            text =
                    "Daily, weekly, monthly and yearly series come back with their rule, unless the provider's limits name them; then, as without SERIES, they are refused with UNSUPPORTED.")
    default void keepsCommonRules(ProviderUnderTest remote) {
        SeriesSamples.common(remote).forEach(series -> assertHeldOrRefused(remote, series));
    }

    @Rule(
            id = "CP-803",
            text =
                    "Rare series come back too, or are refused with UNSUPPORTED exactly where the limits name them: none is changed in silence.")
    default void keepsOrRefusesRareRules(ProviderUnderTest remote) {
        SeriesSamples.rare(remote).forEach(series -> assertHeldOrRefused(remote, series));
    }

    @Rule(
            id = "CP-804",
            text = "A series comes back with its renamed and moved occurrences and without those that are left out.")
    default void keepsExceptions(ProviderUnderTest remote) {
        assertHeldOrRefused(remote, SeriesSamples.withExceptions(SeriesSamples.fiveDays(remote, "series", 3)));
    }

    @Rule(
            id = "CP-805",
            text = "Exceptions of an all-day series are days, those of a series in another zone stand in that zone.")
    default void keepsExceptionsOfDaysAndZones(ProviderUnderTest remote) {
        RecurrenceRule daily =
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).count(4).build();
        CalendarEvent days = remote.event("days", new EventTime.AllDay(remote.day(5), remote.day(6)));
        assertHeldOrRefused(
                remote,
                SeriesSamples.with(
                        days,
                        Recurrence.of(daily)
                                .withExclusions(Set.of(new OriginalStart.Day(remote.day(6))))
                                .withOverrides(Map.of(
                                        new OriginalStart.Day(remote.day(7)),
                                        days.toBuilder()
                                                .time(new EventTime.AllDay(remote.day(20), remote.day(22)))
                                                .build()))));
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        LocalDateTime start = remote.day(5).atTime(1, 0);
        CalendarEvent away = remote.event("away", new EventTime.Timed(start, start.plusHours(1), tokyo));
        assertHeldOrRefused(
                remote,
                SeriesSamples.with(
                        away,
                        Recurrence.of(daily)
                                .withExclusions(Set.of(new OriginalStart.Zoned(start.plusDays(2), tokyo)))));
    }

    @Rule(id = "CP-806", text = "An update of a series' title or place leaves its rule and its exceptions alone.")
    default void leavesExceptionsAlone(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.withExceptions(SeriesSamples.fiveDays(remote, "series", 3));
        if (assertedRefused(remote, series)) {
            return;
        }
        RemoteEvent at = remote.create("original-1", series);
        CalendarEvent later =
                at.event().toBuilder().title("later").location("there").build();
        at = ProviderUnderTest.written(remote.write(remote.update(at, later, EventField.TITLE, EventField.LOCATION)));
        assertThat(at.event().title()).isEqualTo("later");
        assertThat(at.event().location()).isEqualTo("there");
        Events.assertSame(at.event(), series, EventField.TIME);
        Events.assertSame(at.event(), series, EventField.RECURRENCE);
        assertThat(remote.get(at.key())).isEqualTo(at);
    }

    @Rule(
            id = "CP-807",
            text =
                    "An update of the recurrence replaces rule, exclusions and overrides, and turns one event into a series and back.")
    default void replacesTheRecurrence(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "changing", 3);
        if (assertedRefused(remote, series)) {
            return;
        }
        CalendarEvent one = remote.event("changing", 3);
        CalendarEvent weekly = SeriesSamples.recurring(
                one,
                RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                        .byDay(List.of(
                                RecurrenceRule.Weekday.every(remote.day(3).getDayOfWeek())))
                        .count(4)
                        .build());
        RemoteEvent at = remote.create("original-1", one);
        for (CalendarEvent wanted : List.of(series, SeriesSamples.withExceptions(series), series, weekly, one)) {
            at = ProviderUnderTest.written(remote.write(remote.update(at, wanted, EventField.RECURRENCE)));
            Events.assertSame(at.event(), wanted);
            assertThat(remote.get(at.key())).isEqualTo(at);
        }
    }

    @Rule(
            id = "CP-808",
            text =
                    "What a person does to a series or to one of its occurrences is told as the series as it now is, its end as removed.")
    default void tellsChangesOfASeries(ProviderUnderTest remote) throws Exception {
        if (!remote.claims(Capability.SERIES)) {
            assertThat(ProviderUnderTest.failure(() -> remote.snapshot(RecurrenceView.SERIES)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            return;
        }
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        Feed created = remote.snapshot(RecurrenceView.SERIES);
        remote.person().edit(key, SeriesSamples.withExceptions(series));
        Feed edited = remote.since(created);
        assertThat(edited.changes()).hasSize(1);
        Events.assertSame(edited.event(key).event(), SeriesSamples.withExceptions(series));
        assertThat(edited.event(key).version()).isNotEqualTo(created.event(key).version());
        remote.person().delete(key);
        assertThat(remote.since(edited).appliedTo(edited.events())).isEmpty();
        assertThat(remote.find(key)).isEmpty();
    }

    @Rule(
            id = "CP-809",
            text =
                    "A series is in a slice when one of its occurrences is, however long ago it began; a moved occurrence counts where it now is.")
    default void placesASeriesByItsOccurrences(ProviderUnderTest remote) throws Exception {
        if (!remote.claims(Capability.SERIES)) {
            assertThat(ProviderUnderTest.failure(() -> remote.slice(remote.window(), RecurrenceView.SERIES)))
                    .isEqualTo(FailureKind.UNSUPPORTED);
            return;
        }
        CalendarEvent old = SeriesSamples.recurring(
                remote.event("old", -700),
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).build());
        CalendarEvent over = SeriesSamples.fiveDays(remote, "over", 3);
        CalendarEvent reaching = SeriesSamples.fiveDays(remote, "reaching", 4);
        CalendarEvent moved = SeriesSamples.occurrence(reaching, 1).toBuilder()
                .time(remote.morning(50))
                .build();
        reaching = SeriesSamples.with(
                reaching,
                SeriesSamples.recurrence(reaching).withOverrides(Map.of(SeriesSamples.start(reaching, 1), moved)));
        List.of(old, over, reaching).forEach(remote.person()::create);
        Window slice = new Window(
                remote.day(49).atStartOfDay(remote.window().zone()).toInstant(),
                remote.day(52).atStartOfDay(remote.window().zone()).toInstant(),
                remote.window().zone());
        assertThat(remote.slice(slice, RecurrenceView.SERIES).titles()).containsExactly("old", "reaching");
    }

    @Rule(id = "CP-810", text = "The copy of a series carries its mark in every read and is found by it, once.")
    default void marksSeries(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.withExceptions(SeriesSamples.fiveDays(remote, "series", 3));
        if (assertedRefused(remote, series)) {
            return;
        }
        RemoteEvent copy = remote.create("original-1", series);
        assertThat(remote.snapshot(RecurrenceView.SERIES).event(copy.key())).isEqualTo(copy);
        assertThat(copy.originMark()).contains(ProviderUnderTest.mark("original-1"));
        assertThat(remote.provider().findByOrigin(remote.calendar(), ProviderUnderTest.mark("original-1")))
                .contains(copy);
        assertThat(remote.provider().findCopies(remote.calendar(), "kit", "pair-1"))
                .containsExactly(copy);
        assertThat(remote.write(remote.delete(copy))).isInstanceOf(org.kalends.api.provider.WriteOutcome.Deleted.class);
        assertThat(remote.snapshot(RecurrenceView.SERIES).events()).isEmpty();
    }

    private static void assertHeldOrRefused(ProviderUnderTest remote, CalendarEvent series) {
        if (assertedRefused(remote, series)) {
            return;
        }
        String original = "o" + Integer.toHexString(series.hashCode());
        RemoteEvent copy = remote.create(original, series);
        Events.assertSame(copy.event(), series);
        assertThat(remote.get(copy.key())).isEqualTo(copy);
        List<RemoteEvent> told =
                new ArrayList<>(remote.snapshot(RecurrenceView.SERIES).events().values());
        assertThat(told).contains(copy);
    }

    /** Returns whether the series has to be refused, after asserting that it is and that nothing was written. */
    private static boolean assertedRefused(ProviderUnderTest remote, CalendarEvent series) {
        Optional<String> limit = remote.provider().capabilities().seriesLimits().refusal(series);
        if (remote.claims(Capability.SERIES) && limit.isEmpty()) {
            return false;
        }
        assertThat(remote.refusal(new RemoteWrite.Create(ProviderUnderTest.mark("refused"), series)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(remote.provider().findByOrigin(remote.calendar(), ProviderUnderTest.mark("refused")))
                .isEmpty();
        return true;
    }
}
