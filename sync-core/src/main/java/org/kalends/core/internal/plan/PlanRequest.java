package org.kalends.core.internal.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Window;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

/**
 * Everything that a plan is made from.
 *
 * @param pair the pair and its policy
 * @param window what is synced
 * @param crossing what happens between the sides
 * @param cases links about which something is known
 * @param newcomers events without link and mark
 * @param strays copies of this pair without a link
 * @param outdated copies of an earlier generation beside the one that their link names
 * @param complete whether both sides were read completely, so that absence means something
 * @param blind the sides on which something could not be read
 * @param activeLinks how many links have a copy
 * @param held iCalendar UIDs of meetings that a side holds as invitations of its own
 */
public record PlanRequest(
        SyncPair pair,
        Window window,
        Crossing crossing,
        List<LinkCase> cases,
        List<Unlinked> newcomers,
        List<Unlinked> strays,
        List<Unlinked> outdated,
        boolean complete,
        Set<Side> blind,
        int activeLinks,
        Map<Side, Set<String>> held) {

    /** Returns whether pair and filters give originals like this one a copy; the window is not asked. */
    boolean copies(Side originalSide, CalendarEvent original) {
        return pair.policy().copiesFrom(originalSide)
                && Eligibility.hasCopy(
                        original,
                        pair.policy().from(originalSide).filters(),
                        window.zone(),
                        held.getOrDefault(originalSide.other(), Set.of()));
    }

    /** Returns whether the window holds any part of an event; of a series, whether it may. */
    boolean inWindow(CalendarEvent event) {
        return Span.of(event, window.zone()).overlaps(window);
    }
}
