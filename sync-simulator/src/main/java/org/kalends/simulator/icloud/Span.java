package org.kalends.simulator.icloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time around all occurrences of a resource: whole days, one more at either end for the sake of zones, and to the end of time for a
 * series without an UNTIL. It says too much rather than too little, as a server may.
 *
 * @param from the first moment
 * @param to the end, exclusive
 */
record Span(Instant from, Instant to) {

    /** Holds whatever cannot be understood. */
    static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    private static final Duration DAY = Duration.ofDays(1);

    private static final Pattern UNTIL = Pattern.compile("(?:^|;)UNTIL=(\\d{8})", Pattern.CASE_INSENSITIVE);

    private static final Pattern LENGTH =
            Pattern.compile("\\+?P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?(?:T(?:(\\d{1,6})H)?(?:\\d+M)?(?:\\d+S)?)?");

    /** Returns the span of everything in a calendar. */
    static Span of(ICalComponent calendar) {
        List<ICalComponent> parts =
                calendar.parts().stream().filter(part -> !part.is("VTIMEZONE")).toList();
        return parts.stream().map(Span::ofPart).reduce(Span::with).orElse(ALWAYS);
    }

    private static Span ofPart(ICalComponent part) {
        try {
            Optional<Instant> start = part.value("DTSTART").map(Span::day);
            if (start.isEmpty()) {
                return ALWAYS;
            }
            Instant first = start.get();
            Duration length = part.value("DTEND")
                    .map(end -> Duration.between(first, day(end)))
                    .or(() -> part.value("DURATION").map(Span::length))
                    .filter(some -> !some.isNegative())
                    .orElse(Duration.ZERO)
                    .plus(DAY);
            Instant last = part.has("RDATE")
                    ? Instant.MAX
                    : part.value("RRULE").map(Span::last).orElse(first);
            boolean endless = last.equals(Instant.MAX);
            return new Span(first.minus(DAY), endless ? last : last.plus(length).plus(DAY));
        } catch (DateTimeException | ArithmeticException e) {
            return ALWAYS;
        }
    }

    private static Instant last(String rule) {
        Matcher until = UNTIL.matcher(rule);
        return until.find() ? day(until.group(1)) : Instant.MAX;
    }

    private static Instant day(String value) {
        String date = value.length() < 8 ? value : value.substring(0, 8);
        return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static Duration length(String value) {
        Matcher length = LENGTH.matcher(value);
        if (!length.matches()) {
            throw new DateTimeException("no duration");
        }
        return Duration.ofDays(7L * number(length.group(1)) + number(length.group(2)))
                .plusHours(number(length.group(3)))
                .plus(DAY);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Span with(Span other) {
        return new Span(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    /** Returns whether it shares a moment with another span. */
    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
