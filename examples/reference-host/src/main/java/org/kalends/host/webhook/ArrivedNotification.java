package org.kalends.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.push.HttpNotification;

/** Takes a request apart without the help of parameters, for which the container would read the body. */
final class ArrivedNotification {

    private static final int LONGEST_BODY = 256 * 1024;

    private ArrivedNotification() {}

    /** Returns what arrived; empty when the body is too long. */
    static Optional<HttpNotification> of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LONGEST_BODY) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return Optional.of(
                new HttpNotification(request.getRequestURI(), query(request), headers, new String(body, UTF_8)));
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new TreeMap<>();
        String raw = Optional.ofNullable(request.getQueryString()).orElse("");
        for (String parameter : raw.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that begins nothing: genuine senders do not write that.
            return "";
        }
    }
}
