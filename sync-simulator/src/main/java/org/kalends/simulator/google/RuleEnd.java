package org.kalends.simulator.google;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The UNTIL part of a rule, inclusive.
 *
 * @param text as it was written
 * @param wall the time without its zone; the day's midnight for a date
 */
record RuleEnd(String text, LocalDateTime wall) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    static RuleEnd parse(String text) {
        try {
            LocalDateTime wall = text.contains("T")
                    ? LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text, TIME)
                    : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
            return new RuleEnd(text, wall);
        } catch (DateTimeException e) {
            throw RecurrenceRule.invalid();
        }
    }

    /** Returns whether a start is not behind this end: a date keeps its whole day, for a day only dates count. */
    boolean includes(EventTime start) {
        if (start.isDate() || !text.contains("T")) {
            return !start.wall().toLocalDate().isAfter(wall.toLocalDate());
        }
        return text.endsWith("Z")
                ? !start.instant().isAfter(wall.toInstant(ZoneOffset.UTC))
                : !start.wall().isAfter(wall);
    }
}
