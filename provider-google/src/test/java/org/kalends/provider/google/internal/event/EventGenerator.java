package org.kalends.provider.google.internal.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Sensitivity;

/** Makes canonical events out of a seed: every field, every value of every enum, times around clock changes, texts that break careless writers. */
final class EventGenerator {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Etc/UTC"),
            ZoneOffset.UTC,
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Europe/Vienna"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Calcutta"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("America/Argentina/Buenos_Aires"),
            ZoneId.of("Etc/GMT+5"),
            ZoneId.of("Antarctica/Troll"),
            ZoneOffset.ofHoursMinutes(5, 30),
            ZoneOffset.ofHours(-9));

    private static final List<String> PIECES = List.of(
            ",",
            ";",
            "\\n",
            "\n",
            "\n\n",
            "|",
            "1|",
            "\"",
            "'",
            "{}",
            " ",
            "  ",
            "\t",
            "é",
            "e\u0301",
            "😀",
            "👩‍👩‍👧",
            "שלום",
            "\u202Eabc\u202C",
            "\u2028",
            "\u00A0",
            "日本語",
            "&nbsp;",
            "<b>bold</b>",
            "<br>",
            "<guest@example.org>",
            "a < b > c",
            "AT&T",
            "[\u2026]",
            "<!-- x -->",
            "&amp;",
            "%0A",
            "…",
            "word",
            "http://example.org/?a=b;c,d");

    private final Random random;

    EventGenerator(long seed) {
        random = new Random(seed);
    }

    CalendarEvent event() {
        return CalendarEvent.builder(time())
                .title(random.nextInt(5) == 0 ? text(300) : text(6))
                .description(description())
                .location(text(3))
                .availability(any(Availability.values()))
                .sensitivity(any(Sensitivity.values()))
                .build();
    }

    /** Returns a text; now and then a long one. */
    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(pieces + 1);
        for (int i = 0; i < count && text.length() < 850; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Returns a description: mostly plain, now and then with the HTML that says the same, or a long one. */
    private Description description() {
        return switch (random.nextInt(6)) {
            case 0 -> formatted();
            case 1 -> Description.of((text(20) + "x").repeat(300));
            default -> Description.of(text(20));
        };
    }

    private Description formatted() {
        StringBuilder html = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String words = text(2).replaceAll("[\\n\u2028]", "") + i;
            String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            html.append(any("<p>%s</p>", "<div><b>%s</b></div>", "<ul><li><i>%s</i></li></ul>")
                    .replace("%s", escaped));
            text.append(i < 0 || text.isEmpty() ? "" : "\n").append(words);
        }
        return new Description(text.toString(), Optional.of(html.toString()));
    }

    EventTime time() {
        LocalDate day = any(
                LocalDate.of(2026, 3, 29), // Berlin's clocks go forward
                LocalDate.of(2026, 10, 25), // and back
                LocalDate.of(2026, 3, 8), // New York's clocks go forward
                LocalDate.of(2026, 11, 1), // and back
                LocalDate.of(2026, 4, 5), // Lord Howe's clocks go back by half an hour
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)));
        LocalDateTime start = day.atTime(random.nextInt(24), 15 * random.nextInt(4), any(0, 0, 0, 59));
        LocalDateTime end = start.plusMinutes(random.nextInt(5) == 0 ? 0 : random.nextInt(4000));
        switch (random.nextInt(5)) {
            case 0 -> {
                return new EventTime.AllDay(day, day.plusDays(1 + random.nextInt(10)));
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

    @SafeVarargs
    final <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
