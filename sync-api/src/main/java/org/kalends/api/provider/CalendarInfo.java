package org.kalends.api.provider;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;

/**
 * A calendar that an account can see.
 *
 * @param ref where it is
 * @param name display name
 * @param canWrite whether events can be written into it
 * @param primary whether it is the account's main calendar
 * @param colour {@code #RRGGBB}, where known
 * @param zone the calendar's own zone, where known
 */
public record CalendarInfo(
        CalendarRef ref,
        String name,
        boolean canWrite,
        boolean primary,
        Optional<String> colour,
        Optional<ZoneId> zone) {

    /** Checks that nothing is missing. */
    public CalendarInfo {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(zone, "zone");
    }
}
