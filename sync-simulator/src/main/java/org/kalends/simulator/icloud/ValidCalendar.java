package org.kalends.simulator.icloud;

import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.validate.ValidationException;

/** Whether a text is iCalendar (RFC 5545), as a strict reader sees it. */
final class ValidCalendar {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private ValidCalendar() {}

    /** Reads a text; whatever is wrong with it is the same refusal. */
    static ICalComponent of(String text) {
        DavError invalid = DavError.forbidden(Names.caldav("valid-calendar-data"));
        try {
            if (text.matches("(?s).*(?<!\r)\n.*") || !text.endsWith("\r\n")) {
                throw invalid;
            }
            ICalComponent calendar = Texts.calmed(ICalComponent.parse(text));
            if (!calendar.is("VCALENDAR") || !zonesAreKnown(calendar) || !isRead(calendar)) {
                throw invalid;
            }
            return calendar;
        } catch (IllegalArgumentException e) {
            throw invalid;
        }
    }

    /** Every zone that a time names is defined beside it or has a public name. */
    private static boolean zonesAreKnown(ICalComponent calendar) {
        Set<String> defined = calendar.parts("VTIMEZONE").stream()
                .flatMap(zone -> zone.value("TZID").stream())
                .collect(Collectors.toSet());
        return times(calendar)
                .allMatch(line -> line.parameter("TZID")
                        .map(id -> (defined.contains(id) || ZONES.contains(id))
                                && !line.value().endsWith("Z"))
                        .orElse(true));
    }

    private static Stream<ICalLine> times(ICalComponent part) {
        return Stream.concat(part.lines().stream(), part.parts().stream().flatMap(ValidCalendar::times));
    }

    /** Lets the library read everything but the zones, which it would resolve in a way of its own, and a method, which is refused elsewhere. */
    private static boolean isRead(ICalComponent calendar) {
        ICalComponent zoneless = zoneless(calendar.without(part -> part.is("VTIMEZONE")));
        try {
            Calendar read = new CalendarBuilder().build(new StringReader(zoneless.text()));
            return !read.validate().hasErrors();
        } catch (ParserException | ValidationException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ICalComponent zoneless(ICalComponent part) {
        List<ICalLine> lines = part.lines().stream()
                .filter(line -> !line.is("METHOD"))
                .map(line -> line.withoutParameter("TZID"))
                .toList();
        return new ICalComponent(
                part.name(),
                lines,
                part.parts().stream().map(ValidCalendar::zoneless).toList());
    }
}
