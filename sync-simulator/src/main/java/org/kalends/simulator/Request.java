package org.kalends.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One http request as a service sees it. Immutable.
 *
 * @param method the method in upper case
 * @param path the path as it was sent, still percent-encoded
 * @param query the query as it was sent, without the question mark
 * @param headers the headers by their names in lower case
 * @param body the body, empty when there was none
 */
public record Request(
        String method, String path, Optional<String> query, Map<String, List<String>> headers, String body) {

    /** Copies the headers. */
    public Request {
        headers = Map.copyOf(headers);
    }

    /** Returns a header's value; several of one name are joined by a comma. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(values -> String.join(", ", values));
    }
}
