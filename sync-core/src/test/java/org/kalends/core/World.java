package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;
import org.kalends.memory.InMemorySyncStore;

/** Two in-memory calendars of two providers, a pair of them and an engine; Monday, 2 March 2026, 9 o'clock in Berlin. */
public final class World {

    /** When everything begins. */
    public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    /** The zone of all calendars. */
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** The pair. */
    public static final PairId PAIR = new PairId("pair");
    /** The owner of calendar A. */
    public static final AccountId ANNA = new AccountId("anna");
    /** The owner of calendar B. */
    public static final AccountId BERT = new AccountId("bert");
    /** Everything that the tests look at. */
    public static final Window ALWAYS =
            new Window(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2029-01-01T00:00:00Z"), BERLIN);

    /** Tells the time to everybody. */
    public final TestClock clock = new TestClock(NOW);
    /** The provider of calendar A. */
    public final InMemoryProvider providerA;
    /** The provider of calendar B. */
    public final InMemoryProvider providerB;
    /** Calendar A. */
    public final InMemoryCalendar a;
    /** Calendar B. */
    public final InMemoryCalendar b;
    /** The pair as it was added. */
    public final SyncPair pair;

    /** What the pair remembers. */
    public InMemorySyncStore store;
    /** The engine. */
    public SyncEngine engine;

    private int ids;

    /** Creates a world with a pair of a policy. */
    public World(PairPolicy policy) {
        this(policy, UnaryOperator.identity());
    }

    /** Creates a world with providers of some kind. */
    public World(PairPolicy policy, UnaryOperator<InMemoryProvider.Builder> settings) {
        this(policy, settings, settings);
    }

    /** Creates a world with providers of two kinds. */
    public World(
            PairPolicy policy,
            UnaryOperator<InMemoryProvider.Builder> settingsA,
            UnaryOperator<InMemoryProvider.Builder> settingsB) {
        providerA = settingsA
                .apply(InMemoryProvider.builder(new ProviderId("one"), clock))
                .build();
        providerB = settingsB
                .apply(InMemoryProvider.builder(new ProviderId("two"), clock))
                .build();
        a = providerA.addCalendar(ANNA, "a", BERLIN);
        b = providerB.addCalendar(BERT, "b", BERLIN);
        pair = new SyncPair(PAIR, a.ref(), b.ref(), BERLIN, policy, SyncPair.Status.ACTIVE);
        store = new InMemorySyncStore(clock);
        engine = engine("here").build();
        engine.add(pair);
    }

    /** Returns a builder of an engine of an installation on the store and the providers of this world. */
    public SyncEngine.Builder engine(String installation) {
        return SyncEngine.builder(new Installation(installation, secret(installation)), store)
                .provider(providerA)
                .provider(providerB)
                .clock(clock)
                .ids(() -> "id-" + ids++);
    }

    private static byte[] secret(String installation) {
        byte[] secret = new byte[32];
        secret[0] = (byte) installation.length();
        return secret;
    }

    /** Lets the store be lost: the same pair starts with an empty one. */
    public void loseStore() {
        store = new InMemorySyncStore(clock);
        engine = engine("here").build();
        engine.add(pair);
    }

    /** Lets the process be killed and start again on the same store. */
    public void restart() {
        clock.pass(Duration.ofHours(1));
        engine = engine("here").build();
    }

    /** Lets ten minutes pass, runs the pair and returns its report. */
    public RunReport run() {
        clock.pass(Duration.ofMinutes(10));
        return engine.run(PAIR);
    }

    /** Runs the pair, which has to succeed, and once more, which then has to write nothing; returns the first report. */
    public RunReport sync() {
        RunReport report = run();
        assertThat(report.outcome()).as("%s", report).isEqualTo(RunReport.Outcome.SUCCEEDED);
        RunReport again = run();
        assertThat(again.outcome()).as("%s", again).isEqualTo(RunReport.Outcome.SUCCEEDED);
        assertThat(again.writes()).as("writes of a run after a run").isZero();
        return report;
    }

    /** Lets a person look at the preview and agree to what it would delete. */
    public void confirm() {
        engine.confirm(PAIR, engine.preview(PAIR).deletions());
    }

    /** Returns all links. */
    public List<Link> links() {
        return store.links(PAIR, Optional.empty(), 10_000);
    }

    /** Returns the status of the pair. */
    public SyncPair.Status status() {
        return store.pair(PAIR).orElseThrow().status();
    }

    /** Returns what takes place in a calendar, as titles and starts, in order. */
    public static List<String> agenda(InMemoryCalendar calendar) {
        return calendar.agenda(ALWAYS).stream()
                .map(event -> event.event().time().start(BERLIN).atZone(BERLIN).toLocalDateTime() + " "
                        + event.event().title())
                .sorted()
                .toList();
    }

    /** Returns what a calendar holds beside copies: what people made. */
    public static List<RemoteEvent> made(InMemoryCalendar calendar) {
        return calendar.events().stream()
                .filter(event -> event.originMark().isEmpty())
                .toList();
    }

    /** Returns the copies that a calendar holds. */
    public static List<RemoteEvent> copies(InMemoryCalendar calendar) {
        return calendar.events().stream()
                .filter(event -> event.originMark().isPresent())
                .toList();
    }

    /** Returns the only event of a calendar. */
    public static RemoteEvent only(InMemoryCalendar calendar) {
        assertThat(calendar.events()).hasSize(1);
        return calendar.events().get(0);
    }

    /** Returns the key of the only event of a calendar. */
    public static EventKey key(InMemoryCalendar calendar) {
        return only(calendar).key();
    }

    /** Returns an hour with a title. */
    public static CalendarEvent event(String title, String start) {
        return CalendarEvent.builder(hour(start)).title(title).build();
    }

    /** Returns an hour every week without end. */
    public static CalendarEvent weekly(String title, String start) {
        return event(title, start).toBuilder()
                .recurrence(Optional.of(Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                        .endless()
                        .build())))
                .build();
    }

    /** Returns an hour in Berlin. */
    public static EventTime hour(String start) {
        LocalDateTime wall = LocalDateTime.parse(start);
        return new EventTime.Timed(wall, wall.plusHours(1), BERLIN);
    }

    /** Returns whole days, the last one included. */
    public static EventTime days(String first, String last) {
        return new EventTime.AllDay(
                LocalDate.parse(first), LocalDate.parse(last).plusDays(1));
    }

    /** Gives an event another title. */
    public static void rename(InMemoryCalendar calendar, EventKey key, String title) {
        calendar.edit(key, event -> event.toBuilder().title(title).build());
    }

    /** Gives an event another location. */
    public static void relocate(InMemoryCalendar calendar, EventKey key, String location) {
        calendar.edit(key, event -> event.toBuilder().location(location).build());
    }
}
