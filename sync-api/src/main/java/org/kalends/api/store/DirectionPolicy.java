package org.kalends.api.store;

import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.Availability;

/**
 * What copies that go one way say.
 *
 * @param markAsPrivate strips title, description, location and attendees and makes the copy private
 * @param privateTitle the title of such a copy
 * @param showAs the free/busy value of all copies; absent to keep the original's
 * @param titlePrefix put in front of titles; absent for none
 * @param attendees what becomes of the guests
 * @param filters which originals get no copy
 * @param mapping the name of a mapping of the host's own, applied first; absent for none
 */
public record DirectionPolicy(
        boolean markAsPrivate,
        String privateTitle,
        Optional<Availability> showAs,
        Optional<String> titlePrefix,
        Attendees attendees,
        Filters filters,
        Optional<String> mapping) {

    /** What becomes of the guests of a meeting in its copy; they are never written as attendees. */
    public enum Attendees {
        /** A readable list at the end of the description. */
        LIST,
        /** Nothing. */
        OMIT
    }

    /** Copies say what the original says. */
    public static final DirectionPolicy STANDARD = new DirectionPolicy(
            false, "Busy", Optional.empty(), Optional.empty(), Attendees.LIST, Filters.STANDARD, Optional.empty());

    /** Checks that nothing is missing. */
    public DirectionPolicy {
        Objects.requireNonNull(privateTitle, "privateTitle");
        Objects.requireNonNull(showAs, "showAs");
        titlePrefix = titlePrefix.filter(prefix -> !prefix.isEmpty());
        Objects.requireNonNull(attendees, "attendees");
        Objects.requireNonNull(filters, "filters");
        Objects.requireNonNull(mapping, "mapping");
    }

    /** Returns the same with details stripped. */
    public DirectionPolicy asPrivate() {
        return new DirectionPolicy(true, privateTitle, showAs, titlePrefix, attendees, filters, mapping);
    }

    /** Returns the same with other filters. */
    public DirectionPolicy withFilters(Filters other) {
        return new DirectionPolicy(markAsPrivate, privateTitle, showAs, titlePrefix, attendees, other, mapping);
    }

    /** Returns the same with a free/busy value for all copies. */
    public DirectionPolicy withShowAs(Availability availability) {
        return new DirectionPolicy(
                markAsPrivate, privateTitle, Optional.of(availability), titlePrefix, attendees, filters, mapping);
    }

    /** Returns the same with a prefix for titles. */
    public DirectionPolicy withTitlePrefix(String prefix) {
        return new DirectionPolicy(
                markAsPrivate, privateTitle, showAs, Optional.of(prefix), attendees, filters, mapping);
    }
}
