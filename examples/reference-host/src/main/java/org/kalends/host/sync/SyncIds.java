package org.kalends.host.sync;

import java.util.List;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionRows;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.StableIds;
import org.springframework.stereotype.Component;

/**
 * Makes the ids of syncs, which are part of the marks on copies. Two calendars have one id, whichever comes first and in whichever database:
 * a sync that is made again knows the copies that it once wrote, and no two syncs can be made of the same calendars.
 */
@Component
final class SyncIds {

    private final StableIds ids;
    private final ConnectionRows connections;

    SyncIds(StableIds ids, ConnectionRows connections) {
        this.ids = ids;
        this.connections = connections;
    }

    SyncId of(CalendarRef one, CalendarRef other) {
        List<String> both = Stream.of(one, other).map(this::name).sorted().toList();
        return new SyncId(ids.of("s", both));
    }

    private String name(CalendarRef calendar) {
        Connection account = connections
                .find(new ConnectionId(calendar.account().value()))
                .orElseThrow(() -> Problem.notFound("connection"));
        return ids.of("k", List.of(account.provider().value(), account.subject(), calendar.calendarId()));
    }
}
