package org.kalends.api.store;

/**
 * The name of a sync pair, chosen by the host.
 *
 * @param value 1 to 64 letters, digits, dashes or underscores
 */
public record PairId(String value) {
    /** Checks the form. */
    public PairId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("pair: 1 to 64 letters, digits, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
