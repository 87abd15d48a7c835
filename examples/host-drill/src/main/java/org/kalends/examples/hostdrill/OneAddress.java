package org.kalends.examples.hostdrill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The one address of all hosts: hands each request to the next host in turn, and to another one when that is down. */
final class OneAddress implements AutoCloseable {

    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CALLER = "X-Forwarded-For";
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpServer server;
    private volatile List<URI> hosts = List.of();

    OneAddress() throws IOException {
        // Without it, answers without a body wait 40 ms for the other end.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Names the hosts behind the address. */
    void lead(List<URI> to) {
        hosts = List.copyOf(to);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            for (int i = 0; i < hosts.size(); i++) {
                URI host = hosts.get(Math.floorMod(turn.getAndIncrement(), hosts.size()));
                if (isAnswered(exchange, host, body)) {
                    return;
                }
            }
            exchange.sendResponseHeaders(503, -1);
        }
    }

    /** A host that breaks off may have done what was asked: the caller has to know. */
    private boolean isAnswered(HttpExchange exchange, URI host, byte[] body) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response = client.send(request(exchange, host, body), BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            exchange.sendResponseHeaders(502, -1);
            return true;
        }
        response.headers().map().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] answer = response.body();
        exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
        return true;
    }

    private static HttpRequest request(HttpExchange exchange, URI host, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(host + exchange.getRequestURI().toString()))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (!exchange.getRequestHeaders().containsKey(CALLER)) {
            request.header(CALLER, exchange.getRemoteAddress().getAddress().getHostAddress());
        }
        request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
