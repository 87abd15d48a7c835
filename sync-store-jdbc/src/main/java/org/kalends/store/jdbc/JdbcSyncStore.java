package org.kalends.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
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
import org.kalends.store.jdbc.internal.Fence;
import org.kalends.store.jdbc.internal.IntentRows;
import org.kalends.store.jdbc.internal.LeaseRows;
import org.kalends.store.jdbc.internal.LinkRows;
import org.kalends.store.jdbc.internal.PairRows;
import org.kalends.store.jdbc.internal.ParkedRows;
import org.kalends.store.jdbc.internal.ReportRows;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * What pairs have to remember, in a database.
 *
 * <p>Safe for use by several threads and nodes. Each method is one transaction on a connection of its own and durable on return. A write
 * under a lease locks the row of the lease, compares the epoch and writes, all in that transaction. What the database undoes because two
 * transactions met is done again; everything else is a {@link org.kalends.api.store.StoreException} that says what to do. Times are kept to
 * the microsecond. Nothing may be null.
 */
public final class JdbcSyncStore implements SyncStore {

    private final Transactions transactions;
    private final Clock clock;

    /**
     * Creates a store.
     *
     * @param database hands out connections; a pool
     * @param clock tells when leases end; the clocks of all nodes have to agree to within a few seconds
     * @throws org.kalends.api.store.StoreException when the database cannot be reached or its schema is not the one of this library
     */
    public JdbcSyncStore(DataSource database, Clock clock) {
        new JdbcSchema(database).verify();
        this.transactions = new Transactions(database);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public void savePair(SyncPair pair) {
        transactions.change(session -> {
            new LeaseRows(session).add(pair.id());
            new PairRows(session).save(pair);
        });
    }

    @Override
    public Optional<SyncPair> pair(PairId id) {
        return transactions.run(session -> new PairRows(session).find(id));
    }

    @Override
    public List<SyncPair> pairs(Optional<PairId> after, int limit) {
        return transactions.run(session -> new PairRows(session).page(after, limit));
    }

    @Override
    public List<SyncPair> pairsOf(AccountId account) {
        return transactions.run(session -> new PairRows(session).ofAccount(account));
    }

    @Override
    public void deletePair(PairId id) {
        transactions.change(session -> {
            new LeaseRows(session).revoke(id);
            new PairRows(session).delete(id);
        });
    }

    @Override
    public Optional<Lease> lease(PairId pair, Duration holdFor) {
        return transactions.run(session -> {
            Instant now = clock.instant();
            return new LeaseRows(session).take(pair, now, now.plus(holdFor));
        });
    }

    @Override
    public Lease renew(Lease lease, Duration holdFor) {
        return transactions.run(session -> {
            Fence.check(session, lease);
            Instant until = clock.instant().plus(holdFor);
            return new LeaseRows(session).hold(lease.pair(), lease.epoch(), until);
        });
    }

    @Override
    public void release(Lease lease) {
        transactions.change(session -> {
            if (Fence.holds(session, lease)) {
                new LeaseRows(session).release(lease);
            }
        });
    }

    @Override
    public Progress progress(PairId pair) {
        return transactions.run(session -> new PairRows(session).progress(pair));
    }

    @Override
    public void advance(Lease lease, Progress progress) {
        write(lease, session -> new PairRows(session).advance(lease.pair(), progress));
    }

    @Override
    public List<Link> linksByKey(PairId pair, Side side, Collection<EventKey> keys) {
        return transactions.run(session -> new LinkRows(session).byKey(pair, side, keys));
    }

    @Override
    public List<Link> linksBySeries(PairId pair, Side side, Collection<EventKey> seriesKeys) {
        return transactions.run(session -> new LinkRows(session).bySeries(pair, side, seriesKeys));
    }

    @Override
    public List<Link> linksById(PairId pair, Collection<LinkId> ids) {
        return transactions.run(session -> new LinkRows(session).byId(pair, ids));
    }

    @Override
    public List<Link> linksByUid(PairId pair, Side originalSide, Collection<String> uidHashes) {
        return transactions.run(session -> new LinkRows(session).byUid(pair, originalSide, uidHashes));
    }

    @Override
    public List<Link> links(PairId pair, Optional<LinkId> after, int limit) {
        return transactions.run(session -> new LinkRows(session).page(pair, after, limit));
    }

    @Override
    public int activeLinks(PairId pair) {
        return transactions.run(session -> new LinkRows(session).count(pair, Link.State.ACTIVE));
    }

    @Override
    public void intend(Lease lease, List<Intent> intents) {
        write(lease, session -> new IntentRows(session).save(lease.pair(), intents));
    }

    @Override
    public List<Intent> intents(PairId pair) {
        return transactions.run(session -> new IntentRows(session).open(pair));
    }

    @Override
    public void store(Lease lease, LinkChanges changes) {
        write(lease, session -> {
            LinkRows links = new LinkRows(session);
            links.save(lease.pair(), changes.saved());
            links.forget(lease.pair(), changes.forgotten());
            new IntentRows(session).settle(lease.pair(), changes.settled());
        });
    }

    @Override
    public void park(Lease lease, ParkedEvent event) {
        write(lease, session -> new ParkedRows(session).save(lease.pair(), event));
    }

    @Override
    public void unpark(Lease lease, Side side, EventKey key) {
        write(lease, session -> new ParkedRows(session).delete(lease.pair(), side, key));
    }

    @Override
    public List<ParkedEvent> parked(PairId pair) {
        return transactions.run(session -> new ParkedRows(session).ofPair(pair));
    }

    @Override
    public void report(Lease lease, RunReport report, Optional<SyncPair.Status> status) {
        write(lease, session -> {
            new ReportRows(session).add(lease.pair(), report);
            if (status.isPresent()) {
                new PairRows(session).setStatus(lease.pair(), status.get());
            }
        });
    }

    @Override
    public List<RunReport> reports(PairId pair, int limit) {
        return transactions.run(session -> new ReportRows(session).latest(pair, limit));
    }

    private void write(Lease lease, Transactions.Change change) {
        transactions.change(session -> {
            Fence.check(session, lease);
            change.in(session);
        });
    }
}
