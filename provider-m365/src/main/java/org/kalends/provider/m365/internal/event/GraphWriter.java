package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/**
 * Canonical event to event of Graph, field by field. Attendees, organizer, categories and online meetings are never written: the service
 * would mail people.
 *
 * <p>Immutable. Every answer is made of new objects, because the SDK sends an object only once. Throws {@link GraphProblem} for what
 * cannot be written.
 */
public final class GraphWriter {

    private static final Set<EventField> WRITTEN = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    private static final int LONGEST_FACT = 990;

    private final ZoneId floatingZone;

    private final ZoneSpelling spelling;

    /**
     * Creates a writer.
     *
     * @param floatingZone the zone in which floating times are placed
     * @param spelling how zones are called
     */
    public GraphWriter(ZoneId floatingZone, ZoneSpelling spelling) {
        this.floatingZone = floatingZone;
        this.spelling = spelling;
    }

    /**
     * Returns a whole new copy with its facts. The mark and the transaction id are left to the caller; exclusions and overrides of a
     * series are written after it.
     */
    public Event create(CalendarEvent event) {
        Event copy = patch(event, event.recurrence().isPresent() ? WRITTEN : withoutRecurrence());
        copy.setIsReminderOn(false);
        copy.setResponseRequested(false);
        Facts facts = facts(event);
        remember(copy, facts, facts.entries().keySet());
        return copy;
    }

    /** Returns the fields of a copy that change, with the facts about these fields. */
    public Event patchCopy(CalendarEvent event, Set<EventField> fields) {
        Event copy = patch(event, fields);
        remember(copy, facts(event), fields);
        return copy;
    }

    private static void remember(Event copy, Facts facts, Set<EventField> fields) {
        List<SingleValueLegacyExtendedProperty> properties = Arrays.stream(FactsProperty.values())
                .filter(property -> fields.contains(property.field()))
                .map(property -> property.write(facts))
                .toList();
        if (!properties.isEmpty()) {
            copy.setSingleValueExtendedProperties(properties);
        }
    }

    /**
     * Returns the fields of an original that change.
     *
     * @param event holds the new values; with RECURRENCE also the time that the series will have
     */
    public Event patch(CalendarEvent event, Set<EventField> fields) {
        Event patch = new Event();
        for (EventField field : fields) {
            write(field, event, patch);
        }
        return patch;
    }

    /** Returns what an event, once written, does not say for itself. */
    public Facts facts(CalendarEvent event) {
        Map<EventField, String> entries = new EnumMap<>(EventField.class);
        put(entries, EventField.TITLE, TitleFact.of(event.title()).map(TitleFact::text));
        put(entries, EventField.TIME, TimeFact.of(event.time(), time(event)).map(TimeFact::text));
        put(entries, EventField.AVAILABILITY, AvailabilityFact.of(event.availability()));
        put(entries, EventField.RECURRENCE, SeriesPattern.fact(event));
        return new Facts(entries);
    }

    private static void put(Map<EventField, String> entries, EventField field, Optional<String> entry) {
        entry.filter(text -> text.length() <= LONGEST_FACT).ifPresent(text -> entries.put(field, text));
    }

    private void write(EventField field, CalendarEvent event, Event patch) {
        switch (field) {
            case TITLE -> patch.setSubject(TitleFact.subject(event.title()));
            case DESCRIPTION -> patch.setBody(PlainText.body(event.description()));
            case LOCATION -> patch.setLocation(location(event));
            case TIME -> time(event).writeTo(patch);
            case AVAILABILITY ->
                patch.setShowAs(GraphTables.SHOW_AS.word(AvailabilityFact.shown(event.availability())));
            case SENSITIVITY -> patch.setSensitivity(GraphTables.SENSITIVITY.word(event.sensitivity()));
            case RECURRENCE -> SeriesPattern.write(event, time(event), patch);
            case ATTENDEES -> throw new GraphProblem("attendees", "are never written");
        }
    }

    private static Location location(CalendarEvent event) {
        Location location = new Location();
        location.setDisplayName(PlainText.clean(event.location()));
        return location;
    }

    private WireTime time(CalendarEvent event) {
        return WireTime.of(event.time(), floatingZone, spelling);
    }

    private static Set<EventField> withoutRecurrence() {
        Set<EventField> fields = EnumSet.copyOf(WRITTEN);
        fields.remove(EventField.RECURRENCE);
        return fields;
    }
}
