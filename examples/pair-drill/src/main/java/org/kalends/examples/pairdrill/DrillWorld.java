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
import org.kalends.api.push.NotificationSource;
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
import org.kalends.provider.google.GoogleConfig;
import org.kalends.provider.google.GoogleNotifications;
import org.kalends.provider.google.GoogleProvider;
import org.kalends.provider.m365.M365Config;
import org.kalends.provider.m365.M365Notifications;
import org.kalends.provider.m365.M365Provider;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.graph.GraphSimulator;

/** Two accounts of simulated services, the providers that reach them, and an engine that keeps them in step. */
final class DrillWorld implements AutoCloseable {

    static final PairId PAIR = new PairId("drill");

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Duration HOLD = Duration.ofMinutes(5);

    private final Clock clock;
    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph;
    private final GoogleSimulator google;
    private final DrillAccount a;
    private final DrillAccount b;
    private final M365Provider m365Provider;
    private final M365Notifications m365Notifications;
    private final GoogleNotifications googleNotifications;
    private final SyncEngine engine;
    private final SyncStore store;
    private final JobQueue queue = new InMemoryJobQueue();

    /** What is paired. */
    enum Accounts {
        /** Two mailboxes. */
        M365_AND_M365,
        /** A mailbox and a calendar of Google. */
        M365_AND_GOOGLE,
        /** Two calendars of Google. */
        GOOGLE_AND_GOOGLE
    }

    DrillWorld(Clock clock, PairPolicy policy, Accounts accounts) {
        this.clock = clock;
        this.graph = GraphSimulator.on(server, clock);
        this.google = GoogleSimulator.on(server, clock);
        this.a = accounts == Accounts.GOOGLE_AND_GOOGLE ? googleAccount("ada") : mailbox("ada");
        this.b = accounts == Accounts.M365_AND_M365 ? mailbox("ben") : googleAccount("ben");
        this.store = new InMemorySyncStore(clock);
        M365Config m365 = M365Config.builder().graphUrl(graph.root()).build();
        AccessTokens m365Tokens = tokens(SimulatedAccess.to(graph, clock));
        this.m365Provider = new M365Provider(m365, m365Tokens, clock);
        this.m365Notifications = new M365Notifications(m365, m365Tokens, SECRET, clock, new SecureRandom());
        GoogleConfig toGoogle = GoogleConfig.builder().apiUrl(google.root()).build();
        AccessTokens googleTokens = tokens(SimulatedAccess.to(google, clock));
        this.googleNotifications = new GoogleNotifications(toGoogle, googleTokens, clock, new SecureRandom());
        this.engine = SyncEngine.builder(new Installation("drill", SECRET), store)
                .provider(m365Provider)
                .provider(new GoogleProvider(toGoogle, googleTokens, clock))
                .clock(clock)
                .build();
        engine.add(new SyncPair(
                PAIR, a.calendar(), b.calendar(), ZoneId.of("Europe/Berlin"), policy, SyncPair.Status.ACTIVE));
    }

    private DrillAccount mailbox(String name) {
        return new DrillMailbox(graph.mailbox(name + "@example.com"));
    }

    private DrillAccount googleAccount(String name) {
        return new DrillGoogle(google.account(name + "@example.com"));
    }

    private AccessTokens tokens(SimulatedAccess access) {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        List.of(a, b).stream()
                .filter(account -> account.calendar().provider().equals(access.provider()))
                .forEach(account ->
                        tokens.replace(account.id(), 0, access.of(account.id().value())));
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

    /** Returns what rings for an account. */
    NotificationSource notifications(DrillAccount account) {
        return account.calendar().provider().equals(GoogleProvider.ID) ? googleNotifications : m365Notifications;
    }

    M365Notifications m365Notifications() {
        return m365Notifications;
    }

    /** Returns how many mails the services have sent. */
    int mails() {
        return graph.mails().size() + google.mails().size();
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

    /** Returns all that the services were asked and have answered since the last run began or the requests were forgotten. */
    List<Exchange> exchanges() {
        return server.journal().list();
    }

    /** Forgets the requests so far. */
    void forgetRequests() {
        server.journal().clear();
    }

    /** Returns the requests of an account since the last run began or they were forgotten, by method and path without ids. */
    Map<String, Integer> requests(DrillAccount account) {
        Map<String, Integer> requests = new TreeMap<>();
        for (Exchange exchange : server.journal().list()) {
            if (exchange.header("authorization").equals(Optional.of("Bearer " + account.accessToken()))) {
                requests.merge(exchange.method() + " " + shape(exchange.path()), 1, Integer::sum);
            }
        }
        return requests;
    }

    private static String shape(String path) {
        return path.replaceFirst("^/v1.0|^/calendar/v3", "")
                .replaceAll("calendars\\('[^']*'\\)", "calendars/ID")
                .replaceAll("/(calendars|events|subscriptions)/[^/]+", "/$1/ID")
                .replace("delta()", "delta");
    }

    @Override
    public void close() {
        m365Notifications.close();
        m365Provider.close();
        server.close();
    }
}
