package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.SyncStore;
import org.kalends.simulation.Simulation;
import org.kalends.simulation.Storage;

/** The core's simulation with the stores of this module; {@code -Dkalends.database.seeds=N} lives so many. */
class SimulationOnDatabasesTest {

    @ParameterizedTest
    @EnumSource
    void everyLifeGoesAsItGoesInMemory(TestDatabase.Kind kind) throws InterruptedException {
        long seeds = Long.getLong("kalends.database.seeds", 40L);
        Simulation onDatabase = Simulation.of(() -> storage(TestDatabase.of(kind)));
        Simulation inMemory = Simulation.of(() -> Storage.IN_MEMORY);
        List<String> violations = onDatabase.violations(0, seeds);
        System.out.println(
                "simulation on " + kind + ": " + onDatabase.totals() + ", " + violations.size() + " violations");

        assertThat(violations).isEmpty();
        assertThat(inMemory.violations(0, seeds)).isEmpty();
        assertThat(onDatabase.totals()).isEqualTo(inMemory.totals());
    }

    private static Storage storage(TestDatabase database) {
        return new Storage() {
            @Override
            public SyncStore store(Clock clock) {
                return new JdbcSyncStore(database.pool(), clock);
            }

            @Override
            public JobQueue queue() {
                return new JdbcJobQueue(database.pool());
            }

            @Override
            public void close() {
                database.close();
            }
        };
    }
}
