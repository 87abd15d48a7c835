package org.kalends.provider.m365.wire;

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
public final class WireCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In a path, or in parentheses as the links of the service have it. */
    private static final String ID = "(?:/[A-Za-z0-9_=%.-]+|\\('[A-Za-z0-9_=%.-]+'\\))";

    private static final Map<Pattern, Set<String>> READS = Map.of(
            Pattern.compile("/subscriptions"), Set.of("$skiptoken"),
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

    private static final String MOMENT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})";

    /** Somewhere on the web, or the machine on which the simulator rings. */
    private static final String RECEIVER = "https://.+|http://127\\.0\\.0\\.1:.+";

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

    /** What copies were created as under a transaction id: only where that was taken does a creation go without. */
    private final Set<String> named = new HashSet<>();

    private WireCheck() {}

    /** Fails when a request is one that the service does not document. */
    public static void check(List<Exchange> exchanges) {
        assertThat(exchanges).as("something went over the wire").isNotEmpty();
        exchanges.forEach(new WireCheck()::checkOne);
        assertThat(exchanges)
                .extracting(exchange -> exchange.header("client-request-id"))
                .as("an id for each request")
                .doesNotHaveDuplicates();
    }

    private void checkOne(Exchange exchange) {
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

    private void batch(JsonNode batch) {
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

    private void request(
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
                assertThat(query).isEmpty();
                post(path, body);
            }
            case "PATCH" -> {
                assertThat(query).isEmpty();
                patch(path, ifMatch, body.orElseThrow());
            }
            case "DELETE" -> {
                boolean subscription = path.matches("/subscriptions" + ID);
                assertThat(path).matches("(?:/me/events|/subscriptions)" + ID);
                assertThat(ifMatch.isPresent() || subscription).as("If-Match").isTrue();
                assertThat(body).isEmpty();
            }
            default -> throw new AssertionError(method + " is never sent");
        }
    }

    private void post(String path, Optional<JsonNode> body) {
        if (path.matches("/subscriptions" + ID + "/reauthorize")) {
            assertThat(body).isEmpty();
        } else if (path.equals("/subscriptions")) {
            subscription(body.orElseThrow());
        } else {
            assertThat(path).matches("/me/calendars" + ID + "/events");
            assertThat(PROPERTIES).containsAll(names(body.orElseThrow()));
            creation(body.orElseThrow());
            assertThat(body.orElseThrow().path("responseRequested")).hasToString("false");
        }
    }

    private void creation(JsonNode body) {
        String mark = body.path("singleValueExtendedProperties").findParents("id").stream()
                .filter(property -> property.path("id").asText().endsWith("KalendsOrigin"))
                .map(property -> property.path("value").asText())
                .findFirst()
                .orElse("");
        if (body.path("transactionId").isTextual()) {
            named.add(mark);
        }
        assertThat(named).as("transaction ids").contains(mark);
    }

    private static void subscription(JsonNode body) {
        Set<String> names = names(body);
        names.remove("@odata.type");
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "changeType",
                        "notificationUrl",
                        "lifecycleNotificationUrl",
                        "resource",
                        "expirationDateTime",
                        "clientState");
        assertThat(body.path("changeType").asText()).isEqualTo("created,updated,deleted");
        assertThat(body.path("resource").asText()).matches("/me/calendars" + ID + "/events");
        assertThat(body.path("notificationUrl").asText()).matches(RECEIVER);
        assertThat(body.path("lifecycleNotificationUrl").asText()).matches(RECEIVER);
        assertThat(body.path("expirationDateTime").asText()).matches(MOMENT);
        assertThat(body.path("clientState").asText()).hasSizeBetween(1, 128);
    }

    private static void patch(String path, Optional<String> ifMatch, JsonNode body) {
        if (path.matches("/subscriptions" + ID)) {
            assertThat(Set.of("@odata.type", "expirationDateTime")).containsAll(names(body));
            assertThat(body.path("expirationDateTime").asText()).matches(MOMENT);
        } else {
            assertThat(path).matches("/me/events" + ID);
            assertThat(ifMatch).as("If-Match").isPresent();
            assertThat(PROPERTIES).containsAll(names(body));
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
