package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/**
 * What the occurrences of a series have in common.
 *
 * @param zone the zone in which the series is expanded, by the name that its author gave it
 * @param wire the same zone as the service tells it
 * @param allDay whether the series is one of whole days
 * @param clock the wall clock at which its occurrences start
 */
record SeriesFrame(ZoneId zone, ZoneId wire, boolean allDay, LocalTime clock) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    /**
     * Reads the frame off a series.
     *
     * @param calendarZone the zone of a series that names none, or one that is not known: its occurrences keep their instants
     */
    static SeriesFrame of(Event series, ZoneId calendarZone) {
        if (TimeReader.isAllDay(series)) {
            return new SeriesFrame(calendarZone, calendarZone, true, LocalTime.MIDNIGHT);
        }
        ZoneId wire = TimeReader.zone(series).orElse(calendarZone);
        ZoneId zone = TimeFact.heldBy(series).flatMap(TimeFact::authoredZone).orElse(wire);
        LocalTime clock =
                LocalDateTime.ofInstant(TimeReader.start(series), zone).toLocalTime();
        return new SeriesFrame(zone, wire, false, clock);
    }

    /** Returns the time of an occurrence, in the zone of the series unless it names another one. */
    EventTime time(Event occurrence) {
        return TimeFact.heldBy(occurrence)
                .map(TimeFact::authored)
                .orElseGet(() -> TimeReader.read(
                        occurrence,
                        TimeReader.zone(occurrence)
                                .filter(told -> !told.equals(wire))
                                .orElse(zone)));
    }

    /** Returns where an occurrence stood: by its original start, else by its id. */
    Optional<OriginalStart> originalStart(Event occurrence) {
        return Told.value(occurrence.getOriginalStartTime())
                .flatMap(this::told)
                .or(() -> EventIds.suffix(Told.text(occurrence.getId())).flatMap(this::inId));
    }

    private Optional<OriginalStart> told(EventDateTime start) {
        if (TimeReader.date(start).isPresent()) {
            return Optional.of(on(TimeReader.day("originalStartTime", start)));
        }
        return Told.value(start.getDateTime()).map(time -> at(TimeReader.instant("originalStartTime", start)));
    }

    private Optional<OriginalStart> inId(String suffix) {
        try {
            return Optional.of(
                    suffix.length() == 8
                            ? on(LocalDate.parse(suffix, DateTimeFormatter.BASIC_ISO_DATE))
                            : at(LocalDateTime.parse(suffix, UTC).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the start on a day of the series. */
    OriginalStart on(LocalDate day) {
        return allDay ? new OriginalStart.Day(day) : new OriginalStart.Zoned(day.atTime(clock), zone);
    }

    /** Returns the start at an instant; where clocks skip the time of the series, it is the time that they skip. */
    OriginalStart at(Instant instant) {
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
        LocalDateTime usual = wall.toLocalDate().atTime(clock);
        if (allDay) {
            return new OriginalStart.Day(wall.toLocalDate());
        }
        boolean same = usual.atZone(zone).toInstant().equals(instant);
        return new OriginalStart.Zoned(same ? usual : wall, zone);
    }
}
