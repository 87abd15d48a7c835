package org.kalends.simulator.icloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.w3c.dom.Element;

/**
 * Resources by the kind of their component and the time (RFC 4791 section 7.8). A filter has to name one kind, and nothing but a time range
 * can be asked of it: filters by text do not work at the service.
 */
final class QueryReport {

    private static final int MOST_TEXTS = 1000;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private QueryReport() {}

    static Reply answer(World world, DavCall call, ICloudCalendar calendar, Element root) {
        Reports.requireDepth(call, Set.of("0", "1"));
        Filter filter = Filter.of(root);
        Multistatus answer = new Multistatus(world.faults());
        ObjectRow rows = new ObjectRow(world, calendar, Reports.wanted(root), answer);
        List<StoredObject> found = call.depth().equals(Optional.of("0"))
                ? List.of()
                : calendar.store().list().stream().filter(filter::matches).toList();
        if (found.size() > MOST_TEXTS && Reports.wanted(root).contains(Names.CALENDAR_DATA)) {
            throw DavError.forbidden(Names.dav("number-of-matches-within-limits"));
        }
        found.forEach(object -> rows.addWithText(rows.href(object.name()), object));
        return answer.reply();
    }

    /**
     * What a resource has to be.
     *
     * @param component the kind of its component
     * @param range when it may happen
     */
    private record Filter(String component, Span range) {

        private static Filter of(Element root) {
            Element filter = XmlBody.require(root, Names.caldav("filter"));
            Element calendar = only(filter, "VCALENDAR");
            DavError unsupported = DavError.forbidden(Names.caldav("supported-filter"));
            List<Element> parts = XmlBody.children(calendar);
            if (parts.size() != 1 || !XmlBody.name(parts.get(0)).equals(Names.caldav("comp-filter"))) {
                throw unsupported;
            }
            Element part = parts.get(0);
            if (!Set.of(ICloudCalendar.EVENTS, ICloudCalendar.REMINDERS).contains(part.getAttribute("name"))) {
                throw unsupported;
            }
            List<Element> conditions = XmlBody.children(part);
            boolean range =
                    conditions.size() == 1 && XmlBody.name(conditions.get(0)).equals(Names.caldav("time-range"));
            if (!conditions.isEmpty() && !range) {
                throw unsupported;
            }
            return new Filter(part.getAttribute("name"), range ? range(conditions.get(0)) : Span.ALWAYS);
        }

        private static Element only(Element filter, String name) {
            List<Element> all = XmlBody.children(filter, Names.caldav("comp-filter"));
            if (all.size() != 1 || !all.get(0).getAttribute("name").equals(name)) {
                throw DavError.forbidden(Names.caldav("valid-filter"));
            }
            return all.get(0);
        }

        private static Span range(Element range) {
            Instant from = range.hasAttribute("start") ? time(range.getAttribute("start")) : Instant.MIN;
            Instant to = range.hasAttribute("end") ? time(range.getAttribute("end")) : Instant.MAX;
            if (!from.isBefore(to) || (from.equals(Instant.MIN) && to.equals(Instant.MAX))) {
                throw DavError.forbidden(Names.caldav("valid-filter"));
            }
            return new Span(from, to);
        }

        private static Instant time(String value) {
            try {
                return LocalDateTime.parse(value, UTC).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw DavError.forbidden(Names.caldav("valid-filter"));
            }
        }

        private boolean matches(StoredObject object) {
            return object.holds(component) && object.span().overlaps(range);
        }
    }
}
