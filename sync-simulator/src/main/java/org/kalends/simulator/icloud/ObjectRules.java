package org.kalends.simulator.icloud;

import static org.kalends.simulator.icloud.Names.caldav;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be stored as one resource (RFC 4791 sections 4.1 and 5.3.2.1). */
final class ObjectRules {

    private static final Set<String> KINDS = Set.of(ICloudCalendar.EVENTS, ICloudCalendar.REMINDERS);

    private ObjectRules() {}

    static void check(ICloudCalendar calendar, ICalComponent text) {
        List<ICalComponent> parts =
                text.parts().stream().filter(part -> !part.is("VTIMEZONE")).toList();
        Set<String> kinds = parts.stream().map(ICalComponent::name).collect(Collectors.toSet());
        if (!KINDS.containsAll(kinds)) {
            throw DavError.forbidden(caldav("supported-calendar-component"));
        }
        if (kinds.size() != 1 || text.has("METHOD") || !isOneObject(parts)) {
            throw DavError.forbidden(caldav("valid-calendar-object-resource"));
        }
        if (!kinds.contains(calendar.component())) {
            throw DavError.forbidden(caldav("supported-calendar-component"));
        }
        parts.stream().filter(part -> part.is(ICloudCalendar.EVENTS)).forEach(ObjectRules::checkTimes);
    }

    /** One UID, at most one series, and no occurrence twice. */
    private static boolean isOneObject(List<ICalComponent> parts) {
        List<Optional<String>> uids =
                parts.stream().map(part -> part.value("UID")).distinct().toList();
        long occurrences = parts.stream()
                .map(part -> part.value("RECURRENCE-ID").orElse(""))
                .distinct()
                .count();
        return uids.size() == 1 && uids.get(0).isPresent() && occurrences == parts.size();
    }

    /** An event without a DTEND is answered by 404, a duration notwithstanding. */
    private static void checkTimes(ICalComponent event) {
        ICalLine start = event.line("DTSTART").orElseThrow(() -> DavError.forbidden(caldav("valid-calendar-data")));
        ICalLine end = event.line("DTEND").orElseThrow(DavError::notFound);
        boolean days = start.value().length() == 8;
        boolean comparable = start.parameters().equals(end.parameters()) && isUtc(start) == isUtc(end);
        if (days != (end.value().length() == 8) || (comparable && end.value().compareTo(start.value()) < 0)) {
            throw DavError.forbidden(caldav("valid-calendar-data"));
        }
    }

    private static boolean isUtc(ICalLine time) {
        return time.value().endsWith("Z");
    }
}
