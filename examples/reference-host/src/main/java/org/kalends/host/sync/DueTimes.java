package org.kalends.host.sync;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.kalends.api.store.PairId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When pairs are due, read from the library's queue for people to see. */
@Component
final class DueTimes {

    private final JdbcClient database;

    DueTimes(JdbcClient database) {
        this.database = database;
    }

    Optional<Instant> of(PairId pair) {
        return database.sql("SELECT due FROM kalends_job WHERE pair_id = ?")
                .param(pair.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
