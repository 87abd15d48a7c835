package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Delivers notifications on a thread of its own, and again when they are not taken. Thread-safe. */
final class Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final Duration GIVING_UP = Duration.ofHours(4);

    private static final long LOOK_AGAIN_MILLIS = 50;

    private record Parcel(URI url, List<ObjectNode> notices, Instant first, Instant due, Duration pause) {

        private Parcel again(Instant now) {
            return new Parcel(url, notices, first, now.plus(pause), pause.multipliedBy(2));
        }

        private Parcel with(Parcel other) {
            List<ObjectNode> both = new ArrayList<>(notices);
            both.addAll(other.notices);
            return new Parcel(url, both, first, due, pause);
        }

        private String body() {
            ObjectNode envelope = Json.object();
            envelope.set("value", Json.array(notices));
            return Json.write(envelope);
        }
    }

    private final Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private final List<Parcel> waiting = new ArrayList<>();

    private boolean reversed;

    private boolean bundled;

    private boolean working;

    private boolean running;

    private boolean closed;

    Courier(Clock clock) {
        this.clock = clock;
    }

    synchronized void send(URI url, ObjectNode notice, Duration delay) {
        Instant now = clock.instant();
        waiting.add(new Parcel(url, List.of(notice), now, now.plus(delay), FIRST_PAUSE));
        wake();
    }

    /** Holds everything back until somebody waits for it; then the last goes first. */
    synchronized void reverse() {
        reversed = true;
    }

    /** Holds everything back until somebody waits for it; then all for one address goes together. */
    synchronized void bundle() {
        bundled = true;
    }

    /** Waits until all that is due by the clock has been tried. */
    synchronized void awaitDelivered() throws InterruptedException {
        if (reversed) {
            Collections.reverse(waiting);
            reversed = false;
        }
        if (bundled) {
            Map<URI, Parcel> bundles = new LinkedHashMap<>();
            waiting.forEach(parcel -> bundles.merge(parcel.url(), parcel, Parcel::with));
            waiting.clear();
            waiting.addAll(bundles.values());
            bundled = false;
        }
        wake();
        while (!closed && (working || waiting.stream().anyMatch(this::isDue))) {
            wait(LOOK_AGAIN_MILLIS);
        }
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private boolean isDue(Parcel parcel) {
        return !parcel.due().isAfter(clock.instant());
    }

    private void wake() {
        notifyAll();
        if (!running && !closed) {
            running = true;
            Thread thread = new Thread(this::work, "graph-notifications");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        for (List<Parcel> due = take(); !due.isEmpty(); due = take()) {
            for (Parcel parcel : due) {
                boolean taken = isTaken(parcel);
                synchronized (this) {
                    Instant now = clock.instant();
                    if (!taken && !closed && now.isBefore(parcel.first().plus(GIVING_UP))) {
                        waiting.add(parcel.again(now));
                    }
                }
            }
            synchronized (this) {
                working = false;
                notifyAll();
            }
        }
    }

    /** Takes all that is due; waits for it while anything waits at all. Nothing when the thread may end. */
    private synchronized List<Parcel> take() {
        while (!closed && !waiting.isEmpty()) {
            List<Parcel> due = reversed || bundled
                    ? List.of()
                    : waiting.stream().filter(this::isDue).toList();
            if (!due.isEmpty()) {
                waiting.removeAll(due);
                working = true;
                return due;
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        running = false;
        return List.of();
    }

    private boolean isTaken(Parcel parcel) {
        HttpRequest request = HttpRequest.newBuilder(parcel.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(parcel.body()))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            close();
            return false;
        }
    }

    /** Asks whether an address answers for its owner; returns the answer. */
    Echo ask(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.noBody())
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Echo(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        } catch (IOException e) {
            return Echo.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Echo.NONE;
        }
    }

    /**
     * What an address answered.
     *
     * @param status the status, 0 for none in time
     * @param mediaType the media type
     * @param body the body
     */
    record Echo(int status, String mediaType, String body) {

        private static final Echo NONE = new Echo(0, "", "");

        boolean is(String token) {
            return status == 200 && mediaType.startsWith("text/plain") && body.equals(token);
        }
    }
}
