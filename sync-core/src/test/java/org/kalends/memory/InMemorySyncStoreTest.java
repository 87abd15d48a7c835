package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Version;
import org.kalends.api.provider.Cursor;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;

class InMemorySyncStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final PairId PAIR = new PairId("pair");
    private static final Progress PROGRESS =
            new Progress(Optional.of(new Cursor("a")), Optional.of(new Cursor("b")), Optional.of(NOW));
    private static final LinkChanges NOTHING = new LinkChanges(List.of(), List.of(), List.of());

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final InMemorySyncStore store = new InMemorySyncStore(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.get();
        }
    });

    @BeforeEach
    void thereIsAPair() {
        store.savePair(pair("pair", "me", "you"));
    }

    private static SyncPair pair(String id, String accountA, String accountB) {
        return new SyncPair(
                new PairId(id),
                new CalendarRef(new ProviderId("a"), new AccountId(accountA), "main"),
                new CalendarRef(new ProviderId("b"), new AccountId(accountB), "main"),
                ZoneOffset.UTC,
                PairPolicy.twoWay(),
                SyncPair.Status.ACTIVE);
    }

    private static LinkEnd end(String key, Optional<EventKey> series) {
        FieldHashes hashes = new FieldHashes(
                Arrays.stream(EventField.values()).collect(Collectors.toMap(field -> field, field -> "-")));
        return new LinkEnd(new EventKey(key), series, new Version("v"), hashes, NOW, NOW);
    }

    private static Link link(String id, Side originalSide) {
        LinkEnd original = end("original-" + id, Optional.of(new EventKey("series")));
        LinkEnd copy = end("copy-" + id, Optional.empty());
        return new Link(
                new LinkId(id),
                PAIR,
                originalSide,
                original,
                Optional.of(copy),
                original.hashes(),
                0,
                Link.State.ACTIVE,
                Optional.of("uid-" + id));
    }

    private static LinkChanges saved(Link... links) {
        return new LinkChanges(List.of(links), List.of(), List.of());
    }

    private Lease lease() {
        return store.lease(PAIR, HOLD).orElseThrow();
    }

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

    private static RunReport report(String id) {
        return new RunReport(
                id,
                PAIR,
                NOW,
                NOW,
                RunReport.Outcome.SUCCEEDED,
                RunReport.Counts.ZERO,
                RunReport.Counts.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static void stale(ThrowingCallable call) {
        assertThatExceptionOfType(StaleLeaseException.class).isThrownBy(call);
    }
}
