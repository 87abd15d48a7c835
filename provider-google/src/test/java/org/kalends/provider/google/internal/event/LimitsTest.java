package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.Sensitivity;

/** Which series are refused, and in which words. */
class LimitsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final GoogleLimits LIMITS = new GoogleLimits();

    private static final LocalDateTime NINE = LocalDateTime.of(2027, 3, 2, 9, 0);

    private static final EventTime TIME = new EventTime.Timed(NINE, NINE.plusHours(1), BERLIN);

    private static final EventTime DAY =
            new EventTime.AllDay(NINE.toLocalDate(), NINE.toLocalDate().plusDays(1));

    private static Optional<String> refusal(EventTime time, Recurrence recurrence) {
        return LIMITS.refusal(CalendarEvent.builder(time)
                .title("secret")
                .recurrence(Optional.of(recurrence))
                .build());
    }

    private static Recurrence rule(Frequency frequency, Consumer<RecurrenceRule.Builder> more) {
        RecurrenceRule.Builder rule = RecurrenceRule.builder(frequency);
        more.accept(rule);
        return Recurrence.of(rule.build());
    }

    private static Recurrence daily(int count) {
        return rule(Frequency.DAILY, rule -> rule.count(count));
    }

    private static OriginalStart at(int day) {
        return new OriginalStart.Zoned(NINE.withDayOfMonth(day), BERLIN);
    }

    private static Recurrence with(Recurrence recurrence, OriginalStart... additions) {
        return new Recurrence(
                recurrence.rule(), new TreeSet<>(List.of(additions)), recurrence.exclusions(), recurrence.overrides());
    }

    @Test
    void holdsWhatDoesNotRecur() {
        assertThat(LIMITS.refusal(CalendarEvent.builder(TIME).build())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("held")
    void holds(EventTime time, Recurrence recurrence) {
        assertThat(refusal(time, recurrence)).isEmpty();
    }

    static Stream<Arguments> held() {
        return Stream.of(
                        List.of(TIME, rule(Frequency.DAILY, rule -> {})),
                        List.of(DAY, rule(Frequency.YEARLY, rule -> {})),
                        List.of(TIME, rule(Frequency.MONTHLY, rule -> rule.byMonthDay(List.of(2, -30)))),
                        List.of(
                                TIME,
                                rule(
                                        Frequency.MONTHLY,
                                        rule -> rule.byDay(List.of(
                                                new Weekday(DayOfWeek.TUESDAY, 1),
                                                new Weekday(DayOfWeek.TUESDAY, 3))))),
                        List.of(TIME, daily(5).withExclusions(Set.of(at(2), at(6)))),
                        List.of(TIME, with(daily(5), at(20))),
                        List.of(TIME, with(daily(5), at(20)).withExclusions(Set.of(at(20)))),
                        List.of(TIME, with(daily(1), at(20)).withExclusions(Set.of(at(2)))),
                        List.of(
                                TIME,
                                daily(5).withOverrides(Map.of(
                                        at(3),
                                        CalendarEvent.builder(new EventTime.Timed(
                                                        NINE.plusDays(9), NINE.plusDays(9), ZoneId.of("Asia/Tokyo")))
                                                .build()))),
                        List.of(
                                new EventTime.Timed(NINE, NINE.plusHours(1), ZoneId.of("UTC")),
                                rule(Frequency.DAILY, rule -> rule.until(LocalDateTime.of(2027, 3, 2, 9, 0)))))
                .map(pair -> Arguments.of(pair.get(0), pair.get(1)));
    }

    @ParameterizedTest
    @EnumSource(value = Frequency.class)
    void holdsEveryFrequencyFromDaysOn(Frequency frequency) {
        boolean days = List.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY)
                .contains(frequency);
        assertThat(refusal(TIME, rule(frequency, rule -> rule.count(3))))
                .isEqualTo(
                        days
                                ? Optional.empty()
                                : Optional.of(
                                        "It repeats more often than once a day, which Google Calendar cannot say."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithAReason(EventTime time, Recurrence recurrence, String reason) {
        assertThat(refusal(time, recurrence)).contains(reason);
    }

    static Stream<Arguments> refused() {
        LocalDateTime gap = LocalDateTime.of(2027, 3, 28, 2, 30);
        return Stream.of(
                refused(
                        new EventTime.Floating(NINE, NINE.plusHours(1)),
                        daily(5),
                        "It has no time zone, and a series in Google Calendar has one."),
                refused(
                        new EventTime.Timed(NINE, NINE.plusHours(1), ZoneOffset.ofHours(2)),
                        daily(5),
                        "Its time zone has no name in Google Calendar."),
                refused(
                        new EventTime.Timed(NINE, NINE.plusHours(1), ZoneOffset.UTC),
                        daily(5),
                        "Its time zone has no name in Google Calendar."),
                refused(
                        new EventTime.Timed(gap, gap.plusHours(3), BERLIN),
                        daily(5),
                        "It begins in an hour in which the clocks change."),
                refused(
                        new EventTime.Timed(NINE, NINE, BERLIN),
                        daily(5),
                        "Its occurrences have no length, or one that Google Calendar does not keep."),
                refused(
                        new EventTime.Timed(NINE.plusNanos(1), NINE.plusHours(1), BERLIN),
                        daily(5),
                        "Its occurrences have no length, or one that Google Calendar does not keep."),
                refused(
                        TIME,
                        rule(Frequency.DAILY, rule -> rule.byHour(List.of(9, 10))),
                        "It has several times a day."),
                refused(
                        TIME,
                        rule(Frequency.YEARLY, rule -> rule.byYearDay(List.of(61))),
                        "It repeats by days or weeks of the year, which Google Calendar may not hold."),
                refused(
                        TIME,
                        rule(Frequency.YEARLY, rule -> rule.byWeekNumber(List.of(9))),
                        "It repeats by days or weeks of the year, which Google Calendar may not hold."),
                refused(
                        TIME,
                        rule(Frequency.WEEKLY, rule -> rule.byDay(List.of(new Weekday(DayOfWeek.TUESDAY, 1)))),
                        "It counts the weekdays of a day or a week."),
                refused(
                        TIME,
                        rule(Frequency.WEEKLY, rule -> rule.byMonthDay(List.of(2))),
                        "It repeats by days of the month in a weekly rule."),
                refused(
                        TIME,
                        rule(Frequency.WEEKLY, rule -> rule.byDay(List.of(Weekday.every(DayOfWeek.FRIDAY)))),
                        "It begins on a date that its rule does not mean."),
                refused(
                        TIME,
                        rule(Frequency.DAILY, rule -> rule.until(NINE.minusMinutes(1))),
                        "It begins on a date that its rule does not mean."),
                refused(
                        TIME,
                        with(daily(5), new OriginalStart.Day(LocalDate.of(2027, 3, 20))),
                        "It has dates beside its rule that are in another time zone, or of another kind."),
                refused(
                        TIME,
                        with(daily(5), new OriginalStart.Zoned(NINE.withDayOfMonth(20), ZoneId.of("Europe/Vienna"))),
                        "It has dates beside its rule that are in another time zone, or of another kind."),
                refused(
                        TIME,
                        with(daily(5), new OriginalStart.Zoned(gap, BERLIN)),
                        "It has dates beside its rule that are in another time zone, or of another kind."),
                refused(
                        DAY,
                        with(daily(5), at(20)),
                        "It has dates beside its rule that are in another time zone, or of another kind."),
                refused(
                        TIME,
                        daily(5).withExclusions(Set.of(at(7))),
                        "It has exceptions at times at which it does not take place."),
                refused(
                        TIME,
                        daily(5).withExclusions(Set.of(new OriginalStart.Zoned(NINE.plusMinutes(1), BERLIN))),
                        "It has exceptions at times at which it does not take place."),
                refused(
                        TIME,
                        daily(5).withOverrides(Map.of(
                                at(1), CalendarEvent.builder(TIME).build())),
                        "It has exceptions at times at which it does not take place."),
                refused(TIME, daily(2).withExclusions(Set.of(at(2), at(3))), "None of its occurrences is left."),
                refused(
                        TIME,
                        daily(5).withOverrides(
                                        Map.of(at(3), CalendarEvent.builder(DAY).build())),
                        "One of its occurrences is of another kind than the others."),
                refused(
                        TIME,
                        daily(5).withOverrides(Map.of(
                                at(3),
                                CalendarEvent.builder(new EventTime.Floating(NINE, NINE))
                                        .build())),
                        "One of its occurrences is of another kind than the others."),
                refused(
                        TIME,
                        daily(5).withOverrides(Map.of(
                                at(3),
                                CalendarEvent.builder(TIME)
                                        .sensitivity(Sensitivity.PRIVATE)
                                        .build())),
                        "One of its occurrences is more or less private than the others."));
    }

    private static Arguments refused(EventTime time, Recurrence recurrence, String reason) {
        return Arguments.of(time, recurrence, reason);
    }

    @Test
    void isQuickWithAnExceptionFarAway() {
        Recurrence endless = rule(Frequency.DAILY, rule -> {});
        OriginalStart far = new OriginalStart.Zoned(NINE.withYear(9000), BERLIN);
        assertThat(refusal(
                        TIME,
                        new Recurrence(endless.rule(), new TreeSet<>(), new TreeSet<>(Set.of(far)), new TreeMap<>())))
                .isPresent();
    }
}
