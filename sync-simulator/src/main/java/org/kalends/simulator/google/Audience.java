package org.kalends.simulator.google;

import java.util.Locale;
import java.util.function.Predicate;

/** Who gets mail about a write. */
interface Audience {

    boolean includes(String guest);

    /** Reads {@code sendUpdates}. Without it everybody gets mail: no client should rely on what the service does then. */
    static Audience of(Parameters parameters, Predicate<String> usesGoogle) {
        String word = parameters.get("sendUpdates").orElse("all");
        return switch (word) {
            case "all" -> guest -> true;
            case "none" -> guest -> false;
            case "externalOnly" -> guest -> !usesGoogle.test(guest.toLowerCase(Locale.ROOT));
            default -> throw GoogleError.invalidParameter("sendUpdates", "Invalid value for 'sendUpdates'.");
        };
    }
}
