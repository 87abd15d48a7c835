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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one node at a time do a chore. A node that dies holds it for as long as it said. */
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

    /** Does a chore unless another node is at it. */
    void run(String chore, Duration hold, Runnable work) {
        try {
            if (taken(chore, hold)) {
                try {
                    work.run();
                } finally {
                    giveBack(chore);
                }
            }
        } catch (DataAccessException e) {
            LOG.warn("{} is done later: the database did not answer", chore);
        }
    }

    private boolean taken(String chore, Duration hold) {
        Instant now = clock.instant();
        return database.sql("UPDATE host_chore SET node = ?, held_until = ? WHERE name = ? AND held_until <= ?")
                        .params(node, utc(now.plus(hold)), chore, utc(now))
                        .update()
                == 1;
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
