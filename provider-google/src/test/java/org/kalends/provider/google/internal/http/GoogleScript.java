package org.kalends.provider.google.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kalends.api.model.AccountId;
import org.kalends.provider.google.OneToken;

/** A server that says what it is told to say, answer by answer, and a gateway that talks to it. */
final class GoogleScript implements AutoCloseable {

    static final AccountId ACCOUNT = OneToken.ACCOUNT;

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** What came in. */
    record Received(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join("|", headers.getOrDefault(name, List.of()));
        }
    }

    /** What goes out. */
    @FunctionalInterface
    interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    final List<String> traced = Collections.synchronizedList(new ArrayList<>());

    final List<String> askedAnew = Collections.synchronizedList(new ArrayList<>());

    final GoogleGateway gateway;

    private final Deque<Answer> answers = new ArrayDeque<>();

    private final HttpServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    GoogleScript() {
        this(Duration.ofSeconds(5));
    }

    GoogleScript(Duration answerTimeout) {
        this(answerTimeout, "token-2");
    }

    /**
     * Starts a server.
     *
     * @param next the token that comes when the first one is refused; empty for none
     */
    GoogleScript(Duration answerTimeout, String next) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        GoogleSettings settings = new GoogleSettings(
                GoogleRoot.of(URI.create("http://localhost:" + port()), Set.of()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                2_500,
                Duration.ofSeconds(2),
                answerTimeout,
                Duration.ofHours(1),
                (method, shape, status, took) -> traced.add(method + " " + shape + " " + status));
        gateway = new GoogleGateway(settings, OneToken.renewing("token-1", next, askedAnew));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The answers that come next, in order, in place of any that were said before; the last one stays. */
    void say(Answer... next) {
        synchronized (answers) {
            answers.clear();
            answers.addAll(List.of(next));
        }
    }

    static Answer json(int status, String body, String... headers) {
        return text(status, "application/json", body, headers);
    }

    static Answer text(int status, String type, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        };
    }

    /** Begins a body and drops the connection in the middle of it. */
    static Answer cut(int status) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, 100);
            exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("told to be cut");
        };
    }

    static String error(int status, String reason) {
        return "{\"error\":{\"errors\":[{\"domain\":\"global\",\"reason\":\"" + reason
                + "\",\"message\":\"text\"}],\"code\":" + status + ",\"message\":\"text\"}}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        synchronized (answers) {
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            answer = answers.size() > 1 ? answers.remove() : answers.element();
        }
        answer.write(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
