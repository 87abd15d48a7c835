package org.kalends.api.provider;

/**
 * A provider's opaque place in its change feed.
 *
 * @param value not blank; only the provider that issued it can read it
 */
public record Cursor(String value) {
    /** Checks that it is not blank. */
    public Cursor {
        if (value.isBlank()) {
            throw new IllegalArgumentException("cursor: blank");
        }
    }
}
