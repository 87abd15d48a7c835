package org.kalends.provider.m365.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.push.Subscription;

class GrantTest {

    @ParameterizedTest
    @CsvSource({"PT48H, PT24H", "PT36H, PT18H", "PT1H, PT30M", "PT168H, PT144H"})
    void aSubscriptionIsRenewedADayBeforeItEndsOrAtHalfItsLife(Duration life, Duration after) {
        Grant grant = new Grant(Samples.NOW, Samples.RECEIVER);

        assertThat(grant.renewAt(Samples.NOW.plus(life))).isEqualTo(Samples.NOW.plus(after));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Grant.of(Samples.subscription("id", "calendar"))).contains(new Grant(Samples.NOW, Samples.RECEIVER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "2 2031-05-06T12:00:00Z https://h", "1 yesterday https://h", "1 2031-05-06T12:00:00Z :"
            })
    void whatNobodyCanReadIsRenewedAtOnce(String state) {
        Subscription odd =
                new Subscription("id", Samples.calendar("c"), "secret", state, Samples.NOW.plusSeconds(172_800));

        assertThat(Grant.of(odd)).isEmpty();
        assertThat(GraphSubscriptions.renewAt(odd)).isEqualTo(Instant.MIN);
    }
}
