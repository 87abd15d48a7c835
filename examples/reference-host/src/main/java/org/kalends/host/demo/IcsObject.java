package org.kalends.host.demo;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.Summary;

/** One calendar object in the hands of a person's own application. */
final class IcsObject {

    private final Calendar calendar;

    private final VEvent event;

    private IcsObject(Calendar calendar, VEvent event) {
        this.calendar = calendar;
        this.event = event;
    }

    static IcsObject read(String text) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            VEvent event = (VEvent) calendar.getComponent(Component.VEVENT)
                    .orElseThrow(() -> new IllegalStateException("demo: an object without an event"));
            return new IcsObject(calendar, event);
        } catch (IOException | ParserException e) {
            throw new IllegalStateException("demo: an object that is no calendar", e);
        }
    }

    /** Returns the occurrences that touch a range of time, whose end is exclusive. */
    Stream<DemoEvent> occurrences(String id, Instant from, Instant to, ZoneId zone) {
        DateProperty<Temporal> start = property(Property.DTSTART);
        DateProperty<Temporal> end = property(Property.DTEND);
        Duration length = Duration.between(wall(start.getDate(), zone), wall(end.getDate(), zone));
        if (event.getProperty(Property.RRULE).isEmpty()) {
            return Stream.of(shown(id, wall(start.getDate(), zone), length, start.getDate() instanceof LocalDate));
        }
        ZonedDateTime first = from.atZone(zone);
        return event.<ZonedDateTime>calculateRecurrenceSet(new Period<>(first, to.atZone(zone))).stream()
                .map(period -> shown(id, wall(period.getStart(), zone), length, false));
    }

    private DemoEvent shown(String id, LocalDateTime start, Duration length, boolean allDay) {
        return new DemoEvent(
                id,
                value(Property.SUMMARY),
                start,
                start.plus(length),
                allDay,
                value(Property.TRANSP).equals("TRANSPARENT"),
                !value(Property.CLASS).isEmpty() && !value(Property.CLASS).equals("PUBLIC"),
                isCopy(),
                event.getProperty(Property.ATTENDEE).isPresent());
    }

    boolean isCopy() {
        return event.getProperty("X-KALENDS-ORIGIN").isPresent();
    }

    IcsObject titled(String title) {
        event.replace(new Summary(title));
        return this;
    }

    IcsObject hidden() {
        event.replace(new Clazz(Clazz.VALUE_PRIVATE));
        return this;
    }

    IcsObject moved(TemporalAmount later) {
        Stream.of(Property.DTSTART, Property.DTEND).forEach(name -> {
            DateProperty<Temporal> time = property(name);
            time.setDate(time.getDate().plus(later));
        });
        return this;
    }

    String text() {
        return calendar.toString();
    }

    private String value(String name) {
        Optional<Property> property = event.getProperty(name);
        return property.map(Property::getValue).orElse("");
    }

    private DateProperty<Temporal> property(String name) {
        return event.<DateProperty<Temporal>>getProperty(name)
                .orElseThrow(() -> new IllegalStateException("demo: an event without " + name));
    }

    private static LocalDateTime wall(Temporal moment, ZoneId zone) {
        if (moment instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (moment instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(zone).toLocalDateTime();
        }
        if (moment instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(zone).toLocalDateTime();
        }
        return moment instanceof Instant instant ? LocalDateTime.ofInstant(instant, zone) : LocalDateTime.from(moment);
    }
}
