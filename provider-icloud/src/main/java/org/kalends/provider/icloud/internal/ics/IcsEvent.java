package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;

/**
 * An event as a resource tells it.
 *
 * @param event what it says
 * @param modifiedAt LAST-MODIFIED, else DTSTAMP; absent where neither can be read
 */
public record IcsEvent(CalendarEvent event, Optional<Instant> modifiedAt) {
    /** Checks that nothing is missing. */
    public IcsEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(modifiedAt, "modifiedAt");
    }
}
