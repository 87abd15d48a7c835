package org.kalends.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Lease;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.Side;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;

/**
 * Runs a leased pair until it is in step, a bounded number of times, and reports.
 *
 * <p>A conflict means run again, a rate limit means due later: nothing here waits.
 */
public final class PairRun {

    private static final int MOST_ATTEMPTS = 4;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RunContext run;
    private final Lease lease;
    private final Duration hold;
    private final Tally tally = new Tally();
    private final Instant startedAt;

    /** Creates the run of a pair that was leased for {@code hold}. */
    public PairRun(RunContext run, Lease lease, Duration hold) {
        this.run = run;
        this.lease = lease;
        this.hold = hold;
        this.startedAt = run.clock().instant();
    }

    /** Runs and stores the report. */
    public RunReport run() {
        RunReport report;
        try {
            report = attempts();
        } catch (ProviderException e) {
            report = failed(e);
        } catch (StoreException | StaleLeaseException e) {
            throw e;
        } catch (RuntimeException e) {
            report = broken(e);
        }
        run.store().report(lease, report, status(report.outcome()));
        return report;
    }

    private RunReport attempts() {
        Attempt before = new Attempt();
        ParkingLot parking = new ParkingLot(run, lease, tally);
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            SyncRun attempt = new SyncRun(run, lease, hold, tally, parking, before);
            SyncRun.End end = attempt.run();
            if (end == SyncRun.End.COMPLETE) {
                return report(Outcome.SUCCEEDED, Optional.empty(), Optional.empty());
            }
            if (end == SyncRun.End.NEEDS_CONFIRMATION) {
                String reason = "many events would be deleted: look at the preview, then confirm";
                return report(Outcome.NEEDS_CONFIRMATION, Optional.of(reason), Optional.empty());
            }
            before = attempt.attempt();
        }
        return report(
                Outcome.DEFERRED,
                Optional.of("the calendars kept changing during the run"),
                Optional.of(run.clock().instant().plus(SOON)));
    }

    private RunReport failed(ProviderException e) {
        Instant now = run.clock().instant();
        Optional<String> reason = Optional.ofNullable(e.getMessage());
        return switch (e.kind()) {
            case AUTHENTICATION -> report(Outcome.NEEDS_RECONNECT, reason, Optional.empty());
            case RETRYABLE ->
                report(
                        Outcome.FAILED,
                        reason,
                        Optional.of(now.plus(e.retryAfter().orElse(SOON))));
            case RATE_LIMITED ->
                report(
                        Outcome.DEFERRED,
                        reason,
                        Optional.of(now.plus(e.retryAfter().orElse(SOON))));
            default -> report(Outcome.FAILED, reason, Optional.empty());
        };
    }

    /** A provider broke its contract. Its message may hold content, so only its kind and place are told. */
    private RunReport broken(RuntimeException e) {
        String place = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        String reason = "a part of the program failed with " + e.getClass().getName() + place;
        return report(
                Outcome.FAILED,
                Optional.of(reason),
                Optional.of(run.clock().instant().plus(SOON)));
    }

    private RunReport report(Outcome outcome, Optional<String> reason, Optional<Instant> dueAgain) {
        return new RunReport(
                run.ids().get(),
                run.pair().id(),
                startedAt,
                run.clock().instant(),
                outcome,
                tally.counts(Side.B),
                tally.counts(Side.A),
                tally.notes(),
                reason,
                dueAgain);
    }

    private Optional<SyncPair.Status> status(Outcome outcome) {
        SyncPair.Status now = run.pair().status();
        boolean changedMeanwhile = run.store()
                .pair(run.pair().id())
                .filter(pair -> pair.status() == now)
                .isEmpty();
        if (changedMeanwhile) {
            return Optional.empty();
        }
        return switch (outcome) {
            case NEEDS_CONFIRMATION -> Optional.of(SyncPair.Status.NEEDS_CONFIRMATION);
            case NEEDS_RECONNECT -> Optional.of(SyncPair.Status.NEEDS_RECONNECT);
            case SUCCEEDED -> now == SyncPair.Status.ACTIVE ? Optional.empty() : Optional.of(SyncPair.Status.ACTIVE);
            default -> Optional.empty();
        };
    }
}
