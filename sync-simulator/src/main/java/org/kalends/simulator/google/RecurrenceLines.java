package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code recurrence} of a series: its rules and its added and excluded times. Immutable.
 *
 * @param rules the RRULE lines
 * @param exRules the EXRULE lines
 * @param dates the RDATE values
 * @param exDates the EXDATE values
 * @param text all lines as they were written
 */
record RecurrenceLines(
        List<RecurrenceRule> rules,
        List<RecurrenceRule> exRules,
        List<EventTime> dates,
        List<EventTime> exDates,
        List<String> text) {

    private static final Pattern LINE = Pattern.compile("(RRULE|EXRULE|RDATE|EXDATE)((?:;[^:;]+)*):(.+)");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    static RecurrenceLines read(JsonNode lines, EventTime start) {
        List<String> text = new ArrayList<>();
        for (JsonNode line : lines) {
            text.add(Optional.ofNullable(line.textValue()).orElseThrow(RecurrenceRule::invalid));
        }
        List<RecurrenceRule> rules = of(text, "RRULE", line -> Stream.of(rule(line)));
        List<EventTime> dates = of(text, "RDATE", line -> times(line, start));
        if (rules.isEmpty() && dates.isEmpty()) {
            throw RecurrenceRule.invalid();
        }
        return new RecurrenceLines(
                rules,
                of(text, "EXRULE", line -> Stream.of(rule(line))),
                dates,
                of(text, "EXDATE", line -> times(line, start)),
                List.copyOf(text));
    }

    private static <T> List<T> of(List<String> text, String name, Function<Matcher, Stream<T>> read) {
        List<T> all = new ArrayList<>();
        for (String line : text) {
            Matcher form = LINE.matcher(line);
            if (!form.matches()) {
                throw RecurrenceRule.invalid();
            }
            if (form.group(1).equals(name)) {
                read.apply(form).forEach(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static RecurrenceRule rule(Matcher line) {
        if (!line.group(2).isEmpty()) {
            throw RecurrenceRule.invalid();
        }
        return RecurrenceRule.parse(line.group(3));
    }

    private static Stream<EventTime> times(Matcher line, EventTime start) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : line.group(2).split(";", -1)) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0].toUpperCase(Locale.ROOT), pair.length == 2 ? pair[1] : "");
        }
        List<EventTime> times = new ArrayList<>();
        for (String text : line.group(3).split(",", -1)) {
            EventTime time = time(text, parameters);
            if (time.isDate() != start.isDate() && line.group(1).equals("RDATE")) {
                throw RecurrenceRule.invalid();
            }
            times.add(time);
        }
        return times.stream();
    }

    private static EventTime time(String text, Map<String, String> parameters) {
        try {
            if (!text.contains("T")) {
                return EventTime.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
            }
            if (text.endsWith("Z")) {
                return EventTime.of(LocalDateTime.parse(text.substring(0, text.length() - 1), TIME), ZoneOffset.UTC);
            }
            return EventTime.of(
                    LocalDateTime.parse(text, TIME),
                    Zones.known(parameters.getOrDefault("TZID", "")).orElseThrow(RecurrenceRule::invalid));
        } catch (DateTimeException e) {
            throw RecurrenceRule.invalid();
        }
    }

    /**
     * Returns a series' starts in order. The first start is always one, also when the rule does not give it; then a
     * COUNT counts without it. A rule that ends before it gives nothing at all.
     *
     * @param within what starts are wanted, true up to some moment and false from then on
     * @param most how many at most
     */
    List<EventTime> starts(EventTime first, Predicate<EventTime> within, int most) {
        TreeMap<String, EventTime> starts = new TreeMap<>();
        if (rules.isEmpty() || rules.stream().anyMatch(rule -> rule.reaches(first))) {
            Stream.of(first).filter(within).forEach(start -> starts.put(start.suffix(), start));
        }
        for (RecurrenceRule rule : rules) {
            rule.starts(first)
                    .takeWhile(within)
                    .limit(most + (long) exDates.size() + 1)
                    .forEach(start -> starts.putIfAbsent(start.suffix(), start));
        }
        dates.stream().filter(within).forEach(date -> starts.putIfAbsent(date.suffix(), inZoneOf(first, date)));
        exDates.forEach(date -> starts.remove(date.suffix()));
        exRules.forEach(rule -> rule.starts(first).takeWhile(within).forEach(start -> starts.remove(start.suffix())));
        return starts.values().stream().limit(most).toList();
    }

    private static EventTime inZoneOf(EventTime first, EventTime date) {
        return date.isDate() ? date : EventTime.of(date.instant(), first.zone());
    }

    /** Returns whether a series has an occurrence that starts so. */
    boolean contains(EventTime first, EventTime start) {
        return starts(first, other -> !other.instant().isAfter(start.instant()), Integer.MAX_VALUE).stream()
                .anyMatch(other -> other.suffix().equals(start.suffix()));
    }
}
