package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;

/** How many calls a sync costs, counted on the wire. */
class CallBudgetTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static Simulation simulation;

    private static int accounts;

    private GoogleAccount account;

    private GoogleCalendar calendar;

    private GoogleProvider provider;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    @BeforeEach
    void open() {
        account = simulation.google().account("budget-" + accounts++ + "@example.org");
        calendar = account.calendar();
        provider = simulation.provider(account);
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private static CalendarEvent event(int number) {
        LocalDateTime start = LocalDateTime.of(2031, 3, 1, 9, 0).plusHours(number);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusMinutes(30), BERLIN))
                .title("event " + number)
                .build();
    }

    private static OriginMark mark(int number) {
        return new OriginMark("home", "pair-1", "original-" + number, 0);
    }

    private List<RemoteEvent> write(List<RemoteWrite> writes) {
        return provider.write(ref(), writes).stream()
                .map(outcome -> ((WriteOutcome.Written) outcome).stored())
                .toList();
    }

    private List<RemoteEvent> create(int number) {
        return write(IntStream.range(0, number)
                .<RemoteWrite>mapToObj(i -> new RemoteWrite.Create(mark(i), event(i)))
                .toList());
    }

    private void personCreates(int number) {
        IntStream.range(0, number).forEach(i -> calendar.create(PersonJson.event(event(i))));
    }

    private String personCreatesSeries(int number) {
        ObjectNode json = PersonJson.event(event(number));
        json.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=30");
        return calendar.create(json).get("id").asText();
    }

    private ChangePage changes(RecurrenceView view, Optional<Cursor> cursor) {
        return provider.changes(ref(), WINDOW, view, cursor);
    }

    private ChangePage changes() {
        return changes(RecurrenceView.OCCURRENCES, Optional.empty());
    }

    private ChangePage since(ChangePage page) {
        return changes(RecurrenceView.OCCURRENCES, Optional.of(page.next()));
    }

    /** Forgets what was sent so far. */
    private void settle() {
        simulation.server().journal().clear();
    }

    private List<String> sent() {
        return simulation.server().journal().list().stream()
                .map(CallBudgetTest::shape)
                .toList();
    }

    private static String shape(Exchange exchange) {
        if (exchange.path().startsWith("/batch/")) {
            return "batch";
        }
        if (exchange.path().endsWith("/instances")) {
            return "instances";
        }
        return exchange.path().endsWith("/events") && exchange.method().equals("GET") ? "list" : "event";
    }

    @Test
    void aRoundWithoutChangesIsOneCall() {
        create(5);
        personCreates(5);
        personCreatesSeries(7);
        ChangePage first = changes();
        settle();
        assertThat(since(first).changes()).isEmpty();
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void theRoundAfterOwnCreationsIsOneCall() {
        ChangePage empty = changes();
        create(30);
        settle();
        assertThat(since(empty).changes()).hasSize(30).allMatch(RemoteChange.Upserted.class::isInstance);
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void theRoundAfterOwnChangesAndDeletionsIsOneCall() {
        List<RemoteEvent> copies = create(10);
        ChangePage before = changes();
        List<RemoteWrite> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RemoteEvent copy = copies.get(i);
            writes.add(new RemoteWrite.Update(
                    copy.key(), copy.version(), copy.originMark(), event(50 + i), Set.of(EventField.TITLE)));
            writes.add(new RemoteWrite.Delete(
                    copies.get(5 + i).key(), copies.get(5 + i).version()));
        }
        settle();
        provider.write(ref(), writes);
        assertThat(sent()).as("the writes").containsExactly("batch");
        settle();
        assertThat(since(before).changes()).hasSize(10);
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void theRoundAfterOwnSeriesIsOneCall() {
        ChangePage before = changes(RecurrenceView.SERIES, Optional.empty());
        CalendarEvent one = event(1);
        EventTime.Timed second = new EventTime.Timed(
                ((EventTime.Timed) one.time()).start().plusDays(1),
                ((EventTime.Timed) one.time()).end().plusDays(1),
                BERLIN);
        CalendarEvent renamed = one.toBuilder().time(second).title("renamed").build();
        Recurrence recurrence = Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                        .count(5)
                        .build())
                .withOverrides(Map.of(OriginalStart.of(second), renamed));
        RemoteEvent copy = write(List.of(new RemoteWrite.Create(
                        mark(1),
                        one.toBuilder().recurrence(Optional.of(recurrence)).build())))
                .get(0);
        settle();
        assertThat(changes(RecurrenceView.SERIES, Optional.of(before.next())).changes())
                .containsExactly(new RemoteChange.Upserted(copy));
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void fiftyChangesOfAPersonAreOneCallAndTheirCopiesAnother() {
        ChangePage before = changes();
        personCreates(50);
        settle();
        assertThat(since(before).changes()).hasSize(50);
        create(50);
        assertThat(sent()).containsExactly("list", "batch");
    }

    @Test
    void fiftyDeletionsOfAPersonAreOneCall() {
        personCreates(50);
        ChangePage before = changes();
        calendar.events().forEach(event -> calendar.delete(event.get("id").asText()));
        settle();
        assertThat(since(before).changes()).hasSize(50).allMatch(RemoteChange.Removed.class::isInstance);
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void theFirstReadOfManyEventsIsItsPages() {
        personCreates(250);
        provider =
                simulation.provider(account, simulation.config().pageSize(100).build());
        settle();
        ChangePage page = changes();
        assertThat(page.changes()).hasSize(250);
        assertThat(page.more()).isFalse();
        assertThat(sent()).containsExactly("list", "list", "list");
    }

    @Test
    void aHundredAndOneCreationsAreThreeCallsAndALookAtTheCalendar() {
        settle();
        create(101);
        assertThat(sent()).containsExactly("list", "batch", "batch", "event");
    }

    @Test
    void aChangeOfASeriesIsTwoCallsAndTellsAllItsOccurrences() {
        String id = personCreatesSeries(1);
        ChangePage before = changes();
        calendar.patch(id, PersonJson.object().put("summary", "renamed"));
        settle();
        assertThat(since(before).changes())
                .singleElement()
                .matches(change ->
                        ((RemoteChange.SeriesSet) change).occurrences().size() == 30);
        assertThat(sent()).containsExactly("list", "instances");
    }

    @Test
    void theFirstReadOfAFewSeriesIsAListAndABatch() {
        IntStream.range(0, 10).forEach(this::personCreatesSeries);
        settle();
        assertThat(changes().changes()).hasSize(10);
        assertThat(sent()).containsExactly("list", "batch");
    }

    @Test
    void theFirstReadOfManySeriesIsTwoLists() {
        IntStream.range(0, 60).forEach(this::personCreatesSeries);
        settle();
        assertThat(changes().changes())
                .hasSize(60)
                .allMatch(change ->
                        ((RemoteChange.SeriesSet) change).occurrences().size() == 30);
        assertThat(sent()).containsExactly("list", "list");
    }

    @Test
    void aFreshProcessKnowsItsCopies() {
        ChangePage before = changes();
        RemoteEvent copy = create(1).get(0);
        provider = simulation.provider(account);
        settle();
        assertThat(since(before).changes()).containsExactly(new RemoteChange.Upserted(copy));
        assertThat(sent()).containsExactly("list");
    }

    @Test
    void aFreshProcessLooksBeforeItWrites() {
        List<RemoteEvent> copies = create(2);
        provider = simulation.provider(account);
        settle();
        write(copies.stream()
                .<RemoteWrite>map(copy -> new RemoteWrite.Update(
                        copy.key(), copy.version(), copy.originMark(), event(50), Set.of(EventField.TITLE)))
                .toList());
        assertThat(sent()).containsExactly("list", "batch", "batch");
    }
}
