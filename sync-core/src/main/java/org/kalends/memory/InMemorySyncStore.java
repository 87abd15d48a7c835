package org.kalends.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;

/**
 * What pairs have to remember, in memory. Safe for use by several threads; nothing survives the process.
 *
 * <p>The hooks let a test stop the world before or after each write, as a crash would: before, nothing is stored; after,
 * everything is.
 */
public final class InMemorySyncStore implements SyncStore {

    private static final int REPORTS_KEPT = 200;

    private final Clock clock;
    private final Map<PairId, InMemoryPair> pairs = new TreeMap<>(Comparator.comparing(PairId::value));
    private final Map<PairId, Long> epochs = new HashMap<>();
    private volatile Consumer<InMemoryStoreWrite> before = write -> {};
    private volatile Consumer<InMemoryStoreWrite> after = write -> {};

    /** Creates an empty store; the clock tells when leases end. */
    public InMemorySyncStore(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Runs something before each write; when it throws, nothing is stored. */
    public void before(Consumer<InMemoryStoreWrite> hook) {
        before = hook;
    }

    /** Runs something after each write that was stored; what it throws does not undo it. */
    public void after(Consumer<InMemoryStoreWrite> hook) {
        after = hook;
    }

    @Override
    public void savePair(SyncPair pair) {
        write(
                InMemoryStoreWrite.SAVE_PAIR,
                () -> pairs.computeIfAbsent(pair.id(), id -> new InMemoryPair(pair)).pair = pair);
    }

    @Override
    public synchronized Optional<SyncPair> pair(PairId id) {
        return Optional.ofNullable(pairs.get(id)).map(known -> known.pair);
    }

    @Override
    public synchronized List<SyncPair> pairs(Optional<PairId> after, int limit) {
        return pairs.values().stream()
                .map(known -> known.pair)
                .filter(pair -> after.isEmpty()
                        || pair.id().value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<SyncPair> pairsOf(AccountId account) {
        return pairs.values().stream()
                .map(known -> known.pair)
                .filter(pair ->
                        pair.a().account().equals(account) || pair.b().account().equals(account))
                .toList();
    }

    @Override
    public void deletePair(PairId id) {
        write(InMemoryStoreWrite.DELETE_PAIR, () -> {
            epochs.merge(id, 1L, Long::sum);
            return Optional.ofNullable(pairs.remove(id));
        });
    }

    @Override
    public Optional<Lease> lease(PairId pair, Duration holdFor) {
        return write(InMemoryStoreWrite.LEASE, () -> {
            InMemoryPair known = pairs.get(pair);
            Instant now = clock.instant();
            if (known == null || known.heldUntil.filter(now::isBefore).isPresent()) {
                return Optional.empty();
            }
            Instant until = now.plus(holdFor);
            known.heldUntil = Optional.of(until);
            return Optional.of(new Lease(pair, epochs.merge(pair, 1L, Long::sum), until));
        });
    }

    @Override
    public Lease renew(Lease lease, Duration holdFor) {
        return write(InMemoryStoreWrite.RENEW, lease, known -> {
            Instant until = clock.instant().plus(holdFor);
            known.heldUntil = Optional.of(until);
            return new Lease(lease.pair(), lease.epoch(), until);
        });
    }

    @Override
    public void release(Lease lease) {
        write(InMemoryStoreWrite.RELEASE, () -> {
            InMemoryPair known = pairs.get(lease.pair());
            if (known != null && isCurrent(lease)) {
                known.heldUntil = Optional.empty();
            }
            return lease;
        });
    }

    @Override
    public Progress progress(PairId pair) {
        return read(pair, known -> known.progress, Progress.NONE);
    }

    @Override
    public void advance(Lease lease, Progress progress) {
        write(InMemoryStoreWrite.ADVANCE, lease, known -> known.progress = progress);
    }

    @Override
    public List<Link> linksByKey(PairId pair, Side side, Collection<EventKey> keys) {
        Set<EventKey> wanted = new HashSet<>(keys);
        return links(
                pair,
                link -> link.end(side)
                        .map(LinkEnd::key)
                        .filter(wanted::contains)
                        .isPresent());
    }

    @Override
    public List<Link> linksBySeries(PairId pair, Side side, Collection<EventKey> seriesKeys) {
        Set<EventKey> wanted = new HashSet<>(seriesKeys);
        return links(
                pair,
                link -> link.end(side)
                        .flatMap(LinkEnd::seriesKey)
                        .filter(wanted::contains)
                        .isPresent());
    }

    @Override
    public List<Link> linksById(PairId pair, Collection<LinkId> ids) {
        Set<LinkId> wanted = new HashSet<>(ids);
        return links(pair, link -> wanted.contains(link.id()));
    }

    @Override
    public List<Link> linksByUid(PairId pair, Side originalSide, Collection<String> uidHashes) {
        Set<String> wanted = new HashSet<>(uidHashes);
        return links(
                pair,
                link -> link.originalSide() == originalSide
                        && link.uidHash().filter(wanted::contains).isPresent());
    }

    @Override
    public List<Link> links(PairId pair, Optional<LinkId> after, int limit) {
        return links(
                        pair,
                        link -> after.isEmpty()
                                || link.id().value().compareTo(after.get().value()) > 0)
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public int activeLinks(PairId pair) {
        return links(pair, link -> link.state() == Link.State.ACTIVE).size();
    }

    @Override
    public void intend(Lease lease, List<Intent> intents) {
        write(InMemoryStoreWrite.INTEND, lease, known -> {
            intents.forEach(intent -> known.intents.put(intent.id(), intent));
            return known;
        });
    }

    @Override
    public List<Intent> intents(PairId pair) {
        return read(pair, known -> List.copyOf(known.intents.values()), List.of());
    }

    @Override
    public void store(Lease lease, LinkChanges changes) {
        write(InMemoryStoreWrite.STORE, lease, known -> {
            changes.saved().forEach(link -> known.links.put(link.id(), link));
            changes.forgotten().forEach(known.links::remove);
            changes.settled().forEach(known.intents::remove);
            return known;
        });
    }

    @Override
    public void park(Lease lease, ParkedEvent event) {
        write(InMemoryStoreWrite.PARK, lease, known -> {
            known.parked.put(new InMemoryPair.Place(event.side(), event.key()), event);
            return known;
        });
    }

    @Override
    public void unpark(Lease lease, Side side, EventKey key) {
        write(InMemoryStoreWrite.UNPARK, lease, known -> {
            known.parked.remove(new InMemoryPair.Place(side, key));
            return known;
        });
    }

    @Override
    public List<ParkedEvent> parked(PairId pair) {
        return read(pair, known -> List.copyOf(known.parked.values()), List.of());
    }

    @Override
    public void report(Lease lease, RunReport report, Optional<SyncPair.Status> status) {
        write(InMemoryStoreWrite.REPORT, lease, known -> {
            known.reports.addFirst(report);
            if (known.reports.size() > REPORTS_KEPT) {
                known.reports.removeLast();
            }
            status.ifPresent(value -> known.pair = known.pair.withStatus(value));
            return known;
        });
    }

    @Override
    public List<RunReport> reports(PairId pair, int limit) {
        return read(pair, known -> known.reports.stream().limit(limit).toList(), List.of());
    }

    private List<Link> links(PairId pair, Predicate<Link> wanted) {
        return read(pair, known -> known.links.values().stream().filter(wanted).toList(), List.of());
    }

    private synchronized <T> T read(PairId pair, Function<InMemoryPair, T> answer, T none) {
        InMemoryPair known = pairs.get(pair);
        return known == null ? none : answer.apply(known);
    }

    private boolean isCurrent(Lease lease) {
        return epochs.getOrDefault(lease.pair(), 0L) == lease.epoch();
    }

    private <T> T write(InMemoryStoreWrite write, Lease lease, Function<InMemoryPair, T> change) {
        return write(write, () -> {
            InMemoryPair known = pairs.get(lease.pair());
            if (known == null || !isCurrent(lease)) {
                throw new StaleLeaseException(lease.pair());
            }
            return change.apply(known);
        });
    }

    private <T> T write(InMemoryStoreWrite write, Supplier<T> change) {
        before.accept(write);
        T result;
        synchronized (this) {
            result = change.get();
        }
        after.accept(write);
        return result;
    }
}
