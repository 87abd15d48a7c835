package org.kalends.examples.hostdrill;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The end of a drill: its figures, and whether everything is as it has to be.
 *
 * @param world everything
 * @param lags how long changes took
 * @param runsBefore how many runs there had been before people began to edit, by how they ended
 */
record Verdict(World world, Lags lags, Map<String, Long> runsBefore) {

    /** Prints the figures and returns whether nothing is lost, doubled, left over or waiting, and nobody got mail. */
    boolean isGood(PrintStream out) throws SQLException {
        Map<String, Long> runs = world.ledger().runs();
        runsBefore.forEach((outcome, before) -> runs.merge(outcome, -before, Long::sum));
        Map<String, Long> pairs = world.ledger().pairs();
        int mails = world.services().mails();
        out.println(lags.told());
        out.println("runs: " + runs);
        out.println("calls: " + world.calls().take());
        out.println("memory: "
                + world.hosts().nodes().stream()
                        .map(node -> node + " " + node.peakMib() + " MiB at most")
                        .collect(Collectors.joining(", ")));
        out.println("pairs: " + pairs);
        out.println("apart: " + world.told());
        out.println("mails and guest writes: " + mails);
        out.println("changes that never arrived: " + lags.waiting());
        return world.faults().isEmpty()
                && mails == 0
                && lags.waiting() == 0
                && pairs.equals(Map.of("ACTIVE", (long) world.pairs().size(), "parked events", 0L, "intents left", 0L));
    }
}
