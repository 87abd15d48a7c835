package org.kalends.host.connection;

import org.kalends.host.security.BrowserSession;
import org.kalends.host.user.UserId;
import org.kalends.host.user.Users;
import org.springframework.stereotype.Service;

/** Deletes everything that the host knows of a user. */
@Service
public final class Farewell {

    private final Connections connections;
    private final Users users;
    private final BrowserSession browsers;

    Farewell(Connections connections, Users users, BrowserSession browsers) {
        this.connections = connections;
        this.users = users;
        this.browsers = browsers;
    }

    /** Disconnects all accounts of a user, forgets the user, and signs them out everywhere. */
    public void delete(UserId user, Copies copies) {
        connections
                .list(user)
                .forEach(connection -> connections.disconnect(user, new ConnectionId(connection.id()), copies));
        users.delete(user);
        browsers.endAll(user);
    }
}
