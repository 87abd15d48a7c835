package org.kalends.api.model;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a series repeats (RFC 5545 section 3.3.10). Wall-clock rules: they are expanded in the zone of the event.
 *
 * @param frequency the unit that is stepped through
 * @param interval how many units a step takes, at least 1
 * @param end when the series stops; absent for an endless one
 * @param byDay weekdays, with an ordinal where only the n-th of the period is meant
 * @param byMonthDay days of the month, 1..31 or -31..-1
 * @param byMonth months, 1..12
 * @param bySetPosition positions in the set of one period, not 0
 * @param byYearDay days of the year, not 0
 * @param byWeekNumber ISO week numbers, not 0
 * @param byHour hours, 0..23
 * @param byMinute minutes, 0..59
 * @param bySecond seconds, 0..60
 * @param weekStart the day on which a week begins; Monday where nobody said so
 */
public record RecurrenceRule(
        Frequency frequency,
        int interval,
        Optional<End> end,
        List<Weekday> byDay,
        List<Integer> byMonthDay,
        List<Integer> byMonth,
        List<Integer> bySetPosition,
        List<Integer> byYearDay,
        List<Integer> byWeekNumber,
        List<Integer> byHour,
        List<Integer> byMinute,
        List<Integer> bySecond,
        DayOfWeek weekStart) {

    /** The unit that a rule steps through. */
    public enum Frequency {
        /** Every n seconds. */
        SECONDLY,
        /** Every n minutes. */
        MINUTELY,
        /** Every n hours. */
        HOURLY,
        /** Every n days. */
        DAILY,
        /** Every n weeks. */
        WEEKLY,
        /** Every n months. */
        MONTHLY,
        /** Every n years. */
        YEARLY
    }

    /** When a series stops. */
    public sealed interface End {
        /**
         * After a number of occurrences, excluded and moved ones included.
         *
         * @param occurrences at least 1
         */
        record Count(int occurrences) implements End {
            /** Checks the number. */
            public Count {
                if (occurrences < 1) {
                    throw new IllegalArgumentException("recurrence: a count is at least 1");
                }
            }
        }

        /**
         * With the last start that is not later than a wall clock.
         *
         * @param lastStart inclusive, in the zone of the event; midnight for an all-day series
         */
        record Until(LocalDateTime lastStart) implements End {
            /** Checks that nothing is missing. */
            public Until {
                Objects.requireNonNull(lastStart, "lastStart");
            }
        }
    }

    /**
     * A weekday of a rule.
     *
     * @param day the weekday
     * @param ordinal 1 for the first of the period, -1 for the last, 0 for every one
     */
    public record Weekday(DayOfWeek day, int ordinal) {
        /** Checks that nothing is missing. */
        public Weekday {
            Objects.requireNonNull(day, "day");
        }

        /** Returns every such weekday. */
        public static Weekday every(DayOfWeek day) {
            return new Weekday(day, 0);
        }
    }

    /** Checks ranges and takes copies of the lists. */
    public RecurrenceRule {
        Objects.requireNonNull(frequency, "frequency");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(weekStart, "weekStart");
        if (interval < 1) {
            throw new IllegalArgumentException("recurrence: an interval is at least 1");
        }
        byDay = List.copyOf(byDay);
        byMonthDay = within("byMonthDay", byMonthDay, -31, 31, false);
        byMonth = within("byMonth", byMonth, 1, 12, false);
        bySetPosition = within("bySetPosition", bySetPosition, -366, 366, false);
        byYearDay = within("byYearDay", byYearDay, -366, 366, false);
        byWeekNumber = within("byWeekNumber", byWeekNumber, -53, 53, false);
        byHour = within("byHour", byHour, 0, 23, true);
        byMinute = within("byMinute", byMinute, 0, 59, true);
        bySecond = within("bySecond", bySecond, 0, 60, true);
    }

    private static List<Integer> within(String field, List<Integer> values, int least, int most, boolean zero) {
        for (int value : values) {
            if (value < least || value > most || (value == 0 && !zero)) {
                throw new IllegalArgumentException("recurrence: " + field + " is out of range");
            }
        }
        return List.copyOf(values);
    }

    /** Returns a builder of an endless rule that steps one unit at a time in weeks that begin on Monday. */
    public static Builder builder(Frequency frequency) {
        return new Builder(frequency);
    }

    /** Returns a builder that starts from this rule. */
    public Builder toBuilder() {
        Builder builder = new Builder(frequency)
                .interval(interval)
                .byDay(byDay)
                .byMonthDay(byMonthDay)
                .byMonth(byMonth)
                .bySetPosition(bySetPosition)
                .byYearDay(byYearDay)
                .byWeekNumber(byWeekNumber)
                .byHour(byHour)
                .byMinute(byMinute)
                .bySecond(bySecond)
                .weekStart(weekStart);
        end.ifPresent(builder::end);
        return builder;
    }

    /** Collects the parts of a rule. Not safe for use by several threads. */
    public static final class Builder {
        private final Frequency frequency;
        private int interval = 1;
        private Optional<End> end = Optional.empty();
        private List<Weekday> byDay = List.of();
        private List<Integer> byMonthDay = List.of();
        private List<Integer> byMonth = List.of();
        private List<Integer> bySetPosition = List.of();
        private List<Integer> byYearDay = List.of();
        private List<Integer> byWeekNumber = List.of();
        private List<Integer> byHour = List.of();
        private List<Integer> byMinute = List.of();
        private List<Integer> bySecond = List.of();
        private DayOfWeek weekStart = DayOfWeek.MONDAY;

        private Builder(Frequency frequency) {
            this.frequency = frequency;
        }

        /** Sets how many units a step takes. */
        public Builder interval(int units) {
            this.interval = units;
            return this;
        }

        /** Sets when the series stops. */
        public Builder end(End value) {
            this.end = Optional.of(value);
            return this;
        }

        /** Stops the series after a number of occurrences. */
        public Builder count(int occurrences) {
            return end(new End.Count(occurrences));
        }

        /** Stops the series with the last start that is not later than {@code lastStart}. */
        public Builder until(LocalDateTime lastStart) {
            return end(new End.Until(lastStart));
        }

        /** Makes the series endless. */
        public Builder endless() {
            this.end = Optional.empty();
            return this;
        }

        /** Sets the weekdays. */
        public Builder byDay(List<Weekday> values) {
            this.byDay = values;
            return this;
        }

        /** Sets the days of the month. */
        public Builder byMonthDay(List<Integer> values) {
            this.byMonthDay = values;
            return this;
        }

        /** Sets the months. */
        public Builder byMonth(List<Integer> values) {
            this.byMonth = values;
            return this;
        }

        /** Sets the positions in the set of a period. */
        public Builder bySetPosition(List<Integer> values) {
            this.bySetPosition = values;
            return this;
        }

        /** Sets the days of the year. */
        public Builder byYearDay(List<Integer> values) {
            this.byYearDay = values;
            return this;
        }

        /** Sets the ISO week numbers. */
        public Builder byWeekNumber(List<Integer> values) {
            this.byWeekNumber = values;
            return this;
        }

        /** Sets the hours. */
        public Builder byHour(List<Integer> values) {
            this.byHour = values;
            return this;
        }

        /** Sets the minutes. */
        public Builder byMinute(List<Integer> values) {
            this.byMinute = values;
            return this;
        }

        /** Sets the seconds. */
        public Builder bySecond(List<Integer> values) {
            this.bySecond = values;
            return this;
        }

        /** Sets the day on which a week begins. */
        public Builder weekStart(DayOfWeek value) {
            this.weekStart = value;
            return this;
        }

        /** Returns the rule. */
        public RecurrenceRule build() {
            return new RecurrenceRule(
                    frequency,
                    interval,
                    end,
                    byDay,
                    byMonthDay,
                    byMonth,
                    bySetPosition,
                    byYearDay,
                    byWeekNumber,
                    byHour,
                    byMinute,
                    bySecond,
                    weekStart);
        }
    }
}
