package org.kalends.core.internal.plan;

import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/**
 * An event that was read and belongs to no link.
 *
 * @param side where it lies
 * @param event as it is now
 * @param hashes its fields, hashed
 * @param id the link that it would be the original of
 */
public record Unlinked(Side side, RemoteEvent event, FieldHashes hashes, LinkId id) {

    /** Returns the mark of a copy. */
    public OriginMark mark() {
        return event.originMark().orElseThrow();
    }

    /** Returns the link that a copy belongs to, by its mark. */
    public LinkId copyOf() {
        return new LinkId(mark().original());
    }
}
