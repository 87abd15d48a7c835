package org.kalends.core.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Action;
import org.kalends.core.internal.plan.MappingFailure;

/**
 * Turns the outcomes of a batch into stored links, and failures into what has to follow. Used by one thread.
 *
 * <p>An intent stays open as long as it is not known what became of its write, or what did become of it is not stored.
 */
final class Outcomes {

    /** So many ids of copies of one original may be burnt before a person has to look. */
    private static final int MOST_TRIES = 5;

    private final RunContext run;
    private final Settlement settlement;
    private final ParkingLot parking;
    private final Tally tally;
    private final Attempt attempt;

    private final Map<LinkId, Integer> tries = new HashMap<>();
    private final List<Link> saved = new ArrayList<>();
    private final List<LinkId> forgotten = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();

    Outcomes(RunContext run, Settlement settlement, ParkingLot parking, Tally tally, Attempt attempt) {
        this.run = run;
        this.settlement = settlement;
        this.parking = parking;
        this.tally = tally;
        this.attempt = attempt;
    }

    /** Stores a batch and returns what has to be tried in another way. */
    List<Action> record(Lease lease, List<Work> batch, Map<Step, WriteOutcome> results) {
        List<Action> again = new ArrayList<>();
        List<Intent> halves = new ArrayList<>();
        for (Work work : batch) {
            List<Work.Failure> failures = work.failures(results);
            if (failures.isEmpty()) {
                done(work.action(), work.steps(), results);
                continue;
            }
            work.steps().stream()
                    .filter(step -> !results.containsKey(step))
                    .forEach(step -> settled.add(step.intent().id()));
            int parked = 0;
            for (Work.Failure failure : failures) {
                parked += failed(work.action(), failure.step(), failure.cause(), again) ? 1 : 0;
            }
            if (parked == failures.size()) {
                work.steps().forEach(step -> settled.add(step.intent().id()));
            } else {
                halves.addAll(answered(work, results));
            }
        }
        if (!halves.isEmpty()) {
            run.store().intend(lease, halves);
        }
        LinkChanges changes = new LinkChanges(saved, forgotten, settled);
        saved.clear();
        forgotten.clear();
        settled.clear();
        run.store().store(lease, changes);
        return again;
    }

    /** Of an action of which a part failed, the intents of what was done stay open, as of now: what follows is somebody's edit. */
    private List<Intent> answered(Work work, Map<Step, WriteOutcome> results) {
        Instant now = run.clock().instant();
        List<Intent> intents = new ArrayList<>();
        for (Step step : work.steps()) {
            if (results.get(step) instanceof WriteOutcome.Written) {
                Intent intent = step.intent();
                settled.add(intent.id());
                intents.add(
                        new Intent(run.ids().get(), intent.pair(), intent.side(), intent.link(), now, intent.write()));
            }
        }
        return intents;
    }

    private void done(Action action, List<Step> steps, Map<Step, WriteOutcome> results) {
        steps.forEach(step -> settled.add(step.intent().id()));
        if (action instanceof Action.Touch touch) {
            save(touch.link());
        } else if (action instanceof Action.Forget forget) {
            forget(forget.link());
        } else if (action instanceof Action.Create create) {
            Link draft = create.draft();
            Link link = new Ties(run)
                    .answered(
                            draft,
                            stored(steps.get(0), results),
                            steps.get(0).intent().at());
            LinkEnd original = steps.size() == 1 ? draft.original() : end(stored(steps.get(1), results));
            save(link.withOriginal(original));
            if (!link.wanted().equals(draft.wanted())) {
                attempt.again();
            }
            create.reversal().flatMap(Action.Reversed::replaces).ifPresent(this::forget);
            tally.created(draft.copySide());
        } else if (action instanceof Action.Promote promote) {
            save(promote.draft().withOriginal(end(stored(steps.get(0), results))));
            promote.reversal().replaces().ifPresent(this::forget);
            tally.updated(promote.draft().originalSide());
        } else if (action instanceof Action.Change change) {
            changed(change, steps, results);
        } else if (action instanceof Action.Delete delete) {
            delete.after().ifPresentOrElse(this::save, () -> forget(delete.link()));
            tally.deleted(delete.side());
        }
    }

    private void changed(Action.Change change, List<Step> steps, Map<Step, WriteOutcome> results) {
        Side originalSide = change.link().originalSide();
        LinkEnd original = change.original();
        LinkEnd copy = change.copy();
        FieldHashes wanted = change.wanted();
        for (Step step : steps) {
            RemoteEvent stored = stored(step, results);
            tally.updated(step.side());
            if (step.side() == originalSide) {
                original = end(stored);
                wanted = change.retiring() ? wanted : wanted(originalSide, stored, wanted);
            } else {
                copy = end(stored);
            }
        }
        save(change.link().with(original, copy, wanted));
        if (change.retiring()) {
            attempt.again();
        }
    }

    private FieldHashes wanted(Side originalSide, RemoteEvent original, FieldHashes planned) {
        try {
            return run.crossing().hashes(run.crossing().forward(originalSide, original.event()));
        } catch (MappingFailure e) {
            return planned;
        }
    }

    /** Returns whether the event was parked, so that nothing more follows in this run. */
    private boolean failed(Action action, Step step, ProviderException failure, List<Action> again) {
        FailureKind kind = failure.kind();
        if (kind == FailureKind.AMBIGUOUS) {
            attempt.again();
            return false;
        }
        settled.add(step.intent().id());
        boolean burnt = action instanceof Action.Create create
                && tries.merge(create.draft().id(), 1, Integer::sum) > MOST_TRIES;
        switch (kind) {
            case RETRYABLE, RATE_LIMITED, AUTHENTICATION -> attempt.stop(failure);
            case NOT_FOUND -> missing(step, failure);
            case CONFLICT -> {
                if (burnt) {
                    park(action, step, failure);
                    return true;
                }
                conflict(action, step, again);
            }
            default -> {
                park(action, step, failure);
                return true;
            }
        }
        return false;
    }

    private void conflict(Action action, Step step, List<Action> again) {
        if (action instanceof Action.Create create && step.write() instanceof RemoteWrite.Create) {
            again.add(Steps.nextGeneration(create));
        } else {
            attempt.suspect(step.side(), key(step));
        }
    }

    private void missing(Step step, ProviderException failure) {
        if (step.write() instanceof RemoteWrite.Create) {
            attempt.stop(failure);
        } else {
            attempt.suspect(step.side(), key(step));
        }
    }

    /** Parks where the change came from, so that a retry reads it again. */
    private void park(Action action, Step step, ProviderException failure) {
        String reason = String.valueOf(failure.getMessage());
        Side side = step.side();
        EventKey key;
        if (action instanceof Action.Create create) {
            side = create.draft().originalSide();
            key = create.draft().original().key();
        } else if (action instanceof Action.Change change) {
            Side originalSide = change.link().originalSide();
            key = step.side() == originalSide
                    ? change.copy().key()
                    : change.original().key();
            side = step.side().other();
        } else if (action instanceof Action.Delete delete && delete.because().isPresent()) {
            key = delete.because().get();
            side = step.side().other();
        } else {
            key = key(step);
        }
        parking.park(side, key, reason);
    }

    private void save(Link link) {
        saved.add(link);
        settled.addAll(settlement.intents(link.id()));
    }

    private void forget(LinkId link) {
        forgotten.add(link);
        settled.addAll(settlement.intents(link));
    }

    private LinkEnd end(RemoteEvent event) {
        return run.crossing().end(event, run.crossing().hashes(event.event()), run.window());
    }

    private static RemoteEvent stored(Step step, Map<Step, WriteOutcome> results) {
        if (results.get(step) instanceof WriteOutcome.Written written) {
            return written.stored();
        }
        throw new IllegalStateException("a provider answered a write with the wrong outcome");
    }

    private static EventKey key(Step step) {
        if (step.write() instanceof RemoteWrite.Update update) {
            return update.key();
        }
        if (step.write() instanceof RemoteWrite.Delete delete) {
            return delete.key();
        }
        throw new IllegalStateException("a creation has no key yet");
    }

    /** Returns the intents that no stored link has settled. */
    Optional<LinkChanges> leftovers() {
        List<String> open = settlement.allIntents();
        return open.isEmpty() ? Optional.empty() : Optional.of(new LinkChanges(List.of(), List.of(), open));
    }
}
