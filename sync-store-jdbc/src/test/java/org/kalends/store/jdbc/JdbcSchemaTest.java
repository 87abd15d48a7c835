package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.store.StoreException;

class JdbcSchemaTest {

    @ParameterizedTest
    @EnumSource
    void nothingStartsWithoutASchema(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.empty(kind)) {
            assertThatThrownBy(() -> new JdbcSyncStore(database.pool(), Clock.systemUTC()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("version 0 and this library needs 1: apply it first");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingStartsOnANewerSchemaAndNothingIsChanged(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            database.execute("INSERT INTO kalends_schema (version) VALUES (99)");
            for (Runnable start : new Runnable[] {
                () -> new JdbcSyncStore(database.pool(), Clock.systemUTC()),
                () -> new JdbcJobQueue(database.pool()),
                () -> new JdbcSchema(database.pool()).migrate()
            }) {
                assertThatThrownBy(start::run)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("version 99 and this library knows 1: use a newer version");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatMigrateAtOnceDoNotDisturbEachOther(TestDatabase.Kind kind) throws Exception {
        try (TestDatabase database = TestDatabase.empty(kind)) {
            Callable<Boolean> migrate = () -> {
                new JdbcSchema(database.pool()).migrate();
                return true;
            };
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(6, migrate))) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(database.rows("SELECT version FROM kalends_schema")).containsExactly("1|");
        }
    }

    @ParameterizedTest
    @EnumSource
    void flywayAppliesTheSameScriptsWithAHistoryOfItsOwn(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.empty(kind)) {
            Flyway.configure()
                    .dataSource(database.pool())
                    .locations("classpath:org/kalends/store/jdbc/" + kind.name().toLowerCase(java.util.Locale.ROOT))
                    .table("kalends_flyway_history")
                    .load()
                    .migrate();

            new JdbcSchema(database.pool()).verify();
            new JdbcSchema(database.pool()).migrate();
            assertThat(database.rows("SELECT version FROM kalends_schema")).containsExactly("1|");
        }
    }
}
