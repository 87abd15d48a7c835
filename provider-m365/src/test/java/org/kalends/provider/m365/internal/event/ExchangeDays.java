package org.kalends.provider.m365.internal.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The days that Exchange makes out of the JSON of {@code recurrence}: each day is asked whether it is one; a missing day is the last of its month. */
final class ExchangeDays {

    private final JsonObject pattern;

    private final JsonObject range;

    private final LocalDate start;

    ExchangeDays(JsonObject recurrence) {
        pattern = recurrence.getAsJsonObject("pattern");
        range = recurrence.getAsJsonObject("range");
        start = LocalDate.parse(range.get("startDate").getAsString());
    }

    /** Returns the days from the first one to a day, both included. */
    List<LocalDate> until(LocalDate last) {
        boolean numbered = range.get("type").getAsString().equals("numbered");
        int most = numbered ? range.get("numberOfOccurrences").getAsInt() : Integer.MAX_VALUE;
        LocalDate end = range.get("type").getAsString().equals("endDate")
                ? LocalDate.parse(range.get("endDate").getAsString())
                : last;
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = start;
                !day.isAfter(last) && !day.isAfter(end) && days.size() < most;
                day = day.plusDays(1)) {
            if (takesPlace(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private boolean takesPlace(LocalDate day) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day));
        long years = ChronoUnit.YEARS.between(start.withDayOfYear(1), day.withDayOfYear(1));
        return switch (pattern.get("type").getAsString()) {
            case "daily" -> isStep(ChronoUnit.DAYS.between(start, day));
            case "weekly" -> isStep(ChronoUnit.WEEKS.between(week(start), week(day))) && onWeekday(day);
            case "absoluteMonthly" -> isStep(months) && onMonthDay(day);
            case "relativeMonthly" -> isStep(months) && onNthWeekday(day);
            case "absoluteYearly" -> isStep(years) && inMonth(day) && onMonthDay(day);
            case "relativeYearly" -> isStep(years) && inMonth(day) && onNthWeekday(day);
            default -> throw new IllegalStateException("no such type");
        };
    }

    private boolean isStep(long units) {
        return units % pattern.get("interval").getAsInt() == 0;
    }

    private LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(weekday(pattern.get("firstDayOfWeek"))));
    }

    private boolean inMonth(LocalDate day) {
        return day.getMonthValue() == pattern.get("month").getAsInt();
    }

    private boolean onMonthDay(LocalDate day) {
        return day.getDayOfMonth() == Math.min(pattern.get("dayOfMonth").getAsInt(), day.lengthOfMonth());
    }

    private boolean onWeekday(LocalDate day) {
        return weekdays().contains(day.getDayOfWeek());
    }

    private boolean onNthWeekday(LocalDate day) {
        if (!onWeekday(day)) {
            return false;
        }
        LocalDate first = day.withDayOfMonth(1);
        long before = first.datesUntil(day).filter(this::onWeekday).count();
        long after = day.plusDays(1)
                .datesUntil(first.plusMonths(1))
                .filter(this::onWeekday)
                .count();
        return switch (pattern.get("index").getAsString()) {
            case "first" -> before == 0;
            case "second" -> before == 1;
            case "third" -> before == 2;
            case "fourth" -> before == 3;
            case "last" -> after == 0;
            default -> throw new IllegalStateException("no such index");
        };
    }

    private Set<DayOfWeek> weekdays() {
        return StreamSupport.stream(pattern.getAsJsonArray("daysOfWeek").spliterator(), false)
                .map(ExchangeDays::weekday)
                .collect(Collectors.toSet());
    }

    private static DayOfWeek weekday(JsonElement word) {
        return DayOfWeek.valueOf(word.getAsString().toUpperCase(Locale.ROOT));
    }
}
