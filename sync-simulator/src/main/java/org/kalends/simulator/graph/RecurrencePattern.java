package org.kalends.simulator.graph;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a series repeats, in Graph's terms. Days that a month does not have become its last day, as in Exchange.
 *
 * @param type the kind of pattern
 * @param interval every how many days, weeks, months or years
 * @param days the days of the week
 * @param firstDay the day on which a week begins
 * @param index which of the days of the month
 * @param dayOfMonth the day of the month
 * @param month the month, 0 when the pattern has none
 */
record RecurrencePattern(
        Type type, int interval, Set<DayOfWeek> days, DayOfWeek firstDay, Index index, int dayOfMonth, int month) {

    /** The kind of a pattern. */
    enum Type {
        DAILY,
        WEEKLY,
        ABSOLUTE_MONTHLY,
        RELATIVE_MONTHLY,
        ABSOLUTE_YEARLY,
        RELATIVE_YEARLY
    }

    /** Which one of several days. */
    enum Index {
        FIRST(0),
        SECOND(1),
        THIRD(2),
        FOURTH(3),
        LAST(-1);

        private final int place;

        Index(int place) {
            this.place = place;
        }

        private <T> T of(List<T> all) {
            return all.get(place < 0 ? all.size() - 1 : place);
        }
    }

    /** Returns the dates from a first one on, in order, without end. */
    Stream<LocalDate> dates(LocalDate first) {
        return IntStream.iterate(0, period -> period + interval)
                .boxed()
                .flatMap(period -> inPeriod(first, period).filter(date -> !date.isBefore(first)));
    }

    private Stream<LocalDate> inPeriod(LocalDate first, int period) {
        YearMonth month = YearMonth.from(first);
        return switch (type) {
            case DAILY -> Stream.of(first.plusDays(period));
            case WEEKLY ->
                week(first.with(TemporalAdjusters.previousOrSame(firstDay)).plusWeeks(period));
            case ABSOLUTE_MONTHLY -> Stream.of(day(month.plusMonths(period)));
            case RELATIVE_MONTHLY -> nth(month.plusMonths(period));
            case ABSOLUTE_YEARLY -> Stream.of(day(month.withMonth(this.month).plusYears(period)));
            case RELATIVE_YEARLY -> nth(month.withMonth(this.month).plusYears(period));
        };
    }

    private Stream<LocalDate> week(LocalDate begin) {
        return IntStream.range(0, 7).mapToObj(begin::plusDays).filter(date -> days.contains(date.getDayOfWeek()));
    }

    private LocalDate day(YearMonth of) {
        return of.atDay(Math.min(dayOfMonth, of.lengthOfMonth()));
    }

    private Stream<LocalDate> nth(YearMonth of) {
        List<LocalDate> all = IntStream.rangeClosed(1, of.lengthOfMonth())
                .mapToObj(of::atDay)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .toList();
        return Stream.of(index.of(all));
    }

    /** Returns the fewest days from one occurrence to the next. */
    long shortestStep(LocalDate first) {
        List<LocalDate> some = dates(first).limit(16).toList();
        return IntStream.range(1, some.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(some.get(i - 1), some.get(i)))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
