package org.kalends.provider.google.internal.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the answer to a batch apart. A part that cannot be read is left out: it counts as one that did not come. */
final class BatchAnswer {

    /** What an id begins with; its answer has {@code response-} before it. */
    static final String ID = "kalends-";

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^\\s;]+))", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("<?response-<?" + ID + "([0-9]{1,6})>?");

    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([1-5][0-9]{2})\\b.*");

    private BatchAnswer() {}

    /** Returns the answers by the numbers of their requests. */
    static Map<Integer, GoogleHttp.Exchange> parts(GoogleHttp.Exchange batch) {
        Matcher boundary = BOUNDARY.matcher(batch.type());
        if (!batch.type().toLowerCase(Locale.ROOT).startsWith("multipart/") || !boundary.find()) {
            return Map.of();
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        String[] pieces = ("\n" + batch.text().replace("\r\n", "\n")).split("\n--" + Pattern.quote(name), -1);
        Map<Integer, GoogleHttp.Exchange> parts = new LinkedHashMap<>();
        // What stands behind the last boundary is either nothing or a part that was cut off.
        for (int i = 1; i < pieces.length - 1; i++) {
            part(pieces[i], parts);
        }
        return parts;
    }

    private static void part(String piece, Map<Integer, GoogleHttp.Exchange> parts) {
        String[] envelope = piece.strip().split("\n\n", 2);
        if (envelope.length < 2) {
            return;
        }
        Matcher number = NUMBER.matcher(headers(envelope[0]).getOrDefault("content-id", ""));
        String[] answer = envelope[1].strip().split("\n\n", 2);
        Matcher status = STATUS.matcher(answer[0].split("\n", 2)[0].strip());
        if (!number.matches() || !status.matches()) {
            return;
        }
        Map<String, String> headers = headers(answer[0]);
        parts.put(
                Integer.parseInt(number.group(1)),
                new GoogleHttp.Exchange(
                        Integer.parseInt(status.group(1)),
                        headers.getOrDefault("content-type", ""),
                        answer.length < 2 ? "" : answer[1],
                        Optional.ofNullable(headers.get("retry-after"))));
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return headers;
    }
}
