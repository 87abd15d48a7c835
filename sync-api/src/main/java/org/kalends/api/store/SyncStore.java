package org.kalends.api.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;

/**
 * What a pair has to remember.
 *
 * <p>Safe for use by several threads and nodes. Each method is one transaction and durable on return. Methods that take a
 * {@link Lease} check its epoch inside that transaction and throw {@link StaleLeaseException} when a newer one exists; all may throw
 * {@link StoreException}.
 */
public interface SyncStore {

    /** Inserts or replaces a pair. */
    void savePair(SyncPair pair);

    /** Returns a pair. */
    Optional<SyncPair> pair(PairId id);

    /** Returns up to {@code limit} pairs by ascending id, those after {@code after} only. */
    List<SyncPair> pairs(Optional<PairId> after, int limit);

    /** Returns the pairs of which a calendar belongs to an account. */
    List<SyncPair> pairsOf(AccountId account);

    /** Deletes a pair and everything that belongs to it. */
    void deletePair(PairId id);

    /** Takes the right to run a pair; empty while somebody else holds it. */
    Optional<Lease> lease(PairId pair, Duration holdFor);

    /** Prolongs a lease. */
    Lease renew(Lease lease, Duration holdFor);

    /** Gives a lease back; nothing happens when it is stale. */
    void release(Lease lease);

    /** Returns how far a pair has read. */
    Progress progress(PairId pair);

    /** Stores how far a pair has read. */
    void advance(Lease lease, Progress progress);

    /** Returns the links whose end on a side has one of the keys. */
    List<Link> linksByKey(PairId pair, Side side, Collection<EventKey> keys);

    /** Returns the links whose end on a side is an occurrence of one of the series. */
    List<Link> linksBySeries(PairId pair, Side side, Collection<EventKey> seriesKeys);

    /** Returns the links with one of the ids. */
    List<Link> linksById(PairId pair, Collection<LinkId> ids);

    /** Returns the links whose original lies on a side and has one of the UID hashes. */
    List<Link> linksByUid(PairId pair, Side originalSide, Collection<String> uidHashes);

    /** Returns up to {@code limit} links by ascending id, those after {@code after} only. */
    List<Link> links(PairId pair, Optional<LinkId> after, int limit);

    /** Returns how many links have a copy. */
    int activeLinks(PairId pair);

    /** Stores what is about to be written. */
    void intend(Lease lease, List<Intent> intents);

    /** Returns what was about to be written and is not settled. */
    List<Intent> intents(PairId pair);

    /** Stores links and settles intents together. */
    void store(Lease lease, LinkChanges changes);

    /** Inserts or replaces a parked event. */
    void park(Lease lease, ParkedEvent event);

    /** Forgets a parked event; nothing happens when it is not there. */
    void unpark(Lease lease, Side side, EventKey key);

    /** Returns the parked events of a pair. */
    List<ParkedEvent> parked(PairId pair);

    /** Adds a report and, where the run decided so, a new status of the pair. */
    void report(Lease lease, RunReport report, Optional<SyncPair.Status> status);

    /** Returns the latest reports of a pair, newest first. */
    List<RunReport> reports(PairId pair, int limit);
}
