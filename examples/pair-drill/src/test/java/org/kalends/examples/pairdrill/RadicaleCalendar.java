package org.kalends.examples.pairdrill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;

/** A new calendar on the Radicale server that {@code .ci/servers} has started, in the hands of another program. */
final class RadicaleCalendar {

    private static final int TRIES = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Properties file;
    private final String path;

    private RadicaleCalendar(Properties file, String path) {
        this.file = file;
        this.path = path;
    }

    /** Makes a calendar; skips the test where no server runs. */
    static RadicaleCalendar make() {
        Path place = Path.of(System.getProperty("kalends.caldav.servers", ""));
        assumeTrue(Files.isRegularFile(place), "no real CalDAV server: start them with .ci/servers start");
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(place)) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(file.containsKey("radicale.url"), "radicale is not running: see .ci/servers");
        String name = "pair-" + UUID.randomUUID().toString().substring(0, 8);
        RadicaleCalendar calendar = new RadicaleCalendar(file, file.getProperty("radicale.home") + name + "/");
        calendar.send("MKCALENDAR", "", "", 201);
        return calendar;
    }

    URI root() {
        return URI.create(file.getProperty("radicale.url") + "/");
    }

    String path() {
        return path;
    }

    String user() {
        return file.getProperty("radicale.user");
    }

    String password() {
        return file.getProperty("radicale.password");
    }

    void put(String name, String text) {
        send("PUT", name, text, 201, 204);
    }

    void delete(String name) {
        send("DELETE", name, "", 200, 204);
    }

    String get(String name) {
        return send("GET", name, "", 200);
    }

    /** Deletes the calendar. */
    void remove() {
        send("DELETE", "", "", 200, 204);
    }

    private String send(String method, String name, String body, int... statuses) {
        String login = user() + ":" + password();
        HttpRequest request = HttpRequest.newBuilder(root().resolve(path + name))
                .header("Content-Type", "text/calendar; charset=utf-8")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = send(request, TRIES);
        for (int status : statuses) {
            if (answer.statusCode() == status) {
                return answer.body();
            }
        }
        throw new IllegalStateException(method + " was answered with " + answer.statusCode());
    }

    /** A server may drop a connection that was about to be used again. */
    private HttpResponse<String> send(HttpRequest request, int tries) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            if (tries > 1) {
                return send(request, tries - 1);
            }
            throw new UncheckedIOException(request.method(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
