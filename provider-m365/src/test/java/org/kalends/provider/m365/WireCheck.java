package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kalends.simulator.Exchange;

/** Looks at everything that went over the wire: documented paths, parameters, headers and properties, and nothing else. */
final class WireCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In a path, or in parentheses as the links of the service have it. */
    private static final String ID = "(?:/[A-Za-z0-9_=%.-]+|\\('[A-Za-z0-9_=%.-]+'\\))";

    private static final Map<Pattern, Set<String>> READS = Map.of(
            Pattern.compile("/me/calendars"), Set.of("$top", "$skip", "$skiptoken"),
            Pattern.compile("/me/calendars" + ID), Set.of(),
            Pattern.compile("/me/calendars" + ID + "/calendarView"),
                    Set.of("startDateTime", "endDateTime", "$skip", "$top", "$skiptoken"),
            Pattern.compile("/me/calendars" + ID + "/calendarView/delta(\\(\\))?"),
                    Set.of("startDateTime", "endDateTime", "$skiptoken", "$deltatoken"),
            Pattern.compile("/me/calendars" + ID + "/events"), Set.of("$filter", "$skip", "$top", "$skiptoken"),
            Pattern.compile("/me/events"), Set.of("$filter", "$expand", "$select", "$top", "$skip", "$skiptoken"),
            Pattern.compile("/me/events" + ID), Set.of("$select", "$expand"),
            Pattern.compile("/me/events" + ID + "/calendar"), Set.of(),
            Pattern.compile("/me/events" + ID + "/instances"),
                    Set.of("startDateTime", "endDateTime", "$skip", "$top", "$skiptoken"));

    private static final Set<String> HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "client-request-id",
            "connection",
            "content-length",
            "content-type",
            "host",
            "if-match",
            "prefer",
            "sdkversion",
            "user-agent");

    private static final Set<String> PROPERTIES = Set.of(
            "@odata.type",
            "subject",
            "body",
            "location",
            "start",
            "end",
            "isAllDay",
            "showAs",
            "sensitivity",
            "recurrence",
            "isReminderOn",
            "responseRequested",
            "transactionId",
            "singleValueExtendedProperties");

    private static final List<String> PREFERENCES = List.of(
            "IdType=\"ImmutableId\"", "outlook.timezone=\"UTC\"", "outlook.body-content-type=", "odata.maxpagesize=");

    private WireCheck() {}

    static void check(List<Exchange> exchanges) {
        assertThat(exchanges).as("something went over the wire").isNotEmpty();
        exchanges.forEach(WireCheck::check);
        assertThat(exchanges)
                .extracting(exchange -> exchange.header("client-request-id"))
                .as("an id for each request")
                .doesNotHaveDuplicates();
    }

    private static void check(Exchange exchange) {
        assertThat(HEADERS).as("headers").containsAll(exchange.headers().keySet());
        assertThat(exchange.header("authorization").orElse("")).startsWith("Bearer ");
        assertThat(exchange.header("host").orElse("")).startsWith("127.0.0.1:");
        assertThat(exchange.headers().getOrDefault("prefer", List.of()))
                .as("one Prefer header")
                .hasSize(1);
        prefers(exchange.header("prefer"));
        String path = exchange.path().replaceFirst("^/v1\\.0", "");
        assertThat(exchange.path()).startsWith("/v1.0/");
        if (path.equals("/$batch")) {
            batch(json(exchange.body()));
        } else {
            request(
                    exchange.method(),
                    path,
                    exchange.query(),
                    exchange.header("if-match"),
                    exchange.body().isEmpty() ? Optional.empty() : Optional.of(json(exchange.body())));
        }
    }

    private static void batch(JsonNode batch) {
        assertThat(batch.path("requests").size()).as("steps").isBetween(2, 20);
        Set<String> ids = new HashSet<>();
        for (JsonNode step : batch.path("requests")) {
            assertThat(ids.add(step.path("id").asText())).as("an id of its own").isTrue();
            JsonNode headers = step.path("headers");
            prefers(Optional.of(headers.path("Prefer").asText()));
            assertThat(step.has("body"))
                    .as("a content type exactly where there is a body")
                    .isEqualTo(headers.path("Content-Type").asText().equals("application/json"));
            String[] parts = step.path("url").asText().split("\\?", 2);
            request(
                    step.path("method").asText(),
                    parts[0],
                    parts.length == 1 ? Optional.empty() : Optional.of(parts[1]),
                    headers.has("If-Match")
                            ? Optional.of(headers.path("If-Match").asText())
                            : Optional.empty(),
                    step.has("body") ? Optional.of(step.get("body")) : Optional.empty());
        }
    }

    private static void request(
            String method, String path, Optional<String> query, Optional<String> ifMatch, Optional<JsonNode> body) {
        switch (method) {
            case "GET" -> {
                Set<String> allowed = READS.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(path).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("GET " + path + " is not documented"));
                assertThat(allowed).as("parameters of " + path).containsAll(names(query));
                assertThat(body).isEmpty();
            }
            case "POST" -> {
                assertThat(path).matches("/me/calendars" + ID + "/events");
                assertThat(PROPERTIES).containsAll(names(body.orElseThrow()));
                assertThat(body.orElseThrow().path("transactionId").isTextual())
                        .as("a transaction id")
                        .isTrue();
                assertThat(body.orElseThrow().path("responseRequested")).hasToString("false");
            }
            case "PATCH" -> {
                assertThat(path).matches("/me/events" + ID);
                assertThat(ifMatch).as("If-Match").isPresent();
                assertThat(PROPERTIES).containsAll(names(body.orElseThrow()));
            }
            case "DELETE" -> {
                assertThat(path).matches("/me/events" + ID);
                assertThat(ifMatch).as("If-Match").isPresent();
                assertThat(body).isEmpty();
            }
            default -> throw new AssertionError(method + " is never sent");
        }
    }

    private static void prefers(Optional<String> header) {
        assertThat(header.orElse("")).contains(PREFERENCES);
    }

    private static Set<String> names(Optional<String> query) {
        return query.stream()
                .flatMap(text -> Arrays.stream(text.split("&")))
                .map(part -> URLDecoder.decode(part.split("=", 2)[0], StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
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
