package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncStore;
import org.kalends.memory.InMemoryStoreWrite;

/** What people wrote stays in their calendars: it is in no record of the store, no log line and no message of an exception. */
class SecrecyTest {

    @ParameterizedTest
    @EnumSource
    void theStoreNeverHoldsContent(RecurrenceView view) {
        World world = new World(PairPolicy.twoWay().withRecurrence(view));
        List<String> records = new ArrayList<>();
        world.store.after(write -> {
            if (write != InMemoryStoreWrite.DELETE_PAIR) {
                records.add(everything(world.store));
            }
        });

        Canaries.richRun(world, world::run);

        assertThat(records).hasSizeGreaterThan(20);
        assertThat(String.join("\n", records))
                .contains("Intent[", "Link[", "ParkedEvent[", "RunReport[", "Note[", "Progress[")
                .doesNotContainIgnoringCase(Canaries.WORDS);
    }

    @Test
    void theMessagesOfExceptionsHoldNoContent() {
        World world = new World(PairPolicy.twoWay());
        world.a.add(Canaries.secret("event", "2026-03-03T09:00"));
        List<Throwable> thrown = new ArrayList<>();
        for (Runnable breaks : List.<Runnable>of(
                () -> world.engine.add(world.pair),
                () -> world.store.before(write -> {
                    throw new StoreException("down", new IllegalStateException());
                }),
                () -> world.engine.run(World.PAIR))) {
            try {
                breaks.run();
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        world.store.before(write -> {});
        world.providerB.faults().before(call -> {
            throw new IllegalStateException(world.a.events().toString());
        });
        RunReport report = world.run();

        assertThat(thrown).hasSize(2);
        assertThat(thrown.toString() + report).doesNotContainIgnoringCase(Canaries.WORDS);
    }

    @Test
    void theWorkerLogsKeysAndCountsOnly() throws Exception {
        List<String> lines = LoggedRun.inItsOwnClassLoader();

        assertThat(lines)
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line).contains("pair", "SUCCEEDED", "writes"))
                .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase(Canaries.WORDS));
    }

    private static String everything(SyncStore store) {
        return List.of(
                        store.pair(World.PAIR),
                        store.progress(World.PAIR),
                        store.links(World.PAIR, Optional.empty(), 10_000),
                        store.intents(World.PAIR),
                        store.parked(World.PAIR),
                        store.reports(World.PAIR, 1000))
                .toString();
    }
}
