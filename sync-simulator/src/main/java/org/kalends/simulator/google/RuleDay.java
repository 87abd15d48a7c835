package org.kalends.simulator.google;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A weekday of a BYDAY part, perhaps with a position: {@code 2TU}, {@code -1FR} (RFC 5545, 3.3.10).
 *
 * @param position which one within the month or the year, counted from the end when negative; 0 for each
 * @param day the weekday
 */
record RuleDay(int position, DayOfWeek day) {

    private static final List<String> CODES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)");

    static RuleDay parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw RecurrenceRule.invalid();
        }
        String position = form.group(1);
        int number = position == null ? 0 : Integer.parseInt(position);
        if (position != null && (number == 0 || Math.abs(number) > 53)) {
            throw RecurrenceRule.invalid();
        }
        return new RuleDay(number, day(form.group(2)));
    }

    static DayOfWeek day(String code) {
        int place = CODES.indexOf(code);
        if (place < 0) {
            throw RecurrenceRule.invalid();
        }
        return DayOfWeek.of(place + 1);
    }

    /** Returns whether a date is such a day; positions count within its month or within its year. */
    boolean matches(LocalDate date, boolean inMonth) {
        if (date.getDayOfWeek() != day) {
            return false;
        }
        int place = inMonth ? date.getDayOfMonth() : date.getDayOfYear();
        int length = inMonth ? YearMonth.from(date).lengthOfMonth() : date.lengthOfYear();
        int fromStart = (place - 1) / 7 + 1;
        int fromEnd = (length - place) / 7 + 1;
        return position == 0 || position == fromStart || position == -fromEnd;
    }
}
