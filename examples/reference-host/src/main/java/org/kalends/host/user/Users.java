package org.kalends.host.user;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kalends.api.model.ProviderId;
import org.kalends.host.problem.Problem;
import org.kalends.host.settings.HostSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who use the host, known by the accounts with which they sign in. The first one who signs in is the owner. Safe for use by
 * several threads and nodes.
 */
@Service
public class Users {

    private final JdbcClient database;
    private final Clock clock;
    private final RandomIds ids;
    private final boolean scripts;

    Users(JdbcClient database, Clock clock, RandomIds ids, HostSettings settings) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.scripts = !settings.apiToken().isEmpty();
    }

    /**
     * Signs somebody in who has proven who they are; they are made known when they come first.
     *
     * @param subject the provider's stable id of the person
     */
    @Transactional
    public UserId signIn(ProviderId provider, String subject) {
        Optional<UserId> known = find(provider, subject);
        if (known.isPresent()) {
            return known.get();
        }
        UserId user = newcomer();
        link(user, provider, subject);
        return user;
    }

    /** Returns who signs in with an account; empty when nobody does. */
    public Optional<UserId> find(ProviderId provider, String subject) {
        return database.sql("SELECT user_id FROM host_identity WHERE provider = ? AND subject = ?")
                .params(provider.value(), subject)
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    /** Lets a user also sign in with a further account; refused when it signs in somebody else. */
    @Transactional
    public void link(UserId user, ProviderId provider, String subject) {
        Optional<UserId> known = find(provider, subject);
        if (known.isPresent() && !known.get().equals(user)) {
            throw Problem.conflict(
                    "This account belongs to another user here",
                    "Sign out, sign in with that account and delete your data there, or connect another account.");
        }
        if (known.isEmpty()) {
            database.sql("INSERT INTO host_identity (provider, subject, user_id) VALUES (?, ?, ?)")
                    .params(provider.value(), subject, user.value())
                    .update();
        }
    }

    /**
     * Lets a user no longer sign in with accounts that they have disconnected, so that those may come to a user of their own. While no account
     * of theirs that can sign in is connected, all stays as it is: nobody is locked out of what is theirs.
     */
    public void unlinkDisconnected(UserId user) {
        database.sql("DELETE FROM host_identity WHERE user_id = ? AND NOT EXISTS (SELECT 1 FROM host_connection c"
                        + " WHERE c.user_id = host_identity.user_id AND c.provider = host_identity.provider"
                        + " AND c.subject = host_identity.subject) AND EXISTS (SELECT 1 FROM host_identity other"
                        + " JOIN host_connection c ON c.user_id = other.user_id AND c.provider = other.provider"
                        + " AND c.subject = other.subject WHERE other.user_id = ?)")
                .params(user.value(), user.value())
                .update();
    }

    /** Returns whether a user is known. */
    public boolean exists(UserId user) {
        return database.sql("SELECT COUNT(*) FROM host_user WHERE id = ?")
                        .param(user.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Returns what is known of a user. */
    public UserView view(UserId user) {
        return database.sql("SELECT created_at FROM host_user WHERE id = ?")
                .param(user.value())
                .query((row, number) -> new UserView(
                        user.value(),
                        user.equals(UserId.OWNER),
                        row.getObject(1, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseThrow(() -> Problem.notFound("user"));
    }

    /**
     * Forgets a user; their connections have to be gone already. Who signs in next where the owner was, is the owner; but the owner's place
     * stays taken while scripts act for the owner by an api token, which nobody may come by in that way.
     */
    @Transactional
    public void delete(UserId user) {
        database.sql("DELETE FROM host_identity WHERE user_id = ?")
                .param(user.value())
                .update();
        if (!user.equals(UserId.OWNER)) {
            database.sql("DELETE FROM host_user WHERE id = ?")
                    .param(user.value())
                    .update();
        } else if (!scripts) {
            database.sql("UPDATE host_user SET claimed_at = NULL WHERE id = ?")
                    .param(user.value())
                    .update();
        }
    }

    private UserId newcomer() {
        boolean first = database.sql("UPDATE host_user SET claimed_at = ? WHERE id = ? AND claimed_at IS NULL")
                        .params(now(), UserId.OWNER.value())
                        .update()
                == 1;
        if (first) {
            return UserId.OWNER;
        }
        UserId user = new UserId(ids.next("u"));
        database.sql("INSERT INTO host_user (id, created_at) VALUES (?, ?)")
                .params(user.value(), now())
                .update();
        return user;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
