package org.kalends.simulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/** A simulated Entra and a client of it that is nothing but http. */
final class EntraFixture implements AutoCloseable {

    static final String CLIENT = "client";
    static final String SECRET = "secret";
    static final URI REDIRECT = URI.create("https://host.example.org/callback");
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final JsonMapper JSON = new JsonMapper();

    /** An answer. */
    record Answer(int status, HttpResponse<String> raw) {
        String body() {
            return raw.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String location() {
            return raw.headers().firstValue("Location").orElse("");
        }

        /** Returns the parameters with which the browser comes back. */
        Map<String, String> back() {
            return form(location().substring(location().indexOf('?') + 1));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    final SimulatorServer server = SimulatorServer.start();
    final MovingClock clock = new MovingClock(Instant.parse("2031-05-06T12:00:00Z"));
    final GraphSimulator graph = GraphSimulator.on(server, clock);
    final EntraSimulator entra = EntraSimulator.on(server, graph, clock);
    final Mailbox adele = graph.mailbox("adele@contoso.example");

    EntraFixture() {
        entra.register(CLIENT, SECRET, REDIRECT);
        entra.signIn(adele);
    }

    /** Returns the parameters of a good authorization request. */
    static Map<String, String> authorization() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", CLIENT);
        query.put("response_type", "code");
        query.put("redirect_uri", REDIRECT.toString());
        query.put("response_mode", "query");
        query.put("scope", "Calendars.ReadWrite openid email profile offline_access");
        query.put("state", "the state");
        query.put("nonce", "the nonce");
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        return query;
    }

    /** Returns the form of a good token request. */
    static Map<String, String> redemption(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", CLIENT);
        form.put("client_secret", SECRET);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT.toString());
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, String> renewal(String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", CLIENT);
        form.put("client_secret", SECRET);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return form;
    }

    String code() {
        return authorize(authorization()).back().get("code");
    }

    JsonNode tokens() {
        return token(redemption(code())).json();
    }

    Answer authorize(Map<String, String> query) {
        return get("/common/oauth2/v2.0/authorize?" + form(query));
    }

    Answer token(Map<String, String> form) {
        return send(HttpRequest.newBuilder(entra.root().resolve("/common/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(entra.root() + path)));
    }

    Answer calendars(String accessToken) {
        return send(HttpRequest.newBuilder(graph.root().resolve("/v1.0/me/calendars"))
                .header("Authorization", "Bearer " + accessToken));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String part : text.split("&", -1)) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return values;
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
