package org.kalends.host.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One event of a sample calendar, before a service gets it in its own form. Immutable.
 *
 * @param title the title
 * @param start the wall clock at the start, midnight of the first day when all day
 * @param length how long it lasts, whole days when all day
 * @param allDay whether only the dates count
 * @param zone where the clock hangs
 * @param showAs how the time shows in the owner's calendar
 * @param secret whether it is marked as private
 * @param place where it is
 * @param notes the description
 * @param guests addresses of those who are invited
 * @param organizer the address of somebody else who invited the owner
 * @param repeats the days of the week on which it repeats, empty when it does not
 */
record SampleEvent(
        String title,
        LocalDateTime start,
        Duration length,
        boolean allDay,
        ZoneId zone,
        ShowAs showAs,
        boolean secret,
        Optional<String> place,
        Optional<String> notes,
        List<String> guests,
        Optional<String> organizer,
        Set<DayOfWeek> repeats) {

    /** How the time shows in the owner's calendar. */
    enum ShowAs {
        BUSY,
        FREE,
        TENTATIVE,
        AWAY
    }

    SampleEvent {
        guests = List.copyOf(guests);
        repeats = Set.copyOf(repeats);
    }

    LocalDateTime end() {
        return start.plus(length);
    }

    /** Returns a meeting without anything but a title and a time. */
    static SampleEvent plain(String title, LocalDateTime start, Duration length, ZoneId zone) {
        return detailed(title, start, length, false, zone, Map.of());
    }

    /** Returns an event whose details are told by their names. */
    static SampleEvent detailed(
            String title,
            LocalDateTime start,
            Duration length,
            boolean allDay,
            ZoneId zone,
            Map<String, String> details) {
        SampleDetails told = new SampleDetails(details);
        return new SampleEvent(
                title,
                start,
                length,
                allDay,
                told.zone().orElse(zone),
                told.showAs(),
                told.secret(),
                told.text("place"),
                told.text("notes"),
                told.guests(),
                told.text("from"),
                told.repeats());
    }
}
