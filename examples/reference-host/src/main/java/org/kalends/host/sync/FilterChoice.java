package org.kalends.host.sync;

import java.util.Optional;
import org.kalends.api.store.Filters;

/**
 * Which originals get no copy.
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
 * @param skipHeldInvitations meetings that the target holds as an invitation of its own
 */
public record FilterChoice(
        boolean skipAllDay,
        boolean skipFree,
        boolean skipTentative,
        boolean skipDeclined,
        boolean skipOutOfOffice,
        boolean skipWorkingLocation,
        boolean skipPrivate,
        Optional<String> skipTitles,
        Optional<HoursChoice> onlyWithin,
        boolean skipHeldInvitations) {

    /** Declined invitations and working locations are skipped. */
    public static final FilterChoice STANDARD = PolicyWords.choice(Filters.STANDARD);
}
