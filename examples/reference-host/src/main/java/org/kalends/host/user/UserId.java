package org.kalends.host.user;

import java.io.Serializable;

/**
 * A person who uses the host. Says nothing about them.
 *
 * @param value opaque
 */
public record UserId(String value) implements Serializable {

    /** The person whose host it is: the first one who signs in, and every script with the api token. */
    public static final UserId OWNER = new UserId("owner");

    /** Checks that it is not blank. */
    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("user: the id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
