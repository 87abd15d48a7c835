package org.kalends.host.problem;

import java.time.Duration;
import java.util.Optional;

/** Something that a user has asked for and cannot have, told so that they know what to do. Names fields and states, never content. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient Optional<String> field;
    private final transient Optional<Duration> retryAfter;

    private Problem(int status, String title, String detail, Optional<String> field, Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.title = title;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /** Whatever a status says; for what the web framework finds out. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Optional.empty());
    }

    /** A field of the request is wrong (400). */
    public static Problem invalid(String field, String why) {
        return new Problem(400, "A field is wrong", field + ": " + why, Optional.of(field), Optional.empty());
    }

    /** The whole request cannot be read (400). */
    public static Problem unreadable(String why) {
        return new Problem(400, "The request cannot be read", why, Optional.empty(), Optional.empty());
    }

    /** A sign-in did not work out (400). */
    public static Problem signIn(String title, String detail) {
        return new Problem(400, title, detail, Optional.empty(), Optional.empty());
    }

    /** Nobody has signed in (401). */
    public static Problem unauthorized(String why) {
        return new Problem(401, "Please sign in", why, Optional.empty(), Optional.empty());
    }

    /** There is no such thing, or it is somebody else's: the two look the same (404). */
    public static Problem notFound(String what) {
        return new Problem(404, "Not found", "There is no such " + what + ".", Optional.empty(), Optional.empty());
    }

    /** It is there but in no state for that (409). */
    public static Problem conflict(String title, String detail) {
        return new Problem(409, title, detail, Optional.empty(), Optional.empty());
    }

    /** Something else is going on (409); trying again soon helps. */
    public static Problem busy(String detail) {
        return new Problem(409, "It is busy", detail, Optional.empty(), Optional.of(Duration.ofSeconds(5)));
    }

    /** Too many requests came (429). */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(429, "Too many requests", detail, Optional.empty(), Optional.of(retryAfter));
    }

    /** The caller may not do that (403). */
    public static Problem forbidden(String detail) {
        return new Problem(403, "Not allowed", detail, Optional.empty(), Optional.empty());
    }

    /** The other service, or this host, is in trouble (503). */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(503, "Not available now", detail, Optional.empty(), Optional.of(retryAfter));
    }

    /** The other service gave an answer that helps nobody (502). */
    public static Problem badGateway(String detail) {
        return new Problem(502, "The calendar service refused", detail, Optional.empty(), Optional.empty());
    }

    /** Returns the http status that says the same. */
    public int status() {
        return status;
    }

    /** Returns a few words for a headline. */
    public String title() {
        return title;
    }

    /** Returns what happened and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns the field of the request that is to blame, as a path with dots. */
    public Optional<String> field() {
        return field;
    }

    /** Returns after how long it may go better. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
