package org.kalends.provider.icloud.internal.ics;

import java.util.Objects;
import org.kalends.api.model.OriginalStart;

/**
 * One occurrence of a series, moved or not.
 *
 * @param start where it stood before anybody moved it
 * @param event what it says
 */
public record IcsOccurrence(OriginalStart start, IcsEvent event) {
    /** Checks that nothing is missing. */
    public IcsOccurrence {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(event, "event");
    }
}
