package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes the rows of syncs that have no pair: a process that is killed while it makes or removes a sync leaves one behind. Safe for use by
 * several nodes.
 */
@Component
final class LostRows {

    private static final Logger LOG = LoggerFactory.getLogger(LostRows.class);

    /** Far longer than it takes to add the pair to a row that was just made. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Clock clock;

    LostRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void delete() {
        try {
            int deleted = database.sql("DELETE FROM host_sync WHERE created_at < ? AND NOT EXISTS"
                            + " (SELECT 1 FROM kalends_pair WHERE kalends_pair.id = host_sync.id)")
                    .param(OffsetDateTime.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC))
                    .update();
            if (deleted > 0) {
                LOG.info("{} syncs without a pair are forgotten", deleted);
            }
        } catch (DataAccessException e) {
            LOG.warn("syncs without a pair are looked for later: the database did not answer");
        }
    }
}
