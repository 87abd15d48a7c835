package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Lease;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;

/** One run at a time, and a late one is fenced off. */
interface LeaseRules {

    @Rule(id = "SS-201", text = "While a lease is held nobody else gets one for the pair, and other pairs are free.")
    default void leasesToOne(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        assertThat(lease.pair()).isEqualTo(StoreUnderTest.ONE);
        it.pass(StoreUnderTest.HOLD.minusSeconds(1));
        assertThat(it.reopened().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isEmpty();
        it.leased(StoreUnderTest.TWO);
    }

    @Rule(id = "SS-202", text = "A lease that has expired can be taken over, with a greater epoch.")
    default void letsLeasesExpire(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        Lease newer = it.takenOver(lease).getValue();
        assertThat(newer.epoch()).isGreaterThan(lease.epoch());
        assertThat(newer.expiresAt()).isAfter(lease.expiresAt());
    }

    @Rule(id = "SS-203", text = "A renewed lease keeps its epoch and is held for longer.")
    default void renewsLeases(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.pass(StoreUnderTest.HOLD.minusSeconds(10));
        Lease renewed = it.store().renew(lease, StoreUnderTest.HOLD);
        assertThat(renewed.epoch()).isEqualTo(lease.epoch());
        assertThat(renewed.expiresAt()).isAfter(lease.expiresAt());
        it.pass(Duration.ofSeconds(20));
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isEmpty();
        it.store().advance(renewed, Progress.NONE);
        it.pass(StoreUnderTest.HOLD);
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isPresent();
    }

    @Rule(id = "SS-204", text = "A lease that is given back can be taken at once, with a greater epoch.")
    default void releasesLeases(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.store().release(lease);
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD))
                .hasValueSatisfying(newer -> assertThat(newer.epoch()).isGreaterThan(lease.epoch()));
    }

    @Rule(id = "SS-205", text = "Giving back a stale lease does nothing: the newer one is still held.")
    default void doesNotReleaseForOthers(StoreUnderTest it) {
        Map.Entry<Lease, Lease> leases = it.takenOver(it.leased(StoreUnderTest.ONE));
        it.store().release(leases.getKey());
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isEmpty();
        it.store().advance(leases.getValue(), Progress.NONE);
    }

    @Rule(id = "SS-206", text = "Every write under a stale lease is refused, and nothing of it is stored.")
    default void fencesOffStaleLeases(StoreUnderTest it) {
        Lease first = it.leased(StoreUnderTest.ONE);
        it.save(first, StoreUnderTest.link(first.pair(), "kept", "o", "c"));
        it.store().intend(first, List.of(StoreUnderTest.creation(first.pair(), "open")));
        it.store().park(first, StoreUnderTest.parked(first.pair(), Side.A, "bad", "reason"));
        Map.Entry<Lease, Lease> leases = it.takenOver(first);
        Lease stale = leases.getKey();
        writes(it, stale).forEach(write -> assertThatThrownBy(write).isInstanceOf(StaleLeaseException.class));
        StoreUnderTest.assertIds(it.store().links(stale.pair(), Optional.empty(), 10), "kept");
        assertThat(it.store().intents(stale.pair())).hasSize(1);
        assertThat(it.store().progress(stale.pair())).isEqualTo(Progress.NONE);
        assertThat(it.store().parked(stale.pair()))
                .extracting(event -> event.key().value())
                .containsExactly("bad");
        assertThat(it.store().reports(stale.pair(), 10)).isEmpty();
        assertThat(it.store().pair(stale.pair()))
                .hasValueSatisfying(pair -> assertThat(pair.status()).isEqualTo(SyncPair.Status.ACTIVE));
    }

    @Rule(id = "SS-207", text = "A lease that has expired still writes as long as nobody has taken it over.")
    default void letsAnExpiredLeaseWrite(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.pass(StoreUnderTest.HOLD.multipliedBy(2));
        it.save(lease, StoreUnderTest.link(lease.pair(), "late", "o", "c"));
        StoreUnderTest.assertIds(it.store().links(lease.pair(), Optional.empty(), 10), "late");
    }

    @Rule(id = "SS-208", text = "Of several that want a lease at once exactly one gets it.")
    default void leasesToOneOfMany(StoreUnderTest it) throws Exception {
        it.store().savePair(StoreUnderTest.pair(StoreUnderTest.ONE));
        for (int round = 0; round < 20; round++) {
            Callable<Optional<Lease>> take = () -> it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD);
            List<Lease> held = Threads.together(Collections.nCopies(4, take)).stream()
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(held).hasSize(1);
            it.store().release(held.get(0));
        }
    }

    @Rule(
            id = "SS-209",
            text = "Writes under a lease of a deleted pair are refused, also when a pair of that name is saved again.")
    default void fencesOffDeletedPairs(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.store().deletePair(StoreUnderTest.ONE);
        assertThatThrownBy(() -> it.save(lease, StoreUnderTest.link(lease.pair(), "late", "o", "c")))
                .isInstanceOf(StaleLeaseException.class);
        Lease newer = it.leased(StoreUnderTest.ONE);
        assertThat(newer.epoch()).isGreaterThan(lease.epoch());
        assertThatThrownBy(() -> it.save(lease, StoreUnderTest.link(lease.pair(), "late", "o", "c")))
                .isInstanceOf(StaleLeaseException.class);
    }

    private static Stream<ThrowingCallable> writes(StoreUnderTest it, Lease stale) {
        return Stream.of(
                () -> it.save(stale, StoreUnderTest.link(stale.pair(), "late", "o-2", "c-2")),
                () -> it.store().store(stale, new LinkChanges(List.of(), List.of(new LinkId("kept")), List.of("open"))),
                () -> it.store().intend(stale, List.of(StoreUnderTest.creation(stale.pair(), "late"))),
                () -> it.store()
                        .advance(
                                stale,
                                new Progress(Optional.empty(), Optional.empty(), Optional.of(StoreUnderTest.NOON))),
                () -> it.store().park(stale, StoreUnderTest.parked(stale.pair(), Side.A, "late", "reason")),
                () -> it.store().unpark(stale, Side.A, new EventKey("bad")),
                () -> it.store()
                        .report(
                                stale,
                                StoreUnderTest.report(stale.pair(), "late", StoreUnderTest.NOON),
                                Optional.of(SyncPair.Status.PAUSED)),
                () -> it.store().renew(stale, StoreUnderTest.HOLD));
    }
}
