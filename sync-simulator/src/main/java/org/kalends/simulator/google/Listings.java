package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists that were begun and have further pages. Guarded by its {@link World}. */
final class Listings {

    private static final int MOST = 500;

    /**
     * A list as it was when its first page was asked for.
     *
     * @param key what it is a list of, and for whom
     * @param rows all its rows
     * @param syncToken where the next round begins
     */
    record Listing(String key, List<ObjectNode> rows, Optional<String> syncToken) {}

    /**
     * A page that is asked for.
     *
     * @param listing its list
     * @param number the list's number, 0 before it has one
     * @param row the first row
     * @param filled whether the page before had items
     */
    record Place(Listing listing, int number, int row, boolean filled) {

        static Place begin(Listing listing) {
            return new Place(listing, 0, 0, true);
        }
    }

    private final Map<Integer, Listing> listings = new LinkedHashMap<>();

    private int numbers;

    /** Returns the token of the page behind a place, from a row on. */
    String pageToken(Place place, int row, boolean filled) {
        int number = place.number();
        if (number == 0) {
            number = ++numbers;
            listings.put(number, place.listing());
            listings.remove(number - MOST);
        }
        String text = "page." + number + "." + row + "." + filled;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns where a page token leads; it has to be one of the same list. */
    Place place(String token, String key) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("\\.", -1);
            if (parts.length == 4 && parts[0].equals("page")) {
                int number = Integer.parseInt(parts[1]);
                Listing listing = listings.get(number);
                if (listing != null && listing.key().equals(key)) {
                    return new Place(listing, number, Integer.parseInt(parts[2]), Boolean.parseBoolean(parts[3]));
                }
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw GoogleError.invalid("Invalid page token value.").at("parameter", "pageToken");
    }
}
