package org.kalends.host.sync;

import java.time.Instant;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.user.UserId;

/**
 * What the host remembers of a sync beside the library's pair.
 *
 * @param id names it
 * @param user whose it is
 * @param source the account of the first calendar
 * @param sourceName what the first calendar was called
 * @param target the account of the second calendar
 * @param targetName what the second calendar was called
 * @param createdAt when it was made
 */
record SyncRow(
        SyncId id,
        UserId user,
        ConnectionId source,
        String sourceName,
        ConnectionId target,
        String targetName,
        Instant createdAt) {}
