package org.kalends.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.store.jdbc.JdbcSyncStore;
import org.springframework.jdbc.core.simple.JdbcClient;

class LostRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final DataSource source = database();
    private final JdbcClient database = JdbcClient.create(source);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void deletesARowWithoutAPairOnceItIsTooOldToBeInTheMaking() {
        row("fresh", Duration.ofMinutes(4));
        row("lost", Duration.ofMinutes(6));
        row("kept", Duration.ofDays(6));
        new JdbcSyncStore(source, clock)
                .savePair(new SyncPair(
                        new PairId("kept"),
                        calendar("m365"),
                        calendar("google"),
                        ZoneOffset.UTC,
                        PairPolicy.oneWay(),
                        SyncPair.Status.ACTIVE));

        new LostRows(database, clock).delete();

        assertThat(database.sql("SELECT id FROM host_sync ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("fresh", "kept");
    }

    private void row(String id, Duration age) {
        database.sql("INSERT INTO host_connection (id, user_id, provider, subject, email, status, connected_at)"
                        + " VALUES (?, 'owner', 'google', ?, '', 'ACTIVE', CURRENT_TIMESTAMP)")
                .params(id, id)
                .update();
        database.sql("INSERT INTO host_sync (id, user_id, source, source_name, target, target_name, created_at)"
                        + " VALUES (?, 'owner', ?, '', ?, '', ?)")
                .params(id, id, id, OffsetDateTime.ofInstant(NOW.minus(age), ZoneOffset.UTC))
                .update();
    }

    private static CalendarRef calendar(String provider) {
        return new CalendarRef(new ProviderId(provider), new AccountId("c-" + provider), "primary");
    }

    private static DataSource database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:lost-rows;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/kalends/store/jdbc/h2")
                .table("kalends_flyway_history")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(source)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return source;
    }
}
