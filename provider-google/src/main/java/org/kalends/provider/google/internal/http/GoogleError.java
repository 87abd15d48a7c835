package org.kalends.provider.google.internal.http;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says, in either of its forms; a body of any other kind says nothing.
 *
 * @param reason the word to branch on; empty when there is none
 * @param location the parameter or header that is at fault; empty when there is none
 * @param newer the words of the newer form: its status, and every reason in its details
 * @param aboutZone whether it is a zone that is not known; there is no word for that
 */
record GoogleError(String reason, String location, Set<String> newer, boolean aboutZone) {

    /** Nothing is said. */
    static final GoogleError NONE = new GoogleError("", "", Set.of(), false);

    static GoogleError of(String text) {
        Optional<Map<?, ?>> error = parsed(text).flatMap(body -> map(body.get("error")));
        if (error.isEmpty()) {
            return NONE;
        }
        Map<?, ?> first = first(error.get().get("errors"));
        return new GoogleError(
                word(first.get("reason")),
                word(first.get("location")),
                newer(error.get()),
                String.valueOf(error.get().get("message"))
                        .toLowerCase(Locale.ROOT)
                        .contains("time zone"));
    }

    /** Returns whether it gives one of some words as its reason, in either form. */
    boolean says(Set<String> words) {
        return words.contains(reason) || newer.stream().anyMatch(words::contains);
    }

    /** Returns a word to tell somebody who looks for the cause; empty when there is none. */
    String cause() {
        return reason.isEmpty() ? String.join(" ", newer) : reason;
    }

    private static Set<String> newer(Map<?, ?> error) {
        Set<String> words = new LinkedHashSet<>();
        words.add(word(error.get("status")));
        if (error.get("details") instanceof List<?> details) {
            details.forEach(
                    detail -> words.add(word(map(detail).orElse(Map.of()).get("reason"))));
        }
        words.remove("");
        return words;
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
