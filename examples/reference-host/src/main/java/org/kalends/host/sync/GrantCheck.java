package org.kalends.host.sync;

import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.StoreException;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionRows;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.library.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out whether a service still accepts our access to an account. */
@Component
final class GrantCheck {

    private static final Logger LOG = LoggerFactory.getLogger(GrantCheck.class);

    private final ConnectionRows connections;
    private final Providers providers;

    GrantCheck(ConnectionRows connections, Providers providers) {
        this.connections = connections;
        this.providers = providers;
    }

    /** Asks the service, remembers a dead grant, and returns whether it is one; trouble on the way says nothing about it. */
    boolean check(Connection connection) {
        try {
            providers
                    .find(connection.provider())
                    .ifPresent(access ->
                            access.provider().calendars(connection.id().account()));
            return false;
        } catch (ProviderException e) {
            boolean dead = e.kind() == FailureKind.AUTHENTICATION;
            if (dead) {
                connections.mark(connection.id(), ConnectionStatus.NEEDS_RECONNECT);
                LOG.info("connection {}: has to be connected again", connection.id());
            }
            return dead;
        } catch (StoreException e) {
            LOG.warn("connection {}: whether it lives could not be found out: {}", connection.id(), e.getMessage());
            return false;
        }
    }
}
