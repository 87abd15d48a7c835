package org.kalends.provider.google.internal.event;

import com.google.api.client.util.Data;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service told, where the client has stand-ins for a JSON null: an empty text, a true, the first instant of 1970. */
final class Told {

    private Told() {}

    /** Returns a value; empty when it is missing or null. */
    static <T> Optional<T> value(@Nullable T value) {
        return value == null || Data.isNull(value) ? Optional.empty() : Optional.of(value);
    }

    /** Returns a text; empty for none. */
    static String text(@Nullable String value) {
        return value(value).orElse("");
    }

    /** Returns whether a flag is there and set. */
    static boolean isTrue(@Nullable Boolean value) {
        return value(value).orElse(false);
    }

    /** Returns the elements of a list that are there. */
    static <T> List<T> list(@Nullable List<T> values) {
        return value(values).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .filter(element -> !Data.isNull(element))
                .toList();
    }

    /** Returns a map as it is; empty when it is missing or null. */
    static Map<String, String> map(@Nullable Map<String, String> values) {
        return value(values).orElse(Map.of());
    }
}
