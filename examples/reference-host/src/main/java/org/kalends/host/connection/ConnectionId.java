package org.kalends.host.connection;

import org.kalends.api.model.AccountId;
import org.kalends.host.problem.Problem;

/**
 * An account that a user has connected. It is also the name under which the library knows the account.
 *
 * @param value opaque
 */
public record ConnectionId(String value) {

    /** Nothing has a blank id. */
    public ConnectionId {
        if (value.isBlank()) {
            throw Problem.notFound("connection");
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
