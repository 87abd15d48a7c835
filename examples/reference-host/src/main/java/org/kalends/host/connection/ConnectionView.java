package org.kalends.host.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as a script or a page sees it.
 *
 * @param id names it
 * @param provider {@code m365}, {@code google} or {@code icloud}
 * @param email the address, where told
 * @param status whether it can be used
 * @param connectedAt when it was connected first
 * @param problem what is wrong and what to do, when something is
 */
public record ConnectionView(
        String id,
        String provider,
        Optional<String> email,
        ConnectionStatus status,
        Instant connectedAt,
        Optional<String> problem) {

    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.id().value(),
                connection.provider().value(),
                connection.email(),
                connection.status(),
                connection.connectedAt(),
                connection.status() == ConnectionStatus.NEEDS_RECONNECT
                        ? Optional.of("The access has ended. Connect this account again.")
                        : Optional.empty());
    }
}
