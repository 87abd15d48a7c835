package org.kalends.simulation;

import java.time.Duration;
import java.util.Optional;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryCall;
import org.kalends.memory.InMemoryFaults;

/**
 * What goes wrong during one run. The moments before and after each store write and each remote write are counted; at one of them the
 * process may die, be paused while another takes over, or meet a person who edits.
 */
final class Chaos {

    private enum Blow {
        NONE,
        CRASH,
        PAUSE,
        EDIT
    }

    private final World world;
    private final Dice dice;
    private final Tokens tokens;
    private final Values values;
    private final Totals totals;
    private Blow blow = Blow.NONE;
    private int moments;
    private long writes;
    private int answersUntilLoss;
    private Side lossAt = Side.A;
    private boolean dead;
    private boolean struck;
    private Runnable takeover = () -> {};
    private Runnable edit = () -> {};

    Chaos(World world, Dice dice, Tokens tokens, Totals totals) {
        this.world = world;
        this.dice = dice;
        this.tokens = tokens;
        this.values = new Values(world);
        this.totals = totals;
        world.store.before(write -> moment("before", write, "the store"));
        world.store.after(write -> moment("after", write, "the store"));
        world.alive = this::dieIfDead;
        calm();
    }

    /** Sets what another node and a person do when they interfere. */
    void interference(Runnable anotherNode, Runnable aPerson) {
        takeover = anotherNode;
        edit = aPerson;
    }

    /** Decides what goes wrong in the next run. */
    void plan() {
        calm();
        switch (dice.below(12)) {
            case 0, 1, 2 -> strike(Blow.CRASH);
            case 3 -> strike(Blow.PAUSE);
            case 4 -> strike(Blow.EDIT);
            case 5, 6 -> spoil(dice.oneOf(Side.values()));
            default -> {}
        }
        if (dice.oneIn(15)) {
            Side side = dice.oneOf(Side.values());
            world.provider(side).faults().expireCursors();
            world.lossy.add(side);
            world.trace(() -> "cursors of " + side + " expire");
        }
    }

    /** Switches everything off. */
    void calm() {
        blow = Blow.NONE;
        moments = 0;
        answersUntilLoss = 0;
        dead = false;
        struck = false;
        for (Side side : Side.values()) {
            InMemoryFaults faults = world.provider(side).faults();
            faults.clear();
            faults.before(call -> {
                if (call.write().isPresent()) {
                    checkNeeded(call.write().get(), side);
                    moment("before", call.kind(), side);
                } else {
                    dieIfDead();
                }
            });
            faults.after(call -> after(call, side));
        }
    }

    /** Returns how many remote writes were carried out so far. */
    long writes() {
        return writes;
    }

    /** Returns whether somebody interfered with the run, or it died. */
    boolean struck() {
        return struck;
    }

    private void strike(Blow what) {
        blow = what;
        moments = 1 + dice.below(dice.oneIn(2) ? 10 : 30);
    }

    private void spoil(Side side) {
        InMemoryFaults faults = world.provider(side).faults();
        int nth = 1 + dice.below(3);
        switch (dice.below(6)) {
            case 0 -> faults.throttle(1, Duration.ofMinutes(2));
            case 1 -> faults.failRead(nth, FailureKind.RETRYABLE);
            case 2 -> {
                faults.failPage(nth, dice.oneOf(FailureKind.RETRYABLE, FailureKind.CURSOR_EXPIRED));
                world.lossy.add(side);
            }
            case 3 -> faults.failWrite(nth, dice.oneOf(FailureKind.RETRYABLE, FailureKind.RATE_LIMITED));
            default -> {
                answersUntilLoss = nth;
                lossAt = side;
            }
        }
    }

    private void after(InMemoryCall call, Side side) {
        if (call.write().isPresent()) {
            world.trace(() -> "wrote " + Shown.of(call.write().get()) + " on " + side);
            totals.writes.increment();
            writes++;
            tokens.check(side);
            loseAnswer(side);
            moment("after", call.kind(), side);
        }
    }

    /** Only what differs is written. */
    private void checkNeeded(RemoteWrite write, Side side) {
        if (write instanceof RemoteWrite.Update update) {
            Optional<RemoteEvent> now = world.calendar(side)
                    .event(update.key())
                    .filter(event -> event.version().equals(update.version()));
            for (EventField field : update.fields()) {
                boolean needed = now.isEmpty()
                        || !values.same(field, update.event(), now.get().event());
                Violation.unless(needed, "needless: %s of %s on %s is written again", field, update.key(), side);
            }
        }
    }

    private void loseAnswer(Side side) {
        if (side == lossAt && answersUntilLoss > 0 && --answersUntilLoss == 0) {
            totals.lostAnswers.increment();
            world.trace("the answer is lost");
            throw new ProviderException(FailureKind.AMBIGUOUS, "told to lose an answer");
        }
    }

    private void dieIfDead() {
        if (dead) {
            throw new Crash();
        }
    }

    private void moment(String when, Object what, Object where) {
        dieIfDead();
        if (blow == Blow.NONE || --moments > 0) {
            return;
        }
        Blow now = blow;
        blow = Blow.NONE;
        struck = true;
        world.trace(() -> now + " " + when + " " + what + " on " + where);
        switch (now) {
            case CRASH -> {
                totals.crashes.increment();
                dead = true;
                throw new Crash();
            }
            case PAUSE -> {
                totals.pauses.increment();
                world.clock.pass(World.HOLD.plusMinutes(1));
                takeover.run();
            }
            case EDIT -> {
                totals.disturbances.increment();
                world.clock.pass(Duration.ofMinutes(2));
                edit.run();
            }
            default -> {}
        }
    }
}
