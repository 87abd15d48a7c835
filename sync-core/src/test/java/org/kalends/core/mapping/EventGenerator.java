package org.kalends.core.mapping;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** Events, series and edits made from a seed: nasty texts, look-alikes, join blocks, guests. */
final class EventGenerator {

    private static final List<String> WORDS = List.of(
            "",
            "Plan",
            "[Work] Plan",
            "[Work]",
            "[Work] [Work] Plan",
            "Busy",
            " leading",
            "trailing ",
            "naïve 日本 👩‍👩‍👧",
            "a < b & c > d",
            "\uD83D",
            "שלום",
            "tab\tbed",
            "\"quoted\"",
            "Q&amp;A");
    private static final List<String> LINES = List.of(
            "",
            "",
            "Agenda",
            "1. numbers 2. more",
            "Owner: Bob",
            "call me",
            "  indented",
            "trailing blanks   ",
            "nbsp\u00A0here\u00A0",
            "____",
            "---",
            "emoji 🎉🎉",
            "a < b && c > d",
            "see https://example.com/a?b=c",
            "before https://zoom.us/j/123?pwd=x we talk",
            "mail <bob@example.com>",
            GuestList.SEPARATOR,
            "==== Guests ====",
            "日本語の行",
            "x".repeat(300));
    private static final List<String> LOCATIONS = List.of(
            "",
            "Room 4",
            "https://zoom.us/j/123",
            "https://teams.microsoft.com/l/meetup-join/1; https://meet.google.com/abc-defg-hij",
            "Room 5, https://zoom.us/j/77",
            " ",
            "https://example.com",
            "Café 🍰");
    private static final List<String> NAMES = List.of(
            "Anna Example",
            "Bob \"B\" O'Neil",
            "evil\nline",
            "https://zoom.us/j/1",
            GuestList.SEPARATOR,
            "________________________________",
            "李雷",
            "<b>x</b>");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("UTC"), ZoneId.of("Pacific/Apia"));

    private final Random random;

    EventGenerator(long seed) {
        this.random = new Random(seed);
    }

    CalendarEvent event() {
        EventTime time = time();
        CalendarEvent event = single(time);
        return random.nextInt(3) == 0
                ? event.toBuilder().recurrence(Optional.of(recurrence(event))).build()
                : event;
    }

    /** Returns an event that says something else in one field, the way people edit copies. */
    CalendarEvent edited(CalendarEvent copy, EventField field) {
        CalendarEvent.Builder builder = copy.toBuilder();
        switch (field) {
            case TITLE ->
                builder.title(
                        switch (random.nextInt(3)) {
                            case 0 -> copy.title() + " v2";
                            case 1 -> "Completely new " + random.nextInt(1000);
                            default -> "[Work] renamed";
                        });
            case DESCRIPTION -> builder.description(edited(copy.description()));
            case LOCATION -> builder.location("Room " + (100 + random.nextInt(900)));
            case TIME -> builder.time(moved(copy.time()));
            case AVAILABILITY -> builder.availability(other(Availability.values(), copy.availability()));
            case SENSITIVITY -> builder.sensitivity(other(Sensitivity.values(), copy.sensitivity()));
            case ATTENDEES ->
                builder.attendees(List.of(new Attendee(
                        Person.ofEmail("new@example.com"), Attendee.Role.OPTIONAL, ResponseStatus.DECLINED)));
            case RECURRENCE -> builder.recurrence(edited(copy));
        }
        return builder.build();
    }

    /** Returns a copy in which everything was edited, guests, state and overrides included. */
    CalendarEvent spoiled(CalendarEvent copy) {
        CalendarEvent spoiled = copy;
        for (EventField field : EventField.values()) {
            spoiled = random.nextInt(8) == 0 ? spoiled : edited(spoiled, field);
        }
        return spoiled.toBuilder()
                .status(EventStatus.TENTATIVE)
                .organizer(Optional.of(Person.ofEmail("thief@example.com")))
                .iCalUid(Optional.of("stolen"))
                .facts(new EventFacts(ResponseStatus.DECLINED, EventKind.FOCUS, false))
                .build();
    }

    /** Returns a description as a server hands it back that trims, re-wraps or drops the HTML form. */
    Description housekept(Description description) {
        String text = description.text();
        text = random.nextBoolean() ? text.replaceAll("[ \\u00A0]+(?=\\n|$)", "") : text;
        text = random.nextBoolean() ? text.replaceAll("\\n+$", "") : text;
        text = random.nextBoolean() ? text.replace("\n", "\r\n") : text;
        Optional<String> html = description.html();
        html = random.nextInt(4) == 0 ? Optional.empty() : html;
        html = random.nextBoolean() ? html.map(source -> source.replace("\n", "\r\n")) : html;
        html = random.nextBoolean() ? html.map(source -> source.replace("><", ">\n  <")) : html;
        return new Description(text, html);
    }

    private CalendarEvent single(EventTime time) {
        return CalendarEvent.builder(time)
                .title(one(WORDS))
                .description(description())
                .location(one(LOCATIONS))
                .availability(one(List.of(Availability.values())))
                .sensitivity(one(List.of(Sensitivity.values())))
                .status(random.nextInt(5) == 0 ? EventStatus.TENTATIVE : EventStatus.CONFIRMED)
                .organizer(
                        random.nextBoolean() ? Optional.of(Person.of("Chair", "chair@example.com")) : Optional.empty())
                .attendees(attendees())
                .iCalUid(random.nextBoolean() ? Optional.of("uid-" + random.nextInt(99)) : Optional.empty())
                .facts(new EventFacts(
                        one(List.of(ResponseStatus.values())), one(List.of(EventKind.values())), random.nextBoolean()))
                .build();
    }

    private List<Attendee> attendees() {
        List<Attendee> guests = new ArrayList<>();
        int many = random.nextInt(10) == 0 ? 130 : random.nextInt(4);
        for (int i = 0; i < many; i++) {
            String email = i == 0 ? "chair@example.com" : "guest" + random.nextInt(50) + "@example.com";
            Person person = random.nextInt(3) == 0 ? Person.ofEmail(email) : Person.of(one(NAMES), email);
            guests.add(
                    new Attendee(person, one(List.of(Attendee.Role.values())), one(List.of(ResponseStatus.values()))));
        }
        return guests;
    }

    private Description description() {
        int many = random.nextInt(6);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            lines.add(one(LINES));
        }
        int place = random.nextInt(4) == 0 ? random.nextInt(many + 1) : many;
        Optional<JoinBlocks.Block> block = random.nextInt(5) < 2 ? Optional.empty() : Optional.of(one(JoinBlocks.ALL));
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (int i = 0; i <= many; i++) {
            if (i == place && block.isPresent()) {
                text.append(block.get().text());
                html.append(block.get().html());
            }
            if (i < many) {
                text.append(lines.get(i)).append('\n');
                html.append("<p>").append(Descriptions.toHtml(lines.get(i))).append("</p>");
            }
        }
        String tail = one(List.of("", "\n", "\n\n\n", "  ", "\n \n\t", "end"));
        if (block.isEmpty() || place < many) {
            text.append(tail);
        }
        return new Description(
                text.toString(),
                switch (random.nextInt(4)) {
                    case 0 ->
                        Optional.of("<html><head><style>p{}</style></head>\n<body>\n" + html + "\n</body>\n</html>\n");
                    case 1 -> Optional.of(html.toString());
                    default -> Optional.empty();
                });
    }

    private Description edited(Description copy) {
        String mark = "Edited ✏ " + random.nextInt(1000);
        int list = copy.text().lastIndexOf(GuestList.SEPARATOR);
        String above = list < 0 ? copy.text() : copy.text().substring(0, list);
        String below = copy.text().substring(above.length());
        Optional<String> html = copy.html().map(source -> edited(source, mark));
        String text = switch (random.nextInt(4)) {
            case 0 -> mark + "\n" + above + below;
            case 1 ->
                above.stripTrailing() + (above.isBlank() ? "" : "\n") + mark + (below.isEmpty() ? "" : "\n\n") + below;
            case 2 -> mark + (below.isEmpty() ? "" : "\n\n") + below;
            default -> {
                int line = above.indexOf('\n') + 1;
                yield above.substring(0, line) + mark + "\n" + above.substring(line) + below;
            }
        };
        return new Description(text, random.nextInt(4) == 0 ? Optional.empty() : html);
    }

    private String edited(String html, String mark) {
        int list = html.lastIndexOf("<div><br>" + GuestList.SEPARATOR);
        int body = Math.max(0, html.indexOf("<body>") + (html.contains("<body>") ? 6 : 0));
        int at = random.nextBoolean() ? body : list >= 0 ? list : Descriptions.endOfBody(html);
        return html.substring(0, at) + "<p>" + mark + "</p>" + html.substring(at);
    }

    private Optional<Recurrence> edited(CalendarEvent copy) {
        if (copy.recurrence().isEmpty()) {
            return Optional.of(recurrence(copy));
        }
        Recurrence series = copy.recurrence().get();
        TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
        TreeSet<OriginalStart> exclusions = new TreeSet<>(series.exclusions());
        switch (random.nextInt(4)) {
            case 0 -> exclusions.add(start(copy.time(), 90));
            case 1 -> overrides.put(start(copy.time(), 91), spoiledSingle(copy));
            case 2 -> overrides.replaceAll((start, event) -> edited(event, EventField.TIME));
            default -> {
                overrides.pollFirstEntry();
                return Optional.of(new Recurrence(
                        series.rule().toBuilder().count(30 + random.nextInt(50)).build(),
                        series.additions(),
                        exclusions,
                        overrides));
            }
        }
        return Optional.of(series.withExclusions(exclusions).withOverrides(overrides));
    }

    private CalendarEvent spoiledSingle(CalendarEvent copy) {
        CalendarEvent single = copy.toBuilder().recurrence(Optional.empty()).build();
        for (EventField field : EventField.values()) {
            single = field == EventField.RECURRENCE ? single : edited(single, field);
        }
        return single;
    }

    private Recurrence recurrence(CalendarEvent event) {
        RecurrenceRule rule = RecurrenceRule.builder(
                        one(List.of(RecurrenceRule.Frequency.DAILY, RecurrenceRule.Frequency.WEEKLY)))
                .interval(1 + random.nextInt(3))
                .byDay(random.nextBoolean() ? List.of() : List.of(RecurrenceRule.Weekday.every(DayOfWeek.FRIDAY)))
                .count(5 + random.nextInt(20))
                .build();
        TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            CalendarEvent override = random.nextBoolean()
                    ? single(time())
                    : event.toBuilder()
                            .recurrence(Optional.empty())
                            .title("only the title " + i)
                            .build();
            override = random.nextInt(6) == 0
                    ? override.toBuilder().status(EventStatus.CANCELLED).build()
                    : override;
            overrides.put(start(event.time(), i), override);
        }
        TreeSet<OriginalStart> exclusions = new TreeSet<>();
        if (random.nextBoolean()) {
            exclusions.add(start(event.time(), 10));
        }
        return new Recurrence(rule, new TreeSet<>(), exclusions, overrides);
    }

    private static OriginalStart start(EventTime time, int days) {
        OriginalStart first = OriginalStart.of(time);
        if (first instanceof OriginalStart.Day day) {
            return new OriginalStart.Day(day.date().plusDays(days));
        }
        return first instanceof OriginalStart.Zoned zoned
                ? new OriginalStart.Zoned(zoned.wall().plusDays(days), zoned.zone())
                : new OriginalStart.Local(first.wall().plusDays(days));
    }

    private EventTime time() {
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
        LocalDateTime wall = date.atTime(random.nextInt(24), 15 * random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> new EventTime.AllDay(date, date.plusDays(1 + random.nextInt(3)));
            case 1 -> new EventTime.Floating(wall, wall.plusMinutes(30));
            default -> new EventTime.Timed(wall, wall.plusHours(2 + random.nextInt(3)), one(ZONES));
        };
    }

    private static EventTime moved(EventTime time) {
        if (time instanceof EventTime.Timed timed) {
            return new EventTime.Timed(
                    timed.start().plusDays(1), timed.end().plusDays(1).plusHours(3), timed.zone());
        }
        if (time instanceof EventTime.AllDay days) {
            return new EventTime.AllDay(days.start().plusDays(2), days.end().plusDays(3));
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new EventTime.AllDay(
                floating.start().toLocalDate(), floating.start().toLocalDate().plusDays(1));
    }

    private <T> T other(T[] values, T value) {
        List<T> others = new ArrayList<>(List.of(values));
        others.remove(value);
        return one(others);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
