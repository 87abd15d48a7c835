package org.kalends.examples.pairdrill;

import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Sensitivity;

/**
 * What an event says to a person who reads it.
 *
 * @param title its title
 * @param text its description as plain text
 * @param location where it is
 * @param time when, with its zone
 * @param availability what it does to free/busy
 * @param sensitivity who may see it
 */
record Said(
        String title,
        String text,
        String location,
        EventTime time,
        Availability availability,
        Sensitivity sensitivity) {

    static Said of(CalendarEvent event) {
        return new Said(
                event.title(),
                event.description().text(),
                event.location(),
                event.time(),
                event.availability(),
                event.sensitivity());
    }
}
