package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kalends.simulator.SimulatorServer;

/** A simulator, one mailbox, and a plain http client. */
final class GraphFixture implements AutoCloseable {

    static final String IDS = "IdType=\"ImmutableId\"";

    static final String ALL =
            IDS + ", outlook.timezone=\"UTC\", outlook.body-content-type=\"text\", odata.maxpagesize=200";

    static final String WINDOW = "startDateTime=2026-01-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z";

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String code() {
            return body.path("error").path("code").asText();
        }

        String id() {
            return body.path("id").asText();
        }

        List<JsonNode> value() {
            List<JsonNode> items = new ArrayList<>();
            body.path("value").forEach(items::add);
            return items;
        }

        List<String> ids() {
            return value().stream().map(item -> item.path("id").asText()).toList();
        }
    }

    final SimulatorServer server = SimulatorServer.start();

    final GraphSimulator graph;

    final Mailbox mailbox;

    final MailboxCalendar calendar;

    private final HttpClient http = HttpClient.newHttpClient();

    GraphFixture() {
        this(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    }

    GraphFixture(Clock clock) {
        graph = GraphSimulator.on(server, clock);
        mailbox = graph.mailbox("ann@example.com");
        calendar = mailbox.calendar();
    }

    static ObjectNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String event(String subject, String start, String end) {
        return "{'subject':'" + subject + "','start':{'dateTime':'" + start + "','timeZone':'Europe/Berlin'},"
                + "'end':{'dateTime':'" + end + "','timeZone':'Europe/Berlin'}}";
    }

    /** Returns a series on weekdays from 2026-03-02 on, 9 to 10 in Berlin. */
    static String weekly(String... days) {
        return "{'subject':'series','start':{'dateTime':'2026-03-02T09:00:00','timeZone':'Europe/Berlin'},"
                + "'end':{'dateTime':'2026-03-02T10:00:00','timeZone':'Europe/Berlin'},"
                + "'recurrence':{'pattern':{'type':'weekly','interval':1,'daysOfWeek':['"
                + String.join("','", days)
                + "']},'range':{'type':'numbered','startDate':'2026-03-02','numberOfOccurrences':6}}}";
    }

    String events() {
        return "/me/calendars/" + encoded(calendar.id()) + "/events";
    }

    String delta() {
        return "/me/calendars/" + encoded(calendar.id()) + "/calendarView/delta?" + WINDOW;
    }

    static String eventPath(String id) {
        return "/me/events/" + encoded(id);
    }

    /** Sends without this mailbox's token; the headers are all there are. */
    Answer bare(String path, String... headers) {
        return exchange(request("GET", path, ""), headers);
    }

    Answer get(String path) {
        return send("GET", path, "", ALL);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, ALL);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, ALL);
    }

    Answer delete(String path) {
        return send("DELETE", path, "", ALL);
    }

    /** Asks a delta from the first page to the last and returns all items; the last page's link goes on. */
    Round round(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path;
        while (true) {
            Answer page = get(next);
            if (page.status() != 200) {
                throw new AssertionError(page.body().toString());
            }
            items.addAll(page.value());
            if (page.body().has("@odata.deltaLink")) {
                return new Round(items, page.body().path("@odata.deltaLink").asText());
            }
            next = page.body().path("@odata.nextLink").asText();
        }
    }

    /** All items of a round and where the next one begins. */
    record Round(List<JsonNode> items, String next) {

        List<String> ids() {
            return items.stream().map(item -> item.path("id").asText()).toList();
        }
    }

    Answer send(String method, String path, String body, String prefer, String... headers) {
        HttpRequest.Builder request =
                request(method, path, body).header("Authorization", "Bearer " + mailbox.accessToken());
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        return exchange(request, headers);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        URI url = URI.create(path.startsWith("http") ? path : server.url() + "/v1.0" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }

    private Answer exchange(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("content-type")
                    .filter(type -> type.startsWith("application/json"))
                    .isPresent();
            JsonNode tree = json && !response.body().isEmpty() ? Json.read(response.body()) : Json.object();
            return new Answer(response.statusCode(), tree, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
