package org.kalends.host.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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

    private int looks;

    LiveUpdates(Syncs syncs) {
        this.syncs = syncs;
        this.looking = clockwork.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private record Viewer(UserId user, Optional<List<SyncView>> seen) {}

    SseEmitter open(UserId user) {
        if (open.size() >= MOST_PAGES) {
            throw Problem.busy("Too many pages are open. This one still works; reload it to see what is new.");
        }
        SseEmitter page = new SseEmitter(LONGEST_MILLIS);
        page.onCompletion(() -> open.remove(page));
        page.onError(failure -> open.remove(page));
        page.onTimeout(page::complete);
        // What the page shows may be older than its stream, so the first look always rings.
        open.put(page, new Viewer(user, Optional.empty()));
        return page;
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
            open.replace(page, viewer, new Viewer(viewer.user(), state));
            page.send(SseEmitter.event().name("changed").data(""));
        } else if (looks % LOOKS_TO_A_SIGN_OF_LIFE == 0) {
            page.send(SseEmitter.event().comment("still here"));
        }
    }

    /** Before the server waits for the requests that are open. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        looking.cancel(true);
        clockwork.shutdownNow();
        open.keySet().forEach(SseEmitter::complete);
    }
}
