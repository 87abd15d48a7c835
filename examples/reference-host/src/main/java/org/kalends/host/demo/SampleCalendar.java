package org.kalends.host.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sample calendar from a text resource: the same events in the same weeks around a date. A line is
 * {@code week day time length title ; detail=value ; ...}; week 0 is the one of the date, {@code day} instead of a
 * time and a number of days as the length make an all-day event.
 */
final class SampleCalendar {

    private final ZoneId zone;

    private final LocalDate monday;

    private SampleCalendar(ZoneId zone, LocalDate monday) {
        this.zone = zone;
        this.monday = monday;
    }

    /** Reads the events of a calendar; {@code monday} is that of week 0. */
    static List<SampleEvent> read(String name, ZoneId zone, LocalDate monday) {
        SampleCalendar calendar = new SampleCalendar(zone, monday);
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(calendar::event)
                .toList();
    }

    private SampleEvent event(String line) {
        String[] parts = line.strip().split("\\s*;\\s*");
        String[] words = parts[0].split("\\s+", 5);
        LocalDate date = monday.plusWeeks(Integer.parseInt(words[0]))
                .plusDays(SampleDetails.day(words[1]).getValue() - 1L);
        boolean allDay = words[2].equals("day");
        int length = Integer.parseInt(words[3]);
        return SampleEvent.detailed(
                words[4],
                date.atTime(allDay ? LocalTime.MIDNIGHT : LocalTime.parse(words[2])),
                allDay ? Duration.ofDays(length) : Duration.ofMinutes(length),
                allDay,
                zone,
                details(Arrays.asList(parts).subList(1, parts.length)));
    }

    private static Map<String, String> details(List<String> parts) {
        return parts.stream()
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
    }

    private static String text(String name) {
        try (InputStream in = SampleCalendar.class.getResourceAsStream("/demo/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("demo: the sample calendar " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
