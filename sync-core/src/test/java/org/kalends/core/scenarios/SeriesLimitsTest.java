package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.SeriesLimits;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.World;

/** Series and occurrences that one of the two calendars cannot hold or cannot write. */
class SeriesLimitsTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSeriesThatTheTargetCannotHoldFallsBackToItsOccurrences(boolean cursorsExpire) {
        World world = new World(
                PairPolicy.twoWay().withRecurrence(RecurrenceView.SERIES).withGuard(new DeletionGuard(100, 100)));
        SeriesLimits endlessOnly = series -> series.recurrence()
                .flatMap(recurrence -> recurrence.rule().end())
                .map(end -> "a series that ends cannot be held");
        world.engine = world.engine("here")
                .provider(new PickyProvider(world.providerB, endlessOnly))
                .build();
        EventKey ends = world.a.add(Series.weekly("ends", "2026-03-03T09:00", 3));
        world.a.add(Series.endless("endless", "2026-03-04T09:00", Frequency.WEEKLY));

        world.sync();
        assertThat(World.copies(world.b)).hasSize(4);
        assertThat(World.agenda(world.b)).isEqualTo(World.agenda(world.a));

        World.rename(world.a, Series.occurrence(world.a, ends, "2026-03-10T09:00"), "renamed");
        world.a.delete(Series.occurrence(world.a, ends, "2026-03-17T09:00"));
        expire(world, cursorsExpire);
        world.sync();
        assertThat(World.agenda(world.b)).contains("2026-03-10T09:00 renamed").isEqualTo(World.agenda(world.a));

        World.rename(world.b, Series.at(world.b, "2026-03-03T09:00"), "renamed there");
        expire(world, cursorsExpire);
        world.sync();
        assertThat(World.agenda(world.a))
                .contains("2026-03-03T09:00 renamed there")
                .isEqualTo(World.agenda(world.b));

        world.a.delete(ends);
        expire(world, cursorsExpire);
        world.sync();
        assertThat(World.copies(world.b)).hasSize(1);
        assertThat(World.agenda(world.b)).isEqualTo(World.agenda(world.a));
    }

    private static void expire(World world, boolean really) {
        if (really) {
            world.providerA.faults().expireCursors();
            world.providerB.faults().expireCursors();
        }
    }

    @Test
    void aCopyOfAnOccurrenceThatCannotBeWrittenIsRestoredWithANote() {
        Set<Capability> claimed = EnumSet.complementOf(EnumSet.of(Capability.OCCURRENCE_WRITES));
        World world = new World(PairPolicy.twoWay(), a -> a.claim(claimed), b -> b);
        world.a.add(Series.weekly("series", "2026-03-03T09:00", 2));
        world.sync();
        EventKey copy = Series.at(world.b, "2026-03-10T09:00");
        World.rename(world.b, copy, "edited");

        RunReport report = world.sync();

        assertThat(report.notes()).extracting(RunReport.Note::key).containsExactly(copy);
        assertThat(World.agenda(world.b)).isEqualTo(World.agenda(world.a)).noneMatch(line -> line.endsWith("edited"));
        assertThat(world.providerA.faults().writes()).isZero();
    }
}
