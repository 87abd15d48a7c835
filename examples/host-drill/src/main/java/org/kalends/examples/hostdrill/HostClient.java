package org.kalends.examples.hostdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A script of the hosts' owner: signs accounts in as their browsers would, and makes syncs. Safe for use by several threads. */
final class HostClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> BUSY = Set.of(429, 502, 503);
    private static final int MOST_ATTEMPTS = 60;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int FOUND = 302;

    private final URI hosts;
    private final String token;
    private final AtomicInteger visitors = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HostClient(URI hosts, String token) {
        this.hosts = hosts;
        this.token = token;
    }

    /** Connects an account: from the host to the sign-in and back, with a browser's cookie and from an address of its own. */
    void connect(PersonsCalendar calendar) throws IOException, InterruptedException {
        int visitor = visitors.incrementAndGet();
        String address = "10.1." + visitor / 250 + "." + (visitor % 250 + 1);
        HttpResponse<String> begun =
                send(asOwner("/connect/" + calendar.provider()).header("X-Forwarded-For", address), FOUND);
        String cookie = begun.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
        HttpResponse<String> consented;
        synchronized (this) {
            calendar.signIn();
            consented = send(HttpRequest.newBuilder(location(begun)), FOUND);
        }
        HttpResponse<String> connected = send(
                HttpRequest.newBuilder(location(consented))
                        .header("Authorization", "Bearer " + token)
                        .header("Cookie", cookie)
                        .header("X-Forwarded-For", address),
                FOUND);
        if (!location(connected).toString().endsWith("connected")) {
            throw new IOException("sign-in of an account at " + calendar.provider() + " did not connect it");
        }
    }

    /** Returns the ids of all connections by provider and address. */
    Map<String, String> connections() throws IOException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode connection :
                JSON.readTree(send(asOwner("/api/connections"), OK).body())) {
            ids.put(
                    connection.path("provider").asText() + ":"
                            + connection.path("email").asText(),
                    connection.path("id").asText());
        }
        return ids;
    }

    /** Makes a sync and has it run for the first time. */
    void sync(DrillPair pair, Map<String, String> connections) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("direction", pair.isShielded() ? "ONE_WAY" : "TWO_WAY");
        place(body.putObject("source"), pair.calendar(Side.A), connections);
        place(body.putObject("target"), pair.calendar(Side.B), connections);
        body.putObject("forward").put("markAsPrivate", pair.isShielded());
        HttpResponse<String> made = send(
                asOwner("/api/syncs")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())),
                CREATED);
        String id = JSON.readTree(made.body()).path("id").asText();
        send(asOwner("/api/syncs/" + id + "/run").POST(BodyPublishers.noBody()), OK);
    }

    private static void place(ObjectNode place, PersonsCalendar calendar, Map<String, String> connections) {
        place.put("connection", connections.get(calendar.provider() + ":" + calendar.address()))
                .put("calendar", calendar.id());
    }

    /** Returns a figure that a host tells; empty when it does not. */
    Optional<Double> figure(String name) throws IOException, InterruptedException {
        return send(asOwner("/actuator/prometheus"), OK)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private HttpRequest.Builder asOwner(String path) {
        return HttpRequest.newBuilder(URI.create(hosts + path)).header("Authorization", "Bearer " + token);
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("location").orElseThrow());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        for (int attempt = 1; BUSY.contains(response.statusCode()) && attempt < MOST_ATTEMPTS; attempt++) {
            TimeUnit.SECONDS.sleep(1);
            response = http.send(request.build(), BodyHandlers.ofString());
        }
        if (response.statusCode() != expected) {
            throw new IOException(response.request().method() + " "
                    + response.request().uri().getPath() + " was answered by " + response.statusCode());
        }
        return response;
    }
}
