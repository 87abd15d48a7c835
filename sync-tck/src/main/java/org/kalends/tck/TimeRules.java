package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.CalendarInfo;

/** Times come back as somebody thought of them. */
interface TimeRules {

    /** Zones with and without daylight saving, both hemispheres, odd offsets, one with daylight saving the wrong way round. */
    List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Kiritimati",
            "Africa/Casablanca");

    @Rule(
            id = "CP-401",
            text = "All-day events of one and of several days keep their days, also across a clock change.")
    default void keepsDays(ProviderUnderTest remote) {
        LocalDate change = transition(remote, true).getDateTimeBefore().toLocalDate();
        for (LocalDate first : List.of(remote.day(3), change.minusDays(1), change)) {
            for (int days : List.of(1, 3, 14)) {
                assertKept(remote, new EventTime.AllDay(first, first.plusDays(days)));
            }
        }
    }

    @Rule(id = "CP-402", text = "A wall clock comes back with the zone in which it was written.")
    default void keepsZones(ProviderUnderTest remote) {
        for (String zone : ZONES) {
            LocalDateTime start = remote.day(40).atTime(23, 15);
            assertKept(remote, new EventTime.Timed(start, start.plusMinutes(50), ZoneId.of(zone)));
        }
    }

    @Rule(id = "CP-403", text = "A time in UTC comes back in UTC.")
    default void keepsUtc(ProviderUnderTest remote) {
        LocalDateTime start = remote.day(40).atTime(0, 0);
        assertKept(remote, new EventTime.Timed(start, start.plusHours(2), ZoneId.of("UTC")));
    }

    @Rule(
            id = "CP-404",
            level = Rule.Level.SHOULD,
            text = "A time with a fixed offset keeps the offset; its instants must be kept in any case.")
    default void keepsFixedOffsets(ProviderUnderTest remote) {
        LocalDateTime start = remote.day(40).atTime(12, 0);
        EventTime.Timed time = new EventTime.Timed(start, start.plusHours(2), ZoneId.of("+05:45"));
        EventTime read = read(remote, time);
        assertSameInstants(remote, read, time);
        Verdict.should(read.equals(time), "told in another zone");
    }

    @Rule(id = "CP-405", text = "Events before, across and after a clock change keep wall clock, zone and instants.")
    default void keepsTimesAroundClockChanges(ProviderUnderTest remote) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (boolean gap : List.of(true, false)) {
            LocalDate day = transition(remote, gap).getDateTimeBefore().toLocalDate();
            for (LocalTime clock : List.of(LocalTime.of(0, 30), LocalTime.of(1, 30), LocalTime.of(3, 30))) {
                assertKept(
                        remote,
                        new EventTime.Timed(day.atTime(clock), day.atTime(clock).plusHours(4), berlin));
            }
            assertKept(
                    remote,
                    new EventTime.Timed(
                            day.minusDays(1).atTime(12, 0), day.plusDays(1).atTime(12, 0), berlin));
        }
    }

    @Rule(id = "CP-406", text = "A wall clock that is skipped or repeated by a clock change keeps its instants.")
    default void keepsSkippedAndRepeatedTimes(ProviderUnderTest remote) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (boolean gap : List.of(true, false)) {
            LocalDate day = transition(remote, gap).getDateTimeBefore().toLocalDate();
            EventTime.Timed time = new EventTime.Timed(day.atTime(2, 30), day.atTime(5, 0), berlin);
            assertSameInstants(remote, read(remote, time), time);
        }
    }

    @Rule(
            id = "CP-407",
            text = "A floating time comes back floating, or with the same wall clock in the calendar's zone.")
    default void keepsFloatingWallClocks(ProviderUnderTest remote) {
        EventTime.Floating time = floating(remote);
        assertFloatingOrLocal(remote, read(remote, time), time);
    }

    @Rule(id = "CP-408", level = Rule.Level.SHOULD, text = "A floating time stays floating.")
    default void keepsTimesFloating(ProviderUnderTest remote) {
        EventTime.Floating time = floating(remote);
        EventTime read = read(remote, time);
        assertFloatingOrLocal(remote, read, time);
        Verdict.should(read.equals(time), "told in the calendar's zone");
    }

    @Rule(id = "CP-409", text = "An event of no length keeps its start and becomes at most a minute long.")
    default void keepsTheStartOfAMoment(ProviderUnderTest remote) {
        for (EventTime moment : moments(remote)) {
            assertMoment(remote, read(remote, moment), moment);
        }
    }

    @Rule(id = "CP-410", level = Rule.Level.SHOULD, text = "An event of no length keeps no length.")
    default void keepsMoments(ProviderUnderTest remote) {
        EventTime moment = moments(remote).get(0);
        EventTime read = read(remote, moment);
        assertMoment(remote, read, moment);
        Verdict.should(read.equals(moment), "told as a minute long");
    }

    @Rule(id = "CP-411", text = "An event may last for weeks, and may begin long before the window.")
    default void keepsLongEvents(ProviderUnderTest remote) {
        LocalDateTime start = remote.day(-400).atTime(7, 5);
        assertKept(
                remote,
                new EventTime.Timed(
                        start,
                        start.plusDays(440).plusMinutes(5),
                        remote.window().zone()));
        assertThat(remote.snapshot().titles()).hasSize(1);
    }

    @Rule(
            id = "CP-412",
            text =
                    "An update turns a timed event into an all-day one, into another zone, and back, and leaves nothing of the former behind.")
    default void changesTheKindOfTime(ProviderUnderTest remote) {
        RemoteEvent at = remote.create("original-1", remote.event("changing", 3));
        LocalDateTime noon = remote.day(9).atTime(12, 0);
        List<EventTime> times = List.of(
                new EventTime.AllDay(remote.day(5), remote.day(7)),
                new EventTime.Timed(noon, noon.plusHours(1), ZoneId.of("America/New_York")),
                new EventTime.AllDay(remote.day(8), remote.day(9)),
                new EventTime.Timed(noon, noon.plusHours(3), ZoneId.of("UTC")),
                remote.morning(3));
        for (EventTime time : times) {
            CalendarEvent event = at.event().toBuilder().time(time).build();
            at = ProviderUnderTest.written(remote.write(remote.update(at, event, EventField.TIME)));
            assertThat(remote.get(at.key()).event().time()).isEqualTo(time);
        }
    }

    private static EventTime read(ProviderUnderTest remote, EventTime time) {
        String original = "o" + Integer.toHexString(time.hashCode());
        return remote.get(
                        remote.create(original, remote.event("at a time", time)).key())
                .event()
                .time();
    }

    private static void assertKept(ProviderUnderTest remote, EventTime time) {
        assertThat(read(remote, time)).isEqualTo(time);
    }

    private static void assertSameInstants(ProviderUnderTest remote, EventTime actual, EventTime expected) {
        ZoneId zone = remote.window().zone();
        assertThat(actual.start(zone)).as("start").isEqualTo(expected.start(zone));
        assertThat(actual.end(zone)).as("end").isEqualTo(expected.end(zone));
    }

    private static EventTime.Floating floating(ProviderUnderTest remote) {
        LocalDateTime start = remote.day(12).atTime(8, 45);
        return new EventTime.Floating(start, start.plusMinutes(30));
    }

    private static void assertFloatingOrLocal(ProviderUnderTest remote, EventTime read, EventTime.Floating time) {
        if (read instanceof EventTime.Timed local) {
            Optional<ZoneId> zone = remote
                    .provider()
                    .calendars(remote.calendar().account())
                    .stream()
                    .filter(info -> info.ref().equals(remote.calendar()))
                    .findFirst()
                    .flatMap(CalendarInfo::zone);
            assertThat(zone).as("the calendar's zone").contains(local.zone());
            assertThat(new EventTime.Floating(local.start(), local.end())).isEqualTo(time);
        } else {
            assertThat(read).isEqualTo(time);
        }
    }

    private static List<EventTime> moments(ProviderUnderTest remote) {
        LocalDateTime start = remote.day(12).atTime(8, 45);
        return List.of(
                new EventTime.Timed(start, start, remote.window().zone()),
                new EventTime.Timed(start, start, ZoneId.of("Asia/Kolkata")));
    }

    private static void assertMoment(ProviderUnderTest remote, EventTime read, EventTime moment) {
        ZoneId zone = remote.window().zone();
        assertThat(read.start(zone)).isEqualTo(moment.start(zone));
        assertThat(Duration.between(read.start(zone), read.end(zone))).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(((EventTime.Timed) read).zone()).isEqualTo(((EventTime.Timed) moment).zone());
    }

    /** Returns the next change of Berlin's clocks in the window, forward (a gap) or back (an overlap). */
    private static ZoneOffsetTransition transition(ProviderUnderTest remote, boolean gap) {
        Instant after = remote.window().start().plus(Duration.ofDays(2));
        while (true) {
            ZoneOffsetTransition next = ZoneId.of("Europe/Berlin").getRules().nextTransition(after);
            if (next.isGap() == gap) {
                return next;
            }
            after = next.getInstant();
        }
    }
}
