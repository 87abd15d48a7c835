package org.kalends.host.sync;

import java.util.Optional;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.DirectionPolicy.Attendees;

/**
 * What copies that go one way say.
 *
 * @param markAsPrivate whether they say only that the time is taken
 * @param title the title of such a copy
 * @param titlePrefix put in front of other titles
 * @param showAs what they say about the time
 * @param attendees what becomes of the guests
 * @param filters which originals get no copy
 */
public record CopyChoice(
        boolean markAsPrivate,
        String title,
        Optional<String> titlePrefix,
        ShowAs showAs,
        Attendees attendees,
        FilterChoice filters) {

    /** Copies say what the original says. */
    public static final CopyChoice STANDARD = PolicyWords.choice(DirectionPolicy.STANDARD);

    /** Returns the library's words for this; hours are read in the zone of the pair. */
    public DirectionPolicy policy() {
        return PolicyWords.policy(this, Optional.empty());
    }

    /** Returns the same with details stripped, or not. */
    public CopyChoice withMarkAsPrivate(boolean marked) {
        return new CopyChoice(marked, title, titlePrefix, showAs, attendees, filters);
    }
}
