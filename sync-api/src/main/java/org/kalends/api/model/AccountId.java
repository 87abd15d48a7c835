package org.kalends.api.model;

/**
 * One user's access at one provider; the host chooses it, and it says nothing about the user.
 *
 * @param value opaque, not blank
 */
public record AccountId(String value) {
    /** Checks that it is not blank. */
    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("account: the id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
