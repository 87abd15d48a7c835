package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static EventTime at(String wall, ZoneId zone) {
        return EventTime.of(LocalDateTime.parse(wall), zone);
    }

    private static EventTime day(String date) {
        return EventTime.of(LocalDate.parse(date));
    }

    private static List<EventTime> starts(EventTime first, int most, String... lines) {
        ArrayNode all = Json.array(List.of());
        for (String line : lines) {
            all.add(line);
        }
        return RecurrenceLines.read(all, first).starts(first, start -> true, most);
    }

    private static List<String> walls(EventTime first, int most, String... lines) {
        return starts(first, most, lines).stream()
                .map(start -> start.date()
                        .map(LocalDate::toString)
                        .orElseGet(() -> start.instant()
                                .atZone(start.zone())
                                .toOffsetDateTime()
                                .toString()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short months        | 2026-01-31 | FREQ=MONTHLY;COUNT=3                         | 2026-01-31 2026-03-31 2026-05-31",
                "last day            | 2026-01-31 | FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3           | 2026-01-31 2026-02-28 2026-03-31",
                "leap day            | 2024-02-29 | FREQ=YEARLY;COUNT=3                          | 2024-02-29 2028-02-29 2032-02-29",
                "clamped leap day    | 2024-02-29 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1;COUNT=3 | 2024-02-29 2025-02-28 2026-02-28",
                "week from Monday    | 2026-03-17 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3   | 2026-03-17 2026-03-22 2026-03-31",
                "week from Sunday    | 2026-03-17 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=3 | 2026-03-17 2026-03-29 2026-03-31",
                "last weekday        | 2026-01-30 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3 | 2026-01-30 2026-02-27 2026-03-31",
                "first of two        | 2026-03-02 | FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=3  | 2026-03-02 2026-04-06 2026-05-04",
                "both firsts         | 2026-03-02 | FREQ=MONTHLY;BYDAY=1MO,1TU;COUNT=3           | 2026-03-02 2026-03-03 2026-04-06",
                "no weekday          | 2026-03-05 | FREQ=WEEKLY;COUNT=2                          | 2026-03-05 2026-03-12",
                "fifth Monday        | 2026-03-30 | FREQ=MONTHLY;BYDAY=5MO;COUNT=3               | 2026-03-30 2026-06-29 2026-08-31",
                "last Friday         | 2026-03-27 | FREQ=MONTHLY;BYDAY=-1FR;COUNT=2              | 2026-03-27 2026-04-24",
                "every month's fifth | 2026-01-05 | FREQ=YEARLY;BYMONTHDAY=5;COUNT=13            | 2026-01-05 2026-02-05 2026-03-05 2026-04-05 2026-05-05 2026-06-05 2026-07-05 2026-08-05 2026-09-05 2026-10-05 2026-11-05 2026-12-05 2027-01-05",
                "third such Monday   | 2020-07-20 | FREQ=YEARLY;BYMONTHDAY=20;BYDAY=MO;BYSETPOS=-1;COUNT=2 | 2020-07-20 2021-12-20",
                "day of the year     | 2026-04-10 | FREQ=YEARLY;BYYEARDAY=100,-1;COUNT=3         | 2026-04-10 2026-12-31 2027-04-10",
                "week 20             | 2026-05-11 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2     | 2026-05-11 2027-05-17",
                "year's 20th Monday  | 2026-05-18 | FREQ=YEARLY;BYDAY=20MO;COUNT=2               | 2026-05-18 2027-05-17",
                "in two months       | 2026-03-02 | FREQ=DAILY;BYMONTH=3,4;BYDAY=MO;COUNT=2      | 2026-03-02 2026-03-09",
                "every other day     | 2026-02-27 | FREQ=DAILY;INTERVAL=2;COUNT=3                | 2026-02-27 2026-03-01 2026-03-03",
                "off the rule        | 2026-03-04 | FREQ=WEEKLY;BYDAY=MO;COUNT=2                 | 2026-03-04 2026-03-09 2026-03-16",
                "until is a day      | 2026-03-02 | FREQ=DAILY;UNTIL=20260304                    | 2026-03-02 2026-03-03 2026-03-04",
                "until is a moment   | 2026-03-02 | FREQ=DAILY;UNTIL=20260304T000000Z            | 2026-03-02 2026-03-03 2026-03-04"
            })
    void givesTheDaysOfARule(String name, String first, String rule, String expected) {
        assertThat(walls(day(first), 100, "RRULE:" + rule)).as(name).containsExactly(expected.split(" ", -1));
    }

    @Test
    void movesOutOfTheHourThatIsSkipped() {
        assertThat(walls(at("2026-03-07T02:30:00", NEW_YORK), 3, "RRULE:FREQ=DAILY"))
                .containsExactly("2026-03-07T02:30-05:00", "2026-03-08T03:30-04:00", "2026-03-09T02:30-04:00");
    }

    @Test
    void takesTheFirstOfTwoHours() {
        assertThat(walls(at("2026-10-31T01:30:00", NEW_YORK), 3, "RRULE:FREQ=DAILY"))
                .containsExactly("2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00");
    }

    @Test
    void keepsTheWallTimeAcrossAChangeOfTheClocks() {
        assertThat(walls(at("2026-03-25T10:00:00", BERLIN), 2, "RRULE:FREQ=WEEKLY"))
                .containsExactly("2026-03-25T10:00+01:00", "2026-04-01T10:00+02:00");
        EventTimes times = new EventTimes(at("2026-03-28T12:00:00", BERLIN), at("2026-03-29T12:00:00", BERLIN));
        EventTimes week = times.on(at("2026-04-04T12:00:00", BERLIN));
        assertThat(week.end().wall()).isEqualTo(LocalDateTime.parse("2026-04-05T12:00:00"));
    }

    @Test
    void endsWhereUntilSays() {
        EventTime evening = at("2026-03-02T22:00:00", NEW_YORK);
        assertThat(starts(evening, 100, "RRULE:FREQ=DAILY;UNTIL=20260304")).hasSize(3);
        assertThat(starts(evening, 100, "RRULE:FREQ=DAILY;UNTIL=20260305T025959Z"))
                .hasSize(2);
        assertThat(starts(evening, 100, "RRULE:FREQ=DAILY;UNTIL=20260305T030000Z"))
                .hasSize(3);
        assertThat(starts(evening, 100, "RRULE:FREQ=DAILY;UNTIL=20260304T220000"))
                .hasSize(3);
    }

    @Test
    void givesNothingWhenItEndsBeforeItBegins() {
        assertThat(walls(day("2026-03-02"), 100, "RRULE:FREQ=DAILY;UNTIL=20260301"))
                .isEmpty();
    }

    @Test
    void addsAndExcludesTimesThatMatchExactly() {
        EventTime first = at("2026-03-02T09:00:00", BERLIN);
        assertThat(walls(
                        first,
                        100,
                        "RRULE:FREQ=DAILY;COUNT=4",
                        "EXDATE;TZID=Europe/Berlin:20260303T090000",
                        "EXDATE:20260304T080000Z,20260305T090000Z",
                        "EXDATE;VALUE=DATE:20260305",
                        "RDATE;TZID=America/New_York:20260306T120000",
                        "RDATE:20260301T080000Z"))
                .containsExactly(
                        "2026-03-01T09:00+01:00",
                        "2026-03-02T09:00+01:00",
                        "2026-03-05T09:00+01:00",
                        "2026-03-06T18:00+01:00");
        assertThat(walls(day("2026-03-02"), 100, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260303"))
                .containsExactly("2026-03-02", "2026-03-04");
        assertThat(walls(
                        day("2026-03-02"),
                        100,
                        "RRULE:FREQ=DAILY;COUNT=5",
                        "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2",
                        "RRULE:FREQ=WEEKLY;COUNT=2"))
                .containsExactly("2026-03-03", "2026-03-05", "2026-03-06", "2026-03-09");
        assertThat(walls(day("2026-03-02"), 100, "RDATE;VALUE=DATE:20260309,20260304"))
                .containsExactly("2026-03-02", "2026-03-04", "2026-03-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=HOURLY",
                "RRULE:FREQ=MINUTELY",
                "RRULE:FREQ=FORTNIGHTLY",
                "RRULE:INTERVAL=1",
                "RRULE:FREQ=DAILY;COUNT=0",
                "RRULE:FREQ=DAILY;COUNT=-1",
                "RRULE:FREQ=DAILY;INTERVAL=0",
                "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260304",
                "RRULE:FREQ=DAILY;FREQ=DAILY",
                "RRULE:FREQ=DAILY;BYDAY=XX",
                "RRULE:FREQ=WEEKLY;BYDAY=1MO",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=32",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=0",
                "RRULE:FREQ=YEARLY;BYMONTH=-1",
                "RRULE:FREQ=YEARLY;BYMONTH=13",
                "RRULE:FREQ=DAILY;UNTIL=tomorrow",
                "RRULE:FREQ=DAILY;RSCALE=HEBREW",
                "RRULE:FREQ=MONTHLY;BYSETPOS=1",
                "FREQ=DAILY",
                "DTSTART:20260302T090000Z",
                "EXDATE:20260302T080000Z",
                "RDATE:20260302T090000",
                "RDATE;TZID=Nowhere/City:20260302T090000",
                "RDATE;VALUE=DATE:20260302"
            })
    void refusesRulesThatTheServiceDoesNotTake(String line) {
        assertThatThrownBy(() -> starts(at("2026-03-02T09:00:00", BERLIN), 1, line))
                .isInstanceOf(GoogleError.class)
                .hasMessage("Invalid recurrence rule.");
    }

    @Test
    void doesNotSearchForEverInARuleThatGivesNothing() {
        assertThat(walls(day("2026-01-01"), 10, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                .containsExactly("2026-01-01");
    }

    /** Every day is asked by itself whether it belongs, with code that shares nothing with the service's. */
    @Test
    void agreesWithABruteForceOverManyRules() {
        Random random = new Random(20260302);
        for (int round = 0; round < 400; round++) {
            LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
            int interval = 1 + random.nextInt(3);
            Set<DayOfWeek> days = new TreeSet<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            int monthDay = random.nextBoolean() ? 1 + random.nextInt(31) : -1 - random.nextInt(31);
            String byDay = days.stream()
                    .map(day -> day.name().substring(0, 2).toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining(","));
            LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1);
            Predicate<LocalDate> weekly = date ->
                    days.contains(date.getDayOfWeek()) && (date.toEpochDay() - monday.toEpochDay()) / 7 % interval == 0;
            Predicate<LocalDate> monthly = date -> {
                int months = (date.getYear() - first.getYear()) * 12 + date.getMonthValue() - first.getMonthValue();
                int length = YearMonth.from(date).lengthOfMonth();
                int wanted = monthDay > 0 ? monthDay : length + 1 + monthDay;
                return months % interval == 0 && date.getDayOfMonth() == wanted;
            };
            Predicate<LocalDate> daily = date ->
                    (date.toEpochDay() - first.toEpochDay()) % interval == 0 && days.contains(date.getDayOfWeek());
            compare(first, "FREQ=WEEKLY;INTERVAL=" + interval + ";BYDAY=" + byDay, weekly);
            compare(first, "FREQ=MONTHLY;INTERVAL=" + interval + ";BYMONTHDAY=" + monthDay, monthly);
            compare(first, "FREQ=DAILY;INTERVAL=" + interval + ";BYDAY=" + byDay, daily);
        }
    }

    private static void compare(LocalDate first, String rule, Predicate<LocalDate> belongs) {
        LocalDate end = first.plusDays(500);
        Set<String> expected = new TreeSet<>(Set.of(first.toString()));
        IntStream.range(0, 500)
                .mapToObj(first::plusDays)
                .filter(belongs)
                .forEach(date -> expected.add(date.toString()));
        EventTime start = EventTime.of(first);
        ArrayNode lines = Json.array(List.of());
        lines.add("RRULE:" + rule);
        List<String> found = new ArrayList<>();
        RecurrenceLines.read(lines, start)
                .starts(
                        start,
                        time -> time.instant()
                                .isBefore(end.atStartOfDay(ZoneOffset.UTC).toInstant()),
                        Integer.MAX_VALUE)
                .forEach(time -> found.add(time.date().orElseThrow().toString()));
        assertThat(found).as(first + " " + rule).containsExactlyElementsOf(expected);
    }
}
