package org.kalends.host.push;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.PairId;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the subscriptions of all synced calendars alive, on one node at a time. */
@Component
public class PushUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PushUpkeep.class);

    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final int RENEWALS_A_ROUND = 50;
    private static final int PAGE = 200;

    private final Watch watch;
    private final StrayReaper strays;
    private final SubscriptionRows subscriptions;
    private final UnwatchedRows unwatched;
    private final NodeLock lock;
    private final SyncStore store;
    private final TaskExecutor tasks;
    private final Clock clock;

    PushUpkeep(
            Watch watch,
            StrayReaper strays,
            SubscriptionRows subscriptions,
            UnwatchedRows unwatched,
            NodeLock lock,
            SyncStore store,
            TaskExecutor applicationTaskExecutor,
            Clock clock) {
        this.watch = watch;
        this.strays = strays;
        this.subscriptions = subscriptions;
        this.unwatched = unwatched;
        this.lock = lock;
        this.store = store;
        this.tasks = applicationTaskExecutor;
        this.clock = clock;
    }

    /** Looks after the subscriptions of some calendars soon, after a sync came or went. */
    public void soon(List<CalendarRef> calendars) {
        tasks.execute(() -> calendars.forEach(calendar -> quietly(() -> watch.settle(calendar))));
    }

    /** Renews what has to be renewed soon, because the service has said so. */
    public void renewSoon(CalendarRef calendar) {
        tasks.execute(() -> quietly(() -> watch.renew(calendar)));
    }

    /** Renews what is due, and tries again what could not be watched. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
    void renewDue() {
        lock.run("push-renewals", HOLD, () -> {
            subscriptions
                    .dueForRenewal(clock.instant(), RENEWALS_A_ROUND)
                    .forEach(calendar -> quietly(() -> watch.renew(calendar)));
            unwatched.due(clock.instant(), RENEWALS_A_ROUND).forEach(calendar -> quietly(() -> watch.settle(calendar)));
        });
    }

    /** Compares what is watched with what should be. */
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT3M")
    void settleAll() {
        lock.run("push-settling", HOLD, () -> {
            Set<CalendarRef> calendars = new LinkedHashSet<>(subscriptions.calendars());
            List<SyncPair> page = store.pairs(Optional.empty(), PAGE);
            while (!page.isEmpty()) {
                page.forEach(pair -> calendars.addAll(List.of(pair.a(), pair.b())));
                PairId last = page.get(page.size() - 1).id();
                page = store.pairs(Optional.of(last), PAGE);
            }
            calendars.forEach(calendar -> quietly(() -> watch.settle(calendar)));
        });
    }

    /** Ends what rings here and nobody knows. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void reapStrays() {
        lock.run("push-strays", HOLD, strays::reap);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "the subscription of a calendar is looked after later: {}",
                    e.getClass().getName());
        }
    }
}
