package org.kalends.simulator.google;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Request;

/** A POST that means another method: PATCH for clients that have none, GET for addresses that are too long. */
final class MethodOverride {

    private static final String HEADER = "x-http-method-override";

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Set<String> MEANT = Set.of("GET", "PATCH", "PUT", "DELETE");

    private MethodOverride() {}

    static Request applied(Request sent) {
        Optional<String> meant = sent.header(HEADER);
        if (meant.isEmpty()) {
            return sent;
        }
        if (!sent.method().equals("POST") || !MEANT.contains(meant.get())) {
            throw GoogleError.badRequest("X-HTTP-Method-Override is not possible here.");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(sent.headers());
        headers.remove(HEADER);
        boolean form = sent.header("content-type")
                .filter(type -> type.startsWith(FORM))
                .isPresent();
        if (!meant.get().equals("GET") || !form) {
            return new Request(meant.get(), sent.path(), sent.query(), headers, sent.body());
        }
        String query = sent.query().map(given -> given + "&").orElse("") + sent.body();
        return new Request("GET", sent.path(), Optional.of(query), headers, "");
    }
}
