package org.kalends.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;

/** Hands everything on; a mutant does one thing wrong. */
class ForwardingStore implements SyncStore {

    final SyncStore sound;

    ForwardingStore(SyncStore sound) {
        this.sound = sound;
    }

    @Override
    public void savePair(SyncPair pair) {
        sound.savePair(pair);
    }

    @Override
    public Optional<SyncPair> pair(PairId id) {
        return sound.pair(id);
    }

    @Override
    public List<SyncPair> pairs(Optional<PairId> after, int limit) {
        return sound.pairs(after, limit);
    }

    @Override
    public List<SyncPair> pairsOf(AccountId account) {
        return sound.pairsOf(account);
    }

    @Override
    public void deletePair(PairId id) {
        sound.deletePair(id);
    }

    @Override
    public Optional<Lease> lease(PairId pair, Duration holdFor) {
        return sound.lease(pair, holdFor);
    }

    @Override
    public Lease renew(Lease lease, Duration holdFor) {
        return sound.renew(lease, holdFor);
    }

    @Override
    public void release(Lease lease) {
        sound.release(lease);
    }

    @Override
    public Progress progress(PairId pair) {
        return sound.progress(pair);
    }

    @Override
    public void advance(Lease lease, Progress progress) {
        sound.advance(lease, progress);
    }

    @Override
    public List<Link> linksByKey(PairId pair, Side side, Collection<EventKey> keys) {
        return sound.linksByKey(pair, side, keys);
    }

    @Override
    public List<Link> linksBySeries(PairId pair, Side side, Collection<EventKey> seriesKeys) {
        return sound.linksBySeries(pair, side, seriesKeys);
    }

    @Override
    public List<Link> linksById(PairId pair, Collection<LinkId> ids) {
        return sound.linksById(pair, ids);
    }

    @Override
    public List<Link> linksByUid(PairId pair, Side originalSide, Collection<String> uidHashes) {
        return sound.linksByUid(pair, originalSide, uidHashes);
    }

    @Override
    public List<Link> links(PairId pair, Optional<LinkId> after, int limit) {
        return sound.links(pair, after, limit);
    }

    @Override
    public int activeLinks(PairId pair) {
        return sound.activeLinks(pair);
    }

    @Override
    public void intend(Lease lease, List<Intent> intents) {
        sound.intend(lease, intents);
    }

    @Override
    public List<Intent> intents(PairId pair) {
        return sound.intents(pair);
    }

    @Override
    public void store(Lease lease, LinkChanges changes) {
        sound.store(lease, changes);
    }

    @Override
    public void park(Lease lease, ParkedEvent event) {
        sound.park(lease, event);
    }

    @Override
    public void unpark(Lease lease, Side side, EventKey key) {
        sound.unpark(lease, side, key);
    }

    @Override
    public List<ParkedEvent> parked(PairId pair) {
        return sound.parked(pair);
    }

    @Override
    public void report(Lease lease, RunReport report, Optional<SyncPair.Status> status) {
        sound.report(lease, report, status);
    }

    @Override
    public List<RunReport> reports(PairId pair, int limit) {
        return sound.reports(pair, limit);
    }
}
