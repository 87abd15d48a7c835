package org.kalends.provider.m365.internal.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the service is spoken to.
 *
 * @param root where it is
 * @param clock the time
 * @param pageSize how many items a page is asked to hold
 * @param nearSlack how much earlier than asked for a feed is opened
 * @param farSlack how much later than asked for a feed is opened
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long a whole call may take
 * @param floatingZone where floating times are placed
 * @param trace is told of each request
 */
public record GraphSettings(
        GraphRoot root,
        Clock clock,
        int pageSize,
        Duration nearSlack,
        Duration farSlack,
        Duration connectTimeout,
        Duration answerTimeout,
        ZoneId floatingZone,
        Trace trace) {

    /** Is told of each request. */
    @FunctionalInterface
    public interface Trace {
        /** A request was answered, or was not: then the status is 0. */
        void requested(String method, String shape, int status, Duration took);
    }
}
