package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.library.PairQueue;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a sync of what a user has asked for. */
@Component
final class SyncCreation {

    private static final Logger LOG = LoggerFactory.getLogger(SyncCreation.class);

    /** Long enough for a script to look at the preview, or to ask for the first run and get its report. */
    private static final Duration FIRST_RUN_AFTER = Duration.ofSeconds(15);

    private final CalendarPick calendars;
    private final SyncRows rows;
    private final SyncEngine engine;
    private final PairQueue queue;
    private final SyncIds ids;
    private final Clock clock;

    SyncCreation(CalendarPick calendars, SyncRows rows, SyncEngine engine, PairQueue queue, SyncIds ids, Clock clock) {
        this.calendars = calendars;
        this.rows = rows;
        this.engine = engine;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    SyncRow create(UserId user, SyncRequest request, FirstRun first) {
        RequestCheck.check(request, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        CalendarInfo source = calendars.pick(user, "source", request.source());
        CalendarInfo target = calendars.pick(user, "target", request.target());
        RequestCheck.check(request, source, target);
        Instant now = clock.instant();
        SyncRow row = new SyncRow(
                ids.of(source.ref(), target.ref()),
                user,
                new ConnectionId(request.source().connection()),
                source.name(),
                new ConnectionId(request.target().connection()),
                target.name(),
                now);
        insert(row);
        add(
                row,
                new SyncPair(
                        row.id().pair(),
                        source.ref(),
                        target.ref(),
                        zone(source, target),
                        PolicyWords.policy(request, source.zone(), target.zone()),
                        first == FirstRun.SOON ? SyncPair.Status.ACTIVE : SyncPair.Status.PAUSED));
        queue.request(row.id().pair(), now.plus(FIRST_RUN_AFTER));
        LOG.info(
                "sync {}: made, {} to {}",
                row.id(),
                source.ref().provider(),
                target.ref().provider());
        return row;
    }

    private void insert(SyncRow row) {
        try {
            rows.insert(row);
        } catch (DuplicateKeyException e) {
            throw Problem.invalid("target.calendar", "these two calendars are kept in step by another sync already");
        }
    }

    private void add(SyncRow row, SyncPair pair) {
        try {
            engine.add(pair);
        } catch (RuntimeException e) {
            rows.delete(row.id());
            if (e instanceof IllegalArgumentException) {
                throw Problem.unreadable(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static ZoneId zone(CalendarInfo source, CalendarInfo target) {
        return source.zone().or(target::zone).orElse(ZoneOffset.UTC);
    }
}
