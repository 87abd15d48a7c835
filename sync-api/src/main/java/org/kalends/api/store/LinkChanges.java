package org.kalends.api.store;

import java.util.List;

/**
 * What is stored together: links and the intents that led to them.
 *
 * @param saved links to insert or replace
 * @param forgotten links to delete; unknown ones are ignored
 * @param settled ids of intents to delete; unknown ones are ignored
 */
public record LinkChanges(List<Link> saved, List<LinkId> forgotten, List<String> settled) {
    /** Takes copies. */
    public LinkChanges {
        saved = List.copyOf(saved);
        forgotten = List.copyOf(forgotten);
        settled = List.copyOf(settled);
    }
}
