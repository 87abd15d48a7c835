package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.WorkingHours;
import org.kalends.core.SyncEngine;
import org.kalends.host.library.PairQueue;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Component;

/** Changes what a sync does. */
@Component
final class SyncChange {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final CalendarPick calendars;
    private final SyncEngine engine;
    private final PairQueue queue;
    private final Patience patience;
    private final Clock clock;

    SyncChange(CalendarPick calendars, SyncEngine engine, PairQueue queue, Patience patience, Clock clock) {
        this.calendars = calendars;
        this.engine = engine;
        this.queue = queue;
        this.patience = patience;
        this.clock = clock;
    }

    void change(UserId user, SyncRequest before, SyncRequest after, SyncPair pair) {
        requireSame("source", before.source(), after.source());
        requireSame("target", before.target(), after.target());
        RequestCheck.check(after, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (after.direction() == Direction.TWO_WAY && before.direction() == Direction.ONE_WAY) {
            RequestCheck.check(
                    after,
                    calendars.pick(user, "source", after.source()),
                    calendars.pick(user, "target", after.target()));
        }
        PairPolicy policy = PolicyWords.policy(
                after,
                zone(pair.policy().forward(), after.forward(), () -> calendars.pick(user, "source", after.source())),
                zone(pair.policy().back(), after.back(), () -> calendars.pick(user, "target", after.target())));
        if (policy.equals(pair.policy())) {
            return;
        }
        patience.await(
                user,
                LONGEST_WAIT,
                () -> engine.changePolicy(pair.id(), policy) ? Optional.of(true) : Optional.empty());
        queue.requestNow(pair.id());
    }

    /** Returns the zone of hours: the one that they have, or that of the calendar when there were none before. */
    private static Optional<ZoneId> zone(DirectionPolicy before, CopyChoice after, Supplier<CalendarInfo> calendar) {
        if (after.filters().onlyWithin().isEmpty()) {
            return Optional.empty();
        }
        return before.filters()
                .onlyWithin()
                .map(WorkingHours::zone)
                .orElseGet(() -> calendar.get().zone());
    }

    private static void requireSame(String field, CalendarChoice before, CalendarChoice after) {
        if (!before.equals(after)) {
            throw Problem.invalid(field, "cannot be changed; make a new sync of the other calendars instead");
        }
    }
}
