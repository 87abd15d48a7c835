package org.kalends.host.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database holds, in numbers. */
@Component
final class StoreGauges implements MeterBinder {

    private final JdbcClient database;
    private final QueueAge queue;

    StoreGauges(JdbcClient database, QueueAge queue) {
        this.database = database;
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "kalends.parked", "Events that cannot be synced", "SELECT COUNT(*) FROM kalends_parked");
        gauge(registry, "kalends.syncs", "Syncs of all users", "SELECT COUNT(*) FROM host_sync");
        gauge(
                registry,
                "kalends.connections.dead",
                "Accounts that have to be connected again",
                "SELECT COUNT(*) FROM host_connection WHERE status = 'NEEDS_RECONNECT'");
        gauge(
                registry,
                "kalends.subscriptions",
                "Calendars that ring when they change",
                "SELECT COUNT(*) FROM host_subscription");
        Gauge.builder("kalends.queue.age", queue, age -> age.seconds())
                .description("How long the pair waits that has waited longest, in seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, String count) {
        Gauge.builder(
                        name,
                        database,
                        client -> client.sql(count).query(Long.class).single())
                .description(description)
                .register(registry);
    }
}
