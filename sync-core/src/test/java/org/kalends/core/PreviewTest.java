package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.core.SyncPreview.Kind;
import org.kalends.memory.InMemoryStoreWrite;

/** A preview writes nothing and tells what the run then does. */
class PreviewTest {

    @ParameterizedTest
    @EnumSource
    void aPreviewIsWhatTheRunThenDoes(RecurrenceView view) {
        World world = new World(PairPolicy.twoWay().withRecurrence(view));
        EventKey edited = world.a.add(World.event("edited", "2026-03-03T09:00"));
        EventKey deleted = world.b.add(World.event("deleted", "2026-03-04T09:00"));
        world.sync();
        World.rename(world.a, edited, "edited again");
        world.b.delete(deleted);
        world.a.add(World.weekly("series", "2026-12-01T09:00"));
        world.b.add(World.event("new", "2026-03-06T09:00"));
        List<String> writes = new ArrayList<>();
        world.store.before(write -> writes.add(write.name()));
        world.providerA.faults().resetCounts();
        world.providerB.faults().resetCounts();

        SyncPreview preview = world.engine.preview(World.PAIR);
        assertThat(world.engine.preview(World.PAIR)).isEqualTo(preview);

        assertThat(writes).isEmpty();
        assertThat(world.providerA.faults().writes() + world.providerB.faults().writes())
                .isZero();
        RunReport report = world.run();
        assertThat(preview.items()).hasSizeGreaterThan(3);
        assertThat(counts(preview, Side.B)).isEqualTo(counts(report.forward()));
        assertThat(counts(preview, Side.A)).isEqualTo(counts(report.back()));
        assertThat(preview.needsConfirmation()).isFalse();
        assertThat(world.engine.preview(World.PAIR).items()).isEmpty();
    }

    @Test
    void aPreviewBeforeTheFirstRunShowsWhatTheCopiesWillSay() {
        World world = new World(PairPolicy.oneWay().withForward(DirectionPolicy.STANDARD.asPrivate()));
        EventKey key = world.a.add(World.event("doctor", "2026-03-03T09:00"));

        SyncPreview preview = world.engine.preview(World.PAIR);

        assertThat(preview.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.CREATE);
            assertThat(item.side()).isEqualTo(Side.B);
            assertThat(item.key()).isEqualTo(key);
            assertThat(item.event().orElseThrow().title()).isEqualTo("Busy");
        });
        assertThat(preview.toString()).doesNotContain("doctor", "Busy");
    }

    @Test
    void aPreviewKnowsWhatAKilledProcessHasWritten() {
        World world = new World(PairPolicy.twoWay());
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        World.rename(world.a, key, "renamed");
        world.store.before(write -> {
            if (write == InMemoryStoreWrite.STORE) {
                throw new AssertionError("killed");
            }
        });
        assertThatThrownBy(world::run).hasMessage("killed");
        world.store.before(write -> {});
        world.restart();
        world.a.delete(key);

        SyncPreview preview = world.engine.preview(World.PAIR);

        assertThat(preview.notes()).isEmpty();
        assertThat(preview.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.DELETE);
            assertThat(item.side()).isEqualTo(Side.B);
        });
        world.sync();
        assertThat(world.b.events()).isEmpty();
    }

    @Test
    void aPausedPairCanBePreviewed() {
        World world = new World(PairPolicy.oneWay());
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.engine.pause(World.PAIR);

        assertThat(world.engine.preview(World.PAIR).count(Kind.CREATE, Side.B)).isEqualTo(1);
        assertThat(world.b.events()).isEmpty();
    }

    private static List<Integer> counts(SyncPreview preview, Side side) {
        return List.of((int) preview.count(Kind.CREATE, side), (int) preview.count(Kind.UPDATE, side), (int)
                preview.count(Kind.DELETE, side));
    }

    private static List<Integer> counts(RunReport.Counts counts) {
        return List.of(counts.created(), counts.updated(), counts.deleted());
    }
}
