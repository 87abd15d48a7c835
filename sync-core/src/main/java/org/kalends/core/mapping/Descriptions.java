package org.kalends.core.mapping;

import java.util.Optional;
import org.kalends.api.model.Description;

/** Questions about the two forms of a description. */
final class Descriptions {

    private Descriptions() {}

    /** Returns whether what a copy holds is what it was given, but for what servers do to white space or a missing HTML form. */
    static boolean holds(Description copy, Description given) {
        if (!Whitespace.normalText(copy.text()).equals(Whitespace.normalText(given.text()))) {
            return false;
        }
        Optional<String> html = copy.html().map(Whitespace::normalHtml);
        return html.isEmpty() || html.equals(given.html().map(Whitespace::normalHtml));
    }

    /** Returns plain text as HTML. Some services show the line ends of the source too, so it has none. */
    static String toHtml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
    }

    /** Returns HTML with more of it at the end of its body. */
    static String append(String html, String more) {
        int at = endOfBody(html);
        return html.substring(0, at) + more + html.substring(at);
    }

    /** Returns where the body of HTML ends: at its last end tag, or at the very end. */
    static int endOfBody(String html) {
        for (int at = html.lastIndexOf("</"); at >= 0; at = html.lastIndexOf("</", at - 1)) {
            if (html.regionMatches(true, at, "</body", 0, 6)) {
                return at;
            }
        }
        return html.length();
    }
}
