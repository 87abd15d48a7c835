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
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;

/** What a person does in the web page beyond writing an event: series are cut and split, copies copied, guests invited. */
class PersonActsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW =
            new Window(Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), BERLIN);

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static Simulation simulation;

    private GoogleAccount account;

    private GoogleCalendar calendar;

    private GoogleProvider provider;

    private String id;

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
        account = simulation.google().account("acts-" + UUID.randomUUID() + "@example.org");
        calendar = account.calendar();
        provider = simulation.provider(account);
        ObjectNode series = PersonJson.event(event("series", 1));
        series.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=10");
        id = calendar.create(series).get("id").asText();
    }

    @AfterEach
    void clear() {
        simulation.google().faults().clear();
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private static CalendarEvent event(String title, int day) {
        LocalDateTime start = LocalDateTime.of(2031, 6, day, 9, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(title)
                .build();
    }

    private static String start(int day) {
        return LocalDateTime.of(2031, 6, day, 9, 0).atZone(BERLIN).toInstant().toString();
    }

    private ChangePage read(RecurrenceView view, Optional<ChangePage> before) {
        return provider.changes(ref(), WINDOW, view, before.map(ChangePage::next));
    }

    /** Returns the titles of all occurrences by their days after a read. */
    private Map<Integer, String> days(Map<EventKey, RemoteEvent> state, ChangePage page) {
        for (RemoteChange change : page.changes()) {
            if (change instanceof RemoteChange.SeriesSet set) {
                state.values().removeIf(event -> event.seriesKey().equals(Optional.of(set.seriesKey())));
                set.occurrences().forEach(event -> state.put(event.key(), event));
            } else if (change instanceof RemoteChange.Removed removed) {
                state.remove(removed.key());
                state.values().removeIf(event -> event.seriesKey().equals(Optional.of(removed.key())));
            } else {
                RemoteEvent event = ((RemoteChange.Upserted) change).event();
                state.put(event.key(), event);
            }
        }
        Map<Integer, String> days = new TreeMap<>();
        state.values()
                .forEach(event -> days.put(
                        event.event().time().start(BERLIN).atZone(BERLIN).getDayOfMonth(),
                        event.event().title()));
        return days;
    }

    private Map<Integer, String> afterwards(Runnable act) {
        ChangePage before = read(RecurrenceView.OCCURRENCES, Optional.empty());
        Map<EventKey, RemoteEvent> state = new TreeMap<>(java.util.Comparator.comparing(EventKey::value));
        assertThat(days(state, before)).hasSize(10);
        act.run();
        Map<Integer, String> now = days(state, read(RecurrenceView.OCCURRENCES, Optional.of(before)));
        assertThat(now)
                .as("as a snapshot tells it")
                .isEqualTo(days(
                        new TreeMap<>(java.util.Comparator.comparing(EventKey::value)),
                        read(RecurrenceView.OCCURRENCES, Optional.empty())));
        return now;
    }

    @Test
    void thisAndFollowingAreAnotherSeries() {
        assertThat(afterwards(() ->
                        calendar.splitFrom(id, start(4), PersonJson.object().put("summary", "later"))))
                .hasSize(10)
                .containsEntry(3, "series")
                .containsEntry(4, "later")
                .containsEntry(10, "later");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thisAndFollowingAreGone(boolean parentless) {
        calendar.patchInstance(id, start(8), PersonJson.object().put("summary", "changed"));
        if (parentless) {
            simulation.google().faults().on(GoogleFault.PARENTLESS_ROWS);
        }
        assertThat(afterwards(() -> calendar.deleteFrom(id, start(4)))).containsOnlyKeys(1, 2, 3);
    }

    /** The service tells of the exceptions that went with the rule, before or beside the event, or of them alone. */
    @ParameterizedTest
    @EnumSource(names = {"EXCEPTION_BEFORE_MASTER", "EXCEPTION_WITHOUT_MASTER", "PARENTLESS_ROWS", "PAGE_SIZE_ONE"})
    void aSeriesWithExceptionsThatBecomesASingleEventIsToldAsOne(GoogleFault habit) {
        calendar.patchInstance(id, start(8), PersonJson.object().put("summary", "changed"));
        calendar.deleteInstance(id, start(5));
        for (RecurrenceView view : RecurrenceView.values()) {
            ChangePage before = read(view, Optional.empty());
            calendar.patch(id, PersonJson.object().putNull("recurrence"));
            simulation.google().faults().on(habit);

            assertThat(read(view, Optional.of(before)).changes())
                    .containsExactly(new RemoteChange.Upserted(
                            provider.get(ref(), new EventKey(id)).orElseThrow()));

            simulation.google().faults().clear();
            ObjectNode again = PersonJson.object();
            again.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=10");
            calendar.patch(id, again);
            calendar.patchInstance(id, start(8), PersonJson.object().put("summary", "changed"));
        }
    }

    @Test
    void aSplitIsTwoSeriesInTheOtherViewToo() {
        ChangePage before = read(RecurrenceView.SERIES, Optional.empty());
        calendar.splitFrom(id, start(4), PersonJson.object().put("summary", "later"));
        assertThat(read(RecurrenceView.SERIES, Optional.of(before)).changes())
                .hasSize(2)
                .allMatch(change -> ((RemoteChange.Upserted) change)
                        .event()
                        .event()
                        .recurrence()
                        .isPresent());
    }

    @Test
    void aChangeThatChangesNothingIsToldAsTheSame() {
        ChangePage before = read(RecurrenceView.OCCURRENCES, Optional.empty());
        calendar.patch(id, PersonJson.object().put("colorId", "7"));
        ChangePage after = read(RecurrenceView.OCCURRENCES, Optional.of(before));
        assertThat(versions(after)).isEqualTo(versions(before)).hasSize(10);
    }

    private static List<String> versions(ChangePage page) {
        return page.changes().stream()
                .flatMap(change -> ((RemoteChange.SeriesSet) change).occurrences().stream())
                .map(event -> event.version().value())
                .toList();
    }

    private RemoteEvent copy() {
        return ((WriteOutcome.Written) provider.write(ref(), List.of(new RemoteWrite.Create(MARK, event("copy", 20))))
                        .get(0))
                .stored();
    }

    @Test
    void aCopyOfACopyIsAPersonsOwn() {
        RemoteEvent copy = copy();
        String second = calendar.copy(copy.key().value()).get("id").asText();
        assertThat(provider.get(ref(), new EventKey(second)).orElseThrow().originMark())
                .isEmpty();
        assertThat(provider.findByOrigin(ref(), MARK)).contains(copy);
        assertThat(provider.findCopies(ref(), "home", "pair-1")).containsExactly(copy);
    }

    @Test
    void aCopyWithoutItsPropertiesIsNoCopyUntilItIsMarkedAgain() {
        RemoteEvent copy = copy();
        calendar.stripProperties(copy.key().value());
        RemoteEvent bare = provider.get(ref(), copy.key()).orElseThrow();
        assertThat(bare.originMark()).isEmpty();
        assertThat(provider.findByOrigin(ref(), MARK)).isEmpty();
        RemoteEvent marked = ((WriteOutcome.Written) write(
                        new RemoteWrite.Update(bare.key(), bare.version(), Optional.of(MARK), bare.event(), Set.of())))
                .stored();
        assertThat(marked.originMark()).contains(MARK);
        assertThat(provider.findByOrigin(ref(), MARK)).contains(marked);
    }

    private WriteOutcome write(RemoteWrite write) {
        return provider.write(ref(), List.of(write)).get(0);
    }

    @Test
    void aCopyThatAPersonHasDeletedIsNotCreatedAgainUnderItsId() {
        RemoteEvent copy = copy();
        calendar.delete(copy.key().value());
        WriteOutcome again = write(new RemoteWrite.Create(MARK, event("copy", 20)));
        assertThat(((WriteOutcome.Failed) again).failure().kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(write(new RemoteWrite.Create(MARK.nextGeneration(), event("copy", 20))))
                .isInstanceOf(WriteOutcome.Written.class);
    }

    @Test
    void anIdThatSomebodyElseUsesIsAConflict() {
        String taken = copy().key().value();
        calendar.stripProperties(taken);
        WriteOutcome again = write(new RemoteWrite.Create(MARK, event("copy", 20)));
        assertThat(((WriteOutcome.Failed) again).failure().kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aCopyWithGuestsIsNeverWritten() {
        RemoteEvent copy = copy();
        ObjectNode guests = PersonJson.object();
        guests.putArray("attendees").addObject().put("email", "guest@example.org");
        calendar.patch(copy.key().value(), guests);
        simulation.google().clearMails();
        RemoteEvent now = provider.get(ref(), copy.key()).orElseThrow();
        assertThat(now.event().attendees()).isNotEmpty();
        RemoteWrite rename = new RemoteWrite.Update(
                now.key(), now.version(), now.originMark(), event("mine", 20), Set.of(EventField.TITLE));
        for (RemoteWrite write : List.of(rename, new RemoteWrite.Delete(now.key(), now.version()))) {
            assertThat(((WriteOutcome.Failed) write(write)).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        }
        assertThat(simulation.google().guestWrites()).isEmpty();
    }

    /** Whoever is invited to one occurrence gets mail about the series. */
    @Test
    void aSeriesOfOursWithGuestsAtOneOccurrenceIsNeverWritten() {
        CalendarEvent series = series("copy", 20);
        RemoteEvent copy = written(write(new RemoteWrite.Create(MARK, series)));
        inviteTo(copy.key().value(), 22);
        RemoteEvent now = provider.get(ref(), copy.key()).orElseThrow();
        List<RemoteEvent> occurrences = provider.occurrences(ref(), copy.key(), WINDOW);
        assertThat(occurrences).hasSize(5);
        for (Set<EventField> fields : List.of(Set.of(EventField.TITLE), Set.of(EventField.RECURRENCE))) {
            assertRefused(
                    new RemoteWrite.Update(now.key(), now.version(), Optional.of(MARK), event("mine", 20), fields));
        }
        assertRefused(new RemoteWrite.Delete(now.key(), now.version()));
        assertRefused(new RemoteWrite.Delete(
                occurrences.get(2).key(), occurrences.get(2).version()));
        GoogleProvider other = simulation.provider(account);
        assertThat(other.changes(ref(), WINDOW, RecurrenceView.SERIES, Optional.empty())
                        .changes())
                .isNotEmpty();
        provider = other;
        assertRefused(new RemoteWrite.Delete(now.key(), now.version()));
        assertThat(calendar.event(now.key().value()).path("status").asText()).isEqualTo("confirmed");
        assertThat(simulation.google().guestWrites()).isEmpty();
    }

    private void inviteTo(String series, int day) {
        ObjectNode guests = PersonJson.object();
        guests.putArray("attendees").addObject().put("email", "guest@example.org");
        calendar.patchInstance(series, start(day), guests);
    }

    private static CalendarEvent series(String title, int day) {
        RecurrenceRule daily =
                RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY).count(5).build();
        return event(title, day).toBuilder()
                .recurrence(Optional.of(Recurrence.of(daily)))
                .build();
    }

    private static RemoteEvent written(WriteOutcome outcome) {
        return ((WriteOutcome.Written) outcome).stored();
    }

    private void assertRefused(RemoteWrite write) {
        assertThat(((WriteOutcome.Failed) write(write)).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void aMeetingKeepsItsGuestsWhenItIsWrittenOnPurpose() {
        ObjectNode meeting = PersonJson.event(event("meeting", 20));
        meeting.putArray("attendees").addObject().put("email", "guest@example.org");
        EventKey key = new EventKey(calendar.create(meeting).get("id").asText());
        simulation.google().clearMails();
        RemoteEvent at = provider.get(ref(), key).orElseThrow();
        RemoteEvent moved = ((WriteOutcome.Written) write(new RemoteWrite.Update(
                        key, at.version(), Optional.empty(), event("renamed", 20), Set.of(EventField.TITLE))))
                .stored();
        assertThat(moved.event().attendees()).isEqualTo(at.event().attendees()).isNotEmpty();
        assertThat(simulation.google().mails()).isEmpty();
        simulation.google().clearMails();
    }
}
