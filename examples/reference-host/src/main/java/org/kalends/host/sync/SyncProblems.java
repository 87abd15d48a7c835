package org.kalends.host.sync;

import java.util.Optional;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;

/** What is wrong with a sync, and what its user can do. */
final class SyncProblems {

    private SyncProblems() {}

    static boolean runs(SyncPair.Status status) {
        return status == SyncPair.Status.ACTIVE || status == SyncPair.Status.CONFIRMED;
    }

    static Optional<SyncProblem> of(SyncPair pair, Optional<RunReport> last, int parked) {
        return switch (pair.status()) {
            case NEEDS_RECONNECT ->
                Optional.of(new SyncProblem(
                        pair.status().name(),
                        "The access to one of the two accounts has ended. Nothing was deleted.",
                        "Connect the account again; the sync then goes on by itself."));
            case NEEDS_CONFIRMATION ->
                Optional.of(new SyncProblem(
                        pair.status().name(),
                        "The next run would delete many events, so it waits.",
                        "Look at the preview. Confirm when it is what you want; otherwise bring the events back."));
            case PAUSED -> Optional.empty();
            case ACTIVE, CONFIRMED -> last.flatMap(report -> ofRun(report)).or(() -> ofParked(parked));
        };
    }

    private static Optional<SyncProblem> ofRun(RunReport report) {
        String reason = report.reason().orElse("The last run did not succeed.");
        return switch (report.outcome()) {
            case FAILED, DEFERRED ->
                Optional.of(new SyncProblem(
                        report.outcome().name(),
                        reason,
                        report.dueAgain().isPresent()
                                ? "Nothing: it is tried again by itself."
                                : "It is tried again at the next look. If it stays, check both calendars, or"
                                        + " make the sync anew."));
            default -> Optional.empty();
        };
    }

    private static Optional<SyncProblem> ofParked(int parked) {
        return parked == 0
                ? Optional.empty()
                : Optional.of(new SyncProblem(
                        "PARKED",
                        parked == 1 ? "One event cannot be synced." : parked + " events cannot be synced.",
                        "The list of parked events says why. They are tried again when they change, and from"
                                + " time to time."));
    }
}
