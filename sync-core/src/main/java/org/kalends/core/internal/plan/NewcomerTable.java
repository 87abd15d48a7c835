package org.kalends.core.internal.plan;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;

/** Originals that have no link yet: those that shall have a copy get one. */
final class NewcomerTable {

    private final PlanRequest request;
    private final Decisions decisions;

    NewcomerTable(PlanRequest request, Decisions decisions) {
        this.request = request;
        this.decisions = decisions;
    }

    /**
     * Decides on all newcomers.
     *
     * @param claimed the links that a stray copy has already been tied to
     */
    void decide(Set<LinkId> claimed) {
        for (Unlinked newcomer : request.newcomers()) {
            if (!claimed.contains(newcomer.id())) {
                decisions.guard(newcomer.side(), newcomer.event().key(), () -> decide(newcomer));
            }
        }
    }

    private void decide(Unlinked newcomer) {
        CalendarEvent event = newcomer.event().event();
        if (!request.copies(newcomer.side(), event) || !request.inWindow(event)) {
            decisions.unchanged();
            return;
        }
        Crossing crossing = request.crossing();
        CalendarEvent copy = crossing.forward(newcomer.side(), event);
        Link draft = Drafts.of(request, newcomer, crossing.hashes(copy), 0);
        decisions.add(new Action.Create(draft, crossing.mark(draft), copy, Optional.empty()));
    }
}
