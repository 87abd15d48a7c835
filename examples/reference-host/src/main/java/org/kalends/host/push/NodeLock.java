package org.kalends.host.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.kalends.host.user.RandomIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one node at a time do a chore. A node that dies holds it for as long as it said. Safe for use by several threads. */
@Component
final class NodeLock {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLock.class);

    private final JdbcClient database;
    private final Clock clock;
    private final String node;

    NodeLock(JdbcClient database, Clock clock, RandomIds ids) {
        this.database = database;
        this.clock = clock;
        this.node = ids.next("n");
    }

    /** Does a chore unless somebody else is at it; says so when the database does not answer. */
    void run(String chore, Duration hold, Runnable work) {
        try {
            tryRun(chore, hold, work);
        } catch (DataAccessException e) {
            LOG.warn("{} is done later: the database did not answer", chore);
        }
    }

    /** Does a chore unless somebody else is at it, on this node or another one; returns whether it was done. */
    boolean tryRun(String chore, Duration hold, Runnable work) {
        if (!taken(chore, hold)) {
            return false;
        }
        try {
            work.run();
        } finally {
            giveBack(chore);
        }
        return true;
    }

    private boolean taken(String chore, Duration hold) {
        Instant now = clock.instant();
        int updated = database.sql("UPDATE host_chore SET node = ?, held_until = ? WHERE name = ? AND held_until <= ?")
                .params(node, utc(now.plus(hold)), chore, utc(now))
                .update();
        return updated == 1 || begun(chore, now.plus(hold));
    }

    /** Takes a chore that nobody has ever done. */
    private boolean begun(String chore, Instant until) {
        try {
            return database.sql("INSERT INTO host_chore (name, node, held_until) "
                                    + "SELECT ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE) "
                                    + "WHERE NOT EXISTS (SELECT 1 FROM host_chore WHERE name = ?)")
                            .params(chore, node, utc(until), chore)
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void giveBack(String chore) {
        database.sql("UPDATE host_chore SET held_until = ? WHERE name = ? AND node = ?")
                .params(utc(clock.instant()), chore, node)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
