package org.kalends.host.connection;

import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.model.ProviderId;
import org.kalends.host.user.StableIds;
import org.springframework.stereotype.Component;

/**
 * Makes the ids of connections. An account that is connected again, after it was disconnected or the database was lost, gets the id that it
 * had: the marks on its copies name originals by it.
 */
@Component
final class ConnectionIds {

    private final StableIds ids;
    private final ConnectionRows rows;

    ConnectionIds(StableIds ids, ConnectionRows rows) {
        this.ids = ids;
        this.rows = rows;
    }

    /**
     * Returns the id of a connection that is about to be made: the first one of its account that is free, because several users may know
     * the app-specific password of one iCloud account.
     *
     * @param subject the provider's stable id of the account
     */
    ConnectionId of(ProviderId provider, String subject) {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number ->
                        new ConnectionId(ids.of("c", List.of(provider.value(), subject, Integer.toString(number)))))
                .filter(id -> rows.find(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
