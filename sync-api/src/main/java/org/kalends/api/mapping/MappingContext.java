package org.kalends.api.mapping;

import java.util.Objects;
import org.kalends.api.model.CalendarRef;

/**
 * Where an event crosses.
 *
 * @param original the calendar that the original lies in
 * @param copy the calendar that the copy lies in
 */
public record MappingContext(CalendarRef original, CalendarRef copy) {
    /** Checks that nothing is missing. */
    public MappingContext {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(copy, "copy");
    }
}
