package org.kalends.provider.google.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * HTML cut into tags and what stands between them. A tag is only what HTML calls by that name: {@code <guest@example.org>} in a plain text
 * is none.
 */
final class Markup {

    /** A part of it. */
    sealed interface Part {

        /**
         * What stands between tags.
         *
         * @param raw with its entities
         */
        record Words(String raw) implements Part {}

        /**
         * A tag.
         *
         * @param name in lower case
         * @param closing whether it is an end tag
         * @param attributes as written
         */
        record Tag(String name, boolean closing, String attributes) implements Part {}

        /** A comment, a doctype. */
        record Aside() implements Part {}
    }

    private static final Set<String> NAMES =
            Set.of(("a abbr address article b big blockquote body br caption center cite"
                            + " code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head"
                            + " header hr html html-blob i img ins kbd li link main mark meta nav ol p pre q s samp script section small"
                            + " span strike strong style sub summary sup table tbody td tfoot th thead title tr tt u ul var wbr")
                    .split(" "));

    private final String html;

    private final List<Part> parts = new ArrayList<>();

    private final StringBuilder words = new StringBuilder();

    private Markup(String html) {
        this.html = html;
    }

    static List<Part> parts(String html) {
        Markup markup = new Markup(html);
        markup.cut();
        return List.copyOf(markup.parts);
    }

    private void cut() {
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int begin = tag < 0 ? html.length() : tag;
            words.append(html, at, begin);
            at = begin < html.length() ? afterTag(begin) : begin;
        }
        flush();
    }

    /** Takes the tag that begins here, or the one character when none does; returns where to go on. */
    private int afterTag(int begin) {
        if (html.startsWith("<!--", begin)) {
            int end = html.indexOf("-->", begin + 4);
            return end < 0 ? character(begin) : aside(end + 3);
        }
        if (html.regionMatches(true, begin, "<!doctype", 0, 9)) {
            int end = html.indexOf('>', begin);
            return end < 0 ? character(begin) : aside(end + 1);
        }
        boolean closing = html.startsWith("/", begin + 1);
        int name = begin + (closing ? 2 : 1);
        int endOfName = name;
        while (endOfName < html.length() && isOfName(html.charAt(endOfName))) {
            endOfName++;
        }
        String word = html.substring(name, endOfName).toLowerCase(Locale.ROOT);
        int end = NAMES.contains(word) ? endOfTag(endOfName) : -1;
        if (end < 0) {
            return character(begin);
        }
        flush();
        parts.add(new Part.Tag(word, closing, html.substring(endOfName, end).strip()));
        return end + 1;
    }

    private static boolean isOfName(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-';
    }

    /** Returns where a tag ends whose name ends here; negative when it is no tag. */
    private int endOfTag(int endOfName) {
        char quote = 0;
        for (int at = endOfName; at < html.length(); at++) {
            char letter = html.charAt(at);
            if (at == endOfName && letter != '>' && letter != '/' && !Character.isWhitespace(letter)) {
                return -1;
            }
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '>') {
                return at;
            } else if (letter == '<') {
                return -1;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            }
        }
        return -1;
    }

    private int character(int at) {
        words.append(html.charAt(at));
        return at + 1;
    }

    private int aside(int end) {
        flush();
        parts.add(new Part.Aside());
        return end;
    }

    private void flush() {
        if (words.length() > 0) {
            parts.add(new Part.Words(words.toString()));
            words.setLength(0);
        }
    }
}
