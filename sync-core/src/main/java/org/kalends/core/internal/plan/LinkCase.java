package org.kalends.core.internal.plan;

import java.util.Map;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.store.Link;

/**
 * One link with all that a run has found out about it.
 *
 * @param link as stored
 * @param original its original now
 * @param copy its copy now; for a link without a copy, one that carries its mark all the same
 * @param unsettledOriginal fields of the original that an interrupted write of ours may or may not have changed
 * @param unsettledCopy the same for the copy
 * @param askedOriginal the hashes that an interrupted write asked the original to have
 * @param asked the same for the copy
 */
public record LinkCase(
        Link link,
        Seen original,
        Seen copy,
        Set<EventField> unsettledOriginal,
        Set<EventField> unsettledCopy,
        Map<EventField, String> askedOriginal,
        Map<EventField, String> asked) {

    /** Returns a case in which no write was interrupted. */
    public static LinkCase of(Link link, Seen original, Seen copy) {
        return new LinkCase(link, original, copy, Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** Returns whether an interrupted write has to be completed. */
    public boolean isUnsettled() {
        return !unsettledOriginal.isEmpty() || !unsettledCopy.isEmpty();
    }
}
