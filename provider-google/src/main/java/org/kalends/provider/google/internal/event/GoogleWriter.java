package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;

/**
 * Canonical event to event of Google Calendar, field by field. Attendees, organizer, conferences, colours and attachments are never written:
 * the service would mail people.
 *
 * <p>Immutable. Every answer is made of new objects. Throws {@link GoogleProblem} for what cannot be written.
 */
public final class GoogleWriter {

    private static final Set<EventField> WRITTEN =
            EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE));

    private final ZoneId floatingZone;

    private final ZoneSpelling spelling;

    /**
     * Creates a writer.
     *
     * @param floatingZone the zone in which floating times are placed
     * @param spelling how zones are called
     */
    public GoogleWriter(ZoneId floatingZone, ZoneSpelling spelling) {
        this.floatingZone = floatingZone;
        this.spelling = spelling;
    }

    /** Returns a writer that calls zones otherwise. */
    public GoogleWriter with(ZoneSpelling other) {
        return new GoogleWriter(floatingZone, other);
    }

    /** Returns a whole new copy, with its id and its mark. Overrides of a series are written after it. */
    public Event create(CalendarEvent event, OriginMark mark) {
        Event copy = new Event().setId(EventIds.of(mark)).setReminders(new Event.Reminders().setUseDefault(false));
        MarkProperty.write(copy, mark, copy.getId());
        for (EventField field : WRITTEN) {
            write(field, event, copy, WireTime::writeTo);
        }
        if (event.recurrence().isPresent()) {
            copy.setRecurrence(recurrence(event));
        }
        facts(event).forEach((property, entry) -> property.write(copy, entry));
        return OwnProperties.checked(copy);
    }

    /**
     * Returns the fields that change, for a PATCH, with what the wire cannot say about them; of a copy, an original, or one occurrence.
     *
     * @param event holds the new values; with RECURRENCE also the time that the series will have
     */
    public Event patch(CalendarEvent event, Set<EventField> fields) {
        Event patch = new Event();
        if (fields.contains(EventField.DESCRIPTION)) {
            LongText.remove(patch);
        }
        for (EventField field : fields) {
            write(field, event, patch, WireTime::patchInto);
        }
        Map<FactsProperty, String> facts = facts(event);
        for (FactsProperty property : FactsProperty.values()) {
            if (fields.contains(property.field())) {
                Optional.ofNullable(facts.get(property))
                        .ifPresentOrElse(entry -> property.write(patch, entry), () -> property.remove(patch));
            }
        }
        return OwnProperties.checked(patch);
    }

    private void write(EventField field, CalendarEvent event, Event wire, BiConsumer<WireTime, Event> timeWriter) {
        switch (field) {
            case TITLE -> wire.setSummary(PlainText.clean(event.title()));
            case DESCRIPTION -> WireDescription.write(event.description(), wire);
            case LOCATION -> wire.setLocation(PlainText.clean(event.location()));
            case TIME -> timeWriter.accept(time(event), wire);
            case AVAILABILITY -> {
                wire.setTransparency(AvailabilityFact.transparency(event.availability()));
                wire.setStatus(GoogleTables.STATUSES.word(AvailabilityFact.status(event.availability())));
            }
            case SENSITIVITY -> wire.setVisibility(GoogleTables.WRITTEN_VISIBILITIES.get(event.sensitivity()));
            case RECURRENCE -> wire.setRecurrence(recurrence(event));
            case ATTENDEES -> throw new GoogleProblem("attendees", "are never written");
        }
    }

    /** Returns the lines of a series; none for an event that does not recur, which take away what is there. */
    private List<String> recurrence(CalendarEvent event) {
        return event.recurrence()
                .map(recurrence -> RuleWriter.lines(recurrence, event.time(), spelling))
                .orElse(new ArrayList<>());
    }

    private Map<FactsProperty, String> facts(CalendarEvent event) {
        Map<FactsProperty, String> facts = new EnumMap<>(FactsProperty.class);
        TimeFact.of(event.time(), time(event)).ifPresent(fact -> facts.put(FactsProperty.TIME, fact.text()));
        AvailabilityFact.of(event.availability()).ifPresent(fact -> facts.put(FactsProperty.AVAILABILITY, fact));
        SensitivityFact.of(event.sensitivity()).ifPresent(fact -> facts.put(FactsProperty.SENSITIVITY, fact));
        return facts;
    }

    private WireTime time(CalendarEvent event) {
        return WireTime.of(event.time(), floatingZone, spelling);
    }
}
