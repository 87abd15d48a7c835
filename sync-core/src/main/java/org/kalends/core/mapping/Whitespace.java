package org.kalends.core.mapping;

import java.util.regex.Pattern;

/** What remains of a description when the white space that servers add, drop or re-wrap is taken out. */
final class Whitespace {

    private static final Pattern HTML_NBSP = Pattern.compile("&nbsp;|&#160;|&#xA0;", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML_BLANKS = Pattern.compile("\\s++");
    private static final Pattern HTML_BLANK_BESIDE_TAG = Pattern.compile(" (?=<)|(?<=>) ");

    private Whitespace() {}

    /** Returns plain text without no-break spaces, blanks at line ends, runs of blank lines and blank lines at the end. */
    static String normalText(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        int breaks = 0;
        int line = 0;
        while (line <= text.length()) {
            int newline = text.indexOf('\n', line);
            int end = newline < 0 ? text.length() : newline;
            String words = withoutTrailingBlanks(text.substring(line, end).replace('\u00A0', ' '));
            if (!words.isEmpty()) {
                normal.append("\n".repeat(Math.min(breaks, 2))).append(words);
                breaks = 0;
            }
            breaks++;
            line = end + 1;
        }
        return normal.toString();
    }

    /** Returns HTML with one blank where there were several, and none beside tags; its text form is compared anyway. */
    static String normalHtml(String html) {
        String plain = HTML_NBSP.matcher(html.replace('\u00A0', ' ')).replaceAll(" ");
        plain = HTML_BLANKS.matcher(plain).replaceAll(" ");
        return HTML_BLANK_BESIDE_TAG.matcher(plain).replaceAll("").strip();
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end);
    }
}
