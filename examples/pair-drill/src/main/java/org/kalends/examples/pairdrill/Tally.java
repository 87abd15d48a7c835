package org.kalends.examples.pairdrill;

import java.time.Duration;
import java.util.Map;
import org.kalends.api.store.RunReport;

/**
 * What one run cost.
 *
 * @param report what it did
 * @param took how long it took
 * @param a the requests to the account of side A, by method and path
 * @param b the requests to the account of side B
 */
record Tally(RunReport report, Duration took, Map<String, Integer> a, Map<String, Integer> b) {

    /** Returns a row of a table. */
    String row(String name) {
        return String.format(
                "| %s | %.1f | %d | %s | %s |", name, took.toMillis() / 1000.0, report.writes(), told(a), told(b));
    }

    private static String told(Map<String, Integer> requests) {
        return requests.toString().replaceAll("[{}]", "");
    }
}
