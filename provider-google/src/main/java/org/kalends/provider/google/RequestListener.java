package org.kalends.provider.google;

import java.time.Duration;

/**
 * Is told of each request that a provider sends, for metrics. It learns no content, id, address or credential.
 *
 * <p>Called from the thread of the request; has to be quick and must not throw.
 */
@FunctionalInterface
public interface RequestListener {

    /** Listens to nothing. */
    RequestListener NONE = (method, path, status, took) -> {};

    /**
     * A request was answered, or was not.
     *
     * @param method the http method
     * @param path the path with the names of ids in their places, such as {@code /calendar/v3/calendars/{calendarId}/events}
     * @param status the http status; 0 when no answer came
     * @param took from sending to the end of the answer
     */
    void requested(String method, String path, int status, Duration took);
}
