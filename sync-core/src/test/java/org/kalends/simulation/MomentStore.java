package org.kalends.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.PairId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.memory.InMemoryStoreWrite;

/** A store in which something can happen in the moments before and after each write. */
final class MomentStore extends ForwardingStore {

    private Consumer<InMemoryStoreWrite> before = write -> {};
    private Consumer<InMemoryStoreWrite> after = write -> {};

    MomentStore(SyncStore sound) {
        super(sound);
    }

    /** Runs something before each write; when it throws, nothing is stored. */
    void before(Consumer<InMemoryStoreWrite> hook) {
        before = hook;
    }

    /** Runs something after each write that was stored; what it throws does not undo it. */
    void after(Consumer<InMemoryStoreWrite> hook) {
        after = hook;
    }

    @Override
    public void savePair(SyncPair pair) {
        write(InMemoryStoreWrite.SAVE_PAIR, () -> sound.savePair(pair));
    }

    @Override
    public void deletePair(PairId id) {
        write(InMemoryStoreWrite.DELETE_PAIR, () -> sound.deletePair(id));
    }

    @Override
    public Optional<Lease> lease(PairId pair, Duration holdFor) {
        return answer(InMemoryStoreWrite.LEASE, () -> sound.lease(pair, holdFor));
    }

    @Override
    public Lease renew(Lease lease, Duration holdFor) {
        return answer(InMemoryStoreWrite.RENEW, () -> sound.renew(lease, holdFor));
    }

    @Override
    public void release(Lease lease) {
        write(InMemoryStoreWrite.RELEASE, () -> sound.release(lease));
    }

    @Override
    public void advance(Lease lease, Progress progress) {
        write(InMemoryStoreWrite.ADVANCE, () -> sound.advance(lease, progress));
    }

    @Override
    public void intend(Lease lease, List<Intent> intents) {
        write(InMemoryStoreWrite.INTEND, () -> sound.intend(lease, intents));
    }

    @Override
    public void store(Lease lease, LinkChanges changes) {
        write(InMemoryStoreWrite.STORE, () -> sound.store(lease, changes));
    }

    @Override
    public void park(Lease lease, ParkedEvent event) {
        write(InMemoryStoreWrite.PARK, () -> sound.park(lease, event));
    }

    @Override
    public void unpark(Lease lease, Side side, EventKey key) {
        write(InMemoryStoreWrite.UNPARK, () -> sound.unpark(lease, side, key));
    }

    @Override
    public void report(Lease lease, RunReport report, Optional<SyncPair.Status> status) {
        write(InMemoryStoreWrite.REPORT, () -> sound.report(lease, report, status));
    }

    private void write(InMemoryStoreWrite write, Runnable change) {
        answer(write, () -> {
            change.run();
            return true;
        });
    }

    private <T> T answer(InMemoryStoreWrite write, Supplier<T> change) {
        before.accept(write);
        T answer = change.get();
        after.accept(write);
        return answer;
    }
}
