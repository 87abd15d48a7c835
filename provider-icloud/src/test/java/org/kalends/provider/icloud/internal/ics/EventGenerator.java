package org.kalends.provider.icloud.internal.ics;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.Sensitivity;

/** Makes canonical events out of a seed: every field, every value of every enum, and texts that break careless writers. */
final class EventGenerator {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("America/Argentina/Buenos_Aires"),
            ZoneId.of("Etc/GMT+5"),
            ZoneOffset.ofHoursMinutes(5, 30),
            ZoneOffset.ofHours(-9));

    private static final List<String> PIECES = List.of(
            ",",
            ";",
            "\\",
            "\\n",
            "\n",
            "\n\n",
            ":",
            "\"",
            "'",
            "^",
            "^n",
            "=",
            " ",
            "  ",
            "\t",
            "é",
            "ß",
            "😀",
            "👩‍👩‍👧",
            "שלום",
            "\u202Eabc\u202C",
            "\u2028",
            "\u00A0",
            "日本語",
            "BEGIN:VEVENT",
            "END:VCALENDAR",
            "&nbsp;",
            "<b>",
            "None",
            "%0A",
            "DTSTART:20200101T000000Z",
            "word",
            "http://example.org/?a=b;c,d");

    private final Random random;

    EventGenerator(long seed) {
        random = new Random(seed);
    }

    /** Returns an event, often a series. */
    CalendarEvent event() {
        CalendarEvent event = single(time());
        return random.nextInt(3) == 0
                ? event
                : event.toBuilder().recurrence(recurrence(event)).build();
    }

    private CalendarEvent single(EventTime time) {
        return CalendarEvent.builder(time)
                .title(text(6))
                .description(description())
                .location(text(3))
                .availability(any(Availability.values()))
                .sensitivity(any(Sensitivity.values()))
                .status(any(EventStatus.values()))
                .iCalUid(Optional.of("u"))
                .build();
    }

    private Description description() {
        return random.nextInt(4) == 0
                ? new Description(text(10), Optional.of("<p>" + text(10) + "</p>"))
                : Description.of(text(20));
    }

    /** Returns a text; now and then one whose lines end right where they are folded. */
    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(3) == 0) {
            text.append("a".repeat(55 + random.nextInt(30)));
        }
        int count = random.nextInt(pieces + 1);
        for (int i = 0; i < count; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private EventTime time() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0)
                .plusMinutes(random.nextInt(2 * 365 * 24 * 60))
                .plusSeconds(random.nextInt(4) == 0 ? random.nextInt(60) : 0);
        LocalDateTime end = start.plusMinutes(random.nextInt(5) == 0 ? 0 : random.nextInt(4000));
        switch (random.nextInt(5)) {
            case 0 -> {
                return new EventTime.AllDay(
                        start.toLocalDate(), start.toLocalDate().plusDays(1 + random.nextInt(10)));
            }
            case 1 -> {
                return new EventTime.Floating(start, end);
            }
            default -> {
                ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
                boolean inverted =
                        end.atZone(zone).toInstant().isBefore(start.atZone(zone).toInstant());
                return new EventTime.Timed(start, inverted ? start : end, zone);
            }
        }
    }

    private Optional<Recurrence> recurrence(CalendarEvent event) {
        OriginalStart first = OriginalStart.of(event.time());
        TreeSet<OriginalStart> additions = new TreeSet<>();
        TreeSet<OriginalStart> exclusions = new TreeSet<>();
        TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        for (int day = 1; day < 30; day++) {
            OriginalStart start = later(first, day);
            switch (random.nextInt(12)) {
                case 0 -> additions.add(start);
                case 1 -> exclusions.add(start);
                case 2 -> overrides.put(start, override());
                default -> {}
            }
        }
        return Optional.of(new Recurrence(rule(event.time(), first.wall()), additions, exclusions, overrides));
    }

    private CalendarEvent override() {
        CalendarEvent event = single(time());
        return event.status() == EventStatus.CANCELLED
                ? event.toBuilder().status(EventStatus.TENTATIVE).build()
                : event;
    }

    private static OriginalStart later(OriginalStart start, int days) {
        if (start instanceof OriginalStart.Day day) {
            return new OriginalStart.Day(day.date().plusDays(days));
        }
        return start instanceof OriginalStart.Zoned zoned
                ? new OriginalStart.Zoned(zoned.wall().plusDays(days), zoned.zone())
                : new OriginalStart.Local(start.wall().plusDays(days));
    }

    /** Returns a rule that means its start. */
    private RecurrenceRule rule(EventTime time, LocalDateTime start) {
        Frequency frequency =
                any(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY, Frequency.HOURLY);
        RecurrenceRule.Builder rule = RecurrenceRule.builder(frequency)
                .interval(1 + random.nextInt(4))
                .weekStart(java.time.DayOfWeek.of(1 + random.nextInt(7)));
        List<Weekday> days = new ArrayList<>(List.of(Weekday.every(start.getDayOfWeek())));
        if (random.nextBoolean()) {
            days.add(Weekday.every(start.getDayOfWeek().plus(2)));
        }
        int nth = (start.getDayOfMonth() - 1) / 7 + 1;
        switch (random.nextInt(5)) {
            case 0 ->
                rule.byDay(frequency == Frequency.MONTHLY ? List.of(new Weekday(start.getDayOfWeek(), nth)) : days);
            case 1 -> rule.byMonth(List.of(start.getMonthValue()));
            case 2 -> rule.byMonthDay(frequency == Frequency.WEEKLY ? List.of() : List.of(start.getDayOfMonth(), -31));
            case 3 -> rule.byHour(List.of(start.getHour())).byMinute(List.of(start.getMinute()));
            default -> {}
        }
        switch (random.nextInt(3)) {
            case 0 -> rule.count(1 + random.nextInt(40));
            case 1 -> rule.until(until(time, start));
            default -> {}
        }
        return rule.build();
    }

    private LocalDateTime until(EventTime time, LocalDateTime start) {
        LocalDateTime until = start.plusDays(random.nextInt(400));
        if (time instanceof EventTime.AllDay) {
            return until.truncatedTo(ChronoUnit.DAYS);
        }
        boolean plain = !(time instanceof EventTime.Timed timed)
                || timed.zone().getRules().getValidOffsets(until).size() == 1;
        return plain ? until : until.plusHours(12);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
