package org.kalends.provider.google.internal.http;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says, in either of its forms; a body of any other kind says nothing.
 *
 * @param reason the word to branch on; empty when there is none
 * @param location the parameter or header that is at fault; empty when there is none
 * @param details the reason of the newer form; empty when there is none
 * @param aboutZone whether it is a zone that is not known; there is no word for that
 */
record GoogleError(String reason, String location, String details, boolean aboutZone) {

    /** Nothing is said. */
    static final GoogleError NONE = new GoogleError("", "", "", false);

    static GoogleError of(String text) {
        Optional<Map<?, ?>> error = parsed(text).flatMap(body -> map(body.get("error")));
        if (error.isEmpty()) {
            return NONE;
        }
        Map<?, ?> first = first(error.get().get("errors"));
        return new GoogleError(
                word(first.get("reason")),
                word(first.get("location")),
                word(first(error.get().get("details")).get("reason")),
                String.valueOf(error.get().get("message"))
                        .toLowerCase(Locale.ROOT)
                        .contains("time zone"));
    }

    private static Optional<Map<?, ?>> parsed(String text) {
        try {
            return Optional.ofNullable(GsonFactory.getDefaultInstance().fromString(text, GenericJson.class));
        } catch (IOException | RuntimeException unreadable) {
            // The client's parser meets a text that ends too early with a NullPointerException.
            return Optional.empty();
        }
    }

    private static Optional<Map<?, ?>> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }

    private static Map<?, ?> first(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> map
                ? map
                : Map.of();
    }

    /** What arrives may be anything; what does not look like a word stays out of messages. */
    private static String word(@Nullable Object value) {
        return value instanceof String text && text.matches("[A-Za-z0-9_.-]{1,60}") ? text : "";
    }
}
