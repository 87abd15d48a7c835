package org.kalends.examples.pairdrill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/** A webhook on the loopback interface: answers the service's question, checks what arrives, and tells which calendar rang. */
final class DoorbellReceiver implements AutoCloseable {

    private static final int THREADS = 4;
    private static final String PATH = "/webhooks";

    private final NotificationSource source;
    private final Consumer<CalendarRef> doorbell;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    DoorbellReceiver(NotificationSource source, Consumer<CalendarRef> doorbell) throws IOException {
        this.source = source;
        this.doorbell = doorbell;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Asks to be rung for a calendar. */
    void watch(CalendarRef calendar) {
        Subscription subscription = source.subscribe(calendar, address());
        subscriptions.put(subscription.id(), subscription);
    }

    /**
     * Prolongs what has to be prolonged by now.
     *
     * @param due when a subscription has to be prolonged
     */
    void renew(Instant now, Function<Subscription, Instant> due) {
        for (Subscription old : List.copyOf(subscriptions.values())) {
            if (!due.apply(old).isAfter(now)) {
                Subscription renewed = source.renew(old, address());
                subscriptions.put(renewed.id(), renewed);
                if (!renewed.id().equals(old.id())) {
                    subscriptions.remove(old.id());
                    source.cancel(old);
                }
            }
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reception reception = source.receive(
                    new HttpNotification(
                            exchange.getRequestURI().getPath(),
                            query(exchange.getRequestURI().getRawQuery()),
                            exchange.getRequestHeaders(),
                            body),
                    id -> Optional.ofNullable(subscriptions.get(id)));
            if (reception instanceof Reception.Challenge challenge) {
                byte[] text = challenge.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
                return;
            }
            if (reception instanceof Reception.Doorbells doorbells) {
                doorbells.subscriptionIds().forEach(this::ring);
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void ring(String subscriptionId) {
        Optional.ofNullable(subscriptions.get(subscriptionId))
                .map(Subscription::calendar)
                .ifPresent(doorbell);
    }

    private static Map<String, String> query(String raw) {
        return Stream.ofNullable(raw)
                .flatMap(text -> Stream.of(text.split("&", -1)))
                .map(parameter -> parameter.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> decoded(parts[0]), parts -> decoded(parts[1]), (one, other) -> one));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        subscriptions.values().forEach(source::cancel);
        server.stop(0);
        threads.shutdownNow();
    }
}
