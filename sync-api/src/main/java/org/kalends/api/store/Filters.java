package org.kalends.api.store;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which originals get no copy. Cancelled events never get one.
 *
 * @param skipAllDay all-day events
 * @param skipFree events that leave the time free
 * @param skipTentative events that hold the time tentatively
 * @param skipDeclined invitations that the owner declined
 * @param skipOutOfOffice absences
 * @param skipWorkingLocation statements about where somebody works
 * @param skipPrivate events that are not of normal sensitivity
 * @param skipTitles a regular expression; events whose title contains a match
 * @param onlyWithin events that do not overlap these hours
 * @param skipHeldInvitations meetings that the target calendar already holds as an invitation of its own, by UID
 */
public record Filters(
        boolean skipAllDay,
        boolean skipFree,
        boolean skipTentative,
        boolean skipDeclined,
        boolean skipOutOfOffice,
        boolean skipWorkingLocation,
        boolean skipPrivate,
        Optional<String> skipTitles,
        Optional<WorkingHours> onlyWithin,
        boolean skipHeldInvitations) {

    /** Declined invitations and working locations are skipped. */
    public static final Filters STANDARD =
            new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.empty(), false);

    /** Checks the expression. */
    public Filters {
        Objects.requireNonNull(onlyWithin, "onlyWithin");
        skipTitles.ifPresent(expression -> {
            try {
                Pattern.compile(expression);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("filters: skipTitles is not a regular expression", e);
            }
        });
    }
}
