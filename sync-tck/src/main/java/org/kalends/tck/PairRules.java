package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.Cursor;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.Lease;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;

/** Pairs, and how far they have read. */
interface PairRules {

    @Rule(
            id = "SS-101",
            text =
                    "A pair comes back as it was saved, with every part of its policy, and is replaced when saved again.")
    default void keepsPairs(StoreUnderTest it) {
        SyncPair pair = StoreUnderTest.pair(StoreUnderTest.ONE);
        it.store().savePair(pair);
        assertThat(it.reopened().pair(pair.id())).contains(pair);
        SyncPair other =
                pair.withPolicy(StoreUnderTest.unusualPolicy()).withConfirmed(new Deletions(Set.of("one", "two")));
        it.store().savePair(other);
        assertThat(it.reopened().pair(pair.id())).contains(other);
        assertThat(it.store().pairs(Optional.empty(), 10)).containsExactly(other);
    }

    @Rule(id = "SS-102", text = "Pairs are paged by ascending id, each once.")
    default void pagesPairs(StoreUnderTest it) {
        Stream.of("p-3", "p-10", "p-1", "p-2", "p_1")
                .forEach(id -> it.store().savePair(StoreUnderTest.pair(new PairId(id))));
        List<String> told = new ArrayList<>();
        Optional<PairId> after = Optional.empty();
        List<SyncPair> page = it.store().pairs(after, 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThan(3);
            assertThat(told).as("pages that end").hasSizeLessThan(50);
            page.forEach(pair -> told.add(pair.id().value()));
            after = Optional.of(page.get(page.size() - 1).id());
            page = it.store().pairs(after, 2);
        }
        assertThat(told).containsExactly("p-1", "p-10", "p-2", "p-3", "p_1");
    }

    @Rule(id = "SS-103", text = "The pairs of an account are those of which either calendar belongs to it.")
    default void findsPairsOfAnAccount(StoreUnderTest it) {
        SyncPair left = StoreUnderTest.pair(new PairId("left"), "mine", "x");
        SyncPair right = StoreUnderTest.pair(new PairId("right"), "y", "mine");
        Stream.of(left, right, StoreUnderTest.pair(new PairId("none"), "x", "mine-too"))
                .forEach(it.store()::savePair);
        assertThat(it.store().pairsOf(new AccountId("mine"))).containsExactlyInAnyOrder(left, right);
        assertThat(it.store().pairsOf(new AccountId("nobody"))).isEmpty();
    }

    @Rule(id = "SS-104", text = "Deleting a pair deletes everything that belongs to it, and nothing of another pair.")
    default void deletesPairs(StoreUnderTest it) {
        fill(it, StoreUnderTest.ONE);
        fill(it, StoreUnderTest.TWO);
        it.store().deletePair(StoreUnderTest.ONE);
        assertEmpty(it.reopened(), StoreUnderTest.ONE);
        it.store().savePair(StoreUnderTest.pair(StoreUnderTest.ONE));
        assertNothingStored(it.store(), StoreUnderTest.ONE);
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isPresent();
        assertThat(it.store().links(StoreUnderTest.TWO, Optional.empty(), 10)).hasSize(1);
        assertThat(it.store().intents(StoreUnderTest.TWO)).hasSize(1);
        assertThat(it.store().parked(StoreUnderTest.TWO)).hasSize(1);
        assertThat(it.store().reports(StoreUnderTest.TWO, 10)).hasSize(1);
        assertThat(it.store().progress(StoreUnderTest.TWO)).isNotEqualTo(Progress.NONE);
        assertThat(it.store().lease(StoreUnderTest.TWO, StoreUnderTest.HOLD)).isEmpty();
    }

    @Rule(
            id = "SS-105",
            text = "Of a pair that nobody saved nothing is known, it cannot be leased, and deleting it is no error.")
    default void knowsNothingOfUnknownPairs(StoreUnderTest it) {
        it.store().deletePair(StoreUnderTest.ONE);
        assertEmpty(it.store(), StoreUnderTest.ONE);
        assertThat(it.store().lease(StoreUnderTest.ONE, StoreUnderTest.HOLD)).isEmpty();
    }

    @Rule(id = "SS-106", text = "Nothing of one pair is told for another, although all names in them are the same.")
    default void keepsPairsApart(StoreUnderTest it) {
        Lease one = fill(it, StoreUnderTest.ONE);
        it.store().savePair(StoreUnderTest.pair(StoreUnderTest.TWO));
        assertNothingStored(it.store(), StoreUnderTest.TWO);
        Lease two = it.store().lease(StoreUnderTest.TWO, StoreUnderTest.HOLD).orElseThrow();
        it.save(two, StoreUnderTest.link(StoreUnderTest.TWO, "link", "o-2", "c-2"));
        it.store().advance(two, Progress.NONE);
        it.store().unpark(two, Side.A, new EventKey("bad"));
        assertThat(it.store().linksById(StoreUnderTest.ONE, List.of(new LinkId("link"))))
                .containsExactly(StoreUnderTest.link(one.pair(), "link", "o", "c"));
        assertThat(it.store().progress(StoreUnderTest.ONE)).isEqualTo(someProgress());
        assertThat(it.store().parked(StoreUnderTest.ONE)).hasSize(1);
    }

    @Rule(
            id = "SS-107",
            text =
                    "Progress is NONE at first, then what was stored last, cursors of any length and lost ones included.")
    default void keepsProgress(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        assertThat(it.store().progress(StoreUnderTest.ONE)).isEqualTo(Progress.NONE);
        it.store().advance(lease, someProgress());
        assertThat(it.reopened().progress(StoreUnderTest.ONE)).isEqualTo(someProgress());
        Progress lost =
                new Progress(Optional.empty(), someProgress().b(), Optional.of(StoreUnderTest.NOON.plusSeconds(5)));
        it.store().advance(lease, lost);
        assertThat(it.reopened().progress(StoreUnderTest.ONE)).isEqualTo(lost);
    }

    private static Progress someProgress() {
        return new Progress(
                Optional.of(new Cursor("https://example.org/delta?token=" + "x".repeat(6_000))),
                Optional.of(new Cursor("\u00E4 \"2\"")),
                Optional.of(StoreUnderTest.NOON));
    }

    private static Lease fill(StoreUnderTest it, PairId pair) {
        Lease lease = it.leased(pair);
        it.save(lease, StoreUnderTest.link(pair, "link", "o", "c"));
        it.store().intend(lease, List.of(StoreUnderTest.creation(pair, "intent")));
        it.store().advance(lease, someProgress());
        it.store().park(lease, StoreUnderTest.parked(pair, Side.A, "bad", "reason"));
        it.store().report(lease, StoreUnderTest.report(pair, "run", StoreUnderTest.NOON), Optional.empty());
        return lease;
    }

    private static void assertEmpty(SyncStore store, PairId pair) {
        assertThat(store.pair(pair)).isEmpty();
        assertNothingStored(store, pair);
    }

    private static void assertNothingStored(SyncStore store, PairId pair) {
        assertThat(store.links(pair, Optional.empty(), 10)).isEmpty();
        assertThat(store.activeLinks(pair)).isZero();
        assertThat(store.linksByKey(pair, Side.A, List.of(new EventKey("o")))).isEmpty();
        assertThat(store.linksByUid(pair, Side.A, List.of("uid-link"))).isEmpty();
        assertThat(store.intents(pair)).isEmpty();
        assertThat(store.progress(pair)).isEqualTo(Progress.NONE);
        assertThat(store.parked(pair)).isEmpty();
        assertThat(store.reports(pair, 10)).isEmpty();
    }
}
