package org.kalends.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;

class DeletionsTest {

    private static final Deletions TWO = new Deletions(Set.of("A:one", "B:two"));

    @Test
    void includeTheirOwnAndNothingElse() {
        assertThat(TWO.include(new Deletions(Set.of("B:two")))).isTrue();
        assertThat(TWO.include(Deletions.NONE)).isTrue();
        assertThat(TWO.include(new Deletions(Set.of("A:two")))).isFalse();
        assertThat(Deletions.NONE.include(TWO)).isFalse();
    }

    @Test
    void haveOneDigestForTheSameEvents() {
        assertThat(TWO.digest())
                .matches("[A-Za-z0-9_-]{43}")
                .isEqualTo(new Deletions(Set.of("B:two", "A:one")).digest());
        assertThat(TWO.digest())
                .isNotEqualTo(new Deletions(Set.of("A:one")).digest())
                .isNotEqualTo(new Deletions(Set.of("A:one", "B:three")).digest());
    }

    @Test
    void areConfirmedInOneStatusOnly() {
        SyncPair pair = new SyncPair(
                new PairId("pair"),
                calendar("a"),
                calendar("b"),
                ZoneId.of("UTC"),
                PairPolicy.oneWay(),
                SyncPair.Status.NEEDS_CONFIRMATION);

        SyncPair confirmed = pair.withConfirmed(TWO);

        assertThat(confirmed.status()).isEqualTo(SyncPair.Status.CONFIRMED);
        assertThat(confirmed.withPolicy(PairPolicy.twoWay()).confirmed()).isEqualTo(TWO);
        assertThat(confirmed.withStatus(SyncPair.Status.PAUSED).confirmed()).isEqualTo(Deletions.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SyncPair(
                        pair.id(), pair.a(), pair.b(), pair.zone(), pair.policy(), SyncPair.Status.ACTIVE, TWO))
                .withMessageContaining("ACTIVE");
    }

    private static CalendarRef calendar(String name) {
        return new CalendarRef(new ProviderId("memory"), new AccountId("me"), name);
    }
}
