package org.kalends.tck;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** Makes events of all shapes out of a seed. */
final class GeneratedEvents {

    private static final List<String> WORDS = List.of(
            "Busy",
            "Review",
            "Lunch \uD83C\uDF5C",
            "",
            "a, b; c",
            "\u05E9\u05DC\u05D5\u05DD",
            "[x] y",
            "Re: x",
            "100%",
            "\\n");
    private static final List<String> LINES = List.of(
            "",
            "Agenda",
            "- one",
            "--",
            "____",
            "Guests:",
            "guest@example.org",
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
            "https://us02web.zoom.us/j/123456?pwd=x",
            "\u2014\u2014\u2014",
            " indented",
            "trailing ");

    private final Random random;

    GeneratedEvents(long seed) {
        this.random = new Random(seed);
    }

    CalendarEvent next() {
        boolean meeting = random.nextInt(3) == 0;
        EventTime time = time();
        return CalendarEvent.builder(time)
                .title(one(WORDS))
                .description(description())
                .location(one(WORDS))
                .availability(one(List.of(Availability.values())))
                .sensitivity(one(List.of(Sensitivity.values())))
                .status(one(List.of(EventStatus.values())))
                .organizer(meeting ? Optional.of(Person.of("Boss", "boss@example.org")) : Optional.empty())
                .attendees(meeting ? attendees() : List.of())
                .iCalUid(random.nextBoolean() ? Optional.of("uid-" + random.nextInt(1_000)) : Optional.empty())
                .recurrence(random.nextInt(4) == 0 ? Optional.of(recurrence(time)) : Optional.empty())
                .build();
    }

    /** Returns an event that recurs like another one, but begins at another time. */
    static CalendarEvent beginningAt(EventTime time, CalendarEvent event) {
        return event.toBuilder()
                .time(time)
                .recurrence(event.recurrence()
                        .map(recurrence ->
                                Recurrence.of(recurrence.rule()).withExclusions(Set.of(OriginalStart.of(time)))))
                .build();
    }

    private Description description() {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(one(LINES));
        }
        String text = String.join("\n", lines);
        return random.nextInt(5) == 0
                ? new Description(text, Optional.of("<p>" + text.replace("\n", "<br>") + "</p>"))
                : Description.of(text);
    }

    private EventTime time() {
        LocalDate day = LocalDate.of(2031, 1, 1).plusDays(random.nextInt(365));
        LocalDateTime start = day.atTime(random.nextInt(24), 15 * random.nextInt(4));
        LocalDateTime end = start.plusMinutes(30L * random.nextInt(100));
        return switch (random.nextInt(4)) {
            case 0 -> new EventTime.AllDay(day, day.plusDays(1 + random.nextInt(4)));
            case 1 -> new EventTime.Floating(start, end);
            case 2 -> new EventTime.Timed(start, end, ZoneId.of("UTC"));
            default -> new EventTime.Timed(start, end.plusHours(2), ZoneId.of("Europe/Berlin"));
        };
    }

    private List<Attendee> attendees() {
        List<Attendee> guests = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Person person = random.nextBoolean()
                    ? Person.of("Guest " + i, "guest" + i + "@example.org")
                    : Person.ofEmail("guest" + i + "@example.org");
            guests.add(
                    new Attendee(person, one(List.of(Attendee.Role.values())), one(List.of(ResponseStatus.values()))));
        }
        return guests;
    }

    private Recurrence recurrence(EventTime time) {
        Recurrence plain = Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                .interval(1 + random.nextInt(3))
                .count(2 + random.nextInt(9))
                .build());
        OriginalStart first = OriginalStart.of(time);
        if (random.nextBoolean()) {
            return plain.withExclusions(Set.of(first));
        }
        CalendarEvent override = CalendarEvent.builder(time)
                .title(one(WORDS))
                .description(description())
                .location(one(WORDS))
                .build();
        return plain.withOverrides(Map.of(first, override));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
