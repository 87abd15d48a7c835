package org.kalends.host.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.ProviderException;
import org.kalends.host.library.AccountCredentials;
import org.kalends.host.library.Providers;
import org.kalends.host.problem.Problem;
import org.kalends.host.security.RateLimits;
import org.kalends.host.user.UserId;
import org.kalends.host.user.Users;
import org.kalends.provider.icloud.ICloudProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The accounts that users have connected. What belongs to somebody else is not found. Safe for use by several threads and nodes. */
@Service
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ConnectionRows rows;
    private final Providers providers;
    private final AccountCredentials credentials;
    private final RemoteCalls remote;
    private final ConnectionIds ids;
    private final Users users;
    private final RateLimits limits;
    private final ObjectProvider<ConnectionWatcher> watchers;

    Connections(
            ConnectionRows rows,
            Providers providers,
            AccountCredentials credentials,
            RemoteCalls remote,
            ConnectionIds ids,
            Users users,
            RateLimits limits,
            ObjectProvider<ConnectionWatcher> watchers) {
        this.rows = rows;
        this.providers = providers;
        this.credentials = credentials;
        this.remote = remote;
        this.ids = ids;
        this.users = users;
        this.limits = limits;
        this.watchers = watchers;
    }

    /** Returns the accounts of a user, the oldest first. */
    public List<ConnectionView> list(UserId user) {
        return rows.of(user).stream().map(ConnectionView::of).toList();
    }

    /** Returns one account. */
    public ConnectionView find(UserId user, ConnectionId id) {
        return ConnectionView.of(rows.require(user, id));
    }

    /** Connects iCloud after a live check of the app-specific password; nothing is stored when the check fails. */
    public ConnectionView connectICloud(UserId user, String appleId, String appPassword) {
        requireText("appleId", appleId);
        requireText("appPassword", appPassword);
        if (!limits.applePassword(appleId)) {
            throw Problem.tooMany("Too many passwords were tried for this Apple id. Wait a minute.", A_MINUTE);
        }
        try {
            Grant grant = providers
                    .require(ICloudProvider.ID)
                    .authorization()
                    .connect(new Credential.AppPassword(appleId.strip(), appPassword.strip()));
            return connect(user, ICloudProvider.ID, grant);
        } catch (ProviderException e) {
            throw switch (e.kind()) {
                case AUTHENTICATION ->
                    Problem.invalid(
                            "appPassword",
                            "iCloud refuses it. Use an app-specific password from account.apple.com, not that of the"
                                    + " account");
                default -> RemoteCalls.problem(e);
            };
        }
    }

    /** Connects an account that its user has opened; one that is known already keeps its id. */
    public ConnectionView connect(UserId user, ProviderId provider, Grant grant) {
        Optional<Connection> known = rows.find(user, provider, grant.subject());
        Connection connection = known.orElseGet(
                () -> rows.insert(ids.of(provider, grant.subject()), user, provider, grant.subject(), grant.email()));
        credentials.store(connection.id().account(), grant.credential());
        rows.mark(connection.id(), ConnectionStatus.ACTIVE);
        if (known.isPresent()) {
            watchers.orderedStream().forEach(watcher -> watcher.reconnected(connection));
        }
        LOG.info("connection {} of {}: {}", connection.id(), provider, known.isPresent() ? "renewed" : "made");
        return find(user, connection.id());
    }

    /** Returns the calendars of an account, as they are now. */
    public List<CalendarView> calendars(UserId user, ConnectionId id) {
        return calendars(rows.require(user, id)).stream().map(CalendarView::of).toList();
    }

    /** Returns the calendars of an account, as they are now. */
    public List<CalendarInfo> calendars(Connection connection) {
        return remote.call(
                connection.id(),
                () -> providers
                        .require(connection.provider())
                        .provider()
                        .calendars(connection.id().account()));
    }

    /**
     * Disconnects an account: its syncs end, its subscriptions are cancelled, its credential is given back and erased. It signs its user in
     * no more, unless nothing else does.
     */
    public void disconnect(UserId user, ConnectionId id, Copies copies) {
        Connection connection = rows.require(user, id);
        watchers.orderedStream().forEach(watcher -> watcher.disconnecting(connection, copies));
        credentials.giveBack(connection.provider(), id.account());
        rows.delete(id);
        users.unlinkDisconnected(user);
        LOG.info("connection {} of {}: ended", id, connection.provider());
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw Problem.invalid(field, "is missing");
        }
    }
}
