package org.kalends.host.library;

import java.time.Duration;

/** Hears of each request to a calendar service, for metrics and health. Called on the thread of the request. */
public interface RequestMeter {

    /**
     * A request was answered, or was not.
     *
     * @param provider which service
     * @param method the http method
     * @param status the http status; 0 when no answer came
     * @param took how long it took; zero when that was not measured
     */
    void requested(String provider, String method, int status, Duration took);

    /**
     * A call was refused, wholly or for one of its events, because there were too many. How services say so differs, and the status of a
     * request does not always tell.
     *
     * @param provider which service
     */
    void throttled(String provider);
}
