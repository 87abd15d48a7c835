package org.kalends.api.model;

/**
 * The name of a provider, such as {@code icloud}.
 *
 * @param value lower-case letters, digits and dashes
 */
public record ProviderId(String value) {
    /** Checks the form. */
    public ProviderId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("provider: only lower-case letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
