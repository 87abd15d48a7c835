package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/** How a series repeats, and where it does not follow its rule. What a {@link Recurrence} cannot say is a problem, never said differently. */
final class SeriesReader {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final Event series;

    private final SeriesFrame frame;

    private final GoogleReader reader;

    SeriesReader(Event series, SeriesFrame frame, GoogleReader reader) {
        this.series = series;
        this.frame = frame;
        this.reader = reader;
    }

    /**
     * Reads the recurrence.
     *
     * @param first the time of the first occurrence
     */
    Recurrence recurrence(EventTime first, List<Event> exceptions) {
        if (!frame.allDay() && TimeReader.namesUnknownZone(series)) {
            throw new GoogleProblem("start.timeZone", "is no zone that is known");
        }
        List<RecurrenceLine> lines = Told.list(series.getRecurrence()).stream()
                .map(RecurrenceLine::parse)
                .toList();
        RecurrenceRule rule = rule(lines);
        SeriesStarts starts = new SeriesStarts(rule, first);
        if (!starts.holdFirst()) {
            throw GoogleProblem.notASeries("start", "is no occurrence of the rule");
        }
        SortedSet<OriginalStart> additions = dates(lines, "RDATE");
        SortedSet<OriginalStart> exclusions = dates(lines, "EXDATE");
        SortedMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        for (Event exception : exceptions) {
            OriginalStart start = frame.originalStart(exception)
                    .orElseThrow(() -> new GoogleProblem("originalStartTime", "is missing in an exception"));
            if (GoogleReader.isGone(exception)) {
                exclusions.add(start);
            } else {
                overrides.put(start, reader.occurrence(exception, series));
            }
        }
        exclusions.removeIf(
                start -> overrides.containsKey(start) || !(starts.hold(start) || additions.contains(start)));
        return new Recurrence(rule, additions, exclusions, overrides);
    }

    private RecurrenceRule rule(List<RecurrenceLine> lines) {
        List<RecurrenceLine> rules =
                lines.stream().filter(line -> line.name().equals("RRULE")).toList();
        boolean others = lines.stream()
                .anyMatch(line -> !List.of("RRULE", "RDATE", "EXDATE").contains(line.name()));
        if (rules.size() != 1 || others) {
            throw GoogleProblem.notASeries("recurrence", "is not one rule with dates");
        }
        RecurrenceRule rule = RuleReader.read(rules.get(0).value(), this::until);
        try {
            RuleLimits.check(rule);
            return rule;
        } catch (NotExpressible e) {
            throw GoogleProblem.notASeries("recurrence", "is a rule that only its occurrences tell");
        }
    }

    private SortedSet<OriginalStart> dates(List<RecurrenceLine> lines, String name) {
        SortedSet<OriginalStart> starts = new TreeSet<>();
        for (RecurrenceLine line : lines) {
            if (line.name().equals(name)) {
                line.values().forEach(value -> starts.add(start(line, value)));
            }
        }
        return starts;
    }

    private OriginalStart start(RecurrenceLine line, String value) {
        if (value.contains("/")) {
            throw GoogleProblem.notASeries("recurrence", "has a period of its own");
        }
        if (frame.allDay() || isDay(value)) {
            return frame.on(day(value));
        }
        ZoneId zone = line.parameter("TZID")
                .map(name -> ZoneNames.find(name)
                        .orElseThrow(() -> new GoogleProblem("recurrence", "names a zone that is not known")))
                .orElse(frame.zone());
        return frame.at(instant(value, zone));
    }

    /** Returns the end of the rule as a wall clock of the series; a day counts to its end. */
    private LocalDateTime until(String value) {
        if (frame.allDay()) {
            return day(value).atStartOfDay();
        }
        return isDay(value)
                ? day(value).atTime(LocalTime.of(23, 59, 59))
                : LocalDateTime.ofInstant(instant(value, frame.zone()), frame.zone());
    }

    private static boolean isDay(String value) {
        return value.length() == 8;
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value.substring(0, Math.min(8, value.length())), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new GoogleProblem("recurrence", "has a date that is none");
        }
    }

    private static Instant instant(String value, ZoneId zone) {
        boolean utc = value.endsWith("Z");
        try {
            return LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, CLOCK)
                    .atZone(utc ? ZoneOffset.UTC : zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new GoogleProblem("recurrence", "has a date that is none");
        }
    }
}
