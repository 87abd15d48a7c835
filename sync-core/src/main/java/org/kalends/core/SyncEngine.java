package org.kalends.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.internal.plan.Crossing;
import org.kalends.core.internal.plan.Eligibility;
import org.kalends.core.internal.run.CopyRemoval;
import org.kalends.core.internal.run.PairRun;
import org.kalends.core.internal.run.Preview;
import org.kalends.core.internal.run.RunContext;
import org.kalends.core.mapping.FieldHasher;
import org.kalends.core.mapping.MappingChain;
import org.kalends.core.mapping.Mappings;
import org.kalends.core.mapping.SkippedOverrides;

/**
 * Keeps pairs of calendars in step.
 *
 * <p>Safe for use by several threads and nodes: a pair is run by one of them at a time. Remote failures end in the report of the run;
 * failures of the store are thrown ({@link org.kalends.api.store.StoreException}), and running again is then safe.
 */
public final class SyncEngine {

    /** How soon a pair is tried again that somebody else is running: a doorbell may have rung meanwhile. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Installation installation;
    private final SyncStore store;
    private final Map<ProviderId, CalendarProvider> providers;
    private final Map<String, EventMapping> mappings;
    private final SyncListener listener;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Duration hold;
    private final FieldHasher hasher;

    private SyncEngine(Builder builder) {
        this.installation = builder.installation;
        this.store = builder.store;
        this.providers = Map.copyOf(builder.providers);
        this.mappings = Map.copyOf(builder.mappings);
        this.listener = builder.listener;
        this.clock = builder.clock;
        this.ids = builder.ids;
        this.hold = builder.hold;
        this.hasher = new FieldHasher(installation.secret());
    }

    /** Returns a builder; at least one provider has to be added. */
    public static Builder builder(Installation installation, SyncStore store) {
        return new Builder(installation, store);
    }

    /**
     * Adds a pair. Its first copies are written by the next {@link #run}.
     *
     * @throws IllegalArgumentException when a provider, a capability or a mapping is missing, or the pair or one that does the same exists
     */
    public void add(SyncPair pair) {
        if (store.pair(pair.id()).isPresent()) {
            throw new IllegalArgumentException("pair: " + pair.id() + " exists already");
        }
        PairCheck.check(pair, provider(pair.a()), provider(pair.b()));
        PairCheck.checkNotDoubled(pair, store.pairsOf(pair.a().account()));
        context(pair);
        store.savePair(pair);
    }

    /**
     * Runs a pair now and returns what that did. A pair that is paused, waits for a person, or is being run elsewhere is skipped.
     */
    public RunReport run(PairId id) {
        Optional<Lease> lease = runs(pair(id)) ? store.lease(id, hold) : Optional.empty();
        if (lease.isEmpty()) {
            return skipped(pair(id));
        }
        listener.started(id);
        try {
            RunReport report = new PairRun(context(pair(id)), lease.get(), hold).run();
            listener.ended(report);
            return report;
        } finally {
            store.release(lease.get());
        }
    }

    /** Returns what {@link #run} would do now, without writing anything. */
    public SyncPreview preview(PairId id) {
        return Previews.of(Preview.of(context(pair(id))));
    }

    /** Stops a pair until it is resumed; a run that is under way still ends. */
    public void pause(PairId id) {
        store.savePair(pair(id).withStatus(SyncPair.Status.PAUSED));
    }

    /** Lets a pair run again that was paused, or whose account was connected again. */
    public void resume(PairId id) {
        store.savePair(pair(id).withStatus(SyncPair.Status.ACTIVE));
    }

    /**
     * Lets a pair that the deletion guard has stopped run again and delete what a person agrees to; nothing happens when the guard has not
     * stopped it. A run that would delete anything beside these asks again, if the guard wants it asked. The confirmation holds until a
     * run has succeeded or asked again.
     *
     * @param shown what the person has seen, see {@link SyncPreview#deletions()}
     */
    public void confirm(PairId id, Deletions shown) {
        SyncPair pair = pair(id);
        if (pair.status() == SyncPair.Status.NEEDS_CONFIRMATION) {
            store.savePair(pair.withConfirmed(shown));
        }
    }

    /**
     * Makes the next run read both calendars from the beginning; it then writes only what really differs.
     *
     * @return false when the pair is being run, and nothing was done
     */
    public boolean resync(PairId id) {
        return restart(id, () -> {});
    }

    /**
     * Changes what the user chose; the next run rewrites existing copies where they differ.
     *
     * @return false when the pair is being run, and nothing was done
     */
    public boolean changePolicy(PairId id, PairPolicy policy) {
        SyncPair changed = pair(id).withPolicy(policy);
        PairCheck.check(changed, provider(changed.a()), provider(changed.b()));
        PairCheck.checkNotDoubled(changed, store.pairsOf(changed.a().account()));
        context(changed);
        return restart(id, () -> store.savePair(changed));
    }

    private boolean restart(PairId id, Runnable change) {
        Optional<Lease> lease = store.lease(id, hold);
        lease.ifPresent(held -> {
            change.run();
            store.advance(held, Progress.NONE);
            store.release(held);
        });
        return lease.isPresent();
    }

    /** Forgets a pair and leaves its copies where they are. */
    public void removeKeepingCopies(PairId id) {
        store.deletePair(id);
    }

    /**
     * Deletes all copies of a pair, then forgets it. While copies stay that cannot be deleted, the pair stays too.
     *
     * @return how many copies there were; empty when the pair is being run, and nothing was done
     * @throws org.kalends.api.provider.ProviderException as {@link #removeCopies} does
     */
    public OptionalInt removeWithCopies(PairId id) {
        Optional<Lease> lease = store.lease(id, hold);
        if (lease.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int deleted = removeCopies(pair(id));
            store.deletePair(id);
            return OptionalInt.of(deleted);
        } finally {
            store.release(lease.get());
        }
    }

    /**
     * Deletes all copies that a pair has written, found by their origin marks alone: the store need not know the pair any more. A copy
     * that cannot be deleted, such as one to which somebody has invited guests, stops no other.
     *
     * @return how many copies were deleted
     * @throws org.kalends.api.provider.ProviderException when a side cannot be read, or copies stay: UNSUPPORTED when calling again does
     *     not help before a person has done something about them; the message says how many stay and why
     */
    public int removeCopies(SyncPair pair) {
        return new CopyRemoval(context(pair)).run();
    }

    private RunReport skipped(SyncPair pair) {
        Instant now = clock.instant();
        boolean busy = runs(pair);
        String reason = busy ? "the pair is being run already" : "the pair is " + pair.status();
        return new RunReport(
                ids.get(),
                pair.id(),
                now,
                now,
                RunReport.Outcome.SKIPPED,
                RunReport.Counts.ZERO,
                RunReport.Counts.ZERO,
                List.of(),
                Optional.of(reason),
                busy ? Optional.of(now.plus(BUSY)) : Optional.empty());
    }

    private static boolean runs(SyncPair pair) {
        return pair.status() == SyncPair.Status.ACTIVE || pair.status() == SyncPair.Status.CONFIRMED;
    }

    private SyncPair pair(PairId id) {
        return store.pair(id).orElseThrow(() -> new IllegalArgumentException("pair: " + id + " does not exist"));
    }

    private CalendarProvider provider(CalendarRef calendar) {
        CalendarProvider provider = providers.get(calendar.provider());
        if (provider == null) {
            throw new IllegalArgumentException("pair: no provider " + calendar.provider() + " was added");
        }
        return provider;
    }

    private RunContext context(SyncPair pair) {
        CalendarProvider a = provider(pair.a());
        CalendarProvider b = provider(pair.b());
        Crossing crossing = new Crossing(
                pair,
                installation.id(),
                hasher,
                mapping(pair, Side.A),
                mapping(pair, Side.B),
                a.capabilities(),
                b.capabilities());
        return new RunContext(
                pair,
                window(pair),
                crossing,
                a,
                b,
                store,
                clock,
                ids,
                (done, planned) -> listener.applied(pair.id(), done, planned));
    }

    private EventMapping mapping(SyncPair pair, Side originalSide) {
        DirectionPolicy policy = pair.policy().from(originalSide);
        EventMapping filtered =
                new SkippedOverrides(event -> Eligibility.hasCopy(event, policy.filters(), pair.zone(), Set.of()));
        return new MappingChain(List.of(filtered, Mappings.of(policy, mappings)));
    }

    private Window window(SyncPair pair) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), pair.zone());
        return new Window(
                today.minus(pair.policy().past()).atStartOfDay(pair.zone()).toInstant(),
                today.plus(pair.policy().future())
                        .plusDays(1)
                        .atStartOfDay(pair.zone())
                        .toInstant(),
                pair.zone());
    }

    /** Collects the parts of an engine. Not safe for use by several threads. */
    public static final class Builder {
        private final Installation installation;
        private final SyncStore store;
        private final Map<ProviderId, CalendarProvider> providers = new HashMap<>();
        private final Map<String, EventMapping> mappings = new HashMap<>();
        private SyncListener listener = SyncListener.NONE;
        private Clock clock = Clock.systemUTC();
        private Supplier<String> ids = () -> UUID.randomUUID().toString();
        private Duration hold = Duration.ofMinutes(5);

        private Builder(Installation installation, SyncStore store) {
            this.installation = installation;
            this.store = store;
        }

        /** Adds a provider. */
        public Builder provider(CalendarProvider provider) {
            providers.put(provider.id(), provider);
            return this;
        }

        /** Adds a mapping of the host's own under a name that policies can use. */
        public Builder mapping(String name, EventMapping mapping) {
            mappings.put(name, mapping);
            return this;
        }

        /** Sets who hears of runs. */
        public Builder listener(SyncListener value) {
            this.listener = value;
            return this;
        }

        /** Sets what tells the time; the system's clock when not set. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Sets what makes unique ids; random UUIDs when not set. */
        public Builder ids(Supplier<String> value) {
            this.ids = value;
            return this;
        }

        /** Sets for how long a run holds its pair without a sign of life; five minutes when not set. */
        public Builder hold(Duration value) {
            this.hold = value;
            return this;
        }

        /** Returns the engine. */
        public SyncEngine build() {
            return new SyncEngine(this);
        }
    }
}
