package org.kalends.api.store;

/**
 * The name of a link: the keyed hash of its original's identity that the origin mark carries too.
 *
 * @param value 1 to 64 letters, digits, dashes or underscores
 */
public record LinkId(String value) {
    /** Checks the form. */
    public LinkId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("link: 1 to 64 letters, digits, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
