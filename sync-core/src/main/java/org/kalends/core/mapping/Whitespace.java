package org.kalends.core.mapping;

import java.util.regex.Pattern;

/** What remains of a description when the white space that servers add, drop or re-wrap is taken out. */
final class Whitespace {

    private static final Pattern BLANKS_AT_LINE_END = Pattern.compile("[ \\t\\x0B\\f]++(?=\\n|\\z)");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}+");
    private static final Pattern LINES_AT_END = Pattern.compile("\\n++\\z");
    private static final Pattern HTML_NBSP = Pattern.compile("&nbsp;|&#160;|&#xA0;", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_BLANKS = Pattern.compile("\\s++");
    private static final Pattern HTML_BLANK_BESIDE_TAG = Pattern.compile(" (?=<)|(?<=>) ");

    private Whitespace() {}

    /** Returns plain text without no-break spaces, blanks at line ends, runs of blank lines and blank lines at the end. */
    static String normalText(String text) {
        String plain = text.replace('\u00A0', ' ');
        plain = BLANKS_AT_LINE_END.matcher(plain).replaceAll("");
        plain = BLANK_LINES.matcher(plain).replaceAll("\n\n");
        return LINES_AT_END.matcher(plain).replaceAll("");
    }

    /** Returns HTML with one blank where there were several, and none beside tags; its text form is compared anyway. */
    static String normalHtml(String html) {
        String plain = HTML_NBSP.matcher(html.replace('\u00A0', ' ')).replaceAll(" ");
        plain = HTML_BLANKS.matcher(plain).replaceAll(" ");
        return HTML_BLANK_BESIDE_TAG.matcher(plain).replaceAll("").strip();
    }
}
