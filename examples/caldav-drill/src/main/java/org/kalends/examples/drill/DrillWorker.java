package org.kalends.examples.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.kalends.api.store.RunReport;
import org.kalends.core.SyncEngine;

/** The process that gets killed: runs the pair with an empty store until a run writes nothing. */
final class DrillWorker {

    private static final int MOST_RUNS = 10;

    private DrillWorker() {}

    /** Takes the servers file, the name of the calendars and the secret. */
    public static void main(String[] args) throws IOException {
        DrillServers servers = DrillServers.read(Path.of(args[0]));
        DrillCalendar a = new DrillCalendar(servers.a(), args[1]);
        DrillCalendar b = new DrillCalendar(servers.b(), args[1]);
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine = pair.engine(args[2].getBytes(StandardCharsets.US_ASCII));
            System.out.println("running");
            for (int i = 1; i <= MOST_RUNS; i++) {
                RunReport report = engine.run(DrillPair.ID);
                System.out.println("  run " + i + ": " + report.outcome() + ", to B " + report.forward() + ", to A "
                        + report.back()
                        + report.reason().map(reason -> ", " + reason).orElse(""));
                System.out.println("    requests so far: " + pair.requests());
                if (report.outcome() == RunReport.Outcome.SUCCEEDED && report.writes() == 0) {
                    System.out.println("in step");
                    return;
                }
            }
        }
        System.exit(1);
    }
}
