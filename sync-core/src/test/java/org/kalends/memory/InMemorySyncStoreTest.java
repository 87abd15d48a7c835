package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

class InMemorySyncStoreTest extends StoreFixture {

    @Test
    void pairsArePagedByIdAndFoundByAccount() {
        store.savePair(pair("alpha", "me", "she"));
        store.savePair(pair("zulu", "she", "he"));

        assertThat(store.pairs(Optional.empty(), 2))
                .extracting(pair -> pair.id().value())
                .containsExactly("alpha", "pair");
        assertThat(store.pairs(Optional.of(PAIR), 2))
                .extracting(pair -> pair.id().value())
                .containsExactly("zulu");
        assertThat(store.pairsOf(new AccountId("she"))).hasSize(2);
    }

    @Test
    void linksAreFoundByEitherKeyBySeriesByIdAndByUid() {
        Link one = link("one", Side.A);
        Link two = link("two", Side.B);
        store.store(lease(), saved(two, one));

        assertThat(store.linksByKey(PAIR, Side.A, Set.of(new EventKey("original-one"), new EventKey("copy-one"))))
                .containsExactly(one);
        assertThat(store.linksByKey(PAIR, Side.A, Set.of(new EventKey("copy-two"))))
                .containsExactly(two);
        assertThat(store.linksBySeries(PAIR, Side.B, Set.of(new EventKey("series"))))
                .containsExactly(two);
        assertThat(store.linksById(PAIR, Set.of(one.id()))).containsExactly(one);
        assertThat(store.linksByUid(PAIR, Side.A, Set.of("uid-one", "uid-two"))).containsExactly(one);
        assertThat(store.links(PAIR, Optional.empty(), 9)).containsExactly(one, two);
        assertThat(store.links(PAIR, Optional.of(one.id()), 9)).containsExactly(two);
        assertThat(store.links(PAIR, Optional.empty(), 1)).containsExactly(one);
    }

    @Test
    void onlyLinksWithACopyAreActive() {
        store.store(lease(), saved(link("one", Side.A), link("two", Side.A).without(Link.State.RETIRED)));

        assertThat(store.activeLinks(PAIR)).isOne();
    }

    @Test
    void linksAndIntentsAreStoredTogether() {
        Lease lease = lease();
        Intent intent = new Intent(
                "i1",
                PAIR,
                Side.B,
                new LinkId("one"),
                NOW,
                new Intent.Write.Delete(new EventKey("copy-one"), Optional.empty()));
        store.store(lease, saved(link("one", Side.A)));
        store.intend(lease, List.of(intent));
        assertThat(store.intents(PAIR)).containsExactly(intent);

        store.store(lease, new LinkChanges(List.of(), List.of(new LinkId("one"), new LinkId("x")), List.of("i1", "x")));

        assertThat(store.intents(PAIR)).isEmpty();
        assertThat(store.links(PAIR, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void aReportMayChangeTheStatusAndTheNewestComesFirst() {
        Lease lease = lease();
        store.report(lease, report("one"), Optional.empty());
        store.report(lease, report("two"), Optional.of(SyncPair.Status.NEEDS_CONFIRMATION));

        assertThat(store.reports(PAIR, 9)).extracting(RunReport::id).containsExactly("two", "one");
        assertThat(store.reports(PAIR, 1)).hasSize(1);
        assertThat(store.pair(PAIR).map(SyncPair::status)).contains(SyncPair.Status.NEEDS_CONFIRMATION);
    }

    @Test
    void parkedEventsAreReplacedAndForgotten() {
        Lease lease = lease();
        ParkedEvent first = new ParkedEvent(PAIR, Side.A, new EventKey("k"), "broken", NOW, 1, NOW);
        ParkedEvent second = new ParkedEvent(PAIR, Side.A, new EventKey("k"), "broken", NOW, 2, NOW);
        store.park(lease, first);
        store.park(lease, second);
        assertThat(store.parked(PAIR)).containsExactly(second);

        store.unpark(lease, Side.B, new EventKey("k"));
        assertThat(store.parked(PAIR)).hasSize(1);
        store.unpark(lease, Side.A, new EventKey("k"));
        assertThat(store.parked(PAIR)).isEmpty();
    }

    @Test
    void aDeletedPairTakesEverythingAlongAndStaysDeleted() {
        Lease lease = lease();
        store.store(lease, saved(link("one", Side.A)));
        store.advance(lease, PROGRESS);
        store.deletePair(PAIR);

        assertThat(store.pair(PAIR)).isEmpty();
        stale(() -> store.store(lease, NOTHING));
        store.savePair(pair("pair", "me", "you"));
        stale(() -> store.store(lease, NOTHING));
        assertThat(store.progress(PAIR)).isEqualTo(Progress.NONE);
        assertThat(store.activeLinks(PAIR)).isZero();
    }

    @Test
    void hooksMayStopTheWorldBeforeOrAfterAWrite() {
        Lease lease = lease();
        store.before(write -> {
            throw new AssertionError("before " + write);
        });
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> store.advance(lease, PROGRESS))
                .withMessage("before ADVANCE");
        assertThat(store.progress(PAIR)).isEqualTo(Progress.NONE);

        List<InMemoryStoreWrite> seen = new ArrayList<>();
        store.before(seen::add);
        store.after(write -> {
            throw new AssertionError("after " + write);
        });
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> store.advance(lease, PROGRESS))
                .withMessage("after ADVANCE");
        assertThat(store.progress(PAIR)).isEqualTo(PROGRESS);
        assertThat(seen).containsExactly(InMemoryStoreWrite.ADVANCE);
    }
}
