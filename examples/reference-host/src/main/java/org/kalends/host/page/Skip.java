package org.kalends.host.page;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.host.sync.FilterChoice;

/** A kind of event that can be left out, as a box to tick. */
enum Skip {
    ALL_DAY("All-day events"),
    FREE("Events that show as free"),
    TENTATIVE("Tentative events"),
    DECLINED("Invitations that you declined"),
    OUT_OF_OFFICE("Out of office"),
    WORKING_LOCATION("Working locations"),
    PRIVATE("Events that are marked as private"),
    HELD("Meetings to which the other calendar is invited too");

    private final String words;

    Skip(String words) {
        this.words = words;
    }

    /** Returns the words beside the box. */
    public String words() {
        return words;
    }

    private boolean isIn(FilterChoice choice) {
        return switch (this) {
            case ALL_DAY -> choice.skipAllDay();
            case FREE -> choice.skipFree();
            case TENTATIVE -> choice.skipTentative();
            case DECLINED -> choice.skipDeclined();
            case OUT_OF_OFFICE -> choice.skipOutOfOffice();
            case WORKING_LOCATION -> choice.skipWorkingLocation();
            case PRIVATE -> choice.skipPrivate();
            case HELD -> choice.skipHeldInvitations();
        };
    }

    /** Returns the boxes that a choice has ticked. */
    static Set<Skip> of(FilterChoice choice) {
        EnumSet<Skip> ticked = EnumSet.allOf(Skip.class);
        ticked.removeIf(skip -> !skip.isIn(choice));
        return ticked;
    }
}
