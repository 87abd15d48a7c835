package org.kalends.host.connection;

import java.util.Optional;
import org.kalends.api.provider.CalendarInfo;

/**
 * A calendar as a script or a page sees it.
 *
 * @param id the provider's own id
 * @param name what its owner calls it
 * @param canWrite whether it can be a target
 * @param primary whether it is the account's main calendar
 * @param colour {@code #RRGGBB}, where known
 * @param zone its time zone, where known
 */
public record CalendarView(
        String id, String name, boolean canWrite, boolean primary, Optional<String> colour, Optional<String> zone) {

    static CalendarView of(CalendarInfo calendar) {
        return new CalendarView(
                calendar.ref().calendarId(),
                calendar.name(),
                calendar.canWrite(),
                calendar.primary(),
                calendar.colour(),
                calendar.zone().map(Object::toString));
    }
}
