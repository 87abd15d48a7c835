package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ProviderId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.TestClock;
import org.kalends.core.resilience.CallLimits;
import org.kalends.core.resilience.ResilientProvider;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;
import org.kalends.memory.InMemorySyncStore;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;

/** The first sync of a full calendar, for which a user's quota of calls is too small. */
class FirstSyncQuotaTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final int EVENTS = 400;

    private static final int CALLS_PER_MINUTE = 300;

    private static final int MOST_RUNS = 10;

    private static final PairId PAIR = new PairId("first");

    private final TestClock clock = new TestClock(Instant.parse("2030-06-01T08:00:00Z"));

    private final SimulatorServer server = SimulatorServer.start();

    private final GoogleSimulator google = GoogleSimulator.on(server, clock);

    private final GoogleAccount account = google.account("first@example.org");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isSpreadOverTheMinutesAndWritesEachCopyOnce() {
        google.callsPerMinute(CALLS_PER_MINUTE);
        SyncEngine engine = engine();

        Set<Outcome> before = EnumSet.noneOf(Outcome.class);
        RunReport run = engine.run(PAIR);
        for (int runs = 1; run.outcome() != Outcome.SUCCEEDED && runs < MOST_RUNS; runs++) {
            before.add(run.outcome());
            Instant due = run.dueAgain().orElseThrow();
            clock.pass(Duration.between(clock.instant(), due));
            run = engine.run(PAIR);
        }

        assertThat(before).containsExactly(Outcome.DEFERRED);
        assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(account.calendar().events().stream()
                        .map(copy -> copy.path("summary").asText())
                        .collect(Collectors.toSet()))
                .hasSize(EVENTS);
        assertThat(account.calendar().events()).hasSize(EVENTS);
        clock.pass(Duration.ofMinutes(1));
        assertThat(engine.run(PAIR).writes()).isZero();
    }

    private SyncEngine engine() {
        InMemoryProvider memory =
                InMemoryProvider.builder(new ProviderId("memory"), clock).build();
        InMemoryCalendar work = memory.addCalendar(new AccountId("office"), "work", BERLIN);
        for (int i = 0; i < EVENTS; i++) {
            LocalDateTime start = LocalDateTime.of(2030, 6, 2, 9, 0).plusHours(12L * i);
            work.add(CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                    .title("event " + i)
                    .build());
        }
        GoogleProvider provider = new GoogleProvider(
                GoogleConfig.builder().apiUrl(google.root()).build(), OneToken.of(account.accessToken()), clock);
        SyncEngine engine = SyncEngine.builder(new Installation("first", new byte[32]), new InMemorySyncStore(clock))
                .clock(clock)
                .provider(memory)
                .provider(new ResilientProvider(provider, CallLimits.STANDARD))
                .build();
        engine.add(new SyncPair(
                PAIR,
                work.ref(),
                GoogleFixture.ref(account.calendar()),
                BERLIN,
                PairPolicy.oneWay(),
                SyncPair.Status.ACTIVE));
        return engine;
    }
}
