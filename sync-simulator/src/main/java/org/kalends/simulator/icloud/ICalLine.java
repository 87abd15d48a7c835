package org.kalends.simulator.icloud;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A content line (RFC 5545 section 3.1), unfolded.
 *
 * @param name the property's name in upper case
 * @param parameters its parameters as they were written, each with its semicolon
 * @param value the value as it was written
 */
record ICalLine(String name, String parameters, String value) {

    private static final int OCTETS = 75;

    private static final Pattern SHAPE = Pattern.compile(
            "([A-Za-z0-9-]+)((?:;[^\":;,]+=(?:\"[^\"]*\"|[^\":;,]*)(?:,(?:\"[^\"]*\"|[^\":;,]*))*)*):(.*)");

    static ICalLine of(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("a line is no content line");
        }
        return new ICalLine(shape.group(1).toUpperCase(Locale.ROOT), shape.group(2), shape.group(3));
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** Returns a parameter's value without quotes. */
    Optional<String> parameter(String wanted) {
        Matcher found = Pattern.compile(";" + wanted + "=(\"[^\"]*\"|[^\";:]*)", Pattern.CASE_INSENSITIVE)
                .matcher(parameters);
        return found.find() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
    }

    ICalLine withoutParameter(String unwanted) {
        String rest = parameters.replaceAll("(?i);" + unwanted + "=(\"[^\"]*\"|[^\";:]*)", "");
        return new ICalLine(name, rest, value);
    }

    /** Writes the line, folded after 75 octets. */
    void writeTo(StringBuilder text) {
        String line = name + parameters + ":" + value;
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            String character = line.substring(i, line.offsetByCodePoints(i, 1));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
            i += character.length();
        }
        text.append("\r\n");
    }
}
