package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The address that a subscription rings at. */
final class Doorbell implements AutoCloseable {

    private static final String TOKEN = "validationToken=";

    private final HttpServer server;

    private final List<String> validated = new CopyOnWriteArrayList<>();

    private final List<String> rawQueries = new CopyOnWriteArrayList<>();

    private final List<String> paths = new CopyOnWriteArrayList<>();

    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();

    private volatile UnaryOperator<String> validation = token -> token;

    private volatile int status = 202;

    Doorbell() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void validateWith(UnaryOperator<String> answer) {
        validation = answer;
    }

    void answerWith(int other) {
        status = other;
    }

    List<String> validated() {
        return validated;
    }

    List<String> rawQueries() {
        return rawQueries;
    }

    List<String> paths() {
        return paths;
    }

    List<JsonNode> notices() {
        return notices;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        int token = query.indexOf(TOKEN);
        try (exchange) {
            if (token >= 0) {
                validated.add(exchange.getRequestURI().getPath());
                rawQueries.add(query);
                byte[] answer = validation
                        .apply(Query.decode(query.substring(token + TOKEN.length())))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } else {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                paths.add(exchange.getRequestURI().getPath());
                Json.read(body).path("value").forEach(notices::add);
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
