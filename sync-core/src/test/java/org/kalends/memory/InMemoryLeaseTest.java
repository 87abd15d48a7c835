package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Lease;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

class InMemoryLeaseTest extends StoreFixture {

    @Test
    void aLeaseKeepsOthersOutUntilItIsReleasedOrOver() {
        Lease first = lease();
        assertThat(store.lease(PAIR, HOLD)).isEmpty();

        store.release(first);
        Lease second = lease();
        time.set(second.expiresAt());
        Lease third = lease();

        assertThat(third.epoch()).isGreaterThan(second.epoch());
        assertThat(second.epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        Lease lease = lease();
        time.set(NOW.plusSeconds(200));

        Lease renewed = store.renew(lease, HOLD);

        assertThat(renewed).isEqualTo(new Lease(PAIR, lease.epoch(), NOW.plusSeconds(500)));
        time.set(NOW.plusSeconds(400));
        assertThat(store.lease(PAIR, HOLD)).isEmpty();
    }

    @Test
    void anOverdueLeaseStillWritesWhileNobodyTookOver() {
        Lease lease = lease();
        time.set(NOW.plus(HOLD).plusSeconds(1));

        store.store(lease, saved(link("one", Side.A)));

        assertThat(store.activeLinks(PAIR)).isOne();
    }

    @Test
    void nothingIsStoredUnderAStaleLease() {
        Lease stale = lease();
        time.set(NOW.plus(HOLD));
        lease();
        ParkedEvent event = new ParkedEvent(PAIR, Side.A, new EventKey("k"), "broken", NOW, 1, NOW);

        stale(() -> store.renew(stale, HOLD));
        stale(() -> store.advance(stale, PROGRESS));
        stale(() -> store.intend(stale, List.of()));
        stale(() -> store.store(stale, saved(link("one", Side.A))));
        stale(() -> store.park(stale, event));
        stale(() -> store.unpark(stale, Side.A, new EventKey("k")));
        stale(() -> store.report(stale, report("r"), Optional.of(SyncPair.Status.PAUSED)));
        store.release(stale);

        assertThat(store.progress(PAIR)).isEqualTo(Progress.NONE);
        assertThat(store.activeLinks(PAIR)).isZero();
        assertThat(store.parked(PAIR)).isEmpty();
        assertThat(store.reports(PAIR, 9)).isEmpty();
        assertThat(store.lease(PAIR, HOLD)).isEmpty();
    }
}
