package org.kalends.host;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the host answered.
 *
 * @param status the http status
 * @param location where it leads, when it leads somewhere
 * @param type the media type
 * @param text the body
 * @param at the address that answered, after redirects
 * @param headers the headers of the answer
 */
record Answer(int status, Optional<String> location, String type, String text, URI at, HttpHeaders headers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location"),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                response.uri(),
                response.headers());
    }

    /** Returns all values of a header. */
    String header(String name) {
        return String.join("; ", headers.allValues(name));
    }

    JsonNode json() {
        return JSON.readTree(text);
    }

    /** Returns a member of the JSON object, by names with dots. */
    JsonNode at(String path) {
        return json().at("/" + path.replace('.', '/'));
    }

    /** Returns the answer when it has a status, else says what came instead. */
    Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("expected " + wanted + " but was " + status + " from " + at + ": " + text);
        }
        return this;
    }
}
