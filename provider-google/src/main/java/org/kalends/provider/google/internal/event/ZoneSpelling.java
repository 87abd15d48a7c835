package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How zones are spelled for the service: as IANA names, except those that it has refused, which get another name of the same clocks.
 *
 * @param refused IANA names that the service does not take
 */
public record ZoneSpelling(Set<String> refused) {

    /** Every zone by its own name. */
    public static final ZoneSpelling IANA = new ZoneSpelling(Set.of());

    /** Takes a copy of the set. */
    public ZoneSpelling {
        refused = Set.copyOf(refused);
    }

    /** Returns the spelling after one more name was refused. */
    public ZoneSpelling without(String name) {
        Set<String> more = new TreeSet<>(refused);
        more.add(name);
        return new ZoneSpelling(more);
    }

    /** Returns the names that an event calls zones by, without UTC, for which there is no other name. */
    public static Set<String> names(Event event) {
        Set<String> names = new TreeSet<>();
        Stream.of(event.getStart(), event.getEnd())
                .flatMap(point -> Told.value(point).stream())
                .flatMap(point -> Told.value(point.getTimeZone()).stream())
                .forEach(names::add);
        Told.list(event.getRecurrence()).stream()
                .map(RecurrenceLine::parse)
                .flatMap(line -> line.parameter("TZID").stream())
                .forEach(names::add);
        names.remove("UTC");
        return names;
    }

    /** Returns what to call a zone; empty when the service has no name for it. */
    public Optional<String> name(ZoneId zone) {
        if (zone.getId().equals("UTC") || zone.getId().equals("Z")) {
            return Optional.of("UTC");
        }
        if (!ZoneNames.isIana(zone)) {
            return Optional.empty();
        }
        return refused.contains(zone.getId())
                ? ZoneNames.aliases(zone)
                        .map(ZoneId::getId)
                        .filter(name -> !refused.contains(name))
                        .findFirst()
                : Optional.of(zone.getId());
    }
}
