package org.kalends.simulator.google;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The days that a rule gives, turn by turn: all days of a turn that fit, then those at the wanted positions. */
final class RuleDates {

    private static final int LAST_YEAR = 2100;

    private final RecurrenceRule rule;

    private final LocalDate first;

    private final List<Integer> months;

    private final List<Integer> weeks;

    private final List<Integer> yearDays;

    private final List<Integer> monthDays;

    private final List<RuleDay> days;

    private final List<Integer> positions;

    RuleDates(RecurrenceRule rule, LocalDate first) {
        this.rule = rule;
        this.first = first;
        weeks = rule.numbers("BYWEEKNO", 53);
        yearDays = rule.numbers("BYYEARDAY", 366);
        positions = rule.numbers("BYSETPOS", 366);
        boolean anyDay = rule.has("BYWEEKNO") || rule.has("BYYEARDAY") || rule.has("BYMONTHDAY") || rule.has("BYDAY");
        RecurrenceRule.Frequency turn = rule.frequency();
        boolean ofMonth = turn == RecurrenceRule.Frequency.MONTHLY || turn == RecurrenceRule.Frequency.YEARLY;
        monthDays = !anyDay && ofMonth ? List.of(first.getDayOfMonth()) : rule.numbers("BYMONTHDAY", 31);
        days = !anyDay && turn == RecurrenceRule.Frequency.WEEKLY
                ? List.of(new RuleDay(0, first.getDayOfWeek()))
                : rule.days();
        List<Integer> named = rule.numbers("BYMONTH", 12);
        months = !anyDay && named.isEmpty() && turn == RecurrenceRule.Frequency.YEARLY
                ? List.of(first.getMonthValue())
                : named;
        if (months.stream().anyMatch(month -> month < 0)
                || (!ofMonth && days.stream().anyMatch(day -> day.position() != 0))
                || (!positions.isEmpty() && !anyDay && named.isEmpty())) {
            throw RecurrenceRule.invalid();
        }
    }

    /** Returns the days in order, none before the first. */
    Stream<LocalDate> all() {
        return LongStream.iterate(0, turn -> turn + rule.interval())
                .mapToObj(this::begin)
                .takeWhile(begin -> begin.getYear() <= LAST_YEAR)
                .flatMap(begin -> placed(turn(begin).filter(this::fits).toList()))
                .filter(date -> !date.isBefore(first));
    }

    private LocalDate begin(long turn) {
        return switch (rule.frequency()) {
            case DAILY -> first.plusDays(turn);
            case WEEKLY ->
                first.with(TemporalAdjusters.previousOrSame(rule.weekStart())).plusWeeks(turn);
            case MONTHLY -> first.withDayOfMonth(1).plusMonths(turn);
            case YEARLY -> first.withDayOfYear(1).plusYears(turn);
        };
    }

    private Stream<LocalDate> turn(LocalDate begin) {
        return switch (rule.frequency()) {
            case DAILY -> Stream.of(begin);
            case WEEKLY -> begin.datesUntil(begin.plusWeeks(1));
            case MONTHLY -> begin.datesUntil(begin.plusMonths(1));
            case YEARLY -> begin.datesUntil(begin.plusYears(1));
        };
    }

    private boolean fits(LocalDate date) {
        int length = YearMonth.from(date).lengthOfMonth();
        return (months.isEmpty() || months.contains(date.getMonthValue()))
                && isAt(monthDays, date.getDayOfMonth(), length)
                && isAt(yearDays, date.getDayOfYear(), date.lengthOfYear())
                && fitsWeek(date)
                && (days.isEmpty() || days.stream().anyMatch(day -> day.matches(date, isCountedInMonths())));
    }

    private boolean isCountedInMonths() {
        return rule.frequency() != RecurrenceRule.Frequency.YEARLY || !months.isEmpty();
    }

    private boolean fitsWeek(LocalDate date) {
        if (weeks.isEmpty()) {
            return true;
        }
        WeekFields fields = WeekFields.of(rule.weekStart(), 4);
        int last = (int) date.range(fields.weekOfWeekBasedYear()).getMaximum();
        return isAt(weeks, date.get(fields.weekOfWeekBasedYear()), last);
    }

    private static boolean isAt(List<Integer> wanted, int place, int length) {
        return wanted.isEmpty() || wanted.contains(place) || wanted.contains(place - length - 1);
    }

    private Stream<LocalDate> placed(List<LocalDate> dates) {
        if (positions.isEmpty()) {
            return dates.stream();
        }
        TreeSet<Integer> places = new TreeSet<>();
        for (int position : positions) {
            places.add(position > 0 ? position - 1 : dates.size() + position);
        }
        return places.stream()
                .filter(place -> place >= 0 && place < dates.size())
                .map(dates::get);
    }
}
