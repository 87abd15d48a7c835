package org.kalends.host.page;

import java.util.Map;
import java.util.Optional;

/** What the labels of forms call the fields of a request. */
final class FieldWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("source", "First calendar"),
            Map.entry("target", "Second calendar"),
            Map.entry("direction", "Direction"),
            Map.entry("past", "Days back"),
            Map.entry("future", "Days ahead"),
            Map.entry("recurrence", "Series"),
            Map.entry("deletedCopy", "When somebody deletes a copy"),
            Map.entry("conflict", "When both sides were edited at once"),
            Map.entry("count", "Ask me before a run deletes"),
            Map.entry("percent", "Ask me before a run deletes"),
            Map.entry("details", "Details"),
            Map.entry("title", "Title of busy copies"),
            Map.entry("titlePrefix", "Prefix of titles"),
            Map.entry("showAs", "Time shows as"),
            Map.entry("guests", "Guests"),
            Map.entry("skip", "Leave out"),
            Map.entry("skipTitles", "Leave out titles that match"),
            Map.entry("days", "Only events in these hours, the days"),
            Map.entry("from", "Only events in these hours, from"),
            Map.entry("to", "Only events in these hours, to"));

    private FieldWords() {}

    /** Returns the words for a field, a path with dots; empty when there are none. */
    static String of(String field) {
        String first = field.split("\\.", 2)[0];
        if (first.equals("source") || first.equals("target")) {
            return word(first);
        }
        String words = word(field.substring(field.lastIndexOf('.') + 1));
        return switch (first) {
            case "forward" -> words + " (copies in the second calendar)";
            case "back" -> words + " (copies in the first calendar)";
            default -> words;
        };
    }

    private static String word(String name) {
        return Optional.ofNullable(WORDS.get(name)).orElse("");
    }
}
