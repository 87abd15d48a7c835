package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;

/** What a change of a series leaves behind, and what it cannot bring back. */
class SeriesWritesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocalDateTime START = LocalDateTime.of(2031, 6, 2, 9, 0);

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static final EventField[] TITLE_AND_RULE = {EventField.TITLE, EventField.RECURRENCE};

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
        assertThat(simulation.google().guestWrites()).isEmpty();
        simulation.close();
    }

    @BeforeEach
    void open() {
        GoogleAccount account = simulation.google().account("series-" + UUID.randomUUID() + "@example.org");
        calendar = account.calendar();
        provider = simulation.provider(account);
    }

    @AfterEach
    void clear() {
        simulation.google().faults().clear();
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private static CalendarEvent event(LocalDateTime start, String title) {
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(title)
                .build();
    }

    private static Recurrence daily(int count) {
        return Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                .count(count)
                .build());
    }

    private static CalendarEvent series(LocalDateTime start, String title, Recurrence recurrence) {
        return event(start, title).toBuilder()
                .recurrence(Optional.of(recurrence))
                .build();
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref(), List.of(write)).get(0);
    }

    private RemoteEvent created(CalendarEvent event) {
        return written(write(new RemoteWrite.Create(MARK, event)));
    }

    private static RemoteEvent written(WriteOutcome outcome) {
        return ((WriteOutcome.Written) outcome).stored();
    }

    private static FailureKind failure(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static RemoteWrite update(RemoteEvent at, CalendarEvent event, EventField... fields) {
        return new RemoteWrite.Update(at.key(), at.version(), Optional.of(MARK), event, Set.of(fields));
    }

    private List<String> titles(RemoteEvent series) {
        return provider.occurrences(ref(), series.key(), WINDOW).stream()
                .map(occurrence -> occurrence.event().title())
                .toList();
    }

    private static OriginalStart on(int day) {
        return new OriginalStart.Zoned(START.plusDays(day), BERLIN);
    }

    private static String instant(int day) {
        return START.plusDays(day).atZone(BERLIN).toInstant().toString();
    }

    /** The service may keep it; it would stand in the calendar beside the series. */
    @ParameterizedTest
    @ValueSource(strings = {"renamed", "plain"})
    void anExceptionOfAnEarlierRuleIsTakenAway(String exception) {
        RemoteEvent at = created(series(
                START, "plain", daily(5).withOverrides(Map.of(on(3), event(START.plusDays(3), "renamed")))));
        calendar.patchInstance(at.key().value(), instant(3), PersonJson.object().put("summary", exception));
        at = provider.get(ref(), at.key()).orElseThrow();
        simulation.google().faults().on(GoogleFault.SERIES_ORPHANS);

        at = written(write(update(at, series(START, "plain", daily(2)), EventField.RECURRENCE)));

        assertThat(simulation.google().faults().struck(GoogleFault.SERIES_ORPHANS))
                .isPositive();
        assertThat(titles(at)).containsExactly("plain", "plain");
    }

    @Test
    void anExceptionOfAnEarlierTimeIsTakenAway() {
        RemoteEvent at = created(series(
                START, "plain", daily(3).withOverrides(Map.of(on(1), event(START.plusDays(1), "renamed")))));
        simulation.google().faults().on(GoogleFault.SERIES_ORPHANS);
        CalendarEvent later = series(START.plusHours(2), "plain", daily(3));

        at = written(write(update(at, later, EventField.TIME, EventField.RECURRENCE)));

        assertThat(titles(at)).containsExactly("plain", "plain", "plain");
        assertThat(provider.occurrences(ref(), at.key(), WINDOW))
                .allMatch(occurrence -> occurrence
                        .event()
                        .time()
                        .start(BERLIN)
                        .atZone(BERLIN)
                        .toLocalTime()
                        .equals(START.plusHours(2).toLocalTime()));
    }

    @Test
    void aChangeOfTheTitleAloneTakesNothingAway() {
        RemoteEvent at = created(series(START, "plain", daily(5)));
        calendar.patchInstance(at.key().value(), instant(3), PersonJson.object().put("summary", "plain"));
        simulation.google().faults().on(GoogleFault.SERIES_ORPHANS);
        ObjectNode shorter = PersonJson.object();
        shorter.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=2");
        calendar.patch(at.key().value(), shorter);
        at = provider.get(ref(), at.key()).orElseThrow();

        at = written(write(update(at, event(START, "later"), EventField.TITLE)));

        assertThat(titles(at)).hasSize(3);
    }

    /** The service does not always allow it. What else was to be written is written. */
    @Test
    void anOccurrenceThatAPersonDeletedIsNotBroughtBack() {
        RemoteEvent at = withoutOne();
        simulation.google().faults().on(GoogleFault.REVIVAL_403);
        simulation.google().faults().on(GoogleFault.SERIES_ORPHANS);

        assertThat(failure(write(update(at, series(START, "later", daily(5)), TITLE_AND_RULE))))
                .isEqualTo(FailureKind.AMBIGUOUS);
        RemoteEvent now = provider.get(ref(), at.key()).orElseThrow();
        assertThat(titles(now)).hasSize(4).containsOnly("later");
        assertThat(failure(write(update(now, series(START, "later", daily(5)), TITLE_AND_RULE))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(provider.get(ref(), at.key())).contains(now);
        assertThat(simulation.google().faults().struck(GoogleFault.REVIVAL_403)).isZero();
    }

    /** A service that forgets the deletion of an occurrence that its series leaves out has it come back without being asked. */
    @Test
    void anOccurrenceWhoseDeletionIsForgottenComesBackWithItsSeries() {
        RemoteEvent at = withoutOne();
        simulation.google().faults().on(GoogleFault.REVIVAL_403);

        assertThat(failure(write(update(at, series(START, "series", daily(5)), EventField.RECURRENCE))))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure(write(update(at, series(START, "later", daily(5)), TITLE_AND_RULE))))
                .isEqualTo(FailureKind.AMBIGUOUS);
        RemoteEvent now = provider.get(ref(), at.key()).orElseThrow();
        now = written(write(update(now, series(START, "later", daily(5)), TITLE_AND_RULE)));
        assertThat(titles(now)).hasSize(5).containsOnly("later");
        assertThat(simulation.google().faults().struck(GoogleFault.REVIVAL_403)).isZero();
    }

    private RemoteEvent withoutOne() {
        RemoteEvent at = created(series(START, "series", daily(5)));
        calendar.deleteInstance(at.key().value(), instant(2));
        RemoteEvent now = provider.get(ref(), at.key()).orElseThrow();
        assertThat(now.event().recurrence().orElseThrow().exclusions()).containsExactly(on(2));
        return now;
    }

    @Test
    void anOccurrenceThatTheSeriesLeftOutComesBackWithIt() {
        RemoteEvent at = created(series(START, "series", daily(5).withExclusions(Set.of(on(2)))));
        simulation.google().faults().on(GoogleFault.REVIVAL_403);
        at = written(write(update(at, series(START, "series", daily(5)), EventField.RECURRENCE)));
        assertThat(titles(at)).hasSize(5);
        assertThat(simulation.google().faults().struck(GoogleFault.REVIVAL_403)).isZero();
    }
}
