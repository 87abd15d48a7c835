package org.kalends.host.page;

import static java.util.Comparator.comparingLong;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Rings open pages when a sync of their user has got on, by server-sent events that say nothing: the page then asks for what
 * it shows. Looks once a second, and only while pages are open. Safe for use by several threads.
 */
@Component
final class LiveUpdates {

    private static final int MOST_PAGES = 500;

    private static final int MOST_PAGES_OF_ONE = 10;

    /** A browser opens a stream again that ends: that of a page which had to give way shall not push out the next one at once. */
    private static final long AFTER_GIVING_WAY_MILLIS = TimeUnit.MINUTES.toMillis(2);

    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(30);

    private static final int LOOKS_TO_A_SIGN_OF_LIFE = 15;

    private final Syncs syncs;

    private final Map<SseEmitter, Viewer> open = new ConcurrentHashMap<>();

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live-updates");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> looking;

    private final AtomicLong opened = new AtomicLong();

    private int looks;

    private volatile boolean closed;

    LiveUpdates(Syncs syncs) {
        this.syncs = syncs;
        this.looking = clockwork.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private record Viewer(UserId user, long number, Optional<List<SyncView>> seen) {}

    /** Opens the stream of a page. Of one user's pages beyond ten the oldest gives way: it still works, but has to be reloaded. */
    SseEmitter open(UserId user) {
        if (open.size() >= MOST_PAGES) {
            throw Problem.busy("Too many pages are open. This one still works; reload it to see what is new.");
        }
        SseEmitter page = new SseEmitter(LONGEST_MILLIS);
        page.onCompletion(() -> open.remove(page));
        page.onError(failure -> open.remove(page));
        page.onTimeout(page::complete);
        // What the page shows may be older than its stream, so the first look always rings.
        open.put(page, new Viewer(user, opened.incrementAndGet(), Optional.empty()));
        if (closed) {
            open.remove(page);
            throw Problem.unavailable("The host is stopping.", Duration.ofSeconds(10));
        }
        pagesOf(user).skip(MOST_PAGES_OF_ONE).forEach(this::giveWay);
        return page;
    }

    /** The latest first. */
    private Stream<SseEmitter> pagesOf(UserId user) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().user().equals(user))
                .sorted(comparingLong((Map.Entry<SseEmitter, Viewer> entry) ->
                                entry.getValue().number())
                        .reversed())
                .map(Map.Entry::getKey);
    }

    private void giveWay(SseEmitter page) {
        open.remove(page);
        try {
            page.send(SseEmitter.event().reconnectTime(AFTER_GIVING_WAY_MILLIS).comment("another page is open"));
        } catch (IOException | RuntimeException e) {
            // The page was left.
        }
        page.complete();
    }

    private void look() {
        Map<UserId, Optional<List<SyncView>>> now = new HashMap<>();
        looks++;
        open.forEach((page, viewer) -> {
            try {
                ring(page, viewer, now.computeIfAbsent(viewer.user(), user -> Optional.of(syncs.list(user))));
            } catch (IOException | RuntimeException e) {
                // The page was left, or the database does not answer: one that is still there opens its stream again.
                open.remove(page);
            }
        });
    }

    private void ring(SseEmitter page, Viewer viewer, Optional<List<SyncView>> state) throws IOException {
        if (!state.equals(viewer.seen())) {
            open.replace(page, viewer, new Viewer(viewer.user(), viewer.number(), state));
            page.send(SseEmitter.event().name("changed").data(""));
        } else if (looks % LOOKS_TO_A_SIGN_OF_LIFE == 0) {
            page.send(SseEmitter.event().comment("still here"));
        }
    }

    /** Before the server waits for the requests that are open. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        looking.cancel(true);
        clockwork.shutdownNow();
        open.keySet().forEach(SseEmitter::complete);
    }
}
