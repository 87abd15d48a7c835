package org.kalends.simulator.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path below {@code /v1.0}, taken apart: {@code calendars('id')} is the same as {@code calendars/id}. */
final class GraphPath {

    private static final Pattern KEYED = Pattern.compile("([A-Za-z.$]+)\\('(.*)'\\)");

    private static final Pattern CALLED = Pattern.compile("([A-Za-z.$]+)\\((.*)\\)");

    private final List<String> segments = new ArrayList<>();

    private GraphPath() {}

    /** Takes apart a percent-encoded path that begins with a slash. */
    static GraphPath parse(String raw) {
        GraphPath path = new GraphPath();
        for (String segment : raw.substring(1).split("/", -1)) {
            String text = decode(segment);
            Matcher keyed = KEYED.matcher(text);
            Matcher called = CALLED.matcher(text);
            if (keyed.matches()) {
                path.segments.add(keyed.group(1));
                path.segments.add(keyed.group(2).replace("''", "'"));
            } else if (called.matches() && called.group(2).isEmpty()) {
                path.segments.add(called.group(1));
            } else {
                path.segments.add(text);
            }
        }
        return path;
    }

    private static String decode(String segment) {
        // A plus sign in a path is a plus sign.
        return Query.decode(segment.replace("+", "%2B"));
    }

    int size() {
        return segments.size();
    }

    String at(int place) {
        return segments.get(place);
    }

    /** Returns whether the path has this name at a place; names are the same in any case. */
    boolean is(int place, String name) {
        return place < segments.size()
                && segments.get(place)
                        .toLowerCase(Locale.ROOT)
                        .replace("microsoft.graph.", "")
                        .equals(name.toLowerCase(Locale.ROOT));
    }

    /** Returns what is left from a place on. */
    GraphPath from(int place) {
        GraphPath rest = new GraphPath();
        rest.segments.addAll(segments.subList(place, segments.size()));
        return rest;
    }

    GraphError unknown() {
        return GraphError.badRequest(
                "Resource not found for the segment '" + (segments.isEmpty() ? "" : segments.get(0)) + "'.");
    }
}
