package org.kalends.simulator.google;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a round of changes begins. Immutable.
 *
 * @param resource what it is a token of
 * @param generation how often the resource's tokens had been made useless
 * @param stamp the last change that is known
 * @param query the parameters that have to be the same again
 */
record SyncToken(String resource, int generation, long stamp, String query) {

    private static final char BETWEEN = '\n';

    String text() {
        String whole = String.join(
                String.valueOf(BETWEEN), resource, String.valueOf(generation), String.valueOf(stamp), query);
        return Base64.getUrlEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a token of a resource; one that is too old to be known, or of another query, is refused. */
    static SyncToken read(String text, String resource, int generation, String query) {
        SyncToken token = parse(text);
        if (!token.resource.equals(resource)) {
            throw GoogleError.invalidSyncToken();
        }
        if (token.generation != generation) {
            throw GoogleError.fullSyncRequired();
        }
        if (!token.query.equals(query)) {
            throw GoogleError.badRequest("The parameters are not those of the request that has given the sync token: "
                            + token.query + " and now " + query + ".")
                    .at("parameter", "syncToken");
        }
        return token;
    }

    private static SyncToken parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                    .split(String.valueOf(BETWEEN), 4);
            if (parts.length == 4) {
                return new SyncToken(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw GoogleError.invalidSyncToken();
    }
}
