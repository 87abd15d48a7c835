package org.kalends.provider.google.internal.http;

import java.time.Clock;
import java.time.Duration;

/**
 * How the service is spoken to.
 *
 * @param root where it is
 * @param clock the time
 * @param pageSize how many items a page is asked to hold
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long a whole call may take
 * @param quotaPause how long an account is left alone whose quota is used up
 * @param trace is told of each request
 */
public record GoogleSettings(
        GoogleRoot root,
        Clock clock,
        int pageSize,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration quotaPause,
        Trace trace) {

    /** Is told of each request. */
    @FunctionalInterface
    public interface Trace {
        /** A request was answered, or was not: then the status is 0. */
        void requested(String method, String shape, int status, Duration took);
    }
}
