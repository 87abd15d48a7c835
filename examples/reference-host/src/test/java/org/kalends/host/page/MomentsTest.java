package org.kalends.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final Moments moments = new Moments(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void countsFromNowAsPeopleDo() {
        assertThat(moments.ago(NOW.minusSeconds(3))).isEqualTo("just now");
        assertThat(moments.ago(NOW.minusSeconds(61))).isEqualTo("1 minute ago");
        assertThat(moments.ago(NOW.minus(Duration.ofHours(5)))).isEqualTo("5 hours ago");
        assertThat(moments.ago(NOW.minus(Duration.ofDays(30)))).isEqualTo("on 31 January 2026");
        assertThat(moments.until(NOW.plusSeconds(2))).isEqualTo("any moment");
        assertThat(moments.until(NOW.plusSeconds(240))).isEqualTo("in 4 minutes");
    }
}
