package org.kalends.provider.google.internal.event;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line of {@code recurrence} (RFC 5545 section 3.1).
 *
 * @param name in upper case
 * @param parameters by name in upper case, without quotes
 * @param value as written
 */
record RecurrenceLine(String name, Map<String, String> parameters, String value) {

    static RecurrenceLine parse(String line) {
        int colon = colon(line);
        if (colon < 0) {
            throw new GoogleProblem("recurrence", "a line has no value");
        }
        List<String> parts = List.of(line.substring(0, colon).split(";", -1));
        Map<String, String> parameters = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(equals, 0)).strip().toUpperCase(Locale.ROOT);
            parameters.put(name, part.substring(equals + 1).replace("\"", "").strip());
        }
        return new RecurrenceLine(
                parts.get(0).strip().toUpperCase(Locale.ROOT),
                Map.copyOf(parameters),
                line.substring(colon + 1).strip());
    }

    /** Returns the values of a list; none for an empty one. */
    List<String> values() {
        return value.isEmpty()
                ? List.of()
                : List.of(value.split(",", -1)).stream().map(String::strip).toList();
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    private static int colon(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ':' && !quoted) {
                return at;
            }
        }
        return -1;
    }
}
