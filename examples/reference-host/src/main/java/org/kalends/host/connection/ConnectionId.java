package org.kalends.host.connection;

import org.kalends.api.model.AccountId;

/**
 * An account that a user has connected. It is also the name under which the library knows the account.
 *
 * @param value opaque
 */
public record ConnectionId(String value) {

    /** Checks that it is not blank. */
    public ConnectionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("connection: the id is blank");
        }
    }

    /** Returns the name under which the library knows the account. */
    public AccountId account() {
        return new AccountId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
