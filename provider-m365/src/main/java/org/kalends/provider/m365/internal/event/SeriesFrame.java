package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/**
 * What the occurrences of a series have in common.
 *
 * @param zone the zone in which the series is expanded, by the name that its author gave it; UTC for whole days
 * @param wire the same zone as the service tells it
 * @param allDay whether the series is one of whole days
 * @param clock the wall clock at which its occurrences start
 */
record SeriesFrame(ZoneId zone, ZoneId wire, boolean allDay, LocalTime clock) {

    /** Reads the frame off the master and its facts. */
    static SeriesFrame of(Event master, Facts facts) {
        if (TimeReader.isAllDay(master)) {
            return new SeriesFrame(ZoneNames.UTC, ZoneNames.UTC, true, LocalTime.MIDNIGHT);
        }
        ZoneId wire = EventZone.ofSeries(master);
        ZoneId zone = facts.of(EventField.TIME)
                .flatMap(TimeFact::parse)
                .filter(fact -> fact.holds(master))
                .flatMap(TimeFact::authoredZone)
                .orElse(wire);
        LocalDateTime first = LocalDateTime.ofInstant(TimeReader.start(master), zone);
        return new SeriesFrame(zone, wire, false, first.toLocalTime());
    }

    /** Returns the time of an occurrence, in the zone of the series unless it names another one. */
    EventTime time(Event occurrence) {
        boolean days = Optional.ofNullable(occurrence.getIsAllDay()).orElse(allDay);
        if (days != TimeReader.isAllDay(occurrence)) {
            return TimeReader.days(occurrence);
        }
        return TimeReader.read(
                occurrence,
                EventZone.told(occurrence).filter(told -> !told.equals(wire)).orElse(zone));
    }

    /**
     * Returns where an occurrence stood: by the date in its id, else by its original start, else by the date in its UID; one that was
     * never moved stands there still.
     */
    Optional<OriginalStart> originalStart(Event occurrence) {
        return Optional.ofNullable(occurrence.getAdditionalData().get("occurrenceId"))
                .flatMap(id -> idDate(id.toString()))
                .or(() -> Optional.ofNullable(occurrence.getOriginalStart()).map(this::date))
                .or(() -> Optional.ofNullable(occurrence.getICalUId()).flatMap(GlobalObjectId::date))
                .or(() -> unmoved(occurrence))
                .map(this::on);
    }

    /** Returns the start on a date of the series. */
    OriginalStart on(LocalDate date) {
        return allDay ? new OriginalStart.Day(date) : new OriginalStart.Zoned(date.atTime(clock), zone);
    }

    /** Returns the date with which the id of an occurrence ends. */
    static Optional<LocalDate> idDate(String occurrenceId) {
        try {
            return Optional.of(LocalDate.parse(occurrenceId.substring(occurrenceId.lastIndexOf('.') + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private LocalDate date(OffsetDateTime start) {
        return start.atZoneSameInstant(zone).toLocalDate();
    }

    private Optional<LocalDate> unmoved(Event occurrence) {
        if (occurrence.getType() != EventType.Occurrence) {
            return Optional.empty();
        }
        EventTime time = time(occurrence);
        return Optional.of(
                time instanceof EventTime.AllDay days
                        ? days.start()
                        : LocalDateTime.ofInstant(time.start(zone), zone).toLocalDate());
    }
}
