package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.api.model.RecurrenceRule.Frequency.DAILY;
import static org.kalends.api.model.RecurrenceRule.Frequency.HOURLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.MINUTELY;
import static org.kalends.api.model.RecurrenceRule.Frequency.MONTHLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.SECONDLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.WEEKLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.YEARLY;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** Which series Microsoft 365 can hold: every row of what it cannot say is refused with a reason. */
class LimitsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 13);

    private static final GraphLimits LIMITS = new GraphLimits();

    private static final GraphWriter WRITER = new GraphWriter(BERLIN, ZoneSpelling.IANA);

    private static RecurrenceRule.Builder monthly(LocalDate day) {
        return RecurrenceRule.builder(MONTHLY).byMonthDay(List.of(day.getDayOfMonth()));
    }

    private static List<Weekday> every(DayOfWeek... days) {
        return Stream.of(days).map(Weekday::every).toList();
    }

    static Stream<Arguments> inexpressible() {
        LocalDate last = LocalDate.of(2031, 1, 31);
        LocalDate tuesday = LocalDate.of(2031, 1, 14);
        return Stream.of(
                Arguments.of(
                        "first Friday the 13th of a month",
                        LocalDate.of(2031, 6, 13),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(every(DayOfWeek.FRIDAY))
                                .byMonthDay(List.of(13))
                                .bySetPosition(List.of(2))),
                Arguments.of(
                        "Mondays and the second Tuesday",
                        tuesday,
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(List.of(Weekday.every(DayOfWeek.MONDAY), new Weekday(DayOfWeek.TUESDAY, 2)))
                                .bySetPosition(List.of(4))),
                Arguments.of(
                        "the second Monday of a week",
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).byDay(List.of(new Weekday(DayOfWeek.MONDAY, 2)))),
                Arguments.of(
                        "the last of some late days",
                        LocalDate.of(2031, 1, 30),
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(28, 30))
                                .bySetPosition(List.of(-1))),
                Arguments.of(
                        "the last of early days",
                        LocalDate.of(2031, 1, 14),
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(13, 14))
                                .bySetPosition(List.of(-1))),
                Arguments.of(
                        "the first of late days",
                        LocalDate.of(2031, 1, 28),
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(28, 29))
                                .bySetPosition(List.of(1))),
                Arguments.of(
                        "the last of days that February does not have",
                        LocalDate.of(2031, 2, 28),
                        RecurrenceRule.builder(YEARLY)
                                .byMonth(List.of(2))
                                .byMonthDay(List.of(28, 29, 30))
                                .bySetPosition(List.of(-1))),
                Arguments.of(
                        "31 April",
                        LocalDate.of(2031, 4, 30),
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(4)).byMonthDay(List.of(31))),
                Arguments.of(
                        "the second Monday of two months",
                        FIRST,
                        RecurrenceRule.builder(YEARLY)
                                .byMonth(List.of(1, 2))
                                .byDay(List.of(new Weekday(DayOfWeek.MONDAY, 2)))),
                Arguments.of(
                        "a hundred weeks between",
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).interval(100)),
                Arguments.of(
                        "a hundred years between",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).interval(100)),
                Arguments.of("secondly", FIRST, RecurrenceRule.builder(SECONDLY)),
                Arguments.of("minutely", FIRST, RecurrenceRule.builder(MINUTELY)),
                Arguments.of("hourly", FIRST, RecurrenceRule.builder(HOURLY).interval(24)),
                Arguments.of(
                        "several days of the month",
                        FIRST,
                        RecurrenceRule.builder(MONTHLY).byMonthDay(List.of(13, 14))),
                Arguments.of(
                        "last but one day",
                        last.minusDays(1),
                        RecurrenceRule.builder(MONTHLY).byMonthDay(List.of(-2))),
                Arguments.of("the 31st where there is one", last, monthly(last)),
                Arguments.of("the 29th where there is one", last.minusDays(2), monthly(last.minusDays(2))),
                Arguments.of("the 31st as the start implies it", last, RecurrenceRule.builder(MONTHLY)),
                Arguments.of(
                        "29 February in leap years",
                        LocalDate.of(2032, 2, 29),
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(2)).byMonthDay(List.of(29))),
                Arguments.of(
                        "29 February as the start implies it",
                        LocalDate.of(2032, 2, 29),
                        RecurrenceRule.builder(YEARLY)),
                Arguments.of(
                        "second and fourth Tuesday",
                        tuesday,
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(List.of(new Weekday(DayOfWeek.TUESDAY, 2), new Weekday(DayOfWeek.TUESDAY, 4)))),
                Arguments.of(
                        "first Monday and first Tuesday",
                        LocalDate.of(2031, 1, 6),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(List.of(new Weekday(DayOfWeek.MONDAY, 1), new Weekday(DayOfWeek.TUESDAY, 1)))),
                Arguments.of(
                        "fifth Wednesday",
                        LocalDate.of(2031, 1, 29),
                        RecurrenceRule.builder(MONTHLY).byDay(List.of(new Weekday(DayOfWeek.WEDNESDAY, 5)))),
                Arguments.of(
                        "last but one Friday",
                        LocalDate.of(2031, 1, 24),
                        RecurrenceRule.builder(MONTHLY).byDay(List.of(new Weekday(DayOfWeek.FRIDAY, -2)))),
                Arguments.of(
                        "position 5",
                        FIRST.minusDays(6),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(every(DayOfWeek.MONDAY, DayOfWeek.TUESDAY))
                                .bySetPosition(List.of(5))),
                Arguments.of(
                        "several positions",
                        LocalDate.of(2031, 1, 1),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(every(DayOfWeek.values()))
                                .bySetPosition(List.of(1, -1))),
                Arguments.of(
                        "week numbers", FIRST, RecurrenceRule.builder(YEARLY).byWeekNumber(List.of(3))),
                Arguments.of(
                        "days of the year",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).byYearDay(List.of(13))),
                Arguments.of(
                        "several months",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(1, 7)).byMonthDay(List.of(13))),
                Arguments.of(
                        "months of a daily rule",
                        FIRST,
                        RecurrenceRule.builder(DAILY).byMonth(List.of(1))),
                Arguments.of(
                        "months of a weekly rule",
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).byMonth(List.of(1))),
                Arguments.of(
                        "one month of every other month",
                        FIRST,
                        monthly(FIRST).byMonth(List.of(1)).interval(2)),
                Arguments.of(
                        "weekdays of a year",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).byDay(every(DayOfWeek.MONDAY))),
                Arguments.of(
                        "a day of every month, yearly",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).byMonthDay(List.of(13))),
                Arguments.of(
                        "Tuesdays of a month",
                        tuesday,
                        RecurrenceRule.builder(MONTHLY).byDay(every(DayOfWeek.TUESDAY))),
                Arguments.of(
                        "Friday the 13th",
                        LocalDate.of(2031, 6, 13),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(every(DayOfWeek.FRIDAY))
                                .byMonthDay(List.of(13))),
                Arguments.of(
                        "several hours", FIRST, RecurrenceRule.builder(DAILY).byHour(List.of(10, 14))),
                Arguments.of(
                        "several minutes", FIRST, RecurrenceRule.builder(DAILY).byMinute(List.of(0, 30))),
                Arguments.of(
                        "several seconds", FIRST, RecurrenceRule.builder(DAILY).bySecond(List.of(0, 30))),
                Arguments.of(
                        "weekdays of every other day",
                        FIRST,
                        RecurrenceRule.builder(DAILY).interval(2).byDay(every(DayOfWeek.MONDAY))),
                Arguments.of(
                        "positions of a week",
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).bySetPosition(List.of(1))),
                Arguments.of(
                        "a thousand days between",
                        FIRST,
                        RecurrenceRule.builder(DAILY).interval(1000)),
                Arguments.of(
                        "a hundred months between",
                        FIRST,
                        RecurrenceRule.builder(MONTHLY).interval(100)),
                Arguments.of(
                        "a start off the pattern",
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).byDay(every(DayOfWeek.TUESDAY))),
                Arguments.of(
                        "a start in another month",
                        FIRST,
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(2)).byMonthDay(List.of(13))),
                Arguments.of(
                        "an end before the start",
                        FIRST,
                        RecurrenceRule.builder(DAILY).until(FIRST.minusDays(1).atTime(10, 0))),
                Arguments.of(
                        "an end on the start's day, earlier",
                        FIRST,
                        RecurrenceRule.builder(DAILY).until(FIRST.atTime(9, 59))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void inexpressible(String name, LocalDate first, RecurrenceRule.Builder rule) {
        CalendarEvent series = series(first, rule.build());
        assertThat(LIMITS.refusal(series))
                .isPresent()
                .get()
                .asString()
                .endsWith(".")
                .doesNotContain("BY");
        if (!series.recurrence().orElseThrow().rule().end().isPresent()) {
            assertThatThrownBy(() -> WRITER.create(series)).isInstanceOf(GraphProblem.class);
        }
    }

    static Stream<Arguments> expressible() {
        LocalDate last = LocalDate.of(2031, 1, 31);
        return Stream.of(
                Arguments.of(FIRST, RecurrenceRule.builder(DAILY).interval(999), "daily", "{'interval':999}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(MONTHLY).interval(99),
                        "absoluteMonthly",
                        "{'interval':99,'dayOfMonth':13}"),
                Arguments.of(
                        LocalDate.of(2031, 4, 30),
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(4)).byMonthDay(List.of(30)),
                        "absoluteYearly",
                        "{'interval':1,'month':4,'dayOfMonth':30}"),
                Arguments.of(FIRST, RecurrenceRule.builder(DAILY).interval(999), "daily", "{'interval':999}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(MONTHLY).interval(99),
                        "absoluteMonthly",
                        "{'interval':99,'dayOfMonth':13}"),
                Arguments.of(FIRST, RecurrenceRule.builder(DAILY).interval(3), "daily", "{'interval':3}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(WEEKLY).interval(2).weekStart(DayOfWeek.SUNDAY),
                        "weekly",
                        "{'interval':2,'daysOfWeek':['monday'],'firstDayOfWeek':'sunday'}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(DAILY).byDay(every(DayOfWeek.FRIDAY, DayOfWeek.MONDAY)),
                        "weekly",
                        "{'interval':1,'daysOfWeek':['monday','friday'],'firstDayOfWeek':'monday'}"),
                Arguments.of(
                        FIRST, RecurrenceRule.builder(MONTHLY), "absoluteMonthly", "{'interval':1,'dayOfMonth':13}"),
                Arguments.of(
                        last,
                        RecurrenceRule.builder(MONTHLY).byMonthDay(List.of(-1)),
                        "absoluteMonthly",
                        "{'interval':1,'dayOfMonth':31}"),
                Arguments.of(
                        last.minusDays(1),
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(28, 29, 30))
                                .bySetPosition(List.of(-1)),
                        "absoluteMonthly",
                        "{'interval':1,'dayOfMonth':30}"),
                Arguments.of(
                        last.minusDays(2),
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(29, 28))
                                .bySetPosition(List.of(-1)),
                        "absoluteMonthly",
                        "{'interval':1,'dayOfMonth':29}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(MONTHLY).byDay(List.of(new Weekday(DayOfWeek.MONDAY, 2))),
                        "relativeMonthly",
                        "{'interval':1,'daysOfWeek':['monday'],'index':'second'}"),
                Arguments.of(
                        last,
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(every(
                                        DayOfWeek.MONDAY,
                                        DayOfWeek.TUESDAY,
                                        DayOfWeek.WEDNESDAY,
                                        DayOfWeek.THURSDAY,
                                        DayOfWeek.FRIDAY))
                                .bySetPosition(List.of(-1)),
                        "relativeMonthly",
                        "{'interval':1,'daysOfWeek':['monday','tuesday','wednesday','thursday','friday'],'index':'last'}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(YEARLY),
                        "absoluteYearly",
                        "{'interval':1,'month':1,'dayOfMonth':13}"),
                Arguments.of(
                        FIRST,
                        monthly(FIRST).byMonth(List.of(1)),
                        "absoluteYearly",
                        "{'interval':1,'month':1,'dayOfMonth':13}"),
                Arguments.of(
                        LocalDate.of(2031, 2, 28),
                        RecurrenceRule.builder(YEARLY)
                                .byMonth(List.of(2))
                                .byMonthDay(List.of(28, 29))
                                .bySetPosition(List.of(-1)),
                        "absoluteYearly",
                        "{'interval':1,'month':2,'dayOfMonth':29}"),
                Arguments.of(
                        LocalDate.of(2031, 4, 30),
                        RecurrenceRule.builder(YEARLY).byMonth(List.of(4)).byMonthDay(List.of(-1)),
                        "absoluteYearly",
                        "{'interval':1,'month':4,'dayOfMonth':30}"),
                Arguments.of(
                        FIRST,
                        RecurrenceRule.builder(YEARLY)
                                .byMonth(List.of(1))
                                .byDay(List.of(new Weekday(DayOfWeek.MONDAY, 2))),
                        "relativeYearly",
                        "{'interval':1,'month':1,'daysOfWeek':['monday'],'index':'second'}"));
    }

    @ParameterizedTest
    @MethodSource
    void expressible(LocalDate first, RecurrenceRule.Builder rule, String type, String pattern) {
        CalendarEvent series = series(first, rule.build());
        assertThat(LIMITS.refusal(series)).isEmpty();
        JsonObject recurrence = Wire.object(WRITER.create(series)).getAsJsonObject("recurrence");
        JsonObject expected = JsonParser.parseString(pattern.replace('\'', '"')).getAsJsonObject();
        expected.addProperty("type", type);
        assertThat(recurrence.getAsJsonObject("pattern")).isEqualTo(expected);
        assertThat(recurrence.getAsJsonObject("range"))
                .hasToString("{\"recurrenceTimeZone\":\"Europe/Berlin\",\"startDate\":\"" + first
                        + "\",\"type\":\"noEnd\"}");
    }

    @Test
    void theEndIsTheLocalDateOfTheLastOccurrence() {
        for (ZoneId zone :
                List.of(ZoneId.of("Pacific/Pago_Pago"), ZoneId.of("UTC"), BERLIN, ZoneId.of("Pacific/Kiritimati"))) {
            LocalDateTime start = FIRST.atTime(23, 30);
            RecurrenceRule rule = RecurrenceRule.builder(WEEKLY)
                    .byDay(every(DayOfWeek.MONDAY))
                    .until(start.plusWeeks(3))
                    .build();
            CalendarEvent series = CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), zone))
                    .recurrence(Optional.of(Recurrence.of(rule)))
                    .build();
            JsonObject range = Wire.object(WRITER.create(series))
                    .getAsJsonObject("recurrence")
                    .getAsJsonObject("range");
            assertThat(range.get("endDate").getAsString()).isEqualTo("2031-02-03");
            assertThat(range.get("startDate").getAsString()).isEqualTo("2031-01-13");
            CalendarEvent minuteLess = series.toBuilder()
                    .recurrence(Optional.of(Recurrence.of(rule.toBuilder()
                            .until(start.plusWeeks(3).minusMinutes(1))
                            .build())))
                    .build();
            assertThat(Wire.object(WRITER.create(minuteLess))
                            .getAsJsonObject("recurrence")
                            .getAsJsonObject("range")
                            .get("endDate")
                            .getAsString())
                    .isEqualTo("2031-01-27");
        }
    }

    @Test
    void aCountBeyondWhatExchangeCountsEndsByDate() {
        assertThat(range(RecurrenceRule.builder(DAILY).count(999)))
                .isEqualTo(
                        "{\"numberOfOccurrences\":999,\"recurrenceTimeZone\":\"Europe/Berlin\",\"startDate\":\"2031-01-13\",\"type\":\"numbered\"}");
        assertThat(range(RecurrenceRule.builder(DAILY).count(1000)))
                .isEqualTo(
                        "{\"endDate\":\"2033-10-08\",\"recurrenceTimeZone\":\"Europe/Berlin\",\"startDate\":\"2031-01-13\",\"type\":\"endDate\"}");
        assertThat(FIRST.plusDays(999)).isEqualTo(LocalDate.of(2033, 10, 8));
    }

    @Test
    void anEndBeyondWhatExchangeHoldsIsNone() {
        String endless = "{\"recurrenceTimeZone\":\"Europe/Berlin\",\"startDate\":\"2031-01-13\",\"type\":\"noEnd\"}";
        assertThat(range(RecurrenceRule.builder(DAILY).until(LocalDateTime.of(9999, 12, 31, 0, 0))))
                .isEqualTo(endless);
        assertThat(range(RecurrenceRule.builder(YEARLY).count(100_000))).isEqualTo(endless);
    }

    private static String range(RecurrenceRule.Builder rule) {
        return Wire.object(WRITER.create(series(FIRST, rule.build())))
                .getAsJsonObject("recurrence")
                .getAsJsonObject("range")
                .toString();
    }

    @Test
    void refusesTimesThatASeriesCannotHave() {
        RecurrenceRule daily = RecurrenceRule.builder(DAILY).count(5).build();
        LocalDateTime gap = LocalDateTime.of(2031, 3, 30, 2, 30);
        LocalDateTime overlap = LocalDateTime.of(2031, 10, 26, 2, 30);
        for (EventTime time : List.of(
                new EventTime.Floating(FIRST.atTime(10, 0), FIRST.atTime(11, 0)),
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(11, 0), ZoneOffset.ofHours(3)),
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(11, 0), ZoneId.of("Antarctica/Troll")),
                new EventTime.Timed(gap, gap.plusHours(3), BERLIN),
                new EventTime.Timed(overlap, overlap.plusHours(3), BERLIN),
                new EventTime.Timed(overlap.minusHours(3), overlap, BERLIN))) {
            assertThat(LIMITS.refusal(recurring(time, Recurrence.of(daily))))
                    .as(time.toString())
                    .isPresent();
        }
        for (EventTime time : List.of(
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(11, 0), ZoneId.of("UTC")),
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(11, 0), ZoneId.of("Etc/GMT+5")),
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(10, 0), BERLIN),
                new EventTime.AllDay(FIRST, FIRST.plusDays(1)))) {
            assertThat(LIMITS.refusal(recurring(time, Recurrence.of(daily))))
                    .as(time.toString())
                    .isEmpty();
        }
    }

    @Test
    void aSeriesIsNeverWrittenInAnotherZone() {
        RecurrenceRule daily = RecurrenceRule.builder(DAILY).count(5).build();
        LocalDateTime gap = LocalDateTime.of(2031, 3, 30, 2, 30);
        for (EventTime time : List.of(
                new EventTime.Floating(FIRST.atTime(10, 0), FIRST.atTime(11, 0)),
                new EventTime.Timed(FIRST.atTime(10, 0), FIRST.atTime(11, 0), ZoneOffset.ofHours(3)),
                new EventTime.Timed(gap, gap.plusHours(3), BERLIN))) {
            assertThatThrownBy(() -> WRITER.create(recurring(time, Recurrence.of(daily))))
                    .isInstanceOf(GraphProblem.class)
                    .hasMessage("recurrence.range.recurrenceTimeZone: has no name for the service");
        }
    }

    @Test
    void refusesDatesBesideTheRule() {
        Recurrence plain = Recurrence.of(RecurrenceRule.builder(DAILY).count(3).build());
        assertThat(LIMITS.refusal(series(new Recurrence(
                        plain.rule(), new TreeSet<>(Set.of(on(9))), plain.exclusions(), plain.overrides()))))
                .isPresent();
    }

    @Test
    void anEventThatDoesNotRecurIsNeverRefused() {
        assertThat(LIMITS.refusal(occurrence(0))).isEmpty();
    }

    @Test
    void anUpdateTakesTheRecurrenceAwayAndTheSdkSendsIt() {
        assertThat(Wire.json(WRITER.patchCopy(occurrence(0), Set.of(EventField.RECURRENCE))))
                .contains("\"recurrence\":null")
                .contains(FactsProperty.RULE.id());
    }

    private static EventTime.Timed timed(LocalDate day, Duration length) {
        return new EventTime.Timed(day.atTime(10, 0), day.atTime(10, 0).plus(length), BERLIN);
    }

    private static OriginalStart on(int day) {
        return new OriginalStart.Zoned(FIRST.plusDays(day).atTime(10, 0), BERLIN);
    }

    private static CalendarEvent occurrence(int day) {
        return CalendarEvent.builder(timed(FIRST.plusDays(day), Duration.ofHours(1)))
                .title("series")
                .build();
    }

    private static CalendarEvent series(LocalDate first, RecurrenceRule rule) {
        return recurring(timed(first, Duration.ofHours(1)), Recurrence.of(rule));
    }

    private static CalendarEvent series(Recurrence recurrence) {
        return recurring(timed(FIRST, Duration.ofHours(1)), recurrence);
    }

    private static CalendarEvent recurring(EventTime time, Recurrence recurrence) {
        return CalendarEvent.builder(time)
                .title("series")
                .recurrence(Optional.of(recurrence))
                .build();
    }
}
