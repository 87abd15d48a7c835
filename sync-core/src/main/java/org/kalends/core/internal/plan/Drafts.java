package org.kalends.core.internal.plan;

import java.util.Optional;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.store.Link;

/** Links of originals whose copy is not written yet. */
public final class Drafts {

    private Drafts() {}

    static Link of(PlanRequest request, Unlinked original, FieldHashes wanted, int generation) {
        Crossing crossing = request.crossing();
        return new Link(
                original.id(),
                request.pair().id(),
                original.side(),
                crossing.end(original.event(), original.hashes(), request.window()),
                Optional.empty(),
                wanted,
                generation,
                Link.State.RETIRED,
                original.event().event().iCalUid().map(crossing::uidHash));
    }

    /** Returns a link without its copy, for a copy of another wording or generation. */
    public static Link again(Link link, FieldHashes wanted, int generation) {
        return new Link(
                link.id(),
                link.pair(),
                link.originalSide(),
                link.original(),
                Optional.empty(),
                wanted,
                generation,
                Link.State.RETIRED,
                link.uidHash());
    }
}
