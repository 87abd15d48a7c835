package org.kalends.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * What an {@link InMemoryProvider} does beside what it should, and how often it was called.
 *
 * <p>Nothing is wrong until it is switched on. Faults that are counted go off by themselves; {@link #clear()} switches off
 * all of them and leaves the normaliser and the counts. Safe for use by several threads.
 */
public final class InMemoryFaults {

    private final Map<InMemoryCall.Kind, Integer> counts = new EnumMap<>(InMemoryCall.Kind.class);
    private final List<Planned> planned = new ArrayList<>();
    private final Set<AccountId> revoked = new HashSet<>();
    private volatile UnaryOperator<CalendarEvent> normaliser = UnaryOperator.identity();
    private volatile Consumer<InMemoryCall> before = InMemoryFaults::nothing;
    private volatile Consumer<InMemoryCall> after = InMemoryFaults::nothing;
    private Optional<PageFailure> pageFailure = Optional.empty();
    private long cursorGeneration;

    InMemoryFaults() {}

    private record PageFailure(int page, FailureKind kind) {}

    /** A failure that waits for its call. */
    private static final class Planned {
        private final Predicate<InMemoryCall> calls;
        private final boolean afterwards;
        private final ProviderException failure;
        private int pass;
        private int times;

        Planned(Predicate<InMemoryCall> calls, boolean afterwards, int pass, int times, ProviderException failure) {
            this.calls = calls;
            this.afterwards = afterwards;
            this.pass = pass;
            this.times = times;
            this.failure = failure;
        }

        boolean strikes(InMemoryCall call, boolean isOver) {
            if (isOver != afterwards || times == 0 || !calls.test(call)) {
                return false;
            }
            if (pass > 0) {
                pass--;
                return false;
            }
            times--;
            return true;
        }
    }

    /** Changes every event on its way into a calendar, whoever writes it, as a server does that trims, truncates or strips. */
    public void normalise(UnaryOperator<CalendarEvent> change) {
        normaliser = change;
    }

    /** Makes all cursors that were handed out so far unusable, those of half-read answers too. */
    public synchronized void expireCursors() {
        cursorGeneration++;
    }

    /** Fails the next calls with RATE_LIMITED. */
    public void throttle(int calls, Duration retryAfter) {
        plan(
                call -> call.write().isEmpty(),
                false,
                1,
                calls,
                new ProviderException(
                        FailureKind.RATE_LIMITED, "told to be throttled", Optional.of(retryAfter), Optional.empty()));
    }

    /** Fails the {@code nth} read from now on, counted from 1; pages count one by one. */
    public void failRead(int nth, FailureKind kind) {
        plan(call -> call.kind().isRead(), false, nth, 1, told(kind, "a read"));
    }

    /** Fails the next page that has this number in its answer, counted from 1; the pages before it are told as ever. */
    public synchronized void failPage(int page, FailureKind kind) {
        pageFailure = Optional.of(new PageFailure(page, kind));
    }

    /** Fails the next {@code times} single writes before anything is changed. */
    public void failWrites(int times, FailureKind kind) {
        plan(call -> call.write().isPresent(), false, 1, times, told(kind, "a write"));
    }

    /** Fails the {@code nth} single write from now on, counted from 1, before anything is changed. */
    public void failWrite(int nth, FailureKind kind) {
        plan(call -> call.write().isPresent(), false, nth, 1, told(kind, "a write"));
    }

    /** Carries out the next {@code times} single writes and loses their answers: they fail with AMBIGUOUS. */
    public void loseAnswers(int times) {
        plan(call -> call.write().isPresent(), true, 1, times, told(FailureKind.AMBIGUOUS, "an answer"));
    }

    /** Carries out the {@code nth} single write from now on, counted from 1, and loses its answer. */
    public void loseAnswer(int nth) {
        plan(call -> call.write().isPresent(), true, nth, 1, told(FailureKind.AMBIGUOUS, "an answer"));
    }

    /** Fails all calls for an account with AUTHENTICATION until it is granted again. */
    public synchronized void revoke(AccountId account) {
        revoked.add(account);
    }

    /** Ends what {@link #revoke(AccountId)} began. */
    public synchronized void grant(AccountId account) {
        revoked.remove(account);
    }

    /**
     * Runs something before each call and each single write, for example a change behind the caller's back. What it throws comes
     * out of the call; a {@link ProviderException} becomes the outcome of a single write.
     */
    public void before(Consumer<InMemoryCall> hook) {
        before = hook;
    }

    /** Runs something after each call and each single write that did not fail. What it throws replaces the answer. */
    public void after(Consumer<InMemoryCall> hook) {
        after = hook;
    }

    /** Switches all faults and hooks off. */
    public synchronized void clear() {
        planned.clear();
        revoked.clear();
        pageFailure = Optional.empty();
        before = InMemoryFaults::nothing;
        after = InMemoryFaults::nothing;
    }

    /** Returns how often something was called since the last {@link #resetCounts()}, failed calls included. */
    public synchronized int count(InMemoryCall.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Returns how many calls there were, each page and each batch being one. */
    public synchronized int calls() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(InMemoryCall.Kind.WRITE) <= 0)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Returns how many single writes there were, failed ones included. */
    public synchronized int writes() {
        return count(InMemoryCall.Kind.CREATE) + count(InMemoryCall.Kind.UPDATE) + count(InMemoryCall.Kind.DELETE);
    }

    /** Counts from zero again. */
    public synchronized void resetCounts() {
        counts.clear();
    }

    CalendarEvent normalised(CalendarEvent event) {
        return normaliser.apply(event);
    }

    void entering(InMemoryCall call) {
        synchronized (this) {
            counts.merge(call.kind(), 1, Integer::sum);
            if (revoked.contains(call.account())) {
                throw told(FailureKind.AUTHENTICATION, "an account");
            }
            strike(call, false);
        }
        before.accept(call);
    }

    void leaving(InMemoryCall call) {
        synchronized (this) {
            strike(call, true);
        }
        after.accept(call);
    }

    synchronized long cursorGeneration() {
        return cursorGeneration;
    }

    synchronized void turningTo(int page) {
        if (pageFailure.isPresent() && pageFailure.get().page() == page) {
            FailureKind kind = pageFailure.get().kind();
            pageFailure = Optional.empty();
            throw told(kind, "a page");
        }
    }

    private void strike(InMemoryCall call, boolean isOver) {
        for (Planned plan : planned) {
            if (plan.strikes(call, isOver)) {
                planned.removeIf(each -> each.times == 0);
                throw plan.failure;
            }
        }
    }

    private synchronized void plan(
            Predicate<InMemoryCall> calls, boolean afterwards, int nth, int times, ProviderException failure) {
        if (nth < 1 || times < 0) {
            throw new IllegalArgumentException("faults: calls are counted from 1");
        }
        if (times > 0) {
            planned.add(new Planned(calls, afterwards, nth - 1, times, failure));
        }
    }

    private static void nothing(InMemoryCall call) {}

    private static ProviderException told(FailureKind kind, String what) {
        return new ProviderException(kind, "told to fail " + what);
    }
}
