package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.Location;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Sensitivity;

/**
 * Event of Graph to canonical event, a line a field in record order. Times have to be asked for in UTC and bodies as text.
 *
 * <p>Stateless. Throws {@link GraphProblem} for what cannot be read, and nothing else.
 */
public final class GraphReader {

    private GraphReader() {}

    /** Reads a single event, or the first occurrence of a series without its recurrence. */
    public static CalendarEvent read(Event event, Facts facts) {
        return event(event, time(event, facts), facts);
    }

    /**
     * Reads an occurrence. A slim one has no more than an id and a time: everything else comes from its master.
     *
     * @param facts those of the master
     */
    public static CalendarEvent occurrence(Event occurrence, Event master, Facts facts) {
        SeriesFrame frame = SeriesFrame.of(master, facts);
        Event told = isSlim(occurrence) ? master : occurrence;
        return event(told, frame.time(occurrence), facts).toBuilder()
                .iCalUid(uid(master))
                .build();
    }

    /**
     * Returns where an occurrence stood in its series, in the zone of the series; empty when that cannot be told.
     *
     * @param facts those of the master
     */
    public static Optional<OriginalStart> originalStart(Event occurrence, Event master, Facts facts) {
        return SeriesFrame.of(master, facts).originalStart(occurrence);
    }

    /**
     * Reads a whole series.
     *
     * @param exceptions occurrences that differ from the rule or the master
     * @param cancelled ids of occurrences that do not take place, {@code OID.<id>.<date>}
     * @param facts those of the master
     */
    public static CalendarEvent series(Event master, List<Event> exceptions, List<String> cancelled, Facts facts) {
        CalendarEvent first = read(master, facts);
        return first.toBuilder()
                .recurrence(Optional.of(new SeriesReader(master, facts).recurrence(first, exceptions, cancelled)))
                .build();
    }

    private static CalendarEvent event(Event event, EventTime time, Facts facts) {
        return CalendarEvent.builder(time)
                .title(title(event, facts))
                .description(PlainText.read(event.getBody()))
                .location(location(event))
                .availability(availability(event, facts))
                .sensitivity(sensitivity(event))
                .status(Boolean.TRUE.equals(event.getIsCancelled()) ? EventStatus.CANCELLED : EventStatus.CONFIRMED)
                .organizer(PeopleReader.organizer(event))
                .attendees(PeopleReader.attendees(event))
                .iCalUid(uid(event))
                .facts(PeopleReader.facts(event))
                .build();
    }

    private static String title(Event event, Facts facts) {
        String subject = Optional.ofNullable(event.getSubject()).orElse("");
        return facts.of(EventField.TITLE)
                .flatMap(TitleFact::parse)
                .filter(fact -> fact.holds(subject))
                .map(TitleFact::whole)
                .orElse(subject);
    }

    private static String location(Event event) {
        return Optional.ofNullable(event.getLocation())
                .map(Location::getDisplayName)
                .orElse("");
    }

    private static EventTime time(Event event, Facts facts) {
        return facts.of(EventField.TIME)
                .flatMap(TimeFact::parse)
                .filter(fact -> fact.holds(event))
                .map(TimeFact::authored)
                .orElseGet(() -> TimeReader.read(event, zone(event)));
    }

    private static ZoneId zone(Event event) {
        return event.getRecurrence() == null ? EventZone.of(event) : EventZone.ofSeries(event);
    }

    private static Availability availability(Event event, Facts facts) {
        Availability told = GraphTables.SHOW_AS.value(event.getShowAs()).orElse(Availability.UNKNOWN);
        return facts.of(EventField.AVAILABILITY)
                .filter(AvailabilityFact.UNKNOWN_AS_BUSY::equals)
                .filter(fact -> told == Availability.BUSY)
                .map(fact -> Availability.UNKNOWN)
                .orElse(told);
    }

    /** A word that is not known may mean anything: it hides the details. */
    private static Sensitivity sensitivity(Event event) {
        return GraphTables.SENSITIVITY.value(event.getSensitivity()).orElse(Sensitivity.PRIVATE);
    }

    private static Optional<String> uid(Event event) {
        return Optional.ofNullable(event.getICalUId())
                .filter(uid -> !uid.isBlank())
                .map(GlobalObjectId::uid);
    }

    /** The feed tells occurrences that follow their rule by times only. */
    private static boolean isSlim(Event occurrence) {
        return occurrence.getIsAllDay() == null
                && occurrence.getShowAs() == null
                && occurrence.getSensitivity() == null;
    }
}
