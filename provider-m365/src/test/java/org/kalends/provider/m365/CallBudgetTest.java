package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
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
import org.kalends.provider.m365.GraphFixture.Simulation;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** How many calls a sync costs, counted on the wire. */
class CallBudgetTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static Simulation simulation;

    private static int mailboxes;

    private Mailbox mailbox;

    private MailboxCalendar calendar;

    private M365Provider provider;

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
        mailbox = simulation.graph().mailbox("budget-" + mailboxes++ + "@example.org");
        calendar = mailbox.calendar();
        provider = simulation.provider(mailbox);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private CalendarRef ref() {
        return GraphFixture.ref(calendar);
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

    private List<RemoteEvent> create(int number) {
        List<RemoteWrite> writes = IntStream.range(0, number)
                .<RemoteWrite>mapToObj(i -> new RemoteWrite.Create(mark(i), event(i)))
                .toList();
        return provider.write(ref(), writes).stream()
                .map(outcome -> ((WriteOutcome.Written) outcome).stored())
                .toList();
    }

    private void personCreates(int number) {
        IntStream.range(0, number).forEach(i -> calendar.create(PersonJson.event(event(i))));
    }

    private ChangePage changes(Optional<Cursor> cursor) {
        return provider.changes(ref(), WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    private ChangePage since(ChangePage page) {
        return changes(Optional.of(page.next()));
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
        if (exchange.path().endsWith("/$batch")) {
            return "batch";
        }
        if (exchange.path().contains("/delta")) {
            return "delta";
        }
        return exchange.method() + " " + exchange.path().replaceAll("/[A-Za-z0-9_=%-]{40,}", "/{id}");
    }

    @Test
    void aRoundWithoutChangesIsOneCall() {
        create(5);
        personCreates(5);
        ChangePage first = changes(Optional.empty());
        settle();
        assertThat(since(first).changes()).isEmpty();
        assertThat(sent()).containsExactly("delta");
    }

    @Test
    void theRoundAfterOwnCreationsIsOneCall() {
        ChangePage empty = changes(Optional.empty());
        create(30);
        settle();
        assertThat(since(empty).changes()).hasSize(30).allMatch(RemoteChange.Upserted.class::isInstance);
        assertThat(sent()).containsExactly("delta");
    }

    @Test
    void theRoundAfterOwnChangesAndDeletionsIsOneCall() {
        List<RemoteEvent> copies = create(10);
        ChangePage before = changes(Optional.empty());
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
        assertThat(sent()).containsExactly("delta");
    }

    @Test
    void twentyChangesOfAPersonAreTwoCalls() {
        ChangePage before = changes(Optional.empty());
        personCreates(20);
        settle();
        assertThat(since(before).changes()).hasSize(20);
        assertThat(sent()).containsExactly("delta", "batch");
    }

    @Test
    void fourDeletionsOfAPersonAreTwoCalls() {
        assertThat(deletions(4)).containsExactly("delta", "batch");
    }

    /** Each deletion is looked at and found to be gone, which ends the chain that it stands in: four a batch. */
    @Test
    void twentyDeletionsOfAPersonAreSixCalls() {
        assertThat(deletions(20)).containsExactly("delta", "batch", "batch", "batch", "batch", "batch");
    }

    private List<String> deletions(int number) {
        personCreates(number);
        ChangePage before = changes(Optional.empty());
        calendar.events().forEach(event -> calendar.delete(event.get("id").asText()));
        settle();
        assertThat(since(before).changes()).hasSize(number).allMatch(RemoteChange.Removed.class::isInstance);
        return sent();
    }

    @Test
    void theFirstReadOfManyEventsIsItsPagesAndOneListingOfMarks() {
        personCreates(250);
        create(10);
        M365Provider fresh = simulation.provider(mailbox);
        settle();
        ChangePage page = fresh.changes(ref(), WINDOW, RecurrenceView.OCCURRENCES, Optional.empty());
        assertThat(page.changes()).hasSize(260);
        assertThat(page.more()).isFalse();
        assertThat(sent()).containsExactly("delta", "delta", "GET /v1.0/me/events");
        fresh.close();
    }

    @Test
    void theFirstReadOfAnEmptyCalendarIsOneCall() {
        settle();
        changes(Optional.empty());
        assertThat(sent()).containsExactly("delta");
    }

    @Test
    void aHundredCreationsAreFiveCalls() {
        settle();
        create(100);
        assertThat(sent()).containsExactly("batch", "batch", "batch", "batch", "batch");
    }

    @Test
    void aFreshProcessKnowsItsCopiesWhenTheyChange() {
        ChangePage before = changes(Optional.empty());
        RemoteEvent copy = create(1).get(0);
        M365Provider fresh = simulation.provider(mailbox);
        settle();
        ChangePage after = fresh.changes(ref(), WINDOW, RecurrenceView.OCCURRENCES, Optional.of(before.next()));
        assertThat(after.changes()).containsExactly(new RemoteChange.Upserted(copy));
        assertThat(sent()).containsExactly("delta", "GET /v1.0/me/events/{id}");
        fresh.close();
    }

    @Test
    void aFreshProcessKnowsAnEventThatWasMarkedLater() {
        String id = calendar.create(PersonJson.event(event(1))).get("id").asText();
        ChangePage before = changes(Optional.empty());
        RemoteEvent lost = ((RemoteChange.Upserted) before.changes().get(0)).event();
        RemoteEvent marked = ((WriteOutcome.Written) provider.write(
                                ref(),
                                List.of(new RemoteWrite.Update(
                                        lost.key(), lost.version(), Optional.of(mark(1)), lost.event(), Set.of())))
                        .get(0))
                .stored();
        M365Provider fresh = simulation.provider(mailbox);
        calendar.patch(id, PersonJson.object().put("subject", "edited"));
        RemoteEvent told = ((RemoteChange.Upserted)
                        fresh.changes(ref(), WINDOW, RecurrenceView.OCCURRENCES, Optional.of(before.next()))
                                .changes()
                                .get(0))
                .event();
        assertThat(told.originMark()).isEqualTo(marked.originMark()).isPresent();
        fresh.close();
    }

    @Test
    void aChangeOfASeriesIsTwoCallsAndTellsAllItsOccurrences() {
        CalendarEvent one = event(1);
        Recurrence daily = Recurrence.of(
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).count(30).build());
        ObjectNode json = PersonJson.event(one);
        json.set("recurrence", PersonJson.recurrence(one.time(), daily.rule()));
        String id = calendar.create(json).get("id").asText();
        ChangePage before = changes(Optional.empty());
        calendar.patch(id, PersonJson.object().put("subject", "renamed"));
        settle();
        assertThat(since(before).changes())
                .singleElement()
                .matches(change ->
                        ((RemoteChange.SeriesSet) change).occurrences().size() == 30);
        assertThat(sent()).containsExactly("delta", "GET /v1.0/me/events/{id}");
    }
}
