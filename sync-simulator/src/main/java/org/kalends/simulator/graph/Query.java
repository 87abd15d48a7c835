package org.kalends.simulator.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The options behind the question mark of one request; their names are the same in any case. */
final class Query {

    private final Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Query() {}

    static Query parse(Optional<String> raw) {
        Query query = new Query();
        for (String part : raw.orElse("").split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                if (query.options.put(name, value) != null) {
                    throw GraphError.badRequest("Query option '" + name + "' was specified more than once.");
                }
            }
        }
        return query;
    }

    /** Refuses every option that is not among these. */
    Query only(String... allowed) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Set.of(allowed));
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw GraphError.badRequest("The query parameter '" + name + "' is not supported.");
            }
        }
        return this;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    String require(String name) {
        return get(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> GraphError.of(
                        400,
                        "ErrorInvalidParameter",
                        "This request requires a time window specified by the query string parameters StartDateTime"
                                + " and EndDateTime."));
    }

    /** Returns a number from 0 to 1,000. */
    OptionalInt number(String name) {
        return get(name)
                .map(value -> {
                    if (!value.matches("[0-9]{1,9}")) {
                        throw GraphError.badRequest("Invalid value for the query option '"
                                + name.toLowerCase(Locale.ROOT) + "': a number is expected.");
                    }
                    return OptionalInt.of(Integer.parseInt(value));
                })
                .orElseGet(OptionalInt::empty);
    }

    static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GraphError.badRequest("The request's URL is not well encoded.");
        }
    }
}
