package org.kalends.core.mapping;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/**
 * Writes field values as bytes so that equal values give equal bytes and unequal ones unequal bytes: every text and every list carries
 * its length in front. What servers do on their own (blanks at line ends, the order of guests or weekdays) leaves no trace.
 */
final class CanonicalBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] toByteArray() {
        return out.toByteArray();
    }

    CanonicalBytes field(EventField field, CalendarEvent event) {
        return switch (field) {
            case TITLE -> text(event.title());
            case DESCRIPTION -> description(event.description());
            case LOCATION -> text(event.location());
            case TIME -> time(event.time());
            case AVAILABILITY -> text(event.availability().name());
            case SENSITIVITY -> text(event.sensitivity().name());
            case ATTENDEES -> attendees(event.attendees());
            case RECURRENCE -> optional(event.recurrence(), CanonicalBytes::recurrence);
        };
    }

    /** Writes UTF-16 units, because an unpaired surrogate has no UTF-8 form of its own. */
    CanonicalBytes text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            out.write(value.charAt(i) >>> 8);
            out.write(value.charAt(i));
        }
        return this;
    }

    private CanonicalBytes number(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }

    private CanonicalBytes description(Description value) {
        text(Whitespace.normalText(value.text()));
        return optional(value.html().map(Whitespace::normalHtml), CanonicalBytes::text);
    }

    private CanonicalBytes time(EventTime value) {
        if (value instanceof EventTime.Timed timed) {
            return text("timed")
                    .wall(timed.start())
                    .wall(timed.end())
                    .text(timed.zone().getId());
        }
        if (value instanceof EventTime.AllDay allDay) {
            return text("allDay").date(allDay.start()).date(allDay.end());
        }
        EventTime.Floating floating = (EventTime.Floating) value;
        return text("floating").wall(floating.start()).wall(floating.end());
    }

    private CanonicalBytes start(OriginalStart value) {
        if (value instanceof OriginalStart.Zoned zoned) {
            return text("zoned").wall(zoned.wall()).text(zoned.zone().getId());
        }
        if (value instanceof OriginalStart.Day day) {
            return text("day").date(day.date());
        }
        return text("local").wall(value.wall());
    }

    private CanonicalBytes attendees(List<Attendee> values) {
        List<byte[]> guests = values.stream()
                .map(guest -> new CanonicalBytes().attendee(guest).toByteArray())
                .sorted(Comparator.comparing(CanonicalBytes::latin1))
                .toList();
        number(guests.size());
        guests.forEach(out::writeBytes);
        return this;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private CanonicalBytes attendee(Attendee guest) {
        optional(guest.person().name(), CanonicalBytes::text);
        optional(guest.person().email(), CanonicalBytes::text);
        return text(guest.role().name()).text(guest.response().name());
    }

    private CanonicalBytes recurrence(Recurrence value) {
        rule(value.rule()).starts(value.additions()).starts(value.exclusions());
        number(value.overrides().size());
        value.overrides().forEach((start, event) -> {
            start(start);
            for (EventField field : EventField.values()) {
                field(field, event);
            }
        });
        return this;
    }

    private CanonicalBytes starts(Collection<OriginalStart> values) {
        number(values.size());
        values.forEach(this::start);
        return this;
    }

    private CanonicalBytes rule(RecurrenceRule rule) {
        text(rule.frequency().name()).number(rule.interval()).optional(rule.end(), CanonicalBytes::end);
        number(rule.byDay().stream().distinct().count());
        rule.byDay().stream()
                .distinct()
                .sorted(Comparator.comparing(RecurrenceRule.Weekday::day)
                        .thenComparing(RecurrenceRule.Weekday::ordinal))
                .forEach(day -> text(day.day().name()).number(day.ordinal()));
        return set(rule.byMonthDay())
                .set(rule.byMonth())
                .set(rule.bySetPosition())
                .set(rule.byYearDay())
                .set(rule.byWeekNumber())
                .set(rule.byHour())
                .set(rule.byMinute())
                .set(rule.bySecond())
                .text(rule.weekStart().name());
    }

    private CanonicalBytes end(RecurrenceRule.End end) {
        return end instanceof RecurrenceRule.End.Count count
                ? text("count").number(count.occurrences())
                : text("until").wall(((RecurrenceRule.End.Until) end).lastStart());
    }

    private CanonicalBytes set(List<Integer> values) {
        List<Integer> set = values.stream().distinct().sorted().toList();
        number(set.size());
        set.forEach(this::number);
        return this;
    }

    private CanonicalBytes wall(LocalDateTime value) {
        return date(value.toLocalDate()).number(value.toLocalTime().toNanoOfDay());
    }

    private CanonicalBytes date(LocalDate value) {
        return number(value.toEpochDay());
    }

    private <T> CanonicalBytes optional(Optional<T> value, Part<T> part) {
        number(value.isPresent() ? 1 : 0);
        value.ifPresent(present -> part.write(this, present));
        return this;
    }

    private interface Part<T> {
        CanonicalBytes write(CanonicalBytes bytes, T value);
    }
}
