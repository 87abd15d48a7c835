package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventTime;

/**
 * The time that somebody thought of, where the wire says another one.
 *
 * @param start the start for which it holds
 * @param end the end for which it holds
 * @param zone the zone in which it was written
 * @param authored the time that was meant
 */
record TimeFact(Instant start, Instant end, ZoneId zone, EventTime authored) {

    private static final String FLOATING = "floating";

    /** Returns what has to be remembered beside a written time; empty when the wire says it all. */
    static Optional<TimeFact> of(EventTime time, WireTime wire) {
        if (!(wire instanceof WireTime.Clock clock)) {
            return Optional.empty();
        }
        ZoneId told = ZoneNames.find(clock.name()).orElse(ZoneNames.UTC);
        return EventTime.Timed.of(clock.start(), clock.end(), told).equals(time)
                ? Optional.empty()
                : Optional.of(new TimeFact(clock.start(), clock.end(), told, time));
    }

    /** Returns the fact that an event carries, as long as it holds. */
    static Optional<TimeFact> heldBy(Event event) {
        return FactsProperty.TIME.read(event).flatMap(TimeFact::parse).filter(fact -> fact.holds(event));
    }

    /** Returns whether an event still stands where it was written. */
    boolean holds(Event event) {
        return !TimeReader.isAllDay(event)
                && TimeReader.start(event).equals(start)
                && TimeReader.end(event).equals(end)
                && TimeReader.zone(event)
                        .map(told -> ZoneNames.areAliases(told, zone))
                        .orElse(true);
    }

    /** Returns the zone that was meant; empty for a floating time. */
    Optional<ZoneId> authoredZone() {
        return authored instanceof EventTime.Timed timed ? Optional.of(timed.zone()) : Optional.empty();
    }

    /** A change of the rules of a zone may take an authored wall clock elsewhere. */
    private boolean agrees() {
        return authored instanceof EventTime.Floating
                || WireTime.Clock.of(authored.start(zone), authored.end(zone), zone, "")
                        .equals(new WireTime.Clock(start, end, zone, ""));
    }

    String text() {
        String meant = authored instanceof EventTime.Timed timed
                ? String.join(
                        "|",
                        timed.start().toString(),
                        timed.end().toString(),
                        timed.zone().getId())
                : String.join(
                        "|", floating().start().toString(), floating().end().toString(), FLOATING);
        return String.join("|", start.toString(), end.toString(), zone.getId(), meant);
    }

    private EventTime.Floating floating() {
        return (EventTime.Floating) authored;
    }

    /** Reads what {@link #text()} wrote; empty for anything else. */
    static Optional<TimeFact> parse(String text) {
        List<String> parts = List.of(text.split("\\|", -1));
        if (parts.size() != 6) {
            return Optional.empty();
        }
        try {
            LocalDateTime from = LocalDateTime.parse(parts.get(3));
            LocalDateTime to = LocalDateTime.parse(parts.get(4));
            EventTime authored = parts.get(5).equals(FLOATING)
                    ? new EventTime.Floating(from, to)
                    : new EventTime.Timed(from, to, ZoneId.of(parts.get(5)));
            TimeFact fact = new TimeFact(
                    Instant.parse(parts.get(0)), Instant.parse(parts.get(1)), ZoneId.of(parts.get(2)), authored);
            return Optional.of(fact).filter(TimeFact::agrees);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
