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

    static Action.Create of(PlanRequest request, Unlinked survivor, Optional<LinkId> replaces) {
        Crossing crossing = request.crossing();
        RemoteEvent event = survivor.event();
        CalendarEvent copy = crossing.forward(survivor.side(), event.event());
        Link draft = Drafts.of(request, survivor, crossing.hashes(copy), 0);
        Action.Edit mark = new Action.Edit(
                event.key(), event.version(), Optional.of(crossing.mark(draft)), event.event(), Set.of());
        return new Action.Create(draft, crossing.mark(draft), copy, Optional.of(new Action.Reversed(mark, replaces)));
    }
}
