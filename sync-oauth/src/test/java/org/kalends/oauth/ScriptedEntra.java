package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An authority that says what the test tells it to say. */
final class ScriptedEntra implements AutoCloseable {

    static final String TENANT = "3aa4a235-b6e2-48d5-9195-7fcf05b459b0";
    static final String USER = "00000000-0000-0000-66f3-3332eca7ea81";

    /** An answer. */
    record Answer(int status, String body, Map<String, String> headers, int cut) {
        static Answer json(int status, Map<String, ?> body) {
            return new Answer(
                    status, JSONObjectUtils.toJSONString(body), Map.of("Content-Type", "application/json"), 0);
        }

        static Answer html(int status) {
            return new Answer(
                    status,
                    "<html>Our services aren't available right now</html>",
                    Map.of("Content-Type", "text/html"),
                    0);
        }

        Answer with(String header, String value) {
            Map<String, String> all = new TreeMap<>(headers);
            all.put(header, value);
            return new Answer(status, body, all, cut);
        }

        /** Says less than it announced. */
        Answer cutBy(int bytes) {
            return new Answer(status, body, headers, bytes);
        }
    }

    private static final RSAKey KEY = newKey("key-1");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final List<Map<String, String>> tokenCalls = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Answer token = Answer.json(500, Map.of());
    private volatile Answer keys;
    private volatile Answer metadata;
    private volatile Runnable beforeToken = () -> {};

    ScriptedEntra(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys = new Answer(200, new JWKSet(KEY.toPublicJWK()).toString(), Map.of(), 0);
        metadata = Answer.json(
                200, Map.of("issuer", root() + "/{tenantid}/v2.0", "jwks_uri", root() + "/common/discovery/v2.0/keys"));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void token(Answer answer) {
        this.token = answer;
    }

    void metadata(Answer answer) {
        this.metadata = answer;
    }

    void keys(Answer answer) {
        this.keys = answer;
    }

    void beforeToken(Runnable act) {
        this.beforeToken = act;
    }

    /** Returns the forms that were sent to the token endpoint. */
    List<Map<String, String>> tokenCalls() {
        return tokenCalls;
    }

    List<String> calls() {
        return calls;
    }

    /** Returns a good token answer; add or replace what the test is about. */
    Map<String, Object> grant(String idToken) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("scope", "Calendars.ReadWrite openid email profile");
        body.put("expires_in", 3599);
        body.put("ext_expires_in", 3599);
        body.put("access_token", "access-token");
        body.put("refresh_token", "refresh-token");
        body.put("id_token", idToken);
        return body;
    }

    /** Returns the claims of a good identity token. */
    JWTClaimsSet.Builder claims(String client, String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(root() + "/" + TENANT + "/v2.0")
                .audience(client)
                .subject("pairwise-subject")
                .claim("oid", USER)
                .claim("tid", TENANT)
                .claim("email", "adele@contoso.example")
                .claim("nonce", nonce)
                .issueTime(Date.from(clock.instant()))
                .notBeforeTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, KEY);
    }

    static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key() {
        return KEY;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            calls.add(exchange.getRequestMethod() + " " + path);
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            switch (path) {
                case "/common/oauth2/v2.0/token" -> {
                    tokenCalls.add(form(body));
                    beforeToken.run();
                    send(exchange, token);
                }
                case "/common/v2.0/.well-known/openid-configuration" -> send(exchange, metadata);
                case "/common/discovery/v2.0/keys" -> send(exchange, keys);
                default -> send(exchange, Answer.html(404));
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        Consumer<Integer> write = length -> {
            try {
                exchange.getResponseBody().write(body, 0, length);
                exchange.getResponseBody().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        write.accept(body.length - answer.cut());
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String part : body.split("&", -1)) {
            String[] pair = part.split("=", 2);
            form.put(URLDecoder.decode(pair[0], UTF_8), pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "");
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
