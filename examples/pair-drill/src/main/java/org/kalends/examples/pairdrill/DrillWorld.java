package org.kalends.examples.pairdrill;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncWorker;
import org.kalends.memory.InMemoryJobQueue;
import org.kalends.memory.InMemorySyncStore;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.m365.M365Config;
import org.kalends.provider.m365.M365Notifications;
import org.kalends.provider.m365.M365Provider;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;

/** Two mailboxes of one simulated service, one provider that reaches both, and an engine that keeps them in step. */
final class DrillWorld implements AutoCloseable {

    static final PairId PAIR = new PairId("drill");

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Duration HOLD = Duration.ofMinutes(5);

    private final Clock clock;
    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph;
    private final DrillAccount a;
    private final DrillAccount b;
    private final M365Provider provider;
    private final M365Notifications notifications;
    private final SyncEngine engine;
    private final SyncStore store;
    private final JobQueue queue = new InMemoryJobQueue();

    DrillWorld(Clock clock, PairPolicy policy) {
        this.clock = clock;
        this.graph = GraphSimulator.on(server, clock);
        this.a = new DrillAccount(graph.mailbox("ada@example.com"));
        this.b = new DrillAccount(graph.mailbox("ben@example.com"));
        this.store = new InMemorySyncStore(clock);
        M365Config config = M365Config.builder().graphUrl(graph.root()).build();
        AccessTokens tokens = tokens();
        this.provider = new M365Provider(config, tokens, clock);
        this.notifications = new M365Notifications(config, tokens, SECRET, clock, new SecureRandom());
        this.engine = SyncEngine.builder(new Installation("drill", SECRET), store)
                .provider(provider)
                .clock(clock)
                .build();
        engine.add(new SyncPair(
                PAIR, a.calendar(), b.calendar(), ZoneId.of("Europe/Berlin"), policy, SyncPair.Status.ACTIVE));
    }

    private AccessTokens tokens() {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        SimulatedAccess access = SimulatedAccess.to(graph, clock);
        List.of(a, b)
                .forEach(account -> tokens.replace(
                        account.id(), 0, access.of(account.mailbox().address())));
        return new AccessTokens(tokens, access, clock);
    }

    DrillAccount a() {
        return a;
    }

    DrillAccount b() {
        return b;
    }

    SyncEngine engine() {
        return engine;
    }

    M365Notifications notifications() {
        return notifications;
    }

    GraphSimulator graph() {
        return graph;
    }

    /** Returns a worker for the pair, which looks on its own so long after each run. */
    SyncWorker worker(Duration poll) {
        return new SyncWorker(engine, store, queue, clock, poll, HOLD);
    }

    /** Runs once and returns what the run did and what it asked for. */
    Tally run() {
        server.journal().clear();
        long begun = System.nanoTime();
        RunReport report = engine.run(PAIR);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Tally(report, took, requests(a), requests(b));
    }

    /** Forgets the requests so far. */
    void forgetRequests() {
        server.journal().clear();
    }

    /** Returns the requests of an account since the last run began or they were forgotten, by method and path without ids. */
    Map<String, Integer> requests(DrillAccount account) {
        Map<String, Integer> requests = new TreeMap<>();
        for (Exchange exchange : server.journal().list()) {
            if (exchange.header("authorization")
                    .equals(Optional.of("Bearer " + account.mailbox().accessToken()))) {
                requests.merge(exchange.method() + " " + shape(exchange.path()), 1, Integer::sum);
            }
        }
        return requests;
    }

    private static String shape(String path) {
        return path.replaceFirst("^/v1.0", "")
                .replaceAll("calendars\\('[^']*'\\)", "calendars/ID")
                .replaceAll("/(calendars|events|subscriptions)/[^/]+", "/$1/ID")
                .replace("delta()", "delta");
    }

    @Override
    public void close() {
        notifications.close();
        provider.close();
        server.close();
    }
}
