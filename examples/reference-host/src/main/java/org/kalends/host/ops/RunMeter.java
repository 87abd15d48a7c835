package org.kalends.host.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.kalends.api.store.RunReport;
import org.kalends.core.SyncListener;
import org.springframework.stereotype.Component;

/** Counts runs and writes. Safe for use by several threads. */
@Component
final class RunMeter implements SyncListener {

    private final MeterRegistry registry;

    RunMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(RunReport report) {
        Timer.builder("kalends.runs")
                .description("Runs by how they ended")
                .tag("outcome", report.outcome().name())
                .register(registry)
                .record(Duration.between(report.startedAt(), report.endedAt()));
        writes("forward", report.forward());
        writes("back", report.back());
    }

    private void writes(String direction, RunReport.Counts counts) {
        count("created", direction, counts.created());
        count("updated", direction, counts.updated());
        count("deleted", direction, counts.deleted());
    }

    private void count(String kind, String direction, int writes) {
        Counter.builder("kalends.writes")
                .description("Events written to calendar services")
                .tag("kind", kind)
                .tag("direction", direction)
                .register(registry)
                .increment(writes);
    }
}
