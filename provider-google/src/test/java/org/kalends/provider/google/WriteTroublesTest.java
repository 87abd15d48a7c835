package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.simulator.google.GoogleFaults;

/** What goes wrong with one of many writes that go out together, or with one alone, and what the others are told. */
class WriteTroublesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Simulation simulation;

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
        GoogleAccount account = simulation.google().account("troubles-" + UUID.randomUUID() + "@example.org");
        calendar = account.calendar();
        provider = simulation.provider(account);
    }

    @AfterEach
    void clear() {
        simulation.google().faults().clear();
    }

    private static GoogleFaults faults() {
        return simulation.google().faults();
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private static CalendarEvent event(String title, ZoneId zone) {
        LocalDateTime start = LocalDateTime.of(2031, 3, 1, 9, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), zone))
                .title(title)
                .build();
    }

    private static CalendarEvent series(String title, ZoneId zone) {
        RecurrenceRule daily =
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).build();
        return event(title, zone).toBuilder()
                .recurrence(Optional.of(Recurrence.of(daily)))
                .build();
    }

    private static RemoteWrite create(CalendarEvent event) {
        return new RemoteWrite.Create(new OriginMark("kit", "pair", event.title(), 0), event);
    }

    private static List<CalendarEvent> six(ZoneId zone) {
        List<CalendarEvent> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(event("event-" + i, zone));
        }
        return events;
    }

    private List<WriteOutcome> createdTogether(List<CalendarEvent> events) {
        return provider.write(
                ref(), events.stream().map(WriteTroublesTest::create).toList());
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref(), List.of(write)).get(0);
    }

    private static RemoteEvent stored(WriteOutcome outcome) {
        return ((WriteOutcome.Written) outcome).stored();
    }

    private static FailureKind failure(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static RemoteWrite rename(RemoteEvent at) {
        return new RemoteWrite.Update(
                at.key(), at.version(), Optional.empty(), event("renamed", BERLIN), Set.of(EventField.TITLE));
    }

    private List<String> zones() {
        return calendar.events().stream()
                .map(event -> event.path("start").path("timeZone").asText())
                .distinct()
                .toList();
    }

    @Test
    void aNameOfAZoneThatManyEventsAreRefusedForIsOneRefusedName() {
        faults().on(GoogleFault.WRITE_400_ZONE);
        ZoneId kyiv = ZoneId.of("Europe/Kyiv");
        List<CalendarEvent> events = six(kyiv);
        List<WriteOutcome> outcomes = createdTogether(events);
        assertThat(outcomes)
                .extracting(outcome -> stored(outcome).event().time())
                .containsExactlyElementsOf(
                        events.stream().map(CalendarEvent::time).toList());
        assertThat(zones()).containsExactly("Europe/Kiev");
        assertThat(stored(write(create(series("series", kyiv)))).event().time())
                .isEqualTo(events.get(0).time());
        assertThat(zones()).containsExactly("Europe/Kiev");
    }

    @Test
    void aZoneWithoutAnotherNameIsWrittenInUtcUnlessItIsThatOfASeries() {
        faults().on(GoogleFault.WRITE_400_ZONE);
        ZoneId juarez = ZoneId.of("America/Ciudad_Juarez");
        assertThat(failure(write(create(series("series", juarez))))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(calendar.events()).isEmpty();
        assertThat(createdTogether(six(juarez)))
                .allMatch(outcome -> stored(outcome)
                        .event()
                        .time()
                        .equals(event("any", juarez).time()));
        assertThat(failure(write(create(series("series", juarez))))).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(zones()).containsExactly("UTC");
    }

    @Test
    void anOccurrenceIsMovedToAZoneByAnotherName() {
        RemoteEvent series = stored(write(create(series("series", BERLIN))));
        faults().on(GoogleFault.WRITE_400_ZONE);
        Window day = new Window(
                LocalDateTime.of(2031, 3, 2, 0, 0).atZone(BERLIN).toInstant(),
                LocalDateTime.of(2031, 3, 3, 0, 0).atZone(BERLIN).toInstant(),
                BERLIN);
        RemoteEvent occurrence = provider.occurrences(ref(), series.key(), day).get(0);
        CalendarEvent moved = event("series", ZoneId.of("Europe/Kyiv"));
        WriteOutcome outcome = write(new RemoteWrite.Update(
                occurrence.key(), occurrence.version(), Optional.empty(), moved, Set.of(EventField.TIME)));
        assertThat(stored(outcome).event().time()).isEqualTo(moved.time());
    }

    /** The answers to some are lost one by one; all are there once. */
    @ParameterizedTest
    @EnumSource(names = {"WRITE_503_AFTER", "WRITE_CUT_ANSWER"})
    void whatWasDoneWithoutAnAnswerIsFound(GoogleFault fault) {
        faults().next(fault, 3);
        List<WriteOutcome> outcomes = createdTogether(six(BERLIN));
        assertThat(outcomes).hasSize(6).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(calendar.events()).hasSize(6);
        List<RemoteWrite> renames =
                outcomes.stream().map(outcome -> rename(stored(outcome))).toList();
        faults().next(fault, 3);
        assertThat(provider.write(ref(), renames))
                .hasSize(6)
                .allMatch(outcome -> stored(outcome).event().title().equals("renamed"));
        assertThat(faults().struck(fault)).isGreaterThanOrEqualTo(6);
        faults().next(fault, 3);
        assertThat(provider.write(ref(), deletes())).containsOnly(new WriteOutcome.Deleted());
        assertThat(calendar.events()).isEmpty();
    }

    private List<RemoteWrite> deletes() {
        return provider.findCopies(ref(), "kit", "pair").stream()
                .map(copy -> (RemoteWrite) new RemoteWrite.Delete(copy.key(), copy.version()))
                .toList();
    }

    @Test
    void aPartThatWasNotDoneLeavesTheOthersAlone() {
        faults().next(GoogleFault.BATCH_PART_503, 2);
        List<WriteOutcome> outcomes = createdTogether(six(BERLIN));
        assertThat(outcomes.subList(0, 2)).allMatch(outcome -> failure(outcome) == FailureKind.AMBIGUOUS);
        assertThat(outcomes.subList(2, 6)).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(calendar.events()).hasSize(4);
    }

    /** Nobody has changed the event: it is no conflict. */
    @Test
    void aRefusalWithoutAReasonIsWaitedOut() {
        RemoteEvent copy = stored(write(create(event("copy", BERLIN))));
        faults().next(GoogleFault.WRITE_412_SPURIOUS, 2);
        assertThat(failure(write(rename(copy)))).isEqualTo(FailureKind.RETRYABLE);
        faults().next(GoogleFault.WRITE_412_SPURIOUS, 1);
        RemoteEvent renamed = stored(write(rename(copy)));
        RemoteWrite delete = new RemoteWrite.Delete(renamed.key(), renamed.version());
        faults().next(GoogleFault.WRITE_412_SPURIOUS, 2);
        assertThat(failure(write(delete))).isEqualTo(FailureKind.RETRYABLE);
        faults().next(GoogleFault.WRITE_412_SPURIOUS, 1);
        assertThat(write(delete)).isEqualTo(new WriteOutcome.Deleted());
    }

    /** The account may have lost the calendar since the event was read. */
    @Test
    void whatIsNotFoundInACalendarThatIsNotThereIsNotDeleted() {
        RemoteEvent copy = stored(write(create(event("copy", BERLIN))));
        RemoteEvent series = stored(write(create(series("series", BERLIN))));
        faults().on(GoogleFault.CALENDAR_404);
        for (Version version : List.of(copy.version(), new Version("\"unknown\""), new Version("content:unknown"))) {
            assertThat(failure(write(new RemoteWrite.Delete(copy.key(), version))))
                    .isEqualTo(FailureKind.NOT_FOUND);
        }
        assertThat(failure(write(new RemoteWrite.Delete(series.key(), series.version()))))
                .isEqualTo(FailureKind.NOT_FOUND);
        faults().clear();
        faults().on(GoogleFault.DELETE_PURGES);
        for (RemoteEvent each : List.of(copy, series)) {
            calendar.delete(each.key().value());
            calendar.purge(each.key().value());
            assertThat(write(new RemoteWrite.Delete(each.key(), each.version())))
                    .isEqualTo(new WriteOutcome.Deleted());
        }
    }
}
