package org.kalends.core.mapping;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the list of guests off a description that came back, also when a server re-wrapped it or a person edited it.
 *
 * <p>The list begins at the last separator. A separator of the original's own (somebody pasted a copy's text) is told apart by what follows
 * it, and by whether there is one more than the original has.
 */
final class GuestListCut {

    private static final Pattern SEPARATOR = Pattern.compile(
            GuestList.SEPARATOR.replace("(", "\\(").replace(")", "\\)").replace(" ", "(?:[\\s\\u00A0]|&nbsp;){1,99}"));
    private static final Pattern BLANK_LINES_AT_END = Pattern.compile("(?:\\n[ \\t\\u00A0]{0,99}){1,2}\\z");
    private static final Pattern ELEMENTS_AT_END = Pattern.compile(
            "(?:<(?:div|p|span|font|pre|b|i|u|strong|em)(?: [^<>]{0,999})?>\\s{0,99}){1,9}(?:<br ?/?>\\s{0,99}){0,2}\\z");
    private static final Pattern BREAKS_AT_END = Pattern.compile("(?:<br ?/?>\\s{0,99}){1,2}\\z");
    private static final int TAIL = 4000;

    private GuestListCut() {}

    static String text(String copy, String original, Optional<GuestList> guests) {
        int start = start(copy, original, guests.isPresent(), Whitespace::normalText);
        return start < 0 ? copy : withoutEnd(BLANK_LINES_AT_END, copy.substring(0, start));
    }

    static String html(String copy, String original, Optional<GuestList> guests) {
        int start = start(copy, original, guests.isPresent(), Whitespace::normalHtml);
        if (start < 0) {
            return copy;
        }
        String exact = guests.map(GuestList::html).orElse("");
        int element = start - "<div><br>".length();
        if (!exact.isEmpty() && element >= 0 && copy.startsWith(exact, element)) {
            return copy.substring(0, element) + copy.substring(element + exact.length());
        }
        String before = copy.substring(0, start);
        String head = withoutEnd(ELEMENTS_AT_END, before);
        if (head.length() == before.length()) {
            head = withoutEnd(BREAKS_AT_END, before);
        }
        return head + HtmlTags.endTags(head, copy);
    }

    private static int start(String copy, String original, boolean listed, UnaryOperator<String> normal) {
        Optional<MatchResult> last = last(copy);
        if (last.isEmpty()) {
            return -1;
        }
        int start = last.get().start();
        Optional<MatchResult> own = last(original);
        boolean ownTail = own.isPresent()
                && normal.apply(original.substring(own.get().start())).equals(normal.apply(copy.substring(start)));
        return ownTail || (!listed && count(copy) <= count(original)) ? -1 : start;
    }

    private static Optional<MatchResult> last(String text) {
        return SEPARATOR.matcher(text).results().reduce((one, next) -> next);
    }

    private static long count(String text) {
        return SEPARATOR.matcher(text).results().count();
    }

    /** Looks at the end only, because a search for an end from the front takes quadratic time. */
    private static String withoutEnd(Pattern end, String text) {
        int from = Math.max(0, text.length() - TAIL);
        Matcher matcher = end.matcher(text).region(from, text.length());
        return matcher.find() ? text.substring(0, matcher.start()) : text;
    }
}
