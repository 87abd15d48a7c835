package org.kalends.provider.google.internal.http;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One request as it can be sent, alone or as a part of a batch, and sent again.
 *
 * @param method the method
 * @param shape the path with the names of ids in their places, for messages and metrics
 * @param target path and query, percent-encoded
 * @param ifMatch the state that a write is guarded by
 * @param body the JSON that is sent
 * @param answer what a success is read as; empty when it has no body
 */
record GoogleRequest(
        String method,
        String shape,
        String target,
        Optional<String> ifMatch,
        Optional<String> body,
        Optional<Class<? extends GenericJson>> answer) {

    /** The path below which version 3 of the service lies. */
    static final String VERSION = "/calendar/v3/";

    /** Takes what the client has built. */
    static <T> GoogleRequest of(AbstractGoogleJsonClientRequest<T> built) {
        return new GoogleRequest(
                built.getRequestMethod(),
                VERSION + built.getUriTemplate(),
                built.buildHttpRequestUrl().buildRelativeUrl(),
                Optional.empty(),
                Optional.ofNullable(built.getJsonContent()).map(GoogleRequest::json),
                GenericJson.class.isAssignableFrom(built.getResponseClass())
                        ? Optional.of(built.getResponseClass().asSubclass(GenericJson.class))
                        : Optional.empty());
    }

    /** Returns the same, only for the state with this etag. */
    GoogleRequest guardedBy(String etag) {
        return new GoogleRequest(method, shape, target, Optional.of(etag), body, answer);
    }

    /** Returns whether the request changes something. */
    boolean writes() {
        return !method.equals("GET");
    }

    /** Returns method and shape, for messages. */
    String name() {
        return method + " " + shape;
    }

    private static String json(Object content) {
        try {
            return GsonFactory.getDefaultInstance().toString(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
