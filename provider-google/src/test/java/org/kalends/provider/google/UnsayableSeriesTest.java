package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;
import org.kalends.memory.InMemorySyncStore;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;

/** Series that recur in a way that one rule cannot say, read as series. */
class UnsayableSeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW = window(1, 7);

    private static final String TWO_RULES = "RRULE:FREQ=WEEKLY;COUNT=2|RRULE:FREQ=MONTHLY;COUNT=2";

    private static Simulation simulation;

    private GoogleCalendar calendar;

    private GoogleProvider provider;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void hasMailedNobody() {
        assertThat(simulation.google().mails()).isEmpty();
        simulation.close();
    }

    @BeforeEach
    void open() {
        GoogleAccount account = simulation.google().account("unsayable-" + UUID.randomUUID() + "@example.org");
        calendar = account.addCalendar("Work");
        provider = simulation.provider(account);
    }

    private static Window window(int first, int last) {
        return new Window(
                LocalDateTime.of(2031, first, 1, 0, 0).atZone(BERLIN).toInstant(),
                LocalDateTime.of(2031, last + 1, 1, 0, 0).atZone(BERLIN).toInstant(),
                BERLIN);
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private static CalendarEvent event(String title) {
        LocalDateTime start = LocalDateTime.of(2031, 6, 2, 9, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(title)
                .build();
    }

    private static ObjectNode recurring(String lines) {
        ObjectNode json = PersonJson.object();
        var recurrence = json.putArray("recurrence");
        List.of(lines.split("\\|", -1)).forEach(recurrence::add);
        return json;
    }

    private EventKey create(String lines) {
        ObjectNode series = PersonJson.event(event("series")).setAll(recurring(lines));
        return new EventKey(calendar.create(series).get("id").asText());
    }

    private ChangePage changes(Optional<ChangePage> before) {
        return provider.changes(ref(), WINDOW, RecurrenceView.SERIES, before.map(ChangePage::next));
    }

    private static List<LocalDateTime> starts(List<RemoteEvent> events) {
        return events.stream()
                .map(event -> ((EventTime.Timed) event.event().time()).start())
                .toList();
    }

    private static List<LocalDateTime> starts(ChangePage page, EventKey series) {
        assertThat(page.changes()).singleElement().isInstanceOf(RemoteChange.SeriesSet.class);
        RemoteChange.SeriesSet set = (RemoteChange.SeriesSet) page.changes().get(0);
        assertThat(set.seriesKey()).isEqualTo(series);
        return starts(set.occurrences());
    }

    private static LocalDateTime at(int month, int day) {
        return LocalDateTime.of(2031, month, day, 9, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TWO_RULES,
                "RRULE:FREQ=DAILY;COUNT=9|EXRULE:FREQ=DAILY;INTERVAL=2",
                "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=4",
                "RRULE:FREQ=YEARLY;BYYEARDAY=153,154,155"
            })
    void isToldByItsOccurrences(String lines) {
        EventKey series = create(lines);
        ChangePage page = changes(Optional.empty());
        assertThat(starts(page, series)).isNotEmpty().isEqualTo(starts(provider.occurrences(ref(), series, WINDOW)));
    }

    @Test
    void isToldByTheOccurrencesOfASlice() {
        create(TWO_RULES);
        List<RemoteChange> july = provider.read(ref(), window(7, 7), RecurrenceView.SERIES);
        assertThat(july).allMatch(RemoteChange.Upserted.class::isInstance);
        assertThat(starts(july.stream()
                        .map(change -> ((RemoteChange.Upserted) change).event())
                        .toList()))
                .containsExactly(at(7, 2));
    }

    @Test
    void isToldByItsOccurrencesFromTheChangeOnThatMakesItOne() {
        EventKey series = create("RRULE:FREQ=WEEKLY;COUNT=2");
        ChangePage first = changes(Optional.empty());
        assertThat(first.changes()).singleElement().isInstanceOf(RemoteChange.Upserted.class);

        calendar.patch(series.value(), recurring(TWO_RULES));
        ChangePage second = changes(Optional.of(first));
        assertThat(starts(second, series)).containsExactly(at(6, 2), at(6, 9), at(7, 2));

        calendar.deleteInstance(
                series.value(), at(6, 9).atZone(BERLIN).toInstant().toString());
        ChangePage third = changes(Optional.of(second));
        assertThat(starts(third, series)).containsExactly(at(6, 2), at(7, 2));

        calendar.patch(series.value(), recurring("RRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(changes(Optional.of(third)).changes()).singleElement().isInstanceOf(RemoteChange.Upserted.class);
    }

    /** Occurrences in its place would say that the copy as such is gone, and its original would go with it. */
    @Test
    void aCopyIsUnreadableAndNotGone() {
        CalendarEvent series = event("copy").toBuilder()
                .recurrence(Optional.of(Recurrence.of(
                        RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY).build())))
                .build();
        WriteOutcome outcome = provider.write(
                        ref(), List.of(new RemoteWrite.Create(new OriginMark("kit", "pair", "original", 0), series)))
                .get(0);
        EventKey copy = ((WriteOutcome.Written) outcome).stored().key();
        ChangePage before = changes(Optional.empty());

        calendar.patch(copy.value(), recurring(TWO_RULES));

        assertThat(changes(Optional.of(before)).changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        RemoteChange.Unreadable.class,
                        unreadable -> assertThat(unreadable.key()).isEqualTo(copy));
        List<RemoteEvent> copies = provider.findCopies(ref(), "kit", "pair");
        assertThat(copies).extracting(RemoteEvent::key).containsExactly(copy);
        assertThat(provider.write(
                        ref(),
                        List.of(new RemoteWrite.Delete(copy, copies.get(0).version()))))
                .containsExactly(new WriteOutcome.Deleted());
    }

    @Test
    void isSyncedByItsOccurrences() {
        Clock clock = Clock.fixed(at(5, 1).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        InMemoryProvider memory =
                InMemoryProvider.builder(new ProviderId("memory"), clock).build();
        InMemoryCalendar target = memory.addCalendar(new AccountId("bert"), "target", BERLIN);
        SyncEngine engine = SyncEngine.builder(new Installation("here", new byte[32]), new InMemorySyncStore(clock))
                .provider(provider)
                .provider(memory)
                .clock(clock)
                .build();
        PairId pair = new PairId("pair");
        engine.add(new SyncPair(
                pair,
                ref(),
                target.ref(),
                BERLIN,
                PairPolicy.oneWay().withRecurrence(RecurrenceView.SERIES),
                SyncPair.Status.ACTIVE));
        EventKey series = create("RRULE:FREQ=WEEKLY;COUNT=2");

        assertThat(counts(engine.run(pair))).isEqualTo("1 0 0 0");
        calendar.patch(series.value(), recurring(TWO_RULES));
        assertThat(counts(engine.run(pair))).isEqualTo("3 0 1 0");
        assertThat(starts(target.events())).containsExactlyInAnyOrder(at(6, 2), at(6, 9), at(7, 2));
        assertThat(counts(engine.run(pair))).isEqualTo("0 0 0 0");
    }

    private static String counts(RunReport report) {
        assertThat(report.outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);
        RunReport.Counts counts = report.forward();
        return counts.created() + " " + counts.updated() + " " + counts.deleted() + " " + counts.parked();
    }
}
