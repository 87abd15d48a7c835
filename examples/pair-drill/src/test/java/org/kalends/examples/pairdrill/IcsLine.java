package org.kalends.examples.pairdrill;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A content line of iCalendar (RFC 5545 section 3.1), unfolded.
 *
 * @param name its name in upper case
 * @param parameters all of them as they are written, each with its semicolon
 * @param value what follows the colon
 */
record IcsLine(String name, String parameters, String value) {

    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]+)((?:;(?:\"[^\"]*\"|[^\":])*)?):(.*)");

    static IcsLine of(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("nobody here writes a line like " + line);
        }
        return new IcsLine(parts.group(1), parts.group(2), parts.group(3));
    }

    Optional<String> parameter(String wanted) {
        Matcher found = Pattern.compile(";" + wanted + "=\"?([^\";:]*)").matcher(parameters);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Returns the value as text, without its escapes. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                c = value.charAt(++i);
                c = c == 'n' || c == 'N' ? '\n' : c;
            }
            text.append(c);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name + parameters + ":" + value;
    }
}
