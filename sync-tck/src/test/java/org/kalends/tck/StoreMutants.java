package org.kalends.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.store.Lease;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;

/** Stores that forget, mix up, or let everybody write. */
final class StoreMutants {

    private StoreMutants() {}

    static Stream<Mutant<SyncStore>> all() {
        return Stream.of(pairs(), leases(), fences(), StoreLinkMutants.all()).flatMap(each -> each);
    }

    private static Stream<Mutant<SyncStore>> pairs() {
        return Stream.of(
                mutant(
                        "SS-101",
                        "forgets the policy",
                        on(
                                "pair",
                                call -> call.<Optional<SyncPair>>proceed()
                                        .map(pair -> pair.withPolicy(PairPolicy.twoWay())))),
                mutant("SS-102", "pages in another order", on("pairs", StoreMutants::reversed)),
                mutant(
                        "SS-103",
                        "looks at the first calendar only",
                        on(
                                "pairsOf",
                                call -> call.<List<SyncPair>>proceed().stream()
                                        .filter(pair -> pair.a().account().equals(call.arg(0)))
                                        .toList())),
                mutant("SS-104", "deletes nothing", on("deletePair", call -> null)),
                mutant(
                        "SS-105",
                        "leases what nobody saved",
                        on(
                                "lease",
                                call -> call.<Optional<Lease>>proceed()
                                        .or(() -> Optional.of(new Lease(call.arg(0), 1, Instant.MAX))))),
                mutant(
                        "SS-106",
                        "tells the intents of another pair",
                        on("intents", call -> call.with(0, StoreUnderTest.ONE).proceed())),
                mutant("SS-107", "forgets how far the window was covered", on("progress", call -> {
                    Progress progress = call.proceed();
                    return new Progress(progress.a(), progress.b(), Optional.empty());
                })));
    }

    private static Stream<Mutant<SyncStore>> leases() {
        Set<PairId> leased = new HashSet<>();
        AtomicReference<Optional<Lease>> last = new AtomicReference<>(Optional.empty());
        AtomicInteger taking = new AtomicInteger();
        return Stream.of(
                mutant(
                        "SS-201",
                        "leases what is held",
                        on(
                                "lease",
                                call -> call.<Optional<Lease>>proceed()
                                        .or(() -> Optional.of(new Lease(call.arg(0), 99, Instant.MAX))))),
                mutant(
                        "SS-202",
                        "never lets a lease expire",
                        on("lease", call -> leased.add(call.arg(0)) ? call.proceed() : Optional.empty())),
                mutant("SS-203", "does not prolong a lease", on("renew", call -> call.arg(0))),
                mutant("SS-204", "keeps what is given back", on("release", call -> null)),
                mutant("SS-205", "gives back the lease of another", on("release", call -> {
                    Lease lease = call.arg(0);
                    return call.with(0, next(lease)).proceed();
                })),
                mutant("SS-207", "refuses a late write that nobody contests", on("store", call -> {
                    Lease lease = call.arg(0);
                    SyncStore store = (SyncStore) call.target();
                    if (store.lease(lease.pair(), Duration.ofMinutes(1)).isPresent()) {
                        throw new StaleLeaseException(lease.pair());
                    }
                    return call.proceed();
                })),
                mutant("SS-208", "leases to all that ask at once", on("lease", call -> {
                    taking.incrementAndGet();
                    LockSupport.parkNanos(2_000_000);
                    Optional<Lease> lease = call.proceed();
                    lease.ifPresent(each -> last.set(lease));
                    return lease.isEmpty() && taking.get() > 1 ? last.get() : lease;
                })),
                mutant("SS-209", "takes writes for a deleted pair", quietlyRefused("store")));
    }

    /** For each method that writes, one store that forgets to refuse, and one that refuses too late. */
    private static Stream<Mutant<SyncStore>> fences() {
        return Stream.of("store", "intend", "advance", "park", "unpark", "report", "renew")
                .flatMap(method -> Stream.of(
                        mutant("SS-206", "does not refuse a stale " + method, quietlyRefused(method)),
                        mutant("SS-206", "notices a stale " + method + " after it", on(method, call -> {
                            try {
                                return call.proceed();
                            } catch (StaleLeaseException e) {
                                call.with(0, next(call.arg(0))).proceed();
                                throw e;
                            }
                        }))))
                .filter(mutant -> !mutant.flaw().equals("notices a stale renew after it"));
    }

    static Mutant<SyncStore> mutant(String rule, String flaw, UnaryOperator<SyncStore> wrapper) {
        return new Mutant<>(rule, flaw, wrapper);
    }

    static UnaryOperator<SyncStore> on(String method, Tamper.Flaw flaw) {
        return store -> Tamper.with(SyncStore.class, store, method, flaw);
    }

    /** Changes what is stored. */
    @FunctionalInterface
    interface StoreFlaw {
        LinkChanges change(SyncStore store, Lease lease, LinkChanges changes);
    }

    static UnaryOperator<SyncStore> stored(StoreFlaw flaw) {
        return on(
                "store",
                call -> call.with(1, flaw.change((SyncStore) call.target(), call.arg(0), call.arg(1)))
                        .proceed());
    }

    private static UnaryOperator<SyncStore> quietlyRefused(String method) {
        return on(method, call -> {
            try {
                return call.proceed();
            } catch (StaleLeaseException e) {
                return method.equals("renew") ? call.arg(0) : null;
            }
        });
    }

    private static Lease next(Lease lease) {
        return new Lease(lease.pair(), lease.epoch() + 1, lease.expiresAt());
    }

    static Object reversed(Tamper.Call call) throws Throwable {
        List<Object> list = new ArrayList<>(call.<List<Object>>proceed());
        Collections.reverse(list);
        return list;
    }

    static Object ofBothSides(Tamper.Call call) throws Throwable {
        List<Object> list = new ArrayList<>(call.<List<Object>>proceed());
        list.addAll(call.with(1, call.<Side>arg(1).other()).<List<Object>>proceed());
        return list;
    }
}
