package org.kalends.examples.hostdrill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Two reference hosts on one PostgreSQL keep many pairs in step while people edit on both sides. Hosts are killed at random and started
 * again. Nothing polls, so a doorbell that is lost leaves a pair apart for good.
 */
final class HostDrill {

    private static final int PAIRS = 1_000;
    private static final int MINUTES = 10;
    private static final int KILLS = 6;
    private static final double EDITS_A_SECOND = 3;
    private static final int THREADS = 4;
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final Plan plan;
    private final PrintStream out;
    private final World world;
    private final Lags lags;

    private HostDrill(Plan plan, World world, PrintStream out) {
        this.plan = plan;
        this.world = world;
        this.lags = new Lags(world.hosts()::calm);
        this.out = out;
    }

    /** Takes the numbers of pairs, minutes and kills, a seed, and how many edits people make in a second, all of them optional. */
    public static void main(String[] args) throws Exception {
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        Plan plan = new Plan(
                number(args, 0, PAIRS),
                Duration.ofMinutes(number(args, 1, MINUTES)),
                number(args, 2, KILLS),
                seed,
                args.length > 4 ? Double.parseDouble(args[4]) : EDITS_A_SECOND,
                Files.createTempDirectory("host-drill"));
        boolean passed = run(plan, System.out);
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private static int number(String[] args, int place, int standard) {
        return args.length > place ? Integer.parseInt(args[place]) : standard;
    }

    /** Does a drill, prints its figures, and returns whether everything was as it has to be. */
    static boolean run(Plan plan, PrintStream out)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        out.println("seed " + plan.seed() + ", logs in " + plan.folder());
        try (World world = new World(plan, new Random(plan.seed()))) {
            HostDrill drill = new HostDrill(plan, world, out);
            try {
                return drill.run();
            } finally {
                drill.lags.close();
            }
        }
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException, SQLException {
        timed("hosts serve", () -> {
            world.hosts().awaitReady();
            return true;
        });
        timed(world.pairs().size() * 2 + " accounts connected", () -> inParallel(this::connect));
        Map<String, String> connections = world.client().connections();
        timed(
                world.pairs().size() + " syncs made and run",
                () -> inParallel(pair -> world.client().sync(pair, connections)));
        boolean begun = timed("first copies there", this::catchUp) && timed("all calendars watched", this::watched);
        out.println("calls so far: " + world.calls().take());
        Map<String, Long> runsBefore = world.ledger().runs();
        if (!begun) {
            out.println("the drill cannot begin: " + world.told());
            return false;
        }
        edit();
        boolean inStep = timed("in step again", this::catchUp);
        TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
        return new Verdict(world, lags, runsBefore).isGood(out) && inStep;
    }

    private void edit() throws IOException, InterruptedException, ExecutionException {
        ExecutorService killer = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> killed = killer.submit(() -> {
                world.hosts().kill(plan.kills(), plan.time());
                return true;
            });
            new People(world.pairs(), plan.editsASecond(), new Random(plan.seed() + 1), lags).edit(plan.time());
            out.println("people edited for " + plan.time().toSeconds() + " s, " + lags.waiting()
                    + " changes on their way, " + world.computed());
            killed.get();
        } finally {
            killer.shutdownNow();
        }
    }

    private void connect(DrillPair pair) throws IOException, InterruptedException {
        world.client().connect(pair.calendar(Side.A));
        world.client().connect(pair.calendar(Side.B));
    }

    /** Waits until all pairs are in step, and returns whether they ever were. */
    private boolean catchUp() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
        for (DrillPair pair : world.pairs()) {
            while (!pair.faults().isEmpty()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        return true;
    }

    /** Waits until each calendar has a subscription. */
    private boolean watched() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
        double all = world.pairs().size() * 2.0;
        while (System.nanoTime() < end) {
            if (world.client().figure("kalends_subscriptions").equals(Optional.of(all))) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    private boolean timed(String what, Callable<Boolean> step) throws InterruptedException {
        long begun = System.nanoTime();
        boolean done;
        try {
            done = step.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(what + ": failed", e);
        }
        out.printf(
                "%s: %s after %.1f s, %s%n",
                what,
                done ? "yes" : "no",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                world.computed());
        return done;
    }

    /** A step for one pair. */
    private interface Step {
        void take(DrillPair pair) throws IOException, InterruptedException;
    }

    private boolean inParallel(Step step) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> steps = world.pairs().stream()
                    .map(pair -> (Callable<Boolean>) () -> {
                        step.take(pair);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(steps)) {
                done.get();
            }
            return true;
        } finally {
            threads.shutdownNow();
        }
    }
}
