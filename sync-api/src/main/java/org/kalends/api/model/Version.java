package org.kalends.api.model;

/**
 * A provider's opaque word for one state of an event (an ETag, a change key). Two equal versions of an event have equal
 * content; two unequal ones may have.
 *
 * @param value opaque, not blank
 */
public record Version(String value) {
    /** Checks that it is not blank. */
    public Version {
        if (value.isBlank()) {
            throw new IllegalArgumentException("version: blank");
        }
    }
}
