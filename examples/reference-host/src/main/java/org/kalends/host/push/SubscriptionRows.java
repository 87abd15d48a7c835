package org.kalends.host.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.Subscription;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of subscriptions, one a calendar. Secrets are encrypted. Safe for use by several threads and nodes. */
@Component
public final class SubscriptionRows {

    private static final String SELECT =
            "SELECT id, provider, connection, calendar, secret, state, expires_at FROM host_subscription ";

    private final JdbcClient database;
    private final TokenCipher cipher;

    SubscriptionRows(JdbcClient database, TokenCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** Returns a subscription by the service's id; empty also when its secret cannot be read any more. */
    public Optional<Subscription> find(ProviderId provider, String id) {
        return database.sql(SELECT + "WHERE provider = ? AND id = ?")
                .params(provider.value(), id)
                .query(this::subscription)
                .optional()
                .flatMap(found -> found);
    }

    Optional<Subscription> of(CalendarRef calendar) {
        return database.sql(SELECT + "WHERE connection = ? AND calendar = ?")
                .params(calendar.account().value(), calendar.calendarId())
                .query(this::subscription)
                .optional()
                .flatMap(found -> found);
    }

    List<Subscription> of(AccountId account) {
        return database
                .sql(SELECT + "WHERE connection = ?")
                .param(account.value())
                .query(this::subscription)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<CalendarRef> calendars() {
        return database.sql("SELECT provider, connection, calendar FROM host_subscription")
                .query((row, number) -> new CalendarRef(
                        new ProviderId(row.getString(1)), new AccountId(row.getString(2)), row.getString(3)))
                .list();
    }

    /** Returns all of them, by the ids of the services. */
    Set<SubscriptionKey> keys() {
        return Set.copyOf(database.sql("SELECT provider, id FROM host_subscription")
                .query((row, number) -> new SubscriptionKey(new ProviderId(row.getString(1)), row.getString(2)))
                .list());
    }

    List<CalendarRef> dueForRenewal(Instant now, int limit) {
        return database.sql("SELECT provider, connection, calendar FROM host_subscription WHERE renew_at <= ? "
                        + "ORDER BY renew_at FETCH FIRST ? ROWS ONLY")
                .params(utc(now), limit)
                .query((row, number) -> new CalendarRef(
                        new ProviderId(row.getString(1)), new AccountId(row.getString(2)), row.getString(3)))
                .list();
    }

    /** Returns how many subscriptions should have been renewed by a time. */
    public long late(Instant since) {
        return database.sql("SELECT COUNT(*) FROM host_subscription WHERE renew_at < ?")
                .param(utc(since))
                .query(Long.class)
                .single();
    }

    /** Adds a subscription, or puts it in the place of one whose secret cannot be read any more. */
    void put(Subscription subscription, Instant renewAt) {
        CalendarRef calendar = subscription.calendar();
        delete(calendar);
        database.sql("INSERT INTO host_subscription "
                        + "(id, provider, connection, calendar, secret, state, expires_at, renew_at) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        subscription.id(),
                        calendar.provider().value(),
                        calendar.account().value(),
                        calendar.calendarId(),
                        sealed(subscription),
                        subscription.state(),
                        utc(subscription.expiresAt()),
                        utc(renewAt))
                .update();
    }

    void replace(Subscription subscription, Instant renewAt) {
        database.sql("UPDATE host_subscription SET id = ?, secret = ?, state = ?, expires_at = ?, renew_at = ? "
                        + "WHERE connection = ? AND calendar = ?")
                .params(
                        subscription.id(),
                        sealed(subscription),
                        subscription.state(),
                        utc(subscription.expiresAt()),
                        utc(renewAt),
                        subscription.calendar().account().value(),
                        subscription.calendar().calendarId())
                .update();
    }

    /** Says when a calendar's subscription has to be renewed. */
    public void renewAt(CalendarRef calendar, Instant at) {
        database.sql("UPDATE host_subscription SET renew_at = ? WHERE connection = ? AND calendar = ?")
                .params(utc(at), calendar.account().value(), calendar.calendarId())
                .update();
    }

    /** Forgets the subscription of a calendar. */
    public void delete(CalendarRef calendar) {
        database.sql("DELETE FROM host_subscription WHERE connection = ? AND calendar = ?")
                .params(calendar.account().value(), calendar.calendarId())
                .update();
    }

    private String sealed(Subscription subscription) {
        byte[] secret = subscription.secret().getBytes(UTF_8);
        return Base64.getEncoder()
                .encodeToString(cipher.encrypt(subscription.calendar().account(), secret));
    }

    private Optional<Subscription> subscription(ResultSet row, int number) throws SQLException {
        AccountId account = new AccountId(row.getString(3));
        CalendarRef calendar = new CalendarRef(new ProviderId(row.getString(2)), account, row.getString(4));
        Instant expiresAt = row.getObject(7, OffsetDateTime.class).toInstant();
        String id = row.getString(1);
        String state = row.getString(6);
        return opened(account, row.getString(5))
                .map(secret -> new Subscription(id, calendar, secret, state, expiresAt));
    }

    private Optional<String> opened(AccountId account, String sealed) {
        try {
            return Optional.of(
                    new String(cipher.decrypt(account, Base64.getDecoder().decode(sealed)), UTF_8));
        } catch (IllegalStateException e) {
            // The key is gone from the ring: the subscription is made anew.
            return Optional.empty();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
