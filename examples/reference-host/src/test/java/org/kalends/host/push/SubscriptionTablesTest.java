package org.kalends.host.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.Subscription;
import org.kalends.host.user.RandomIds;
import org.kalends.store.jdbc.AesTokenCipher;
import org.kalends.store.jdbc.TokenKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of subscriptions on both databases. */
class SubscriptionTablesTest {

    private enum Kind {
        H2,
        POSTGRESQL
    }

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final CalendarRef CALENDAR =
            new CalendarRef(new ProviderId("google"), new AccountId("c1"), "home@example.com");

    private static EmbeddedPostgres postgres;
    private static HikariDataSource h2;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        h2 = new HikariDataSource();
        h2.setJdbcUrl("jdbc:h2:mem:subscriptions;DB_CLOSE_DELAY=-1");
        for (Kind kind : Kind.values()) {
            Flyway.configure().dataSource(source(kind)).load().migrate();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        h2.close();
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsOneSubscriptionACalendarAndItsSecretSealed(Kind kind) {
        JdbcClient database = JdbcClient.create(source(kind));
        SubscriptionRows rows =
                new SubscriptionRows(database, new AesTokenCipher(List.of(new TokenKey(1, new byte[32]))));
        Subscription made = new Subscription("s1", CALENDAR, "secret", "state", NOW.plus(Duration.ofDays(2)));

        rows.put(new Subscription("s2", CALENDAR, "other", "", NOW), NOW);
        rows.put(made, NOW.plus(Duration.ofDays(1)));

        assertThat(rows.of(CALENDAR)).contains(made);
        assertThat(rows.find(CALENDAR.provider(), "s1")).contains(made);
        assertThat(rows.find(CALENDAR.provider(), "s2")).isEmpty();
        assertThat(database.sql("SELECT secret FROM host_subscription")
                        .query(String.class)
                        .single())
                .doesNotContain("secret");
        assertThat(rows.dueForRenewal(NOW, 10)).isEmpty();
        assertThat(rows.dueForRenewal(NOW.plus(Duration.ofDays(1)), 10)).containsExactly(CALENDAR);
        Subscription renewed = new Subscription("s3", CALENDAR, "fresh", "", NOW.plus(Duration.ofDays(4)));
        rows.replace(renewed, NOW.plus(Duration.ofDays(3)));
        assertThat(rows.of(CALENDAR)).contains(renewed);
        rows.delete(CALENDAR);
        assertThat(rows.of(CALENDAR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void forgetsASubscriptionWhoseKeyIsGone(Kind kind) {
        JdbcClient database = JdbcClient.create(source(kind));
        Subscription made = new Subscription("s1", CALENDAR, "secret", "state", NOW);
        new SubscriptionRows(database, new AesTokenCipher(List.of(new TokenKey(1, new byte[32])))).put(made, NOW);

        SubscriptionRows later =
                new SubscriptionRows(database, new AesTokenCipher(List.of(new TokenKey(2, new byte[32]))));

        assertThat(later.of(CALENDAR)).isEmpty();
        later.delete(CALENDAR);
    }

    @ParameterizedTest
    @EnumSource
    void waitsBeforeItTriesACalendarAgain(Kind kind) {
        JdbcClient database = JdbcClient.create(source(kind));
        database.sql("INSERT INTO host_connection (id, user_id, provider, subject, email, status, connected_at)"
                        + " VALUES ('c1', 'owner', 'google', 'subject', 'home@example.com', 'ACTIVE',"
                        + " CURRENT_TIMESTAMP)")
                .update();
        UnwatchedRows rows = new UnwatchedRows(database);

        rows.retryAt(CALENDAR, NOW.plusSeconds(60));
        assertThat(rows.waits(CALENDAR, NOW)).isTrue();
        rows.retryAt(CALENDAR, NOW.plusSeconds(600));
        assertThat(rows.waits(CALENDAR, NOW.plusSeconds(60))).isTrue();
        assertThat(rows.waits(CALENDAR, NOW.plusSeconds(600))).isFalse();
        assertThat(rows.due(NOW.plusSeconds(599), 10)).isEmpty();
        assertThat(rows.due(NOW.plusSeconds(600), 10)).containsExactly(CALENDAR);
        rows.forget(CALENDAR);
        assertThat(rows.waits(CALENDAR, NOW)).isFalse();
        assertThat(rows.due(NOW.plusSeconds(600), 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsOneNodeAtATimeDoAChore(Kind kind) {
        JdbcClient database = JdbcClient.create(source(kind));
        NodeLock one = lock(database, NOW);
        NodeLock other = lock(database, NOW);
        AtomicInteger done = new AtomicInteger();

        one.run("push-strays", Duration.ofMinutes(5), () -> {
            done.incrementAndGet();
            other.run("push-strays", Duration.ofMinutes(5), done::incrementAndGet);
        });
        assertThat(done).hasValue(1);
        other.run("push-strays", Duration.ofMinutes(5), done::incrementAndGet);
        assertThat(done).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void letsOneThreadAtATimeSeeToACalendar(Kind kind) throws InterruptedException {
        CalendarTurns turns = new CalendarTurns(
                new NodeLock(JdbcClient.create(source(kind)), Clock.systemUTC(), new RandomIds(new SecureRandom())));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> turns.take(CALENDAR, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                done.incrementAndGet();
                inside.decrementAndGet();
            }));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(most).hasValue(1);
        assertThat(done).hasValue(4);
    }

    private static NodeLock lock(JdbcClient database, Instant now) {
        return new NodeLock(database, Clock.fixed(now, ZoneOffset.UTC), new RandomIds(new SecureRandom()));
    }

    private static DataSource source(Kind kind) {
        return kind == Kind.H2 ? h2 : postgres.getPostgresDatabase();
    }
}
