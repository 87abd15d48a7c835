package org.kalends.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service answers. Immutable.
 *
 * @param status the status, 0 when the connection breaks before one is sent
 * @param headers the headers
 * @param body the body, may be empty
 * @param breakage what happens to the connection
 * @param trickle how long the body takes to arrive, in small pieces
 */
public record Reply(int status, Map<String, String> headers, String body, Breakage breakage, Duration trickle) {

    /** What happens to the connection while a reply is on its way. */
    public enum Breakage {
        /** Nothing: the whole reply arrives. */
        NONE,
        /** The connection is reset before the first byte. */
        DROPPED,
        /** Status and headers arrive, the body ends too early. */
        CUT
    }

    private static final Duration AT_ONCE = Duration.ZERO;

    /** Copies the headers. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** Returns a reply without a body. */
    public static Reply of(int status) {
        return new Reply(status, Map.of(), "", Breakage.NONE, AT_ONCE);
    }

    /** Returns a reply with a body of a media type. */
    public static Reply of(int status, String mediaType, String body) {
        return new Reply(status, Map.of("Content-Type", mediaType), body, Breakage.NONE, AT_ONCE);
    }

    /** Returns a reply with a JSON text. */
    public static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** Returns no reply: the connection is reset. */
    public static Reply dropped() {
        return new Reply(0, Map.of(), "", Breakage.DROPPED, AT_ONCE);
    }

    /** Returns this reply with a body that ends too early. */
    public Reply cut() {
        return new Reply(status, headers, body, Breakage.CUT, trickle);
    }

    /** Returns this reply with a body that takes its time to arrive. */
    public Reply trickled(Duration time) {
        return new Reply(status, headers, body, breakage, time);
    }

    /** Returns this reply with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, breakage, trickle);
    }
}
