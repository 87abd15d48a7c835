package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.m365.GraphFixture.Simulation;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** What goes wrong at moments that the kit does not know of. */
class TroubleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static Simulation simulation;

    private static int mailboxes;

    private Mailbox mailbox;

    private MailboxCalendar calendar;

    private M365Provider provider;

    private CalendarRef ref;

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
        mailbox = simulation.graph().mailbox("trouble-" + mailboxes++ + "@example.org");
        calendar = mailbox.calendar();
        provider = simulation.provider(mailbox);
        ref = GraphFixture.ref(calendar);
        simulation.server().journal().clear();
    }

    @AfterEach
    void close() {
        provider.close();
        simulation.graph().faults().clear();
        assertThat(simulation.graph().mails()).isEmpty();
    }

    private static CalendarEvent event(String title, int day) {
        LocalDateTime start = LocalDate.of(2031, 1, 1).plusDays(day).atTime(10, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(title)
                .build();
    }

    private String personCreates(String title, int day) {
        return calendar.create(PersonJson.event(event(title, day))).get("id").asText();
    }

    private String personCreatesSeries(int count) {
        ObjectNode json = PersonJson.event(event("series", 3));
        json.set(
                "recurrence",
                PersonJson.recurrence(
                        event("series", 3).time(),
                        org.kalends.api.model.RecurrenceRule.builder(
                                        org.kalends.api.model.RecurrenceRule.Frequency.DAILY)
                                .count(count)
                                .build()));
        return calendar.create(json).get("id").asText();
    }

    private WriteOutcome write(M365Provider by, RemoteWrite write) {
        return by.write(ref, List.of(write)).get(0);
    }

    private WriteOutcome create(M365Provider by) {
        return write(by, new RemoteWrite.Create(MARK, event("copy", 5)));
    }

    private static RemoteEvent stored(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return ((WriteOutcome.Written) outcome).stored();
    }

    private static FailureKind kind(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static FailureKind failure(Runnable call) {
        return catchThrowableOfType(ProviderException.class, call::run).kind();
    }

    private ChangePage changes(RecurrenceView view, Optional<Cursor> cursor) {
        return provider.changes(ref, WINDOW, view, cursor);
    }

    private ChangePage changes(Optional<Cursor> cursor) {
        return changes(RecurrenceView.OCCURRENCES, cursor);
    }

    private static RemoteWrite.Update rename(RemoteEvent at, String title) {
        return new RemoteWrite.Update(
                at.key(),
                at.version(),
                at.originMark(),
                at.event().toBuilder().title(title).build(),
                Set.of(EventField.TITLE));
    }

    private M365Provider fresh() {
        return simulation.provider(mailbox);
    }

    @ParameterizedTest
    @EnumSource(
            value = GraphFault.class,
            names = {"WRITE_LOST_ANSWER", "WRITE_CUT_ANSWER", "WRITE_504_AFTER"})
    void aCreationWhoseAnswerIsLostIsMetByItsRepetition(GraphFault fault) {
        simulation.graph().faults().once(fault);
        assertThat(kind(create(provider))).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(calendar.events()).hasSize(1);
        RemoteEvent met = stored(create(provider));
        assertThat(met.originMark()).contains(MARK);
        assertThat(calendar.events()).hasSize(1);
        assertThat(provider.findByOrigin(ref, MARK)).contains(met);
    }

    @Test
    void aFreshProcessMeetsTheCopyByTheNameThatTheServiceKnows() {
        RemoteEvent first = stored(create(provider));
        M365Provider fresh = fresh();
        assertThat(stored(create(fresh)).key()).isEqualTo(first.key());
        assertThat(calendar.events()).hasSize(1);
        fresh.close();
    }

    @Test
    void aFreshProcessMeetsTheCopyWhenTheServiceSaysThatTheNameIsTaken() {
        RemoteEvent first = stored(create(provider));
        simulation.graph().faults().on(GraphFault.CREATE_409);
        M365Provider fresh = fresh();
        assertThat(stored(create(fresh))).isEqualTo(first);
        assertThat(simulation.graph().faults().struck(GraphFault.CREATE_409)).isPositive();
        assertThat(calendar.events()).hasSize(1);
        fresh.close();
    }

    @Test
    void aServiceThatKnowsNoNamesMakesNoSecondCopyWithinOneProcess() {
        simulation.graph().faults().on(GraphFault.CREATE_TWICE);
        RemoteEvent first = stored(create(provider));
        assertThat(stored(create(provider))).isEqualTo(first);
        List<WriteOutcome> twice = provider.write(
                ref,
                List.of(
                        new RemoteWrite.Create(MARK, event("copy", 5)),
                        new RemoteWrite.Create(MARK, event("copy", 5))));
        assertThat(twice).containsOnly(new WriteOutcome.Written(first));
        assertThat(calendar.events()).hasSize(1);
    }

    @Test
    void aCopyThatWasDeletedIsCreatedAgainAlthoughItsNameIsTaken() {
        RemoteEvent first = stored(create(provider));
        write(provider, new RemoteWrite.Delete(first.key(), first.version()));
        RemoteEvent second = stored(create(provider));
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.originMark()).contains(MARK);
        assertThat(calendar.events()).hasSize(1);
    }

    @Test
    void whatSomebodyElseChangesJustBeforeAWriteAndNobodySyncsIsKept() {
        RemoteEvent copy = stored(create(provider));
        simulation.graph().faults().once(GraphFault.WRITE_412);
        RemoteEvent renamed = stored(write(provider, rename(copy, "mine")));
        assertThat(renamed.event().title()).isEqualTo("mine");
        assertThat(calendar.event(copy.key().value()).get("importance").asText())
                .isEqualTo("high");
    }

    @Test
    void whatSomebodyElseChangesSinceTheReadStopsAWriteAlsoWhenTheEventIsKnown() {
        RemoteEvent copy = stored(create(provider));
        calendar.patch(copy.key().value(), PersonJson.object().put("showAs", "free"));
        assertThat(kind(write(provider, rename(copy, "mine")))).isEqualTo(FailureKind.CONFLICT);
        assertThat(kind(write(provider, new RemoteWrite.Delete(copy.key(), copy.version()))))
                .isEqualTo(FailureKind.CONFLICT);
        assertThat(provider.get(ref, copy.key()).orElseThrow().event().title()).isEqualTo("copy");
    }

    @Test
    void aRefusalThatNobodyCausedIsOvercomeOnce() {
        RemoteEvent copy = stored(create(provider));
        simulation.graph().faults().once(GraphFault.WRITE_412_SPURIOUS);
        RemoteEvent renamed = stored(write(provider, rename(copy, "once")));
        simulation.graph().faults().next(GraphFault.WRITE_412_SPURIOUS, 2);
        assertThat(kind(write(provider, rename(renamed, "twice")))).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void anOccurrenceThatComesAloneBringsItsSeries() {
        String id = personCreatesSeries(5);
        ChangePage before = changes(Optional.empty());
        simulation.graph().faults().on(GraphFault.DELTA_LONE_EXCEPTIONS);
        calendar.patchOccurrence(
                id, LocalDate.of(2031, 1, 5), PersonJson.object().put("subject", "other"));
        ChangePage after = changes(Optional.of(before.next()));
        assertThat(simulation.graph().faults().struck(GraphFault.DELTA_LONE_EXCEPTIONS))
                .isPositive();
        assertThat(after.changes()).singleElement().isInstanceOf(RemoteChange.SeriesSet.class);
        RemoteChange.SeriesSet set = (RemoteChange.SeriesSet) after.changes().get(0);
        assertThat(set.occurrences())
                .extracting(event -> event.event().title())
                .containsExactlyInAnyOrder("series", "other", "series", "series", "series");
    }

    @Test
    void aSeriesThatBecomesASingleEventLosesItsOccurrences() {
        String id = personCreatesSeries(4);
        ChangePage before = changes(Optional.empty());
        calendar.patch(id, PersonJson.object().putNull("recurrence"));
        ChangePage single = changes(Optional.of(before.next()));
        assertThat(single.changes())
                .containsExactly(
                        new RemoteChange.SeriesSet(new EventKey(id), List.of()),
                        new RemoteChange.Upserted(
                                provider.get(ref, new EventKey(id)).orElseThrow()));
    }

    @Test
    void anEventThatBecomesASeriesBetweenTheRoundAndTheLookIsToldAsOccurrences() {
        String id = personCreates("series", 3);
        ChangePage before = changes(Optional.empty());
        calendar.patch(id, PersonJson.object().put("subject", "renamed"));
        ObjectNode series = PersonJson.object();
        series.set(
                "recurrence",
                PersonJson.recurrence(
                        event("series", 3).time(),
                        org.kalends.api.model.RecurrenceRule.builder(
                                        org.kalends.api.model.RecurrenceRule.Frequency.DAILY)
                                .count(3)
                                .build()));
        calendar.patch(id, series);
        simulation.graph().faults().once(GraphFault.DELTA_STALE);
        assertThat(changes(Optional.of(before.next())).changes())
                .singleElement()
                .matches(change ->
                        ((RemoteChange.SeriesSet) change).occurrences().size() == 3);
        assertThat(simulation.graph().faults().struck(GraphFault.DELTA_STALE)).isPositive();
    }

    @Test
    void aCopyThatCannotBeReadIsCleanedUpWithTheOthers() {
        RemoteEvent good = stored(create(provider));
        RemoteEvent spoilt = stored(write(provider, new RemoteWrite.Create(MARK.nextGeneration(), event("copy", 6))));
        assertThat(new OutlookPerson(calendar).spoil(spoilt.key())).isTrue();
        assertThat(failure(() -> provider.get(ref, spoilt.key()))).isEqualTo(FailureKind.PERMANENT);

        M365Provider fresh = fresh();
        List<RemoteEvent> found = fresh.findCopies(ref, "home", "pair-1");
        assertThat(found).hasSize(2).contains(good);
        assertThat(found).extracting(RemoteEvent::originMark).contains(spoilt.originMark());
        List<RemoteWrite> deletions = found.stream()
                .<RemoteWrite>map(copy -> new RemoteWrite.Delete(copy.key(), copy.version()))
                .toList();
        assertThat(fresh.write(ref, deletions)).allMatch(WriteOutcome.Deleted.class::isInstance);
        assertThat(calendar.events()).isEmpty();
        fresh.close();
    }

    @Test
    void aSnapshotThatBreaksInItsMiddleIsBegunAgain() {
        provider.close();
        provider = simulation.provider(mailbox, simulation.config().pageSize(5).build());
        IntStream.range(0, 12).forEach(i -> personCreates("event " + i, i));
        simulation.graph().faults().once(GraphFault.DELTA_410_MID_ROUND);
        assertThat(changes(Optional.empty()).changes()).hasSize(12);
        assertThat(simulation.graph().faults().struck(GraphFault.DELTA_410_MID_ROUND))
                .isPositive();
    }

    @Test
    void aRoundThatTurnsInACircleIsListedWithoutAFeedAndTheNextOneBeginsAnew() {
        provider.close();
        provider = simulation.provider(mailbox, simulation.config().pageSize(2).build());
        IntStream.range(0, 40).forEach(i -> personCreates("event " + i, 9 * i));
        String series = personCreatesSeries(5);
        simulation.graph().faults().on(GraphFault.DELTA_LOOPING_PAGES);
        ChangePage listed = changes(Optional.empty());
        assertThat(listed.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(listed.changes()).hasSize(41);
        assertThat(listed.changes())
                .filteredOn(RemoteChange.SeriesSet.class::isInstance)
                .singleElement()
                .matches(change -> ((RemoteChange.SeriesSet) change).seriesKey().equals(new EventKey(series)));
        simulation.graph().faults().clear();
        ChangePage again = changes(Optional.of(listed.next()));
        assertThat(again.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(again.changes()).containsExactlyInAnyOrderElementsOf(listed.changes());
        assertThat(changes(Optional.of(again.next())).kind()).isEqualTo(ChangePage.Kind.DELTA);
    }

    @Test
    void anEventThatIsMovedToAnotherCalendarIsGoneFromThisOne() {
        String id = personCreates("moving", 3);
        String series = personCreatesSeries(3);
        ChangePage before = changes(Optional.empty());
        MailboxCalendar other = mailbox.addCalendar("Other");
        calendar.move(id, other);
        calendar.move(series, other);
        assertThat(changes(Optional.of(before.next())).changes())
                .containsExactlyInAnyOrder(
                        new RemoteChange.Removed(new EventKey(id)), new RemoteChange.Removed(new EventKey(series)));
        assertThat(provider.changes(GraphFixture.ref(other), WINDOW, RecurrenceView.OCCURRENCES, Optional.empty())
                        .changes())
                .hasSize(2);
    }

    @Test
    void anEventThatLeavesTheFeedIsToldAsItIsAndNotAsGone() {
        String id = personCreates("moving", 3);
        String series = personCreatesSeries(3);
        ChangePage before = changes(Optional.empty());
        ChangePage whole = changes(RecurrenceView.SERIES, Optional.empty());
        calendar.patch(id, PersonJson.event(event("moving", 1500)));
        ObjectNode later = PersonJson.event(event("series", 1500));
        later.set(
                "recurrence",
                PersonJson.recurrence(
                        event("series", 1500).time(),
                        org.kalends.api.model.RecurrenceRule.builder(
                                        org.kalends.api.model.RecurrenceRule.Frequency.DAILY)
                                .count(3)
                                .build()));
        calendar.patch(series, later);
        List<RemoteChange> changes = changes(Optional.of(before.next())).changes();
        assertThat(changes).hasSize(2).noneMatch(RemoteChange.Removed.class::isInstance);
        assertThat(changes)
                .contains(new RemoteChange.Upserted(
                        provider.get(ref, new EventKey(id)).orElseThrow()))
                .contains(new RemoteChange.SeriesSet(new EventKey(series), List.of()));
        assertThat(changes(RecurrenceView.SERIES, Optional.of(whole.next())).changes())
                .hasSize(2)
                .allMatch(RemoteChange.Upserted.class::isInstance);
    }

    @Test
    void theWindowRollsOnWithoutANewListingUntilTheSlackIsUsedUp() {
        personCreates("early", 3);
        personCreates("late", 384);
        ChangePage first = changes(Optional.empty());
        assertThat(first.changes()).hasSize(1);
        Cursor cursor = first.next();
        for (int days = 1; days < 28; days++) {
            ChangePage rolled = provider.changes(ref, rolled(days), RecurrenceView.OCCURRENCES, Optional.of(cursor));
            assertThat(rolled.kind()).isEqualTo(ChangePage.Kind.DELTA);
            cursor = rolled.next();
        }
        ChangePage anew = provider.changes(ref, rolled(40), RecurrenceView.OCCURRENCES, Optional.of(cursor));
        assertThat(anew.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(anew.changes()).hasSize(1);
    }

    private static Window rolled(int days) {
        return new Window(
                WINDOW.start().plus(Duration.ofDays(days)), WINDOW.end().plus(Duration.ofDays(days)), BERLIN);
    }

    @Test
    void aCursorOfAnotherCalendarOrViewIsExpired() {
        Cursor cursor = changes(Optional.empty()).next();
        CalendarRef other = GraphFixture.ref(mailbox.addCalendar("Other"));
        assertThat(failure(() -> changes(RecurrenceView.SERIES, Optional.of(cursor))))
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(failure(() -> provider.changes(other, WINDOW, RecurrenceView.OCCURRENCES, Optional.of(cursor))))
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
        Cursor elsewhere = new Cursor(cursor.value().replace("\"/me/", "\"https://example.org/me/"));
        assertThat(failure(() -> changes(Optional.of(elsewhere)))).isEqualTo(FailureKind.CURSOR_EXPIRED);
    }

    @Test
    void aCalendarThatIsGoneIsNotAnEmptyOneAndNoLostCursor() {
        personCreates("event", 3);
        Cursor cursor = changes(Optional.empty()).next();
        simulation.graph().faults().on(GraphFault.CALENDAR_404);
        assertThat(failure(() -> changes(Optional.empty()))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure(() -> changes(Optional.of(cursor)))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure(() -> provider.read(ref, WINDOW, RecurrenceView.SERIES)))
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(kind(create(provider))).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void aCalendarThatIsReadOnlyByNowRefusesWritesAndIsRead() {
        RemoteEvent copy = stored(create(provider));
        simulation.graph().faults().on(GraphFault.CALENDAR_READ_ONLY);
        assertThat(provider.calendars(ref.account())).noneMatch(CalendarInfo::canWrite);
        assertThat(kind(write(provider, rename(copy, "other")))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(kind(write(provider, new RemoteWrite.Delete(copy.key(), copy.version()))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(kind(write(provider, new RemoteWrite.Create(MARK.nextGeneration(), event("copy", 6)))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(changes(Optional.empty()).changes()).hasSize(1);
    }

    @Test
    void aMailboxThatIsDisabledIsAnUnusableAccountAndDeletesNothing() {
        personCreates("event", 3);
        Cursor cursor = changes(Optional.empty()).next();
        simulation.graph().faults().on(GraphFault.MAILBOX_DISABLED);
        assertThat(failure(() -> changes(Optional.of(cursor)))).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure(() -> changes(Optional.empty()))).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure(() -> provider.calendars(ref.account()))).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure(() -> provider.get(ref, new EventKey("AAkA")))).isEqualTo(FailureKind.PERMANENT);
        assertThat(kind(create(provider))).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void throttlingNamesThePauseAndKeepsWhatWasDone() {
        simulation.graph().faults().once(GraphFault.BATCH_STEP_429);
        List<RemoteWrite> writes = IntStream.range(0, 10)
                .<RemoteWrite>mapToObj(i ->
                        new RemoteWrite.Create(new OriginMark("home", "pair-1", "o" + i, 0), event("copy " + i, i)))
                .toList();
        List<WriteOutcome> outcomes = provider.write(ref, writes);
        List<WriteOutcome.Failed> failed = outcomes.stream()
                .filter(WriteOutcome.Failed.class::isInstance)
                .map(WriteOutcome.Failed.class::cast)
                .toList();
        assertThat(failed).as("the rest of the chain").hasSize(3).allSatisfy(outcome -> {
            assertThat(outcome.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(outcome.failure().retryAfter()).isPresent();
        });
        assertThat(calendar.events()).hasSize(7);
    }

    @Test
    void neverHasMoreUnderWayThanTheServiceTakes() throws Exception {
        simulation.graph().faults().latency(Duration.ofMillis(5));
        IntStream.range(0, 30).forEach(i -> personCreates("event " + i, i));
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                calls.add(threads.submit(() -> {
                    changes(Optional.empty());
                    provider.write(
                            ref,
                            IntStream.range(0, 8)
                                    .<RemoteWrite>mapToObj(n -> new RemoteWrite.Create(
                                            new OriginMark("home", "pair-1", "o" + number + "-" + n, 0),
                                            event("copy", n)))
                                    .toList());
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(simulation.server().journal().list())
                .noneMatch(exchange -> exchange.status() == 429)
                .noneMatch(exchange -> exchange.responseBody().contains("\"status\":429"));
        assertThat(calendar.events()).hasSize(110);
    }

    @Test
    void aZoneThatTheServiceDoesNotKnowIsCalledByItsOtherNameAndThatIsRemembered() {
        simulation.graph().faults().on(GraphFault.WRITE_400_ZONE);
        RemoteEvent first = stored(create(provider));
        assertThat(first.event().time()).isEqualTo(event("copy", 5).time());
        simulation.server().journal().clear();
        stored(write(provider, new RemoteWrite.Create(MARK.nextGeneration(), event("copy", 6))));
        assertThat(simulation.server().journal().list()).hasSize(1);
        assertThat(simulation.server().journal().list().get(0).body()).contains("W. Europe Standard Time");
        assertThat(provider.get(ref, first.key())).contains(first);
    }

    @Test
    void aTokenThatIsRefusedIsAFailureOfTheAccount() {
        simulation.graph().refuseTokensOf(mailbox);
        assertThat(failure(() -> changes(Optional.empty()))).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(kind(create(provider))).isEqualTo(FailureKind.AUTHENTICATION);
    }
}
