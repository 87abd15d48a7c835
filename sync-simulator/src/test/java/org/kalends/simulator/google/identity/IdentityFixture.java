package org.kalends.simulator.google.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;

/** A simulated sign-in with Google and a client of it that is nothing but http. */
final class IdentityFixture implements AutoCloseable {

    static final String CLIENT = "client.apps.example.org";

    static final String SECRET = "secret";

    static final URI REDIRECT = URI.create("https://host.example.org/callback");

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String ROOT = "https://www.googleapis.com/auth/";

    static final String SCOPES =
            "openid email profile " + ROOT + "calendar.events " + ROOT + "calendar.calendarlist.readonly";

    private static final JsonMapper JSON = new JsonMapper();

    /** An answer. */
    record Answer(int status, HttpResponse<String> raw) {

        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String error() {
            return json().path("error").asText();
        }

        String description() {
            return json().path("error_description").asText();
        }

        /** Returns the parameters with which the browser comes back. */
        Map<String, String> back() {
            String location = raw.headers().firstValue("Location").orElse("?");
            return fields(location.substring(location.indexOf('?') + 1));
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final SimulatorServer server = SimulatorServer.start();

    final MovingClock clock = new MovingClock(Instant.parse("2031-05-06T12:00:00Z"));

    final GoogleSimulator google = GoogleSimulator.on(server, clock);

    final GoogleIdentitySimulator identity = GoogleIdentitySimulator.on(server, google, clock);

    final GoogleAccount ann = google.account("ann@example.com");

    IdentityFixture() {
        identity.register(CLIENT, SECRET, REDIRECT);
        identity.signIn(ann);
    }

    /** Returns the parameters of a good authorization request. */
    static Map<String, String> authorization() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", CLIENT);
        query.put("response_type", "code");
        query.put("redirect_uri", REDIRECT.toString());
        query.put("scope", SCOPES);
        query.put("state", "the state");
        query.put("nonce", "the nonce");
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        query.put("access_type", "offline");
        query.put("prompt", "consent");
        query.put("include_granted_scopes", "true");
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
        return send(HttpRequest.newBuilder(URI.create(identity.authorizationUrl() + "?" + form(query))));
    }

    Answer token(Map<String, String> form, String... headers) {
        return post(identity.tokenUrl(), form, headers);
    }

    Answer revoke(String token) {
        return post(identity.revocationUrl(), Map.of("token", token));
    }

    private Answer post(URI url, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)));
    }

    int events(String accessToken) {
        return api("/calendars/primary/events", accessToken);
    }

    int api(String path, String accessToken) {
        return send(HttpRequest.newBuilder(URI.create(server.url() + "/calendar/v3" + path))
                        .header("Authorization", "Bearer " + accessToken))
                .status();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String part : text.split("&", -1)) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "");
        }
        return values;
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
