package org.kalends.host.library;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncListener;
import org.kalends.core.SyncWorker;
import org.kalends.host.settings.HostSettings;
import org.kalends.store.jdbc.ClusteredJobQueue;
import org.kalends.store.jdbc.JdbcJobQueue;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, the queue and what runs the pairs. */
@Configuration(proxyBeanMethods = false)
class EngineWiring {

    /** A node that was taken for dead has to lose its pairs before they can run elsewhere. */
    private static final Duration CLUSTER_HOLD = Duration.ofSeconds(20);

    /** Alone, a pair waits that long after the process was killed in the middle of its run. */
    private static final Duration SINGLE_HOLD = Duration.ofMinutes(2);

    @Bean
    Providers providers(List<ProviderAccess> all) {
        return new Providers(all);
    }

    @Bean
    NodeKind nodeKind(DataSource database) {
        return NodeKind.of(database);
    }

    @Bean
    SyncEngine syncEngine(
            Installation installation,
            SyncStore store,
            Providers providers,
            List<SyncListener> listeners,
            NodeKind node,
            Clock clock) {
        SyncEngine.Builder engine = SyncEngine.builder(installation, store)
                .listener(new ListenerChain(listeners))
                .hold(hold(node))
                .clock(clock);
        providers.all().forEach(access -> engine.provider(access.provider()));
        return engine.build();
    }

    /** Closed by the workers, before everything that a run needs. */
    @Bean(destroyMethod = "")
    @DependsOnDatabaseInitialization
    PairQueue pairQueue(DataSource database, SyncStore store, NodeKind node, HostSettings settings, Clock clock) {
        JobQueue queue = node == NodeKind.ONE_OF_SEVERAL
                ? new ClusteredJobQueue(database, clock, settings.threads())
                : new JdbcJobQueue(database);
        return new PairQueue(queue, store, clock, settings.icloud().pollInterval());
    }

    @Bean
    SyncWorker syncWorker(
            SyncEngine engine, SyncStore store, PairQueue queue, NodeKind node, HostSettings settings, Clock clock) {
        return new SyncWorker(engine, store, queue, clock, settings.pollInterval(), hold(node));
    }

    @Bean
    WorkerThreads workerThreads(SyncWorker worker, PairQueue queue, HostSettings settings, Clock clock) {
        return new WorkerThreads(worker, queue, settings.threads(), clock);
    }

    private static Duration hold(NodeKind node) {
        return node == NodeKind.ONE_OF_SEVERAL ? CLUSTER_HOLD : SINGLE_HOLD;
    }
}
