package org.kalends.host.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kalends.host.MovingClock;

class TokenBucketsTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-01T10:00:00Z"));
    private final TokenBuckets buckets = new TokenBuckets(3, Duration.ofSeconds(30), clock);

    @Test
    void letsSoManyInAtOnceAndNoMore() {
        assertThat(buckets.take("ann")).isTrue();
        assertThat(buckets.take("ann")).isTrue();
        assertThat(buckets.take("ann")).isTrue();

        assertThat(buckets.take("ann")).isFalse();
        assertThat(buckets.hasToken("ann")).isFalse();
    }

    @Test
    void letsOthersInMeanwhile() {
        for (int i = 0; i < 4; i++) {
            buckets.take("ann");
        }

        assertThat(buckets.hasToken("ben")).isTrue();
        assertThat(buckets.take("ben")).isTrue();
    }

    @Test
    void refillsWithTime() {
        for (int i = 0; i < 4; i++) {
            buckets.take("ann");
        }

        clock.pass(Duration.ofSeconds(10));

        assertThat(buckets.take("ann")).isTrue();
        assertThat(buckets.take("ann")).isFalse();
    }

    @Test
    void refillsToTheBrimOnly() {
        buckets.take("ann");
        clock.pass(Duration.ofHours(1));

        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("ann")).isTrue();
        }
        assertThat(buckets.take("ann")).isFalse();
    }

    @Test
    void forgetsWhoCameLongestAgoRatherThanGrowing() {
        for (int i = 0; i < 4; i++) {
            buckets.take("ann");
        }
        for (int i = 0; i < 10_000; i++) {
            buckets.take("crowd-" + i);
        }

        assertThat(buckets.hasToken("ann")).isTrue();
    }
}
