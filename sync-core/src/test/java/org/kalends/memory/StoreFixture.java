package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Version;
import org.kalends.api.provider.Cursor;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;

/** A store with one pair, a clock that stands until it is set, and things to put into the store. */
class StoreFixture {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration HOLD = Duration.ofMinutes(5);
    static final PairId PAIR = new PairId("pair");
    static final Progress PROGRESS =
            new Progress(Optional.of(new Cursor("a")), Optional.of(new Cursor("b")), Optional.of(NOW));
    static final LinkChanges NOTHING = new LinkChanges(List.of(), List.of(), List.of());

    final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    final InMemorySyncStore store = new InMemorySyncStore(new Clock() {
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

    StoreFixture() {
        store.savePair(pair("pair", "me", "you"));
    }

    static SyncPair pair(String id, String accountA, String accountB) {
        return new SyncPair(
                new PairId(id),
                new CalendarRef(new ProviderId("a"), new AccountId(accountA), "main"),
                new CalendarRef(new ProviderId("b"), new AccountId(accountB), "main"),
                ZoneOffset.UTC,
                PairPolicy.twoWay(),
                SyncPair.Status.ACTIVE);
    }

    static LinkEnd end(String key, Optional<EventKey> series) {
        FieldHashes hashes = new FieldHashes(
                Arrays.stream(EventField.values()).collect(Collectors.toMap(field -> field, field -> "-")));
        return new LinkEnd(new EventKey(key), series, new Version("v"), hashes, NOW, NOW);
    }

    static Link link(String id, Side originalSide) {
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

    static LinkChanges saved(Link... links) {
        return new LinkChanges(List.of(links), List.of(), List.of());
    }

    Lease lease() {
        return store.lease(PAIR, HOLD).orElseThrow();
    }

    static RunReport report(String id) {
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

    static void stale(ThrowingCallable call) {
        assertThatExceptionOfType(StaleLeaseException.class).isThrownBy(call);
    }
}
