package org.kalends.examples.pairdrill;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;

/** The drill: fills a calendar, syncs it with another one, and prints what each kind of run costs. */
final class PairDrill {

    private static final int EVENTS = 1_000;
    private static final int EDITS = 200;
    private static final int FEW = 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private PairDrill() {}

    /** Takes the number of events and the number of edits, both optional. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : EVENTS;
        int edits = args.length > 1 ? Integer.parseInt(args[1]) : EDITS;
        boolean passed = true;
        for (DrillWorld.Accounts accounts : DrillWorld.Accounts.values()) {
            System.out.println("## " + accounts);
            try (DrillWorld world = new DrillWorld(Clock.systemUTC(), PairPolicy.twoWay(), accounts)) {
                passed &= costs(world, events);
            }
            try (DrillWorld world = new DrillWorld(Clock.systemUTC(), PairPolicy.twoWay(), accounts)) {
                for (Doorbells.Times times : times(world, edits)) {
                    System.out.println(times);
                    passed &= times.percentile(100).compareTo(LIMIT) < 0;
                }
            }
        }
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private static boolean costs(DrillWorld world, int events) {
        List<String> ids = world.a()
                .add(events, LocalDate.now(Clock.systemUTC()).plusDays(1).atTime(8, 0));
        System.out.println("| run | seconds | writes | requests for side A | requests for side B |");
        System.out.println("|---|---|---|---|---|");
        Tally first = told(world, "first sync of " + events + " events");
        Tally echo = told(world, "the run after it");
        Tally idle = told(world, "an idle run");
        world.a().retitle(ids.get(0), "Edited");
        Tally one = told(world, "one edit");
        ids.subList(0, events / 10).forEach(id -> world.a().retitle(id, "Edited again"));
        Tally many = told(world, events / 10 + " edits");
        return first.report().writes() == events
                && echo.report().writes() == 0
                && idle.report().writes() == 0
                && one.report().writes() == 1
                && many.report().writes() == events / 10
                && List.of(first, echo, idle, one, many).stream()
                        .allMatch(tally -> tally.report().outcome() == RunReport.Outcome.SUCCEEDED)
                && world.a().titles().equals(world.b().titles());
    }

    /** Measures how long each of so many edits takes to the other side. */
    static List<Doorbells.Times> times(DrillWorld world, int edits) throws IOException, InterruptedException {
        world.a().add(FEW, LocalDate.now(Clock.systemUTC()).plusDays(1).atTime(8, 0));
        world.run();
        try (Doorbells doorbells = new Doorbells(world)) {
            return doorbells.edits(edits);
        }
    }

    private static Tally told(DrillWorld world, String name) {
        Tally tally = world.run();
        System.out.println(tally.row(name));
        return tally;
    }
}
