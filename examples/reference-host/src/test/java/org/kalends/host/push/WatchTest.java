package org.kalends.host.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.host.library.ProviderAccess;
import org.kalends.host.library.Providers;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.user.RandomIds;
import org.kalends.memory.InMemoryProvider;
import org.kalends.memory.InMemorySyncStore;
import org.kalends.provider.icloud.ICloudAuthorization;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.store.jdbc.AesTokenCipher;
import org.kalends.store.jdbc.TokenKey;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a calendar is watched at a service that makes a new subscription each time. */
class WatchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);

    private static final ProviderId GOOGLE = new ProviderId("google");

    private static final CalendarRef CALENDAR = new CalendarRef(GOOGLE, new AccountId("c1"), "home@example.com");

    private final SubscriptionRows rows;

    private final UnwatchedRows unwatched;

    private final CalendarTurns turns;

    private final AtomicInteger made = new AtomicInteger();

    private final List<String> cancelled = new ArrayList<>();

    WatchTest() {
        JdbcClient database = JdbcClient.create(database());
        rows = new SubscriptionRows(database, new AesTokenCipher(List.of(new TokenKey(1, new byte[32]))));
        unwatched = new UnwatchedRows(database);
        turns = new CalendarTurns(new NodeLock(database, Clock.systemUTC(), new RandomIds(new SecureRandom())));
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:watch;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    @Test
    void endsTheOldSubscriptionWhenTheNewOneIsStored() {
        rows.put(subscription("old"), CLOCK.instant());
        watch().renew(CALENDAR);
        assertThat(rows.of(CALENDAR)).contains(subscription("new"));
        assertThat(cancelled).containsExactly("old while new is stored");
    }

    /** A second subscription would end the first at Microsoft, and leave a stray at Google. */
    @Test
    void watchesACalendarOnceHoweverManyAskForItAtOnce() throws InterruptedException {
        rows.delete(CALENDAR);
        Watch watch = watch();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> watch.settle(CALENDAR));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(made).hasValue(1);
        assertThat(rows.of(CALENDAR)).contains(subscription("new"));
    }

    private static Subscription subscription(String id) {
        return new Subscription(id, CALENDAR, "secret", "state", CLOCK.instant().plus(Duration.ofDays(7)));
    }

    private Watch watch() {
        Providers providers = new Providers(List.of(new ProviderAccess(
                "Google Calendar",
                InMemoryProvider.builder(GOOGLE, CLOCK).build(),
                new ICloudAuthorization(ICloudConfig.icloud(), CLOCK),
                Optional.of(new Channels()))));
        HostSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("kalends.google.api-url", "http://localhost:1")))
                .bindOrCreate("kalends", HostSettings.class);
        return new Watch(
                providers,
                new Receivers(settings),
                rows,
                new SubscriptionIds(rows, CLOCK),
                unwatched,
                turns,
                synced(),
                CLOCK);
    }

    private static InMemorySyncStore synced() {
        InMemorySyncStore store = new InMemorySyncStore(CLOCK);
        PairId pair = new PairId("p1");
        CalendarRef other = new CalendarRef(GOOGLE, new AccountId("c2"), "work@example.com");
        store.savePair(new SyncPair(
                pair, other, CALENDAR, ZoneId.of("Europe/Berlin"), PairPolicy.oneWay(), SyncPair.Status.ACTIVE));
        Lease lease = store.lease(pair, Duration.ofMinutes(1)).orElseThrow();
        RunReport report = new RunReport(
                "r1",
                pair,
                CLOCK.instant(),
                CLOCK.instant(),
                RunReport.Outcome.SUCCEEDED,
                RunReport.Counts.ZERO,
                RunReport.Counts.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty());
        store.report(lease, report, Optional.empty());
        return store;
    }

    /** Push channels, which cannot be prolonged. */
    private final class Channels implements NotificationSource {

        @Override
        public ProviderId provider() {
            return GOOGLE;
        }

        @Override
        public Subscription subscribe(CalendarRef calendar, URI receiver) {
            made.incrementAndGet();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return subscription("new");
        }

        @Override
        public Subscription renew(Subscription subscription, URI receiver) {
            return subscribe(subscription.calendar(), receiver);
        }

        @Override
        public void cancel(Subscription subscription) {
            String stored = rows.of(CALENDAR).map(Subscription::id).orElse("none");
            cancelled.add(subscription.id() + " while " + stored + " is stored");
        }

        @Override
        public Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
            return new Reception.Rejected("nothing is received here");
        }
    }
}
