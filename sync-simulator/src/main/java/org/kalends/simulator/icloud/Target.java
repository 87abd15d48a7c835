package org.kalends.simulator.icloud;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kalends.simulator.Request;

/** What a path leads to. */
sealed interface Target {

    /** The host's own root. */
    record Root() implements Target {}

    /** The user; the service knows them by a path without their number too. */
    record Principal() implements Target {}

    /** The collection of all that the user has. */
    record Home() implements Target {}

    /** One of the collections beside the calendars, which hold nothing here. */
    record Aside(Kind kind) implements Target {

        /** What the collection is for. */
        enum Kind {
            INBOX,
            OUTBOX,
            NOTIFICATION
        }
    }

    /** A calendar. */
    record Collection(ICloudCalendar calendar) implements Target {}

    /** A place for a resource in a calendar, whether one is there or not. */
    record Resource(ICloudCalendar calendar, String name) implements Target {}

    /** Finds what a user's request is about; somebody else's is forbidden, a path that is none a bad request. */
    static Target of(Request request, ICloudAccount account) {
        List<String> path = segments(request.path());
        if (path.isEmpty()) {
            return new Root();
        }
        if (path.equals(List.of("principal"))) {
            return new Principal();
        }
        if (!path.get(0).equals(account.number())) {
            throw DavError.of(403);
        }
        if (path.size() == 2 && path.get(1).equals("principal")) {
            return new Principal();
        }
        if (path.size() < 2 || path.size() > 4 || !path.get(1).equals("calendars")) {
            throw DavError.notFound();
        }
        return path.size() == 2 ? new Home() : below(account, path);
    }

    private static Target below(ICloudAccount account, List<String> path) {
        for (Aside.Kind kind : Aside.Kind.values()) {
            if (path.size() == 3 && kind.name().equalsIgnoreCase(path.get(2))) {
                return new Aside(kind);
            }
        }
        ICloudCalendar calendar = account.find(path.get(2)).orElseThrow(DavError::notFound);
        return path.size() == 3 ? new Collection(calendar) : new Resource(calendar, path.get(3));
    }

    /** Returns the decoded segments of a path. */
    static List<String> segments(String path) {
        if (path.contains("//")) {
            throw DavError.badRequest();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(decoded(segment));
        }
        segments.removeIf(String::isEmpty);
        return segments;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw DavError.badRequest();
        }
    }

    /** Returns a segment as the service encodes it: whatever is not unreserved (RFC 3986 section 2.3). */
    static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
