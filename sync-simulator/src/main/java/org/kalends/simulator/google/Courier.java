package org.kalends.simulator.google;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Delivers notifications on a thread of its own, and again when the receiver is in trouble. Thread-safe. */
final class Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    private static final Duration GIVING_UP = Duration.ofHours(4);

    private static final Set<Integer> TROUBLE = Set.of(500, 502, 503, 504);

    private static final long LOOK_AGAIN_MILLIS = 50;

    private record Parcel(URI url, Map<String, String> headers, Instant first, Instant due, Duration pause) {

        private Parcel again(Instant now) {
            return new Parcel(url, headers, first, now.plus(pause), pause.multipliedBy(2));
        }
    }

    private final Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private final List<Parcel> waiting = new ArrayList<>();

    private boolean reversed;

    private boolean working;

    private boolean running;

    Courier(Clock clock) {
        this.clock = clock;
    }

    synchronized void send(URI url, Map<String, String> headers) {
        Instant now = clock.instant();
        waiting.add(new Parcel(url, headers, now, now, FIRST_PAUSE));
        wake();
    }

    /** Holds everything back until somebody waits for it; then the last goes first. */
    synchronized void reverse() {
        reversed = true;
    }

    /** Waits until all that is due by the clock has been tried. */
    synchronized void awaitDelivered() throws InterruptedException {
        if (reversed) {
            Collections.reverse(waiting);
            reversed = false;
        }
        wake();
        while (working || waiting.stream().anyMatch(this::isDue)) {
            wait(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isDue(Parcel parcel) {
        return !parcel.due().isAfter(clock.instant());
    }

    private void wake() {
        notifyAll();
        if (!running) {
            running = true;
            Thread thread = new Thread(this::work, "google-notifications");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        for (List<Parcel> due = take(); !due.isEmpty(); due = take()) {
            due.forEach(this::deliver);
            synchronized (this) {
                working = false;
                notifyAll();
            }
        }
    }

    private void deliver(Parcel parcel) {
        boolean trouble = isTrouble(parcel);
        synchronized (this) {
            Instant now = clock.instant();
            if (trouble && now.isBefore(parcel.first().plus(GIVING_UP))) {
                waiting.add(parcel.again(now));
                wake();
            }
        }
    }

    /** Takes all that is due; waits for it while anything waits at all. Nothing when the thread may end. */
    private synchronized List<Parcel> take() {
        while (!waiting.isEmpty()) {
            List<Parcel> due =
                    reversed ? List.of() : waiting.stream().filter(this::isDue).toList();
            if (!due.isEmpty()) {
                waiting.removeAll(due);
                working = true;
                return due;
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                waiting.clear();
            }
        }
        running = false;
        return List.of();
    }

    private boolean isTrouble(Parcel parcel) {
        HttpRequest.Builder request = HttpRequest.newBuilder(parcel.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; utf-8")
                .header("User-Agent", "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)")
                .POST(BodyPublishers.noBody());
        parcel.headers().forEach(request::header);
        try {
            return TROUBLE.contains(
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
