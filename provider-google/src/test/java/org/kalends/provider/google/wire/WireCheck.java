package org.kalends.provider.google.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.simulator.Exchange;

/** Looks at everything that went over the wire: documented paths, parameters, headers and properties, and nothing else. */
public final class WireCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ID = "/[A-Za-z0-9_@%.-]+";

    private static final String EVENTS = "/calendar/v3/calendars" + ID + "/events";

    private static final Set<String> LIST = Set.of(
            "eventTypes",
            "iCalUID",
            "maxResults",
            "pageToken",
            "privateExtendedProperty",
            "showDeleted",
            "singleEvents",
            "syncToken",
            "timeMax",
            "timeMin");

    private static final Set<String> NOT_WITH_TOKEN =
            Set.of("iCalUID", "privateExtendedProperty", "showDeleted", "timeMax", "timeMin");

    private static final Map<Pattern, Set<String>> READS = Map.of(
            Pattern.compile("/calendar/v3/users/me/calendarList"), Set.of("maxResults", "pageToken", "showHidden"),
            Pattern.compile(EVENTS), LIST,
            Pattern.compile(EVENTS + ID), Set.of(),
            Pattern.compile(EVENTS + ID + "/instances"), Set.of("maxResults", "pageToken", "timeMax", "timeMin"));

    private static final Set<String> HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "host",
            "if-match",
            "user-agent",
            "x-http-method-override");

    private static final Set<String> PROPERTIES = Set.of(
            "id",
            "summary",
            "description",
            "location",
            "start",
            "end",
            "recurrence",
            "transparency",
            "visibility",
            "status",
            "reminders",
            "extendedProperties");

    private static final Pattern PART = Pattern.compile(String.join(
            "\\r\\n",
            "--kalends_batch",
            "Content-Type: application/http",
            "Content-ID: <(kalends-\\d+)>",
            "",
            "(GET|POST|PATCH|DELETE) (\\S+) HTTP/1\\.1",
            "((?:[A-Za-z-]+: [^\\r\\n]+\\r\\n)*)",
            "([^\\r\\n]*)",
            ""));

    private WireCheck() {}

    /** Fails when a request is one that the service does not document. */
    public static void check(List<Exchange> exchanges) {
        assertThat(exchanges).as("something went over the wire").isNotEmpty();
        exchanges.forEach(WireCheck::check);
    }

    private static void check(Exchange exchange) {
        assertThat(HEADERS).as("headers").containsAll(exchange.headers().keySet());
        assertThat(exchange.header("authorization").orElse("")).startsWith("Bearer ");
        assertThat(exchange.header("host").orElse("")).startsWith("127.0.0.1:");
        assertThat(exchange.header("user-agent").orElse("")).startsWith("Kalends");
        if (exchange.path().equals("/batch/calendar/v3")) {
            assertThat(exchange.header("content-type")).contains("multipart/mixed; boundary=kalends_batch");
            batch(exchange.body());
        } else {
            request(
                    exchange.header("x-http-method-override").orElse(exchange.method()),
                    exchange.path(),
                    exchange.query().orElse(""),
                    exchange.header("if-match"),
                    exchange.body());
        }
    }

    private static void batch(String body) {
        Set<String> ids = new HashSet<>();
        Matcher part = PART.matcher(body);
        int end = 0;
        while (part.find()) {
            assertThat(part.start()).as("nothing between two parts").isEqualTo(end);
            end = part.end();
            assertThat(ids.add(part.group(1))).as("an id of its own").isTrue();
            String[] target = part.group(3).split("\\?", 2);
            Map<String, String> headers = new HashMap<>();
            part.group(4).lines().forEach(line -> {
                String[] header = line.split(": ", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            });
            assertThat(Set.of("if-match", "content-type", "content-length")).containsAll(headers.keySet());
            request(
                    part.group(2),
                    target[0],
                    target.length == 1 ? "" : target[1],
                    Optional.ofNullable(headers.get("if-match")),
                    part.group(5));
        }
        assertThat(body.substring(end)).isEqualTo("--kalends_batch--\r\n");
        assertThat(ids).as("parts").hasSizeBetween(2, 50);
    }

    private static void request(String method, String path, String query, Optional<String> ifMatch, String body) {
        Map<String, String> parameters = parameters(query);
        switch (method) {
            case "GET" -> {
                Set<String> allowed = READS.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(path).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("GET " + path + " is not documented"));
                assertThat(allowed).as("parameters of " + path).containsAll(parameters.keySet());
                if (parameters.containsKey("syncToken")) {
                    assertThat(parameters.keySet()).doesNotContainAnyElementsOf(NOT_WITH_TOKEN);
                    assertThat(parameters).containsKeys("singleEvents", "maxResults", "eventTypes");
                }
                assertThat(body).isEmpty();
            }
            case "POST" -> post(path, parameters, json(body));
            case "PATCH" -> {
                assertThat(path).matches(EVENTS + ID);
                assertThat(parameters).isEqualTo(Map.of("sendUpdates", "none"));
                assertThat(ifMatch).as("If-Match").isPresent();
                assertThat(PROPERTIES).containsAll(names(json(body))).isNotEmpty();
            }
            case "DELETE" -> {
                assertThat(path).matches(EVENTS + ID);
                assertThat(parameters).isEqualTo(Map.of("sendUpdates", "none"));
                assertThat(ifMatch).as("If-Match").isPresent();
                assertThat(body).isEmpty();
            }
            default -> throw new AssertionError(method + " is never sent");
        }
    }

    private static void post(String path, Map<String, String> parameters, JsonNode body) {
        if (path.matches(EVENTS + "/watch")) {
            assertThat(parameters).as("parameters of " + path).isEmpty();
            channel(body);
        } else if (path.equals("/calendar/v3/channels/stop")) {
            assertThat(parameters).as("parameters of " + path).isEmpty();
            assertThat(names(body)).containsExactlyInAnyOrder("id", "resourceId");
        } else {
            assertThat(path).matches(EVENTS);
            assertThat(parameters).isEqualTo(Map.of("sendUpdates", "none"));
            assertThat(PROPERTIES).containsAll(names(body));
            assertThat(body.path("id").asText()).matches("[a-v0-9]{5,1024}");
        }
    }

    /** The time at which a channel ends is a number of milliseconds, written as text. */
    private static void channel(JsonNode channel) {
        assertThat(names(channel)).containsExactlyInAnyOrder("id", "type", "address", "token", "expiration");
        assertThat(channel.path("id").asText()).matches("[A-Za-z0-9_+/=-]{1,64}");
        assertThat(channel.path("type").asText()).isEqualTo("web_hook");
        assertThat(channel.path("address").asText()).matches("https://.+|http://127\\.0\\.0\\.1:.+");
        assertThat(channel.path("token").asText()).hasSizeBetween(1, 256);
        assertThat(channel.path("expiration").isTextual())
                .as("a textual expiration")
                .isTrue();
        assertThat(channel.path("expiration").asText()).matches("\\d{13}");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}
