package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.memory.InMemoryStoreWrite;

/** What becomes of copies when the user chooses something else, starts anew or removes the pair. */
class PolicyChangeTest {

    private final World world = new World(PairPolicy.twoWay());

    @Test
    void aResyncReadsEverythingAndWritesOnlyWhatDiffers() {
        world.a.add(World.event("one", "2026-03-03T09:00"));
        world.a.add(World.event("two", "2026-03-04T09:00"));
        world.sync();

        assertThat(world.engine.resync(World.PAIR)).isTrue();
        assertThat(world.store.progress(World.PAIR)).isEqualTo(Progress.NONE);
        RunReport report = world.run();

        assertThat(report.writes()).isZero();
        assertThat(report.forward().unchanged() + report.back().unchanged()).isEqualTo(2);
    }

    @Test
    void aNewPolicyReachesEveryCopyAlsoWhenAnotherNodeRunsThePairInBetween() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        world.store.after(write -> {
            if (write == InMemoryStoreWrite.RELEASE) {
                world.store.after(later -> {});
                world.engine.run(World.PAIR);
            }
        });

        world.engine.changePolicy(World.PAIR, PairPolicy.twoWay().withForward(DirectionPolicy.STANDARD.asPrivate()));
        world.run();

        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 Busy");
    }

    @Test
    void aNewViewOfSeriesLeavesNoDoubles() {
        PairPolicy policy = PairPolicy.twoWay().withGuard(new DeletionGuard(1000, 100));
        world.engine.changePolicy(World.PAIR, policy);
        world.a.add(World.weekly("old", "2025-06-03T09:00"));
        world.a.add(World.weekly("new", "2026-03-04T09:00"));
        world.sync();
        int occurrences = World.copies(world.b).size();
        assertThat(occurrences).isGreaterThan(50);

        world.engine.changePolicy(World.PAIR, policy.withRecurrence(RecurrenceView.SERIES));
        world.sync();
        assertThat(World.copies(world.b)).hasSize(2);

        world.engine.changePolicy(World.PAIR, policy);
        world.sync();
        assertThat(World.copies(world.b)).hasSize(occurrences);
        assertThat(World.made(world.a)).hasSize(2);
    }

    @Test
    void aPairThatBecomesOneWayTakesItsCopiesOutOfTheSourceAndWritesThereNoMore() {
        world.a.add(World.event("from a", "2026-03-03T09:00"));
        EventKey back = world.b.add(World.event("from b", "2026-03-04T09:00"));
        world.sync();

        world.engine.changePolicy(World.PAIR, PairPolicy.oneWay());
        world.sync();

        assertThat(World.agenda(world.a)).containsExactly("2026-03-03T09:00 from a");
        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 from a", "2026-03-04T09:00 from b");
        World.rename(world.b, back, "renamed");
        assertThat(world.sync().writes()).isZero();

        world.engine.changePolicy(World.PAIR, PairPolicy.twoWay());
        world.sync();
        assertThat(World.agenda(world.a)).containsExactly("2026-03-03T09:00 from a", "2026-03-04T09:00 renamed");
    }

    @Test
    void removingAPairKeepsOrDeletesItsCopiesAndForgetsItEitherWay() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.b.add(World.event("back", "2026-03-04T09:00"));
        world.sync();

        world.engine.removeKeepingCopies(World.PAIR);
        assertThat(world.store.pair(World.PAIR)).isEmpty();
        assertThat(World.agenda(world.b)).hasSize(2);

        world.engine.add(world.pair);
        world.sync();
        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(2);
        assertThat(world.store.pair(World.PAIR)).isEmpty();
        assertThat(World.agenda(world.a)).containsExactly("2026-03-03T09:00 event");
        assertThat(World.agenda(world.b)).containsExactly("2026-03-04T09:00 back");
    }

    @Test
    void aCleanUpSparesAFormerCopyThatBecameSomebodysOriginal() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        EventKey survivor = World.key(world.b);
        world.a.delete(key);
        World.rename(world.b, survivor, "mine now");
        world.sync();

        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(1);

        assertThat(world.a.events()).isEmpty();
        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 mine now");
    }
}
