package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Events;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kalends.provider.google.internal.event.AccessRole;

/**
 * What every listing of events says of its calendar.
 *
 * @param role what the account may do with it
 * @param zone its zone; UTC when none is told that is known
 */
record CalendarState(AccessRole role, ZoneId zone) {

    static CalendarState of(Events page) {
        return new CalendarState(
                AccessRole.of(Optional.ofNullable(page.getAccessRole()).orElse("")),
                zone(page.getTimeZone()).orElse(ZoneOffset.UTC));
    }

    /** Returns the zone with a name; empty for a name that is not known. */
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
