package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.StoreException;

/** A row that cannot be read is named by its key, and its content is not told. */
class CorruptRowsTest {

    private final TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2);
    private final TestWorld world = new TestWorld(database.pool(), PairPolicy.twoWay());

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "kalends_link, ends, link ",
        "kalends_pair, policy, pair pair",
        "kalends_pair, zone, pair pair",
        "kalends_report, report, report "
    })
    void aCorruptRowIsNamed(String table, String column, String name) {
        world.a.add(TestWorld.event("one", 7));
        world.run();
        for (String value : new String[] {"secret-nonsense", "{\"secret\": 1}", "", "null"}) {
            database.execute("UPDATE " + table + " SET " + column + " = '" + value + "'");
            assertNamed(
                    () -> {
                        world.store.pair(TestWorld.PAIR);
                        world.store.links(TestWorld.PAIR, Optional.empty(), 10);
                        world.store.reports(TestWorld.PAIR, 10);
                    },
                    name);
        }
    }

    @Test
    void whatANewerVersionHasAddedIsPassedOver() {
        world.a.add(TestWorld.event("one", 7));
        world.run();
        var links = world.store.links(TestWorld.PAIR, Optional.empty(), 10);
        var pair = world.store.pair(TestWorld.PAIR);
        database.execute("UPDATE kalends_link SET ends = REPLACE(ends, '{', '{\"added\": \"later\", ')");
        database.execute("UPDATE kalends_pair SET policy = REPLACE(policy, '{', '{\"added\": \"later\", ')");

        assertThat(world.store.links(TestWorld.PAIR, Optional.empty(), 10))
                .isEqualTo(links)
                .isNotEmpty();
        assertThat(world.store.pair(TestWorld.PAIR)).isEqualTo(pair);
    }

    private static void assertNamed(ThrowingCallable read, String name) {
        assertThatThrownBy(read)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the row of " + name)
                .hasMessageContaining("is corrupt")
                .hasStackTraceContaining("is corrupt")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("secret"));
    }
}
