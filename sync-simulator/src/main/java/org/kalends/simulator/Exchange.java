package org.kalends.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer. Immutable.
 *
 * @param at when the answer was ready
 * @param method the request's method
 * @param path the request's path, percent-encoded
 * @param query the request's query, without the question mark
 * @param headers the request's headers by their names in lower case
 * @param body the request's body
 * @param status the answer's status, 0 when the connection was dropped
 * @param responseHeaders the answer's headers
 * @param responseBody the answer's body
 */
public record Exchange(
        Instant at,
        String method,
        String path,
        Optional<String> query,
        Map<String, List<String>> headers,
        String body,
        int status,
        Map<String, String> responseHeaders,
        String responseBody) {

    static Exchange of(Instant at, Request request, Reply reply) {
        return new Exchange(
                at,
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.body(),
                reply.status(),
                reply.headers(),
                reply.body());
    }

    /** Returns a request header's value; several of one name are joined by a comma. */
    public Optional<String> header(String name) {
        return new Request(method, path, query, headers, body).header(name);
    }
}
