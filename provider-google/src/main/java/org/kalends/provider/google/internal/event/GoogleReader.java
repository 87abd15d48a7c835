package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Sensitivity;

/**
 * Event of Google Calendar to canonical event, a line a field in record order.
 *
 * <p>Immutable. Throws {@link GoogleProblem} for what cannot be read, and nothing else.
 */
public final class GoogleReader {

    private final ZoneId calendarZone;

    /**
     * Creates a reader for one calendar.
     *
     * @param calendarZone the zone of the calendar, which counts where an event names none
     */
    public GoogleReader(ZoneId calendarZone) {
        this.calendarZone = calendarZone;
    }

    /** Returns whether an event, or an occurrence, is gone; nothing else can be relied on then. */
    public static boolean isGone(Event event) {
        return new EventWords(event).status() == EventStatus.CANCELLED;
    }

    /** Returns whether an event recurs. */
    public static boolean isSeries(Event event) {
        return !Told.list(event.getRecurrence()).isEmpty();
    }

    /** Returns whether the account may not see more of an event that is there than when it is; not even whether it recurs. */
    public static boolean isHidden(Event event) {
        return HiddenDetails.areIn(event);
    }

    /** Returns when an event was last changed. */
    public static Optional<Instant> modifiedAt(Event event) {
        try {
            return Told.value(event.getUpdated())
                    .map(updated ->
                            OffsetDateTime.parse(updated.toStringRfc3339()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads a single event, or the first occurrence of a series without its recurrence. */
    public CalendarEvent read(Event event) {
        return event(event, time(event));
    }

    /** Reads an occurrence. */
    public CalendarEvent occurrence(Event occurrence, Event series) {
        return event(occurrence, SeriesFrame.of(series, calendarZone).time(occurrence));
    }

    /** Returns where an occurrence stood in its series, in the zone of the series; empty when that is not told. */
    public Optional<OriginalStart> originalStart(Event occurrence, Event series) {
        return SeriesFrame.of(series, calendarZone).originalStart(occurrence);
    }

    /**
     * Reads a whole series.
     *
     * @param exceptions occurrences that differ from the rule or the series, and those that are gone
     */
    public CalendarEvent series(Event series, List<Event> exceptions) {
        CalendarEvent first = read(series);
        SeriesFrame frame = SeriesFrame.of(series, calendarZone);
        return first.toBuilder()
                .recurrence(Optional.of(new SeriesReader(series, frame, this).recurrence(first.time(), exceptions)))
                .build();
    }

    private CalendarEvent event(Event event, EventTime time) {
        EventWords words = new EventWords(event);
        boolean hidden = HiddenDetails.areIn(event);
        Optional<Availability> meant =
                FactsProperty.AVAILABILITY.read(event).flatMap(fact -> AvailabilityFact.meant(fact, words));
        return CalendarEvent.builder(time)
                .title(hidden ? HiddenDetails.TITLE : Told.text(event.getSummary()))
                .description(WireDescription.read(event))
                .location(Told.text(event.getLocation()))
                .availability(meant.orElseGet(words::availability))
                .sensitivity(hidden ? Sensitivity.PRIVATE : sensitivity(event, words))
                .status(meant.isPresent() ? EventStatus.CONFIRMED : words.status())
                .organizer(PeopleReader.organizer(event))
                .attendees(PeopleReader.attendees(event))
                .iCalUid(Told.value(event.getICalUID()).filter(uid -> !uid.isBlank()))
                .facts(PeopleReader.facts(event, words.kind()))
                .build();
    }

    private EventTime time(Event event) {
        return TimeFact.heldBy(event)
                .map(TimeFact::authored)
                .orElseGet(() -> TimeReader.read(event, TimeReader.zone(event).orElse(calendarZone)));
    }

    private static Sensitivity sensitivity(Event event, EventWords words) {
        Sensitivity told = words.sensitivity();
        return FactsProperty.SENSITIVITY
                .read(event)
                .flatMap(fact -> SensitivityFact.meant(fact, told))
                .orElse(told);
    }
}
