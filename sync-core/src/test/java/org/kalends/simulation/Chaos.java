package org.kalends.simulation;

import java.time.Duration;
import java.util.Optional;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.Side;

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
    }

    /** Returns who looks on at one side. */
    WatchedProvider.Watcher watcher(Side side) {
        return new WatchedProvider.Watcher() {
            @Override
            public void calling() {
                dieIfDead();
            }

            @Override
            public void writing(RemoteWrite write) {
                checkNeeded(write, side);
                moment("before", write.getClass().getSimpleName(), side);
            }

            @Override
            public void written(RemoteWrite write, boolean answerLost) {
                after(write, answerLost, side);
            }

            @Override
            public boolean interferes() {
                return blow != Blow.NONE;
            }
        };
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
            world.remote(side).expireCursors();
            world.lossy.add(side);
            world.trace(() -> "cursors of " + side + " expire");
        }
    }

    /** Switches everything off. */
    void calm() {
        blow = Blow.NONE;
        moments = 0;
        dead = false;
        struck = false;
        for (Side side : Side.values()) {
            world.provider(side).calm();
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
        WatchedProvider provider = world.provider(side);
        int nth = 1 + dice.below(3);
        switch (dice.below(6)) {
            case 0 -> provider.throttle();
            case 1 -> provider.failRead(nth);
            case 2 -> {
                provider.failPage(nth, dice.oneOf(FailureKind.RETRYABLE, FailureKind.CURSOR_EXPIRED));
                world.lossy.add(side);
            }
            case 3 -> provider.failWrite(nth, dice.oneOf(FailureKind.RETRYABLE, FailureKind.RATE_LIMITED));
            default -> provider.loseAnswer(nth);
        }
    }

    private void after(RemoteWrite write, boolean answerLost, Side side) {
        world.trace(() -> "wrote " + Shown.of(write) + " on " + side);
        totals.writes.increment();
        writes++;
        tokens.check(side);
        if (answerLost) {
            totals.lostAnswers.increment();
            world.trace("the answer is lost");
        } else {
            moment("after", write.getClass().getSimpleName(), side);
        }
    }

    /** Only what differs is written. */
    private void checkNeeded(RemoteWrite write, Side side) {
        if (write instanceof RemoteWrite.Update update) {
            Optional<RemoteEvent> now = world.remote(side)
                    .event(update.key())
                    .filter(event -> event.version().equals(update.version()));
            for (EventField field : update.fields()) {
                boolean needed = now.isEmpty()
                        || !values.same(field, update.event(), now.get().event());
                Violation.unless(needed, "needless: %s of %s on %s is written again", field, update.key(), side);
            }
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
