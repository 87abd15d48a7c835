package org.kalends.provider.m365;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/** A host that receives notifications as a real one would, and writes down what they turned out to be. */
final class Doorstep implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Subscription> known = new ConcurrentHashMap<>();
    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile NotificationSource source;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean deaf;

    Doorstep() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks/m365", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    URI receiver() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/m365");
    }

    void open(NotificationSource opened) {
        this.source = opened;
    }

    void know(Subscription subscription) {
        known.put(subscription.id(), subscription);
    }

    /** Answers the next requests with 503, as a host whose store is away. */
    void failNext(int requests) {
        failures.set(requests);
    }

    /** Answers no validation from now on. */
    void beDeaf(boolean value) {
        this.deaf = value;
    }

    /** Returns what came beside questions whether this is ours. */
    List<Reception> receptions() {
        return receptions.stream()
                .filter(reception -> !(reception instanceof Reception.Challenge))
                .toList();
    }

    /** Returns how often each subscription was rung for. */
    List<String> rings() {
        return receptions().stream()
                .filter(Reception.Doorbells.class::isInstance)
                .flatMap(reception -> ((Reception.Doorbells) reception).subscriptionIds().stream())
                .toList();
    }

    List<Reception.Lifecycle> lifecycle() {
        return receptions().stream()
                .filter(Reception.Doorbells.class::isInstance)
                .flatMap(reception -> ((Reception.Doorbells) reception).lifecycle().stream())
                .toList();
    }

    long challenges() {
        return receptions.stream().filter(Reception.Challenge.class::isInstance).count();
    }

    List<String> paths() {
        return paths;
    }

    void forget() {
        receptions.clear();
        paths.clear();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            URI asked = exchange.getRequestURI();
            Reception reception = source.receive(
                    new HttpNotification(asked.getPath(), query(asked), Map.copyOf(exchange.getRequestHeaders()), body),
                    id -> Optional.ofNullable(known.get(id)));
            receptions.add(reception);
            paths.add(asked.getPath());
            if (reception instanceof Reception.Challenge challenge && !deaf) {
                byte[] token = challenge.body().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, token.length);
                exchange.getResponseBody().write(token);
            } else {
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    private static Map<String, String> query(URI asked) {
        Map<String, String> query = new TreeMap<>();
        for (String part : Optional.ofNullable(asked.getRawQuery()).orElse("").split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                query.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
