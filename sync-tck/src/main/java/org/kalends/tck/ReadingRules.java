package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

/** Snapshots, slices and single reads. */
interface ReadingRules {

    /** More than any page that a remote side is known to default to for events with their content. */
    int MANY = 120;

    @Rule(id = "CP-201", text = "A read without a cursor is a SNAPSHOT; that of an empty calendar holds nothing.")
    default void tellsThatACalendarIsEmpty(ProviderUnderTest remote) {
        Feed snapshot = remote.snapshot();
        assertThat(snapshot.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(snapshot.changes()).isEmpty();
    }

    @Rule(id = "CP-202", text = "The pages of a snapshot hold each of 120 events exactly once.")
    default void tellsEveryEventOnce(ProviderUnderTest remote) {
        List<RemoteWrite> writes = IntStream.range(0, MANY)
                .<RemoteWrite>mapToObj(i -> new RemoteWrite.Create(
                        ProviderUnderTest.mark("original-" + i), remote.event("event " + i, 1 + i)))
                .toList();
        List<EventKey> keys = remote.writeAll(writes).stream()
                .map(outcome -> ProviderUnderTest.written(outcome).key())
                .toList();
        Feed snapshot = remote.snapshot();
        assertThat(snapshot.changes()).hasSize(MANY).allMatch(RemoteChange.Upserted.class::isInstance);
        assertThat(snapshot.events().keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Rule(id = "CP-203", text = "A snapshot tells each event as get() does.")
    default void tellsInTheSnapshotWhatGetTells(ProviderUnderTest remote) {
        EventKey copy = remote.create("original-1", remote.event("copy", 3)).key();
        EventKey own = remote.person().create(remote.event("own", 4));
        assertThat(remote.snapshot().event(copy)).isEqualTo(remote.get(copy));
        assertThat(remote.snapshot().event(own)).isEqualTo(remote.get(own));
    }

    @Rule(
            id = "CP-204",
            text =
                    "A slice holds exactly the events that overlap it, ends exclusive, also those that begin before or end after it.")
    default void readsWhatOverlapsASlice(ProviderUnderTest remote) {
        Window slice = slice(remote, 100, 110);
        List<String> inside = edgeCases(remote, slice, true);
        assertThat(remote.slice(slice, remote.view()).titles()).isEqualTo(inside);
    }

    @Rule(id = "CP-205", text = "A snapshot holds every event that overlaps the window, also by its edge.")
    default void tellsWhatOverlapsTheWindow(ProviderUnderTest remote) {
        List<String> inside = edgeCases(remote, remote.window(), false);
        assertThat(remote.snapshot().titles()).containsAll(inside);
    }

    @Rule(id = "CP-206", text = "Days are placed by the window's zone when it is decided what overlaps a slice.")
    default void placesDaysByTheZoneOfTheWindow(ProviderUnderTest remote) {
        remote.create("original-1", remote.event("the day", new EventTime.AllDay(remote.day(100), remote.day(101))));
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            ZoneId there = ZoneId.of(zone);
            Instant dayStart = remote.day(100).atStartOfDay(there).toInstant();
            Instant dayEnd = remote.day(101).atStartOfDay(there).toInstant();
            assertThat(remote.slice(new Window(dayEnd.minusSeconds(3600), dayEnd, there), remote.view())
                            .titles())
                    .as("last hour of the day, " + zone)
                    .containsExactly("the day");
            assertThat(remote.slice(new Window(dayStart.minusSeconds(3600), dayStart, there), remote.view())
                            .titles())
                    .as("hour before the day, " + zone)
                    .isEmpty();
        }
    }

    @Rule(id = "CP-207", text = "A slice is read without a cursor and moves none: the next changes are still told.")
    default void readsASliceWithoutMovingTheFeed(ProviderUnderTest remote) {
        Feed before = remote.snapshot();
        EventKey key = remote.person().create(remote.event("new", 5));
        assertThat(remote.slice(slice(remote, 0, 20), remote.view()).titles()).containsExactly("new");
        assertThat(remote.since(before).events()).containsOnlyKeys(key);
    }

    @Rule(
            id = "CP-208",
            text = "get() finds an event wherever it lies in time, and is empty for one that is gone or never was.")
    default void getsOneEvent(ProviderUnderTest remote) {
        EventKey far = remote.person().create(remote.event("far", 1500));
        assertThat(remote.get(far).event().title()).isEqualTo("far");
        assertThat(remote.get(far).key()).isEqualTo(far);
        remote.person().delete(far);
        assertThat(remote.find(far)).as("gone").isEmpty();
        assertThat(remote.find(new EventKey("no-such-event"))).as("never was").isEmpty();
    }

    @Rule(
            id = "CP-209",
            text =
                    "Equal versions of an event have equal content, and a person's change of any field changes the version.")
    default void changesTheVersionWithTheContent(ProviderUnderTest remote) {
        CalendarEvent event = remote.event("one", 3);
        EventKey key = remote.person().create(event);
        RemoteEvent last = remote.get(key);
        List<CalendarEvent> edits = List.of(
                event.toBuilder().title("two").build(),
                event.toBuilder().title("two").location("there").build(),
                event.toBuilder()
                        .title("two")
                        .location("there")
                        .description("more")
                        .build(),
                event.toBuilder()
                        .title("two")
                        .location("there")
                        .time(remote.morning(4))
                        .build(),
                event);
        for (CalendarEvent edit : edits) {
            remote.person().edit(key, edit);
            RemoteEvent now = remote.get(key);
            Events.assertSame(now.event(), edit);
            assertThat(now.version()).isNotEqualTo(last.version());
            last = now;
        }
        assertThat(remote.get(key)).isEqualTo(last);
    }

    private static Window slice(ProviderUnderTest remote, int from, int to) {
        ZoneId zone = remote.window().zone();
        return new Window(
                remote.day(from).atStartOfDay(zone).toInstant(),
                remote.day(to).atStartOfDay(zone).toInstant(),
                zone);
    }

    /** Writes events around the edges of a window and returns the titles of those that overlap it, sorted. */
    private static List<String> edgeCases(ProviderUnderTest remote, Window window, boolean outsideToo) {
        ZoneId zone = window.zone();
        LocalDateTime start = LocalDateTime.ofInstant(window.start(), zone);
        LocalDateTime end = LocalDateTime.ofInstant(window.end(), zone);
        Duration hour = Duration.ofHours(1);
        List<CalendarEvent> events = new ArrayList<>(List.of(
                timed("begins at the start", start, start.plus(hour), zone),
                timed("spans the start", start.minus(hour), start.plus(hour), zone),
                timed("ends at the end", end.minus(hour), end, zone),
                timed("spans the end", end.minus(hour), end.plus(hour), zone),
                timed("spans everything", start.minusDays(2), end.plusDays(2), zone),
                remote.event(
                        "first day",
                        new EventTime.AllDay(
                                start.toLocalDate(), start.toLocalDate().plusDays(1))),
                remote.event(
                        "days around the end",
                        new EventTime.AllDay(
                                end.toLocalDate().minusDays(1),
                                end.toLocalDate().plusDays(2)))));
        List<String> inside = events.stream().map(CalendarEvent::title).sorted().toList();
        if (outsideToo) {
            events.add(timed("ends at the start", start.minus(hour), start, zone));
            events.add(timed("begins at the end", end, end.plus(hour), zone));
            events.add(remote.event(
                    "day before", new EventTime.AllDay(start.toLocalDate().minusDays(1), start.toLocalDate())));
            events.add(remote.event(
                    "day after",
                    new EventTime.AllDay(end.toLocalDate(), end.toLocalDate().plusDays(1))));
        }
        int[] number = {0};
        events.forEach(event -> {
            OriginMark mark = ProviderUnderTest.mark("edge-" + number[0]++);
            ProviderUnderTest.written(remote.write(new RemoteWrite.Create(mark, event)));
        });
        return inside;
    }

    private static CalendarEvent timed(String title, LocalDateTime start, LocalDateTime end, ZoneId zone) {
        return CalendarEvent.builder(new EventTime.Timed(start, end, zone))
                .title(title)
                .build();
    }
}
