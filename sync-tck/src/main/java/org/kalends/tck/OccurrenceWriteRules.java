package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.WriteOutcome;

/** Writes to single occurrences. A provider that does not claim OCCURRENCE_WRITES has to refuse them in each of these rules. */
interface OccurrenceWriteRules {

    @Rule(
            id = "CP-951",
            text =
                    "With OCCURRENCE_WRITES, an update of one occurrence changes that one and no other, and answers with it; without, it is refused with UNSUPPORTED.")
    default void updatesOneOccurrence(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key)) {
            return;
        }
        RemoteEvent second = occurrences(remote, key).get(1);
        CalendarEvent renamed = second.event().toBuilder().title("renamed").build();
        RemoteEvent answer = ProviderUnderTest.written(remote.write(remote.update(second, renamed, EventField.TITLE)));
        assertThat(answer.key()).isEqualTo(second.key());
        assertThat(answer.originalStart()).isEqualTo(second.originalStart());
        assertThat(answer.version()).isNotEqualTo(second.version());
        assertThat(remote.get(second.key())).isEqualTo(answer);
        assertOthersUntouched(remote, series, key, 1);
        Events.assertSame(occurrences(remote, key).get(1).event(), renamed);
    }

    @Rule(
            id = "CP-952",
            text = "An occurrence that is moved, even past its neighbour, keeps its key and its original start.")
    default void movesOneOccurrence(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key)) {
            return;
        }
        RemoteEvent second = occurrences(remote, key).get(1);
        CalendarEvent moved =
                second.event().toBuilder().time(remote.morning(30)).build();
        RemoteEvent answer = ProviderUnderTest.written(remote.write(remote.update(second, moved, EventField.TIME)));
        assertThat(answer.key()).isEqualTo(second.key());
        assertThat(answer.originalStart()).contains(SeriesSamples.start(series, 1));
        Events.assertSame(remote.get(second.key()).event(), moved);
        assertOthersUntouched(remote, series, key, 1);
    }

    @Rule(
            id = "CP-953",
            text =
                    "A deletion of one occurrence takes that one away and no other, and counts as success when repeated.")
    default void deletesOneOccurrence(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key)) {
            return;
        }
        RemoteEvent second = occurrences(remote, key).get(1);
        assertThat(remote.write(remote.delete(second))).isEqualTo(new WriteOutcome.Deleted());
        assertThat(remote.find(second.key())).isEmpty();
        assertThat(occurrences(remote, key))
                .extracting(event -> event.originalStart().orElseThrow())
                .containsExactly(
                        SeriesSamples.start(series, 0),
                        SeriesSamples.start(series, 2),
                        SeriesSamples.start(series, 3),
                        SeriesSamples.start(series, 4));
        assertThat(remote.write(remote.delete(second))).isEqualTo(new WriteOutcome.Deleted());
        assertThat(remote.refusal(remote.update(second, second.event(), EventField.TITLE)))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Rule(
            id = "CP-954",
            text = "Writes to an occurrence at an older version are refused with CONFLICT, and nothing changes.")
    default void refusesStaleOccurrenceWrites(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key)) {
            return;
        }
        RemoteEvent stale = occurrences(remote, key).get(1);
        remote.person().edit(key, series.toBuilder().title("series, later").build());
        List<RemoteEvent> now = occurrences(remote, key);
        assertThat(remote.refusal(remote.update(
                        stale, stale.event().toBuilder().title("mine").build(), EventField.TITLE)))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(remote.refusal(remote.delete(stale))).isEqualTo(FailureKind.CONFLICT);
        assertThat(occurrences(remote, key)).isEqualTo(now);
    }

    @Rule(
            id = "CP-955",
            text =
                    "Several writes to one series add up: each leaves the occurrences that were written before as they are.")
    default void addsUpOccurrenceWrites(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key)) {
            return;
        }
        RemoteEvent first = occurrences(remote, key).get(0);
        remote.write(
                remote.update(first, first.event().toBuilder().title("first").build(), EventField.TITLE));
        remote.write(remote.delete(occurrences(remote, key).get(2)));
        RemoteEvent again = remote.get(first.key());
        remote.write(
                remote.update(again, again.event().toBuilder().location("here").build(), EventField.LOCATION));
        List<RemoteEvent> told = occurrences(remote, key);
        assertThat(told).hasSize(4);
        Events.assertSame(
                told.get(0).event(),
                first.event().toBuilder().title("first").location("here").build());
        Events.assertSame(told.get(1).event(), SeriesSamples.occurrence(series, 1));
    }

    @Rule(
            id = "CP-956",
            text =
                    "Where series are told as series too, an occurrence that was written is an override there, a deleted one an exclusion.")
    default void tellsOccurrenceWritesInTheSeries(ProviderUnderTest remote) {
        CalendarEvent series = SeriesSamples.fiveDays(remote, "series", 3);
        EventKey key = remote.person().create(series);
        if (assertedRefused(remote, key) || !remote.claims(Capability.SERIES)) {
            return;
        }
        RemoteEvent second = occurrences(remote, key).get(1);
        CalendarEvent renamed = second.event().toBuilder().title("renamed").build();
        remote.write(remote.update(second, renamed, EventField.TITLE));
        remote.write(remote.delete(occurrences(remote, key).get(3)));
        CalendarEvent told = remote.snapshot(RecurrenceView.SERIES).event(key).event();
        assertThat(SeriesSamples.recurrence(told).exclusions()).isEqualTo(Set.of(SeriesSamples.start(series, 3)));
        OriginalStart start = SeriesSamples.start(series, 1);
        assertThat(SeriesSamples.recurrence(told).overrides()).containsOnlyKeys(start);
        assertThat(SeriesSamples.recurrence(told).overrides().values())
                .allSatisfy(override -> Events.assertSame(override, renamed));
    }

    private static List<RemoteEvent> occurrences(ProviderUnderTest remote, EventKey series) {
        return Occurrences.of(remote.snapshot(RecurrenceView.OCCURRENCES), series);
    }

    private static void assertOthersUntouched(ProviderUnderTest remote, CalendarEvent series, EventKey key, int but) {
        List<RemoteEvent> told = occurrences(remote, key);
        assertThat(told).hasSize(5);
        for (int n = 0; n < 5; n++) {
            if (n != but) {
                Events.assertSame(told.get(n).event(), SeriesSamples.occurrence(series, n));
            }
        }
    }

    /** Returns whether the provider does not claim occurrence writes, after asserting that it refuses them. */
    private static boolean assertedRefused(ProviderUnderTest remote, EventKey series) {
        if (!remote.claims(Capability.OCCURRENCES)) {
            assertThat(remote.claims(Capability.OCCURRENCE_WRITES))
                    .as("occurrence writes without occurrences")
                    .isFalse();
            return true;
        }
        if (remote.claims(Capability.OCCURRENCE_WRITES)) {
            return false;
        }
        RemoteEvent second = occurrences(remote, series).get(1);
        CalendarEvent renamed = second.event().toBuilder().title("renamed").build();
        assertThat(remote.refusal(remote.update(second, renamed, EventField.TITLE)))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(remote.refusal(remote.delete(second))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(remote.get(second.key())).isEqualTo(second);
        return true;
    }
}
