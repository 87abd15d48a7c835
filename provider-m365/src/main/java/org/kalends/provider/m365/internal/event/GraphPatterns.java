package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.PatternedRecurrence;
import com.microsoft.graph.models.RecurrencePattern;
import com.microsoft.graph.models.RecurrencePatternType;
import com.microsoft.graph.models.RecurrenceRange;
import com.microsoft.graph.models.RecurrenceRangeType;
import com.microsoft.graph.models.WeekIndex;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.kalends.provider.m365.internal.event.GraphPattern.Shape;

/** Patterns and ranges as objects of the SDK, both ways. */
final class GraphPatterns {

    private static final Map<Integer, WeekIndex> INDEXES = Map.of(
            1, WeekIndex.First, 2, WeekIndex.Second, 3, WeekIndex.Third, 4, WeekIndex.Fourth, -1, WeekIndex.Last);

    private GraphPatterns() {}

    /**
     * Returns a pattern and its range as they are written.
     *
     * @param zone what the service calls the zone in which they are expanded
     */
    static PatternedRecurrence write(GraphPattern pattern, GraphRange range, String zone) {
        PatternedRecurrence recurrence = new PatternedRecurrence();
        recurrence.setPattern(write(pattern));
        recurrence.setRange(write(range, zone));
        return recurrence;
    }

    private static RecurrencePattern write(GraphPattern pattern) {
        RecurrencePattern written = new RecurrencePattern();
        written.setInterval(pattern.interval());
        Shape shape = pattern.shape();
        if (shape instanceof Shape.Daily) {
            written.setType(RecurrencePatternType.Daily);
        } else if (shape instanceof Shape.Weekly weekly) {
            written.setType(RecurrencePatternType.Weekly);
            written.setDaysOfWeek(words(weekly.days()));
            written.setFirstDayOfWeek(GraphTables.DAYS.word(weekly.weekStart()));
        } else if (shape instanceof Shape.DayOfMonth monthly) {
            written.setType(RecurrencePatternType.AbsoluteMonthly);
            written.setDayOfMonth(monthly.day());
        } else if (shape instanceof Shape.WeekdayOfMonth monthly) {
            written.setType(RecurrencePatternType.RelativeMonthly);
            written.setIndex(INDEXES.get(monthly.position()));
            written.setDaysOfWeek(words(monthly.days()));
        } else if (shape instanceof Shape.DayOfYear yearly) {
            written.setType(RecurrencePatternType.AbsoluteYearly);
            written.setMonth(yearly.month());
            written.setDayOfMonth(yearly.day());
        } else if (shape instanceof Shape.WeekdayOfYear yearly) {
            written.setType(RecurrencePatternType.RelativeYearly);
            written.setMonth(yearly.month());
            written.setIndex(INDEXES.get(yearly.position()));
            written.setDaysOfWeek(words(yearly.days()));
        }
        return written;
    }

    private static RecurrenceRange write(GraphRange range, String zone) {
        RecurrenceRange written = new RecurrenceRange();
        written.setStartDate(range.start());
        written.setRecurrenceTimeZone(zone);
        if (range.count() > 0) {
            written.setType(RecurrenceRangeType.Numbered);
            written.setNumberOfOccurrences(range.count());
        } else if (range.last().isPresent()) {
            written.setType(RecurrenceRangeType.EndDate);
            written.setEndDate(range.last().get());
        } else {
            written.setType(RecurrenceRangeType.NoEnd);
        }
        return written;
    }

    /** Reads a pattern; what it leaves out has the defaults of the service. */
    static GraphPattern pattern(PatternedRecurrence recurrence, LocalDate start) {
        RecurrencePattern told = told("recurrence.pattern", recurrence.getPattern());
        int interval = Optional.ofNullable(told.getInterval()).orElse(1);
        check("recurrence.pattern.interval", interval >= 1);
        Shape shape = switch (told("recurrence.pattern.type", told.getType())) {
            case Daily -> new Shape.Daily();
            case Weekly -> new Shape.Weekly(weekly(told, start), weekStart(told));
            case AbsoluteMonthly -> new Shape.DayOfMonth(dayOfMonth(told, 31));
            case RelativeMonthly -> new Shape.WeekdayOfMonth(position(told), days(told));
            case AbsoluteYearly ->
                new Shape.DayOfYear(
                        month(told), dayOfMonth(told, Month.of(month(told)).maxLength()));
            case RelativeYearly -> new Shape.WeekdayOfYear(month(told), position(told), days(told));
        };
        return new GraphPattern(interval, shape);
    }

    /** Reads a range, for a series that begins on a day. */
    static GraphRange range(PatternedRecurrence recurrence, LocalDate start) {
        RecurrenceRange told = told("recurrence.range", recurrence.getRange());
        return switch (told("recurrence.range.type", told.getType())) {
            case NoEnd -> new GraphRange(start, Optional.empty(), 0);
            case EndDate -> new GraphRange(start, Optional.of(told("recurrence.range.endDate", told.getEndDate())), 0);
            case Numbered -> {
                int count = told("recurrence.range.numberOfOccurrences", told.getNumberOfOccurrences());
                check("recurrence.range.numberOfOccurrences", count >= 1);
                yield new GraphRange(start, Optional.empty(), count);
            }
        };
    }

    private static SortedSet<DayOfWeek> weekly(RecurrencePattern told, LocalDate start) {
        SortedSet<DayOfWeek> days = anyDays(told);
        return days.isEmpty() ? GraphPattern.week(List.of(start.getDayOfWeek())) : days;
    }

    private static DayOfWeek weekStart(RecurrencePattern told) {
        return GraphTables.DAYS.value(told.getFirstDayOfWeek()).orElse(DayOfWeek.SUNDAY);
    }

    private static SortedSet<DayOfWeek> days(RecurrencePattern told) {
        SortedSet<DayOfWeek> days = anyDays(told);
        check("recurrence.pattern.daysOfWeek", !days.isEmpty());
        return days;
    }

    private static SortedSet<DayOfWeek> anyDays(RecurrencePattern told) {
        return GraphPattern.week(Optional.ofNullable(told.getDaysOfWeek()).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(day -> GraphTables.DAYS.value(day).stream())
                .toList());
    }

    private static int dayOfMonth(RecurrencePattern told, int longest) {
        int day = told("recurrence.pattern.dayOfMonth", told.getDayOfMonth());
        check("recurrence.pattern.dayOfMonth", day >= 1 && day <= 31);
        return Math.min(day, longest);
    }

    private static int month(RecurrencePattern told) {
        int month = told("recurrence.pattern.month", told.getMonth());
        check("recurrence.pattern.month", month >= 1 && month <= 12);
        return month;
    }

    private static int position(RecurrencePattern told) {
        return switch (Optional.ofNullable(told.getIndex()).orElse(WeekIndex.First)) {
            case First -> 1;
            case Second -> 2;
            case Third -> 3;
            case Fourth -> 4;
            case Last -> -1;
        };
    }

    private static List<com.microsoft.graph.models.DayOfWeek> words(Collection<DayOfWeek> days) {
        return days.stream().map(GraphTables.DAYS::word).toList();
    }

    private static <T> T told(String property, @Nullable T value) {
        if (value == null) {
            throw new GraphProblem(property, "is missing or not known");
        }
        return value;
    }

    private static void check(String property, boolean held) {
        if (!held) {
            throw new GraphProblem(property, "is out of range");
        }
    }
}
