package org.kalends.host.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.Subscription;
import org.kalends.host.MovingClock;
import org.kalends.store.jdbc.AesTokenCipher;
import org.kalends.store.jdbc.TokenKey;
import org.springframework.jdbc.core.simple.JdbcClient;

class SubscriptionIdsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");
    private static final ProviderId GOOGLE = new ProviderId("google");

    private final MovingClock clock = new MovingClock(BEGIN);
    private final SubscriptionRows rows =
            new SubscriptionRows(database(), new AesTokenCipher(List.of(new TokenKey(1, new byte[32]))));
    private final SubscriptionIds ids = new SubscriptionIds(rows, clock);

    @Test
    void looksIntoTheTableOnceInTenSecondsHoweverManyAreMadeUp() {
        rows.put(subscription("first"), BEGIN);
        assertThat(ids.knows(GOOGLE, "first")).isTrue();
        assertThat(ids.knows(new ProviderId("m365"), "first")).isFalse();

        rows.put(subscription("second"), BEGIN);
        clock.set(BEGIN.plusSeconds(10));
        assertThat(ids.knows(GOOGLE, "second")).isFalse();
        clock.set(BEGIN.plusSeconds(11));
        assertThat(ids.knows(GOOGLE, "second")).isTrue();
    }

    @Test
    void remembersTheLatestThatHaveEnded() {
        ids.ended(subscription("oldest"));
        assertThat(ids.knew(GOOGLE, "oldest")).isTrue();
        assertThat(ids.knew(GOOGLE, "made-up")).isFalse();

        for (int i = 0; i < 10_000; i++) {
            ids.ended(subscription("ended-" + i));
        }

        assertThat(ids.knew(GOOGLE, "oldest")).isFalse();
        assertThat(ids.knew(GOOGLE, "ended-0")).isTrue();
    }

    private static Subscription subscription(String id) {
        CalendarRef calendar = new CalendarRef(GOOGLE, new AccountId("c1"), "calendar of " + id);
        return new Subscription(id, calendar, "secret", "", BEGIN.plus(Duration.ofDays(2)));
    }

    private static JdbcClient database() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:subscription-ids-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }
}
