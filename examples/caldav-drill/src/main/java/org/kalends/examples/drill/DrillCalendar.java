package org.kalends.examples.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;

/** One calendar on one server as a person's other program uses it: by plain requests, behind the library's back. */
final class DrillCalendar {

    private static final Pattern HREF = Pattern.compile("<(?:[A-Za-z0-9]+:)?href>([^<]+\\.ics)</");

    private static final Pattern DATA =
            Pattern.compile("(?s)<(?:[A-Za-z0-9]+:)?calendar-data[^>]*>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</");

    private static final Pattern END_OF_RESPONSE = Pattern.compile("</(?:[A-Za-z0-9]+:)?response>");

    private static final int TRIES = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DrillServer server;
    private final String path;

    DrillCalendar(DrillServer server, String name) {
        this.server = server;
        this.path = server.home() + name + "/";
    }

    CalendarRef ref() {
        return new CalendarRef(new ProviderId(server.name()), new AccountId(server.name()), path);
    }

    URI url() {
        return server.root().resolve(URI.create(path));
    }

    DrillServer server() {
        return server;
    }

    void create() {
        expect(send("MKCALENDAR", path, "", "application/xml"), 201);
    }

    /** Deletes the calendar. */
    void remove() {
        expect(send("DELETE", path, "", "text/plain"), 200, 204);
    }

    /** Stores a resource and returns whether the server took it. */
    boolean put(String name, String text) {
        int status =
                send("PUT", path + name, text, "text/calendar; charset=utf-8").statusCode();
        return status == 201 || status == 204;
    }

    void delete(String name) {
        expect(send("DELETE", path + name, "", "text/plain"), 200, 204);
    }

    String get(String name) {
        return send("GET", path + name, "", "text/plain").body();
    }

    /** Returns the names of all resources. */
    List<String> names() {
        String ask = "<propfind xmlns=\"DAV:\"><prop><getetag/></prop></propfind>";
        HttpResponse<String> answer = send("PROPFIND", path, ask, "application/xml; charset=utf-8");
        expect(answer, 207);
        List<String> names = new ArrayList<>();
        Matcher href = HREF.matcher(answer.body());
        while (href.find()) {
            names.add(href.group(1).substring(href.group(1).lastIndexOf('/') + 1));
        }
        return names;
    }

    /** Returns the text of each resource, by name. */
    Map<String, String> texts() {
        String ask = """
                <c:calendar-query xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><c:calendar-data/></prop>
                <c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>""";
        HttpResponse<String> answer = send("REPORT", path, ask, "application/xml; charset=utf-8");
        expect(answer, 207);
        Map<String, String> texts = new TreeMap<>();
        for (String response : END_OF_RESPONSE.split(answer.body(), -1)) {
            Matcher href = HREF.matcher(response);
            Matcher data = DATA.matcher(response);
            if (href.find() && data.find()) {
                texts.put(href.group(1).substring(href.group(1).lastIndexOf('/') + 1), data.group(1));
            }
        }
        return texts;
    }

    private HttpResponse<String> send(String method, String target, String body, String type) {
        String login = server.user() + ":" + server.password();
        HttpRequest.BodyPublisher content = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.root().resolve(URI.create(target)))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .method(method, content);
        if (!body.isEmpty()) {
            request.header("Content-Type", type).header("Depth", "1");
        }
        return send(request.build(), TRIES);
    }

    /** A server may drop a connection that was about to be used again. */
    private HttpResponse<String> send(HttpRequest request, int tries) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (tries > 1) {
                return send(request, tries - 1);
            }
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void expect(HttpResponse<String> answer, int... statuses) {
        for (int status : statuses) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        throw new IllegalStateException(answer.request().method() + " was answered with " + answer.statusCode());
    }
}
