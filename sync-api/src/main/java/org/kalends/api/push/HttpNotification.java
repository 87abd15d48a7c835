package org.kalends.api.push;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that arrived at a webhook, free of any web framework.
 *
 * @param path the path that was called
 * @param query query parameters, decoded
 * @param headers header values by lower-case name
 * @param body the body, decoded from UTF-8
 */
public record HttpNotification(String path, Map<String, String> query, Map<String, List<String>> headers, String body) {

    /** Takes copies and lowers the header names. */
    public HttpNotification {
        Objects.requireNonNull(path, "path");
        query = Map.copyOf(query);
        Map<String, List<String>> lowered = new TreeMap<>();
        headers.forEach((name, values) -> lowered.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lowered);
        Objects.requireNonNull(body, "body");
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    @Override
    public String toString() {
        return "HttpNotification[" + path + "]";
    }
}
