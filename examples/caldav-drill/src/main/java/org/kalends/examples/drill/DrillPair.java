package org.kalends.examples.drill;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.memory.InMemorySyncStore;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.provider.icloud.ICloudProvider;

/** Two calendars on two servers, the providers that reach them, and how many requests those have sent. */
final class DrillPair implements AutoCloseable {

    static final PairId ID = new PairId("drill");

    private static final Period PAST = Period.ofYears(60);
    private static final Period FUTURE = Period.ofYears(2);

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final DrillCalendar a;
    private final DrillCalendar b;
    private final ICloudProvider providerA;
    private final ICloudProvider providerB;

    DrillPair(DrillCalendar a, DrillCalendar b) {
        this.a = a;
        this.b = b;
        this.providerA = provider(a.server());
        this.providerB = provider(b.server());
    }

    /** Returns an engine with an empty store, as after a crash that lost everything but the secret. */
    SyncEngine engine(byte[] secret) {
        return engine(secret, pair());
    }

    /** Returns an engine with an empty store for another policy. */
    SyncEngine engine(byte[] secret, SyncPair pair) {
        SyncEngine engine = SyncEngine.builder(
                        new Installation("drill", secret), new InMemorySyncStore(Clock.systemUTC()))
                .provider(providerA)
                .provider(providerB)
                .build();
        engine.add(pair);
        return engine;
    }

    /** Returns the pair: two-way, series as series, wide enough for old files. */
    SyncPair pair() {
        PairPolicy policy =
                PairPolicy.twoWay().withRecurrence(RecurrenceView.SERIES).withWindow(PAST, FUTURE);
        return new SyncPair(ID, a.ref(), b.ref(), ZoneId.of("UTC"), policy, SyncPair.Status.ACTIVE);
    }

    /** Returns what the pair looks at today. */
    static Window window() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Window(
                today.minus(PAST).atStartOfDay(ZoneOffset.UTC).toInstant(),
                today.plus(FUTURE).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                ZoneOffset.UTC);
    }

    ICloudProvider providerA() {
        return providerA;
    }

    ICloudProvider providerB() {
        return providerB;
    }

    /** Begins to count again. */
    void forgetRequests() {
        requests.clear();
    }

    /** Returns how many requests were sent, by server and method. */
    Map<String, Integer> requests() {
        return new TreeMap<>(requests);
    }

    private ICloudProvider provider(DrillServer server) {
        TokenStore tokens = new InMemoryTokenStore();
        tokens.replace(new AccountId(server.name()), 0, new Credential.AppPassword(server.user(), server.password()));
        ICloudConfig config = ICloudConfig.server(server.root()).toBuilder()
                .id(new ProviderId(server.name()))
                .listener((method, path, status) -> requests.merge(server.name() + " " + method, 1, Integer::sum))
                .build();
        return new ICloudProvider(config, tokens, Clock.systemUTC());
    }

    @Override
    public void close() {
        providerA.close();
        providerB.close();
    }
}
