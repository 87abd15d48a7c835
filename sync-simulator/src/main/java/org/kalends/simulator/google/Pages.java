package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A list told page by page. */
final class Pages {

    /**
     * One page.
     *
     * @param items its items
     * @param pageToken the next page, if there is one
     * @param syncToken the next round, on the last page
     */
    record Page(List<ObjectNode> items, Optional<String> pageToken, Optional<String> syncToken) {

        boolean hasMore() {
            return pageToken.isPresent();
        }

        void on(ObjectNode envelope) {
            envelope.set("items", Json.array(items));
            pageToken.ifPresent(token -> envelope.put("nextPageToken", token));
            syncToken.ifPresent(token -> envelope.put("nextSyncToken", token));
        }
    }

    private final World world;

    private final String key;

    private final int size;

    Pages(World world, String key, int size) {
        this.world = world;
        this.key = key;
        this.size = world.faults().isOn(GoogleFault.PAGE_SIZE_ONE) ? 1 : size;
    }

    Page first(List<ObjectNode> rows, Optional<String> syncToken) {
        boolean silent = world.faults().strikes(GoogleFault.SYNC_TOKEN_ABSENT);
        Listings.Listing listing = new Listings.Listing(key, rows, silent ? Optional.empty() : syncToken);
        return from(Listings.Place.begin(listing), world.faults().isOn(GoogleFault.EMPTY_PAGES));
    }

    Page next(String token) {
        Listings.Place place = world.listings().place(token, key);
        // An empty page stands before a page, not before itself.
        boolean empty = world.faults().isOn(GoogleFault.EMPTY_PAGES) && place.filled();
        return from(place, empty);
    }

    private Page from(Listings.Place place, boolean empty) {
        List<ObjectNode> rows = place.listing().rows();
        int end = empty ? place.row() : Math.min(rows.size(), place.row() + size);
        List<ObjectNode> items = rows.subList(place.row(), end);
        if (empty || end < rows.size()) {
            return new Page(items, Optional.of(world.listings().pageToken(place, end, !empty)), Optional.empty());
        }
        return new Page(items, Optional.empty(), place.listing().syncToken());
    }
}
