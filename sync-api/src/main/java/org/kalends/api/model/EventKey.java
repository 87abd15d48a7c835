package org.kalends.api.model;

/**
 * A provider's own id of an event, an occurrence or a series inside one calendar.
 *
 * @param value opaque, not blank; stable as long as the event exists
 */
public record EventKey(String value) {
    /** Checks that it is not blank. */
    public EventKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("event: the key is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
