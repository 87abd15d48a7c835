package org.kalends.simulator.google;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/**
 * One call within a batch. Immutable.
 *
 * @param contentId its name, with which its answer is found
 * @param request the call; empty when it goes elsewhere
 */
record BatchPart(Optional<String> contentId, Optional<Request> request) {

    private static final Pattern FIRST_LINE = Pattern.compile("([A-Z]+) (\\S+)(?: HTTP/1\\.[01])?");

    private static final Pattern BLANK_LINE = Pattern.compile("\r?\n\r?\n");

    /** Takes a multipart body apart; parts without an Authorization of their own have the whole batch's. */
    static List<BatchPart> all(String body, String boundary, Optional<String> authorization) {
        List<BatchPart> parts = new ArrayList<>();
        String[] pieces = ("\n" + body).split("\r?\n--" + Pattern.quote(boundary), -1);
        if (pieces.length < 2 || !pieces[pieces.length - 1].startsWith("--")) {
            throw malformed();
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            parts.add(read(pieces[i].strip(), authorization));
        }
        return parts;
    }

    private static BatchPart read(String piece, Optional<String> authorization) {
        String[] outer = BLANK_LINE.split(piece, 2);
        Map<String, List<String>> about = headers(outer[0].lines().toList());
        if (outer.length < 2
                || !about.getOrDefault("content-type", List.of("")).get(0).startsWith("application/http")) {
            throw malformed();
        }
        String[] inner = BLANK_LINE.split(outer[1].stripLeading(), 2);
        List<String> lines = inner[0].lines().toList();
        Matcher first = FIRST_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!first.matches()) {
            throw malformed();
        }
        Map<String, List<String>> headers = headers(lines.subList(1, lines.size()));
        authorization.ifPresent(token -> headers.putIfAbsent("authorization", List.of(token)));
        URI url = URI.create(first.group(2));
        Optional<Request> request = url.getRawPath().startsWith(GoogleCall.ROOT + "/")
                ? Optional.of(new Request(
                        first.group(1),
                        url.getRawPath(),
                        Optional.ofNullable(url.getRawQuery()),
                        headers,
                        inner.length < 2 ? "" : inner[1]))
                : Optional.empty();
        return new BatchPart(
                about.getOrDefault("content-id", List.of()).stream().findFirst(), request);
    }

    private static Map<String, List<String>> headers(List<String> lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed();
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    List.of(line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private static GoogleError malformed() {
        return GoogleError.badRequest("Failed to parse batch request.");
    }

    /** Returns the part of the answer that belongs to this one. */
    String answered(Reply reply) {
        StringBuilder part = new StringBuilder("Content-Type: application/http\r\n");
        contentId.ifPresent(id -> part.append("Content-ID: ")
                .append(id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id)
                .append("\r\n"));
        part.append("\r\nHTTP/1.1 ").append(reply.status()).append(' ').append(phrase(reply.status()));
        reply.headers()
                .forEach((name, value) ->
                        part.append("\r\n").append(name).append(": ").append(value));
        return part.append("\r\n\r\n").append(body(reply)).append("\r\n").toString();
    }

    /** The answer to a part can end too early while those to the others are whole. */
    private static String body(Reply reply) {
        boolean cut = reply.breakage() == Reply.Breakage.CUT;
        return cut ? reply.body().substring(0, reply.body().length() / 2) : reply.body();
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "Precondition Failed";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
