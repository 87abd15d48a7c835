package org.kalends.api.model;

import java.util.Objects;

/**
 * A guest of a meeting. Read-only: a copy never carries attendees, because the service would mail them.
 *
 * @param person who it is
 * @param role how much the guest is needed
 * @param response how the guest answered
 */
public record Attendee(Person person, Role role, ResponseStatus response) {

    /** How much a guest is needed (RFC 5545 sections 3.2.3 and 3.2.16). */
    public enum Role {
        /** Has to be there. */
        REQUIRED,
        /** May be there. */
        OPTIONAL,
        /** A room or a piece of equipment. */
        RESOURCE
    }

    /** Checks that nothing is missing. */
    public Attendee {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(response, "response");
    }
}
