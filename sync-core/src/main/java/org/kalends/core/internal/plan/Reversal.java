package org.kalends.core.internal.plan;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Direction;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** A copy that outlives its original becomes an original itself and gets a copy where its original was. */
final class Reversal {

    private static final Set<EventField> ESSENTIAL =
            EnumSet.of(EventField.TITLE, EventField.DESCRIPTION, EventField.LOCATION, EventField.TIME);

    private Reversal() {}

    /** Returns whether copies of originals on a side hold enough to become originals themselves. */
    static boolean isPossible(PlanRequest request, Side originalSide) {
        return request.pair().policy().direction() == Direction.TWO_WAY
                && request.crossing().carriesBack(originalSide).containsAll(ESSENTIAL);
    }

    static Action of(PlanRequest request, Unlinked survivor, Optional<LinkId> replaces) {
        Crossing crossing = request.crossing();
        RemoteEvent event = survivor.event();
        CalendarEvent copy = crossing.forward(survivor.side(), event.event());
        Link draft = Drafts.of(request, survivor, crossing.hashes(copy), 0);
        Action.Reversed reversed = new Action.Reversed(mark(crossing, draft.id(), event), replaces);
        if (!request.copies(survivor.side(), event.event()) || !request.inWindow(event.event())) {
            return new Action.Promote(draft, reversed);
        }
        return new Action.Create(draft, crossing.mark(draft), copy, Optional.of(reversed));
    }

    /** Returns what is still to be written on an original that was a copy before and says so. */
    static Optional<Action.Edit> unfinished(Crossing crossing, Link link, RemoteEvent original) {
        return original.originMark()
                .filter(crossing::isOurs)
                .filter(mark -> original.seriesKey().isEmpty())
                .filter(mark -> !crossing.isMarkedAsOriginal(link.originalSide(), original))
                .map(mark -> mark(crossing, link.id(), original));
    }

    private static Action.Edit mark(Crossing crossing, LinkId link, RemoteEvent event) {
        return new Action.Edit(
                event.key(), event.version(), Optional.of(crossing.mark(link, 0)), event.event(), Set.of());
    }
}
