package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.Lease;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

/** Parked events and reports. */
interface HistoryRules {

    @Rule(
            id = "SS-501",
            text =
                    "A parked event comes back as it was stored; parked again, it replaces the former one of its side and key.")
    default void keepsParkedEvents(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        ParkedEvent first = StoreUnderTest.parked(lease.pair(), Side.A, "bad", "title is too long");
        ParkedEvent otherSide =
                StoreUnderTest.parked(lease.pair(), Side.B, "bad", "zone is unknown: " + "x".repeat(500));
        it.store().park(lease, first);
        it.store().park(lease, otherSide);
        assertThat(it.reopened().parked(lease.pair())).containsExactlyInAnyOrder(first, otherSide);
        ParkedEvent again = new ParkedEvent(
                first.pair(),
                first.side(),
                first.key(),
                "again",
                first.since(),
                3,
                first.retryAt().plusSeconds(60));
        it.store().park(lease, again);
        assertThat(it.reopened().parked(lease.pair())).containsExactlyInAnyOrder(again, otherSide);
    }

    @Rule(id = "SS-502", text = "A parked event is forgotten by side and key; one that is not there is no error.")
    default void unparksEvents(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        ParkedEvent kept = StoreUnderTest.parked(lease.pair(), Side.B, "bad", "reason");
        it.store().park(lease, kept);
        it.store().park(lease, StoreUnderTest.parked(lease.pair(), Side.A, "bad", "reason"));
        it.store().unpark(lease, Side.A, new EventKey("bad"));
        it.store().unpark(lease, Side.A, new EventKey("bad"));
        assertThat(it.reopened().parked(lease.pair())).containsExactly(kept);
    }

    @Rule(id = "SS-503", text = "Reports come back with every part, newest first, no more than asked for.")
    default void keepsReports(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        RunReport[] reports = new RunReport[5];
        for (int i = 0; i < reports.length; i++) {
            reports[i] =
                    StoreUnderTest.report(lease.pair(), "run-" + (9 - i), StoreUnderTest.NOON.plusSeconds(60L * i));
            it.store().report(lease, reports[i], Optional.empty());
        }
        assertThat(it.reopened().reports(lease.pair(), 3)).containsExactly(reports[4], reports[3], reports[2]);
        assertThat(it.reopened().reports(lease.pair(), 100)).hasSize(5);
    }

    @Rule(
            id = "SS-504",
            text =
                    "A report changes the pair's status where it names one, which ends a confirmation, and leaves everything else of the pair alone.")
    default void changesTheStatus(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        SyncPair pair = StoreUnderTest.pair(StoreUnderTest.ONE).withConfirmed(new Deletions(Set.of("one")));
        it.store().savePair(pair);
        it.store().report(lease, StoreUnderTest.report(lease.pair(), "1", StoreUnderTest.NOON), Optional.empty());
        assertThat(it.reopened().pair(pair.id())).contains(pair);
        it.store()
                .report(
                        lease,
                        StoreUnderTest.report(lease.pair(), "2", StoreUnderTest.NOON.plusSeconds(9)),
                        Optional.of(SyncPair.Status.NEEDS_CONFIRMATION));
        assertThat(it.reopened().pair(pair.id())).contains(pair.withStatus(SyncPair.Status.NEEDS_CONFIRMATION));
        assertThat(it.reopened().reports(pair.id(), 10)).hasSize(2);
    }
}
