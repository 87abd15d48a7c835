package org.kalends.core.internal.plan;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** A copy that outlives its original becomes an original itself and gets a copy where its original was. */
final class Reversal {

    private Reversal() {}

    static Action.Create of(
            PlanRequest request, Side side, RemoteEvent survivor, FieldHashes hashes, Optional<LinkId> replaces) {
        Crossing crossing = request.crossing();
        CalendarEvent copy = crossing.forward(side, survivor.event());
        Link draft = new Link(
                crossing.linkId(side, survivor),
                request.pair().id(),
                side,
                crossing.end(survivor, hashes, request.window()),
                Optional.empty(),
                crossing.hashes(copy),
                0,
                Link.State.RETIRED,
                survivor.event().iCalUid().map(crossing::uidHash));
        Action.Edit mark = new Action.Edit(
                survivor.key(), survivor.version(), Optional.of(crossing.mark(draft)), survivor.event(), Set.of());
        return new Action.Create(draft, crossing.mark(draft), copy, Optional.of(new Action.Reversed(mark, replaces)));
    }
}
