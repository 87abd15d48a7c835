package org.kalends.host.sync;

import java.util.List;
import org.kalends.api.store.SyncPair;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionRows;
import org.springframework.stereotype.Component;

/** The accounts to which the calendars of pairs belong. */
@Component
final class PairAccounts {

    private final ConnectionRows connections;

    PairAccounts(ConnectionRows connections) {
        this.connections = connections;
    }

    /** Returns the one or two accounts of a pair. */
    List<Connection> of(SyncPair pair) {
        return List.of(pair.a(), pair.b()).stream()
                .map(calendar -> new ConnectionId(calendar.account().value()))
                .distinct()
                .flatMap(id -> connections.find(id).stream())
                .toList();
    }
}
