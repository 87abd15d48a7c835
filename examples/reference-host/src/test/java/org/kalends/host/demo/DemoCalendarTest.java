package org.kalends.host.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same acts of a person at each service. */
final class DemoCalendarTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T08:00:00Z"), ZoneOffset.UTC);

    private static final DemoWorld WORLD = new DemoWorld(CLOCK, URI.create("http://localhost:8080"));

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 3, 7, 8, 0);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static List<DemoEvent> around(DemoCalendar calendar, LocalDateTime moment) {
        Instant at = moment.atZone(ZONE).toInstant();
        return calendar.events(at, at.plusSeconds(60));
    }

    private static DemoEvent only(DemoCalendar calendar, String id, LocalDateTime moment) {
        return around(calendar, moment).stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String add(DemoCalendar calendar, Map<String, String> details) {
        return calendar.add(SampleEvent.detailed("Breakfast", EIGHT, Duration.ofMinutes(45), false, ZONE, details));
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "home", "icloud"})
    void whatIsAddedIsThere(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        String id = add(calendar, Map.of("secret", "", "show", "free"));
        DemoEvent event = only(calendar, id, EIGHT);
        assertThat(event)
                .isEqualTo(
                        new DemoEvent(id, "Breakfast", EIGHT, EIGHT.plusMinutes(45), false, true, true, false, false));
        calendar.delete(id);
        assertThat(around(calendar, EIGHT)).noneMatch(left -> left.id().equals(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "home", "icloud"})
    void whatIsMovedLastsAsLongAsBefore(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        String id = add(calendar, Map.of());
        calendar.move(id, Duration.ofHours(2));
        DemoEvent moved = only(calendar, id, EIGHT.plusHours(2));
        assertThat(moved.start()).isEqualTo(EIGHT.plusHours(2));
        assertThat(moved.end()).isEqualTo(EIGHT.plusHours(2).plusMinutes(45));
        calendar.delete(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "home", "icloud"})
    void whatIsRenamedOrHiddenStaysWhereItIs(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        String id = add(calendar, Map.of());
        calendar.rename(id, "Early breakfast");
        calendar.hide(id);
        DemoEvent event = only(calendar, id, EIGHT);
        assertThat(event.title()).isEqualTo("Early breakfast");
        assertThat(event.secret()).isTrue();
        assertThat(event.start()).isEqualTo(EIGHT);
        calendar.delete(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "home", "icloud"})
    void aSeriesShowsInEachWeek(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        calendar.add(SampleEvent.detailed(
                "Weekly breakfast", EIGHT, Duration.ofMinutes(45), false, ZONE, Map.of("repeat", "sat")));
        assertThat(around(calendar, EIGHT.plusWeeks(3)))
                .extracting(DemoEvent::title)
                .contains("Weekly breakfast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outlook", "choir", "tom"})
    void whatIsEmptiedCanBeFilledAgain(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        int before = calendar.count();
        calendar.clear();
        assertThat(calendar.count()).isZero();
        WORLD.samples().fill(key, calendar);
        assertThat(calendar.count()).isEqualTo(before).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "home", "icloud"})
    void aMeetingWithGuestsShowsThatItHasSome(String key) {
        DemoCalendar calendar = WORLD.calendar(key);
        String id = add(calendar, Map.of("guests", "ada@example.com"));
        assertThat(only(calendar, id, EIGHT).guests()).isTrue();
        calendar.delete(id);
    }
}
