package org.kalends.provider.m365.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often something happens, in the six ways that Graph knows.
 *
 * @param interval how many days, weeks, months or years a step takes
 * @param shape on which days of a step
 */
record GraphPattern(int interval, Shape shape) {

    /** Exchange holds nothing after this year. */
    static final int LAST_YEAR = 4500;

    /** The days of one step. */
    sealed interface Shape {

        /**
         * Returns the days of the n-th step from the one in which the series begins, in order; some may lie before its start.
         *
         * @param steps how many days, weeks, months or years later
         */
        Stream<LocalDate> days(LocalDate start, int steps);

        /** {@code daily}. */
        record Daily() implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                return Stream.of(start.plusDays(steps));
            }
        }

        /**
         * {@code weekly}.
         *
         * @param days at least one
         * @param weekStart the day on which weeks begin
         */
        record Weekly(SortedSet<DayOfWeek> days, DayOfWeek weekStart) implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                LocalDate first =
                        start.with(TemporalAdjusters.previousOrSame(weekStart)).plusWeeks(steps);
                return IntStream.range(0, 7).mapToObj(first::plusDays).filter(day -> days.contains(day.getDayOfWeek()));
            }
        }

        /**
         * {@code absoluteMonthly}; in a shorter month its last day.
         *
         * @param day 1..31
         */
        record DayOfMonth(int day) implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                return Stream.of(clamped(YearMonth.from(start).plusMonths(steps), day));
            }
        }

        /**
         * {@code relativeMonthly}.
         *
         * @param position 1..4, or -1 for the last
         * @param days which weekdays are counted, at least one
         */
        record WeekdayOfMonth(int position, SortedSet<DayOfWeek> days) implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                return Stream.of(nth(YearMonth.from(start).plusMonths(steps), position, days));
            }
        }

        /**
         * {@code absoluteYearly}; 29 February is the last of February.
         *
         * @param month 1..12
         * @param day 1 to the length of the month
         */
        record DayOfYear(int month, int day) implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                return Stream.of(clamped(YearMonth.of(start.getYear() + steps, month), day));
            }
        }

        /**
         * {@code relativeYearly}.
         *
         * @param month 1..12
         * @param position 1..4, or -1 for the last
         * @param days which weekdays are counted, at least one
         */
        record WeekdayOfYear(int month, int position, SortedSet<DayOfWeek> days) implements Shape {
            @Override
            public Stream<LocalDate> days(LocalDate start, int steps) {
                return Stream.of(nth(YearMonth.of(start.getYear() + steps, month), position, days));
            }
        }
    }

    /** Returns the days of a series that begins on a day, in order, as far as Exchange goes. */
    Stream<LocalDate> dates(LocalDate start) {
        return IntStream.iterate(0, steps -> steps + interval)
                .boxed()
                .flatMap(steps -> shape.days(start, steps))
                .filter(day -> !day.isBefore(start))
                .takeWhile(day -> day.getYear() <= LAST_YEAR);
    }

    /** Returns weekdays in the order of the week, each once. */
    static SortedSet<DayOfWeek> week(Collection<DayOfWeek> days) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    private static LocalDate clamped(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static LocalDate nth(YearMonth month, int position, SortedSet<DayOfWeek> days) {
        List<LocalDate> all = IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .filter(day -> days.contains(day.getDayOfWeek()))
                .toList();
        return all.get(position < 0 ? all.size() + position : position - 1);
    }
}
