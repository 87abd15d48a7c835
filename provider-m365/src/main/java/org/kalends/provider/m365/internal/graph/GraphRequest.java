package org.kalends.provider.m365.internal.graph;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * One request as it can be sent, alone or as the step of a batch, and sent again.
 *
 * @param method the method
 * @param shape the path without ids, for messages and metrics
 * @param target path and query behind the version, percent-encoded
 * @param ifMatch the state that a write is guarded by
 * @param preferences what is preferred
 * @param body the JSON that is sent
 */
public record GraphRequest(
        HttpMethod method,
        String shape,
        String target,
        Optional<String> ifMatch,
        Preferences preferences,
        Optional<String> body) {

    /** The SDK's own word for "the user who signed in", which its client replaces; a step of a batch never passes there. */
    private static final String ME = "/users/TokenToReplace";

    /** Takes what the SDK has built. */
    static GraphRequest of(RequestInformation built, Preferences preferences) {
        try {
            String address = Objects.requireNonNull(built.getUri(), "address").toString();
            String target = address.substring(address.indexOf(GraphRoot.VERSION) + GraphRoot.VERSION.length());
            return new GraphRequest(
                    built.httpMethod == null ? HttpMethod.GET : built.httpMethod,
                    shape(built.urlTemplate),
                    target.startsWith(ME) ? "/me" + target.substring(ME.length()) : target,
                    Optional.empty(),
                    preferences,
                    body(built.content));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the SDK builds addresses", impossible);
        }
    }

    /** Returns the request for a link that the service has answered. */
    static GraphRequest link(String shape, String target, Preferences preferences) {
        return new GraphRequest(HttpMethod.GET, shape, target, Optional.empty(), preferences, Optional.empty());
    }

    /** Returns the same, only for the state with this etag. */
    GraphRequest guardedBy(String etag) {
        return new GraphRequest(method, shape, target, Optional.of(etag), preferences, body);
    }

    GraphRequest withPageSize(int size) {
        return new GraphRequest(method, shape, target, ifMatch, preferences.withPageSize(size), body);
    }

    GraphRequest withHtml() {
        return new GraphRequest(method, shape, target, ifMatch, preferences.withHtml(), body);
    }

    /** Returns whether the request changes something. */
    boolean writes() {
        return method != HttpMethod.GET;
    }

    /** Returns method and shape, for messages. */
    String name() {
        return method + " " + shape;
    }

    private static String shape(String template) {
        String path =
                template.replace("{+baseurl}", "").replaceAll("\\{[?&].*", "").replace("%2D", "-");
        return path.replaceFirst("^/users/\\{user-id}", "/me");
    }

    private static Optional<String> body(InputStream content) {
        if (content == null) {
            return Optional.empty();
        }
        try (content) {
            return Optional.of(new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
