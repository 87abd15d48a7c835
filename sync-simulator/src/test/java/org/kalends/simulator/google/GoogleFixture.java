package org.kalends.simulator.google;

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

/** A simulator, one account, and a plain http client. */
final class GoogleFixture implements AutoCloseable {

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {

        String reason() {
            return body.path("error").path("errors").path(0).path("reason").asText();
        }

        String message() {
            return body.path("error").path("message").asText();
        }

        String id() {
            return body.path("id").asText();
        }

        String etag() {
            return body.path("etag").asText();
        }

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            body.path("items").forEach(items::add);
            return items;
        }

        List<String> ids() {
            return items().stream().map(item -> item.path("id").asText()).toList();
        }
    }

    /** All items of a round and where the next one begins. */
    record Round(List<JsonNode> items, String next, int pages) {

        List<String> ids() {
            return items.stream().map(item -> item.path("id").asText()).toList();
        }

        JsonNode item(String id) {
            return items.stream()
                    .filter(item -> item.path("id").asText().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    final SimulatorServer server = SimulatorServer.start();

    final GoogleSimulator google;

    final GoogleAccount account;

    final GoogleCalendar calendar;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    GoogleFixture() {
        this(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    }

    GoogleFixture(Clock clock) {
        google = GoogleSimulator.on(server, clock);
        account = google.account("ann@example.com");
        calendar = account.calendar();
    }

    static ObjectNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String event(String summary, String start, String end) {
        return "{'summary':'" + summary + "','start':{'dateTime':'" + start + "','timeZone':'Europe/Berlin'},"
                + "'end':{'dateTime':'" + end + "','timeZone':'Europe/Berlin'}}";
    }

    static String event(String summary) {
        return event(summary, "2026-03-02T10:00:00", "2026-03-02T11:00:00");
    }

    /** Returns a series from Monday, 2 March 2026 on, 8 to 9 in Chicago. */
    static String series(String... lines) {
        return "{'summary':'series','start':{'dateTime':'2026-03-02T08:00:00','timeZone':'America/Chicago'},"
                + "'end':{'dateTime':'2026-03-02T09:00:00','timeZone':'America/Chicago'},'recurrence':['"
                + String.join("','", lines)
                + "']}";
    }

    String events() {
        return events(calendar);
    }

    String events(GoogleCalendar other) {
        return "/calendars/" + encoded(other.id()) + "/events";
    }

    String event(Answer answer) {
        return eventPath(answer.id());
    }

    String eventPath(String id) {
        return events() + "/" + encoded(id);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer insert(String body) {
        return send("POST", events() + "?sendUpdates=none", body);
    }

    Answer patch(String id, String body, String... headers) {
        return send("PATCH", eventPath(id) + "?sendUpdates=none", body, headers);
    }

    Answer delete(String id, String... headers) {
        return send("DELETE", eventPath(id) + "?sendUpdates=none", "", headers);
    }

    /** Lists all pages of everything, or of what has changed since a sync token. */
    Round round(String query) {
        List<JsonNode> items = new ArrayList<>();
        String more = "";
        for (int pages = 1; ; pages++) {
            Answer page = get(events() + "?" + query + more);
            if (page.status() != 200) {
                throw new AssertionError(page.body().toString());
            }
            items.addAll(page.items());
            if (!page.body().has("nextPageToken")) {
                return new Round(items, page.body().path("nextSyncToken").asText(), pages);
            }
            more = "&pageToken=" + page.body().path("nextPageToken").asText();
        }
    }

    Round first() {
        return round("");
    }

    Round after(Round round) {
        return round(since(round));
    }

    static String since(Round round) {
        return "syncToken=" + encoded(round.next());
    }

    Answer send(String method, String path, String body, String... headers) {
        return sendAs(account, method, path, body, headers);
    }

    Answer sendAs(GoogleAccount who, String method, String path, String body, String... headers) {
        return send(request(who, method, path, body, headers));
    }

    HttpRequest request(GoogleAccount who, String method, String path, String body, String... headers) {
        URI url = URI.create(path.startsWith("/batch") ? server.url() + path : server.url() + "/calendar/v3" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Authorization", "Bearer " + who.accessToken());
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json; charset=UTF-8");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("content-type").orElse("").startsWith("application/json");
            return new Answer(
                    response.statusCode(),
                    json && !response.body().isEmpty() ? Json.read(response.body()) : Json.object(),
                    response);
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
