package org.kalends.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncPreview;
import org.kalends.core.SyncWorker;

/** One seed: a person, two calendars and an engine that keeps dying, for so many steps; then peace, and the last judgement. */
final class Life {

    private static final int MOST_RUNS_TO_PEACE = 6;

    private final World world;
    private final Dice dice;
    private final Totals totals;
    private final Marks marks;
    private final Tokens tokens;
    private final Person person;
    private final Truth truth;
    private final Chaos chaos;
    private SyncWorker worker;
    private boolean rung;

    Life(long seed, Kinds kinds, Parts parts, Storage storage, Totals totals, boolean traced) {
        this.dice = new Dice(seed);
        this.totals = totals;
        this.world = new World(dice, kinds, parts, storage, traced);
        this.marks = new Marks(world);
        this.tokens = new Tokens(world, marks);
        this.person = new Person(world, dice, tokens, marks);
        this.truth = new Truth(world, marks);
        this.chaos = new Chaos(world, dice, tokens, totals);
        world.begin(chaos::watcher);
        chaos.calm();
        this.worker = world.worker();
        chaos.interference(this::anotherNode, this::disturb);
    }

    List<String> trace() {
        return world.trace;
    }

    /** Lives for a number of steps, in the end in peace; throws a {@link Violation} when the engine does something wrong. */
    void live(int steps) {
        totals.seeds.increment();
        try {
            for (int i = 0; i < steps; i++) {
                totals.steps.increment();
                step();
                tokens.check(Side.A);
                tokens.check(Side.B);
            }
            peace();
        } finally {
            world.end();
        }
    }

    private void step() {
        int choice = dice.below(100);
        pass(Duration.ofMinutes(2 + dice.below(5)));
        if (choice < 60) {
            truth.personally(person::act);
        } else if (choice < 95) {
            ring();
            chaos.plan();
            run();
            chaos.calm();
            confirm();
        } else if (choice < 98) {
            pass(Duration.ofHours(1 + dice.below(20)));
        } else {
            pass(Duration.ofDays(1 + dice.below(3)));
        }
    }

    private void pass(Duration time) {
        world.clock.pass(time);
    }

    /** The services notice: once, several times, or late. */
    private void ring() {
        int times = 1 + dice.below(2);
        for (int i = 0; i < times; i++) {
            worker.doorbell(world.remote(dice.oneOf(Side.values())).calendar());
        }
        if (dice.oneIn(6)) {
            world.queue.request(World.PAIR, world.clock.instant().plus(Duration.ofMinutes(dice.below(30))));
        }
    }

    /** Lets the worker take what is due, and judges. */
    private Optional<RunReport> run() {
        State before = State.withWindow(world, marks);
        rung = false;
        Optional<RunReport> report = Optional.empty();
        try {
            report = worker.runNext();
        } catch (Crash e) {
            worker = world.worker();
            pass(dice.oneIn(2) ? World.HOLD : Duration.ZERO);
        } catch (StaleLeaseException e) {
            world.trace("stale lease");
        }
        State after = State.withWindow(world, marks);
        judge(report, before, after);
        return report;
    }

    private void judge(Optional<RunReport> report, State before, State after) {
        if (world.traced) {
            show(Side.A, after);
            show(Side.B, after);
            world.store
                    .links(World.PAIR, Optional.empty(), 1000)
                    .forEach(link -> world.trace(() -> "  link " + link.id()
                            + " " + link.state() + " " + link.originalSide() + " "
                            + link.original().key() + " -> "
                            + link.copy().map(LinkEnd::key)));
            world.store.intents(World.PAIR).forEach(intent -> world.trace(() -> "  intent " + intent));
            world.trace(() -> "run " + report.map(done -> done.outcome() + " " + done.reason() + " " + done.notes()));
        }
        if (!chaos.struck()) {
            truth.checkForeign(before, after);
        }
        if (report.isEmpty() && !chaos.struck()) {
            return;
        }
        for (Side side : Side.values()) {
            before.events(side).keySet().stream()
                    .filter(key -> after.event(side, key).isEmpty())
                    .forEach(key -> person.binned(side, key));
        }
        totals.runs.increment();
        Instant now = world.clock.instant();
        boolean due = world.queue.nextDue().filter(next -> !next.isAfter(now)).isPresent();
        Violation.unless(due || !rung || report.isEmpty(), "queue: a doorbell that rang during the run is lost");
        boolean complete = report.filter(done -> done.outcome() == RunReport.Outcome.SUCCEEDED)
                .isPresent();
        if (complete && !chaos.struck()) {
            totals.completed.increment();
            truth.completed(before, after);
        } else if (chaos.struck()
                || report.filter(done -> done.outcome() != RunReport.Outcome.SKIPPED)
                        .isPresent()) {
            truth.interrupted(after);
        }
    }

    private void show(Side side, State state) {
        state.events(side)
                .values()
                .forEach(event -> world.trace(() -> "  " + side + " " + event.key() + " " + Shown.of(event)));
    }

    /** Another node takes the pair over while this one sleeps. */
    private void anotherNode() {
        try {
            world.worker().runNext();
        } catch (StaleLeaseException e) {
            world.trace("stale lease of the other node");
        }
    }

    /** A person edits in the middle of a run; the doorbell that follows must not be lost. */
    private void disturb() {
        truth.personally(person::act);
        worker.doorbell(world.remote(Side.A).calendar());
        rung = true;
    }

    private void peace() {
        chaos.calm();
        world.trace("peace");
        person.heal();
        pass(Duration.ofHours(25));
        while (LocalTime.ofInstant(world.clock.instant(), World.ZONE).isAfter(LocalTime.of(20, 0))) {
            pass(Duration.ofHours(1));
        }
        boolean quiet = false;
        for (int i = 0; i < MOST_RUNS_TO_PEACE && !quiet; i++) {
            quiet = calmRun();
        }
        Violation.unless(quiet, "restless: still writing after %d runs in peace", MOST_RUNS_TO_PEACE);
        new LinkCheck(world, marks, truth).check();
        Violation.unless(calmRun(), "restless: a further run writes");
        world.engine()
                .preview(World.PAIR)
                .items()
                .forEach(item -> Violation.unless(
                        isRefused(item),
                        "restless: a preview shows %s on %s of %s",
                        item.kind(),
                        item.side(),
                        item.key()));
    }

    /** What the service refused is parked by one end of its link, and a preview shows what the next try will be. */
    private boolean isRefused(SyncPreview.Item item) {
        List<Link> links = world.store.links(World.PAIR, Optional.empty(), 1000).stream()
                .filter(link -> link.end(item.side())
                        .filter(end -> end.key().equals(item.key()))
                        .isPresent())
                .toList();
        return world.store.parked(World.PAIR).stream()
                .anyMatch(parked -> isOf(parked, item) || links.stream().anyMatch(link -> isOf(parked, link)));
    }

    private static boolean isOf(ParkedEvent parked, SyncPreview.Item item) {
        return item.kind() == SyncPreview.Kind.CREATE
                && parked.side() == item.side().other()
                && parked.key().equals(item.key());
    }

    private static boolean isOf(ParkedEvent parked, Link link) {
        return link.end(parked.side())
                .filter(end -> end.key().equals(parked.key())
                        || end.seriesKey().filter(parked.key()::equals).isPresent())
                .isPresent();
    }

    /** Runs once without disturbance; returns whether nothing was written. */
    private boolean calmRun() {
        pass(Duration.ofMinutes(10));
        confirm();
        long before = chaos.writes();
        worker.doorbell(world.remote(Side.A).calendar());
        Optional<RunReport> report = run();
        boolean complete = report.filter(done -> done.outcome() == RunReport.Outcome.SUCCEEDED)
                .isPresent();
        Violation.unless(
                !complete || report.orElseThrow().writes() > 0 || chaos.writes() == before, "a report hides writes");
        return complete && chaos.writes() == before;
    }

    /** A person looks at what would be deleted, and agrees. */
    private void confirm() {
        if (world.store.pair(World.PAIR).orElseThrow().status() == SyncPair.Status.NEEDS_CONFIRMATION) {
            SyncEngine engine = world.engine();
            engine.confirm(World.PAIR, engine.preview(World.PAIR).deletions());
        }
    }
}
