package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulator.google.CalendarRole;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;

/** Private events in calendars that are shared without them. */
class HiddenEventsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Window WINDOW = window(6, 1, 7, 1);

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    @AfterEach
    void clear() {
        simulation.google().faults().clear();
    }

    static Stream<Arguments> sights() {
        return Stream.of(CalendarRole.READER, CalendarRole.WRITER_WITHOUT_PRIVATE_ACCESS)
                .flatMap(role -> Stream.of(RecurrenceView.values()).map(view -> Arguments.of(role, view)));
    }

    /** A calendar that an account may see, and all that it has been told of it. */
    private static final class Sight {

        private final GoogleCalendar calendar;

        private final GoogleProvider provider;

        private final RecurrenceView view;

        private final Map<EventKey, RemoteEvent> told = new HashMap<>();

        private Optional<ChangePage> last = Optional.empty();

        Sight(CalendarRole role, RecurrenceView view) {
            GoogleAccount owner = simulation.google().account("owner-" + UUID.randomUUID() + "@example.org");
            GoogleAccount account = simulation.google().account("guest-" + UUID.randomUUID() + "@example.org");
            this.calendar = owner.addCalendar("Shared");
            this.provider = simulation.provider(account);
            this.view = view;
            owner.share(calendar, account, role);
        }

        String create(String visibility, LocalDateTime start, String... rules) {
            ObjectNode json =
                    PersonJson.event(CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                            .title(visibility)
                            .build());
            json.put("visibility", visibility);
            if (rules.length > 0) {
                var lines = json.putArray("recurrence");
                List.of(rules).forEach(lines::add);
            }
            return calendar.create(json).get("id").asText();
        }

        /** Reads on and returns what is known then, the occurrences of series that are told whole among it. */
        List<String> read() {
            ChangePage page = provider.changes(GoogleFixture.ref(calendar), WINDOW, view, last.map(ChangePage::next));
            last = Optional.of(page);
            page.changes().forEach(this::take);
            List<String> seen = seen();
            assertThat(seen).as("as if read from the beginning").isEqualTo(anew().seen());
            return seen;
        }

        private Sight anew() {
            Sight other = new Sight(calendar, provider, view);
            provider.changes(GoogleFixture.ref(calendar), WINDOW, view, Optional.empty())
                    .changes()
                    .forEach(other::take);
            return other;
        }

        private Sight(GoogleCalendar calendar, GoogleProvider provider, RecurrenceView view) {
            this.calendar = calendar;
            this.provider = provider;
            this.view = view;
        }

        private void take(RemoteChange change) {
            if (change instanceof RemoteChange.Upserted upserted) {
                EventKey key = upserted.event().key();
                told.values().removeIf(event -> event.seriesKey().equals(Optional.of(key)));
                told.put(key, upserted.event());
            } else if (change instanceof RemoteChange.SeriesSet set) {
                remove(set.seriesKey());
                set.occurrences().forEach(event -> told.put(event.key(), event));
            } else {
                remove(((RemoteChange.Removed) change).key());
            }
        }

        private void remove(EventKey key) {
            told.remove(key);
            told.values().removeIf(event -> event.seriesKey().equals(Optional.of(key)));
        }

        private List<String> seen() {
            List<RemoteEvent> events = new ArrayList<>();
            for (RemoteEvent event : told.values()) {
                events.addAll(
                        event.event().recurrence().isPresent()
                                ? provider.occurrences(GoogleFixture.ref(calendar), event.key(), WINDOW)
                                : List.of(event));
            }
            return words(events);
        }

        List<String> words(List<RemoteEvent> events) {
            return events.stream()
                    .filter(event -> WINDOW.overlaps(event.event().time()))
                    .map(event -> ((EventTime.Timed) event.event().time()).start() + " "
                            + event.event().title())
                    .sorted()
                    .toList();
        }
    }

    private static Window window(int firstMonth, int firstDay, int lastMonth, int lastDay) {
        return new Window(
                at(firstMonth, firstDay).toLocalDate().atStartOfDay(BERLIN).toInstant(),
                at(lastMonth, lastDay).toLocalDate().atStartOfDay(BERLIN).toInstant(),
                BERLIN);
    }

    private static LocalDateTime at(int month, int day) {
        return LocalDateTime.of(2031, month, day, 9, 0);
    }

    private static String instant(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant().toString();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aPrivateSeriesBlocksItsTimesWhereverItHasBegun(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        sight.create("private", at(1, 7), "RRULE:FREQ=MONTHLY");
        sight.create("confidential", at(6, 2), "RRULE:FREQ=WEEKLY;COUNT=3");
        sight.create("private", at(6, 20));
        sight.create("default", at(5, 30), "RRULE:FREQ=WEEKLY;COUNT=3");
        sight.create("default", at(6, 21));
        assertThat(sight.read())
                .containsExactly(
                        "2031-06-02T09:00 Busy",
                        "2031-06-06T09:00 default",
                        "2031-06-07T09:00 Busy",
                        "2031-06-09T09:00 Busy",
                        "2031-06-13T09:00 default",
                        "2031-06-16T09:00 Busy",
                        "2031-06-20T09:00 Busy",
                        "2031-06-21T09:00 default");
        assertThat(sight.told.values())
                .filteredOn(event -> event.event().title().equals("Busy"))
                .allMatch(event -> event.event().sensitivity() == Sensitivity.PRIVATE)
                .allMatch(event -> sight.provider
                        .get(GoogleFixture.ref(sight.calendar), event.key())
                        .equals(Optional.of(event)));
        assertThat(sight.read()).hasSize(8);
        assertThat(sight.last.orElseThrow().changes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void changesOfAPrivateSeriesAreTold(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        String series = sight.create("private", at(5, 3), "RRULE:FREQ=WEEKLY");
        assertThat(sight.read()).hasSize(4);
        sight.calendar.deleteInstance(series, instant(at(6, 7)));
        assertThat(sight.read()).hasSize(3);
        ObjectNode moved = PersonJson.event(
                CalendarEvent.builder(new EventTime.Timed(at(6, 15), at(6, 15).plusHours(1), BERLIN))
                        .build());
        moved.put("visibility", "private");
        sight.calendar.patchInstance(series, instant(at(6, 14)), moved);
        assertThat(sight.read())
                .containsExactly("2031-06-15T09:00 Busy", "2031-06-21T09:00 Busy", "2031-06-28T09:00 Busy");
        ChangePage page = sight.last.orElseThrow();
        assertThat(page.kind()).isEqualTo(ChangePage.Kind.DELTA);
        sight.calendar.patch(series, PersonJson.object().putNull("recurrence"));
        assertThat(sight.read()).isEmpty();
        sight.calendar.delete(series);
        assertThat(sight.read()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aPrivateSeriesThatIsDeletedBlocksNothing(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        String series = sight.create("private", at(5, 3), "RRULE:FREQ=WEEKLY");
        String single = sight.create("private", at(6, 4));
        assertThat(sight.read()).hasSize(5);
        sight.calendar.delete(series);
        assertThat(sight.read()).containsExactly("2031-06-04T09:00 Busy");
        sight.calendar.delete(single);
        assertThat(sight.read()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void anEventThatBecomesPrivateOrOpenIsToldOnce(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        String series = sight.create("default", at(5, 3), "RRULE:FREQ=WEEKLY");
        String single = sight.create("default", at(6, 4));
        assertThat(sight.read()).hasSize(5).allMatch(seen -> seen.endsWith("default"));
        for (String visibility : List.of("private", "default")) {
            for (String id : List.of(series, single)) {
                sight.calendar.patch(id, PersonJson.object().put("visibility", visibility));
            }
            String title = visibility.equals("private") ? "Busy" : "default";
            assertThat(sight.read()).hasSize(5).allMatch(seen -> seen.endsWith(title));
        }
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aPrivateEventThatLeavesTheWindowIsToldBeside(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        String single = sight.create("private", at(6, 4));
        assertThat(sight.read()).hasSize(1);
        sight.calendar.patch(
                single,
                PersonJson.event(CalendarEvent.builder(new EventTime.Timed(at(9, 4), at(9, 4).plusHours(1), BERLIN))
                                .build())
                        .put("visibility", "private"));
        assertThat(sight.read()).isEmpty();
        assertThat(sight.told).containsOnlyKeys(new EventKey(single));
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aDeletedOccurrenceThatComesWithoutItsPrivateSeriesIsNoEvent(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        String series = sight.create("private", at(6, 7), "RRULE:FREQ=WEEKLY");
        assertThat(sight.read()).hasSize(4);
        simulation.google().faults().on(GoogleFault.EXCEPTION_WITHOUT_MASTER);
        sight.calendar.deleteInstance(series, instant(at(6, 14)));
        assertThat(sight.read()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aSliceHoldsPrivateOccurrences(CalendarRole role, RecurrenceView view) {
        Sight sight = new Sight(role, view);
        sight.create("private", at(6, 7), "RRULE:FREQ=WEEKLY");
        List<RemoteChange> slice = sight.provider.read(GoogleFixture.ref(sight.calendar), window(6, 14, 6, 16), view);
        assertThat(sight.words(slice.stream()
                        .map(change -> ((RemoteChange.Upserted) change).event())
                        .toList()))
                .containsExactly("2031-06-14T09:00 Busy");
    }
}
