package org.kalends.simulator.google.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a query or a form. */
record Parameters(Map<String, String> values) {

    /** Reads a query or a form. A parameter that comes twice, or that is not documented, is refused. */
    static Parameters of(String text, Set<String> documented) {
        Map<String, String> values = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            if (!documented.contains(name)) {
                throw IdentityError.invalidRequest("Parameter not allowed for this message type: " + name);
            }
            if (values.put(name, equals < 0 ? "" : decoded(part.substring(equals + 1))) != null) {
                throw IdentityError.invalidRequest("OAuth 2 parameters can only have a single value: " + name);
            }
        }
        return new Parameters(values);
    }

    String require(String name) {
        return find(name).orElseThrow(() -> IdentityError.invalidRequest("Missing required parameter: " + name));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw IdentityError.invalidRequest("A parameter is not percent-encoded.");
        }
    }
}
