package org.kalends.store.jdbc.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.Cursor;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.SyncPair;

/** The table {@code kalends_pair}: pairs, and how far they have read. */
public final class PairRows {

    private static final String SELECT = """
            SELECT id, provider_a, account_a, calendar_a, provider_b, account_b, calendar_b, zone, policy, status, confirmed
              FROM kalends_pair
            """;

    private static final String SAVE = """
            MERGE INTO kalends_pair AS pair
            USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
              CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
              CAST(? AS VARCHAR)))
              AS new (id, provider_a, account_a, calendar_a, provider_b, account_b, calendar_b, zone, policy, status,
              confirmed)
            ON pair.id = new.id
            WHEN MATCHED THEN UPDATE SET provider_a = new.provider_a, account_a = new.account_a, calendar_a = new.calendar_a,
              provider_b = new.provider_b, account_b = new.account_b, calendar_b = new.calendar_b, zone = new.zone,
              policy = new.policy, status = new.status, confirmed = new.confirmed
            WHEN NOT MATCHED THEN INSERT
              (id, provider_a, account_a, calendar_a, provider_b, account_b, calendar_b, zone, policy, status, confirmed)
              VALUES (new.id, new.provider_a, new.account_a, new.calendar_a, new.provider_b, new.account_b, new.calendar_b,
                new.zone, new.policy, new.status, new.confirmed)
            """;

    /** Two look-ups, one in each index; one condition with OR would not always be planned so. */
    private static final String OF_ACCOUNT =
            SELECT + "WHERE account_a = ? UNION ALL " + SELECT + "WHERE account_b = ? AND account_a <> ? ORDER BY id";

    private static final String PROGRESS = "SELECT cursor_a, cursor_b, covered_until FROM kalends_pair WHERE id = ?";

    private static final String ADVANCE =
            "UPDATE kalends_pair SET cursor_a = ?, cursor_b = ?, covered_until = ? WHERE id = ?";

    private final Session session;

    /** Creates it for a transaction. */
    public PairRows(Session session) {
        this.session = session;
    }

    /** Inserts or replaces a pair. */
    public void save(SyncPair pair) throws SQLException {
        session.update(
                SAVE,
                pair.id().value(),
                pair.a().provider().value(),
                pair.a().account().value(),
                pair.a().calendarId(),
                pair.b().provider().value(),
                pair.b().account().value(),
                pair.b().calendarId(),
                pair.zone().getId(),
                Json.write(pair.policy()),
                pair.status(),
                confirmed(pair));
    }

    /** Returns a pair. */
    public Optional<SyncPair> find(PairId id) throws SQLException {
        return session.first(SELECT + "WHERE id = ?", PairRows::pair, id.value());
    }

    /** Returns a page of pairs by ascending id. */
    public List<SyncPair> page(Optional<PairId> after, int limit) throws SQLException {
        String last = after.map(PairId::value).orElse("");
        return session.list(SELECT + "WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY", PairRows::pair, last, limit);
    }

    /** Returns the pairs of which a calendar belongs to an account. */
    public List<SyncPair> ofAccount(AccountId account) throws SQLException {
        return session.list(OF_ACCOUNT, PairRows::pair, account.value(), account.value(), account.value());
    }

    /** Gives a pair another status; what was confirmed is not any more. */
    public void setStatus(PairId id, SyncPair.Status status) throws SQLException {
        session.update("UPDATE kalends_pair SET status = ?, confirmed = NULL WHERE id = ?", status, id.value());
    }

    /** Deletes a pair; what belongs to it goes with it. */
    public void delete(PairId id) throws SQLException {
        session.update("DELETE FROM kalends_pair WHERE id = ?", id.value());
    }

    /** Returns how far a pair has read. */
    public Progress progress(PairId id) throws SQLException {
        return session.first(PROGRESS, row -> progress(id, row), id.value()).orElse(Progress.NONE);
    }

    /** Stores how far a pair has read. */
    public void advance(PairId id, Progress progress) throws SQLException {
        session.update(
                ADVANCE,
                progress.a().map(Cursor::value),
                progress.b().map(Cursor::value),
                progress.coveredUntil(),
                id.value());
    }

    private static SyncPair pair(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return Json.row(
                "pair " + id,
                () -> new SyncPair(
                        new PairId(id),
                        calendar(row, "a"),
                        calendar(row, "b"),
                        ZoneId.of(row.getString("zone")),
                        Json.read(row.getString("policy"), PairPolicy.class),
                        SyncPair.Status.valueOf(row.getString("status")),
                        confirmed(row.getString("confirmed"))));
    }

    private static Optional<String> confirmed(SyncPair pair) {
        return Optional.of(pair.confirmed())
                .filter(deletions -> deletions.count() > 0)
                .map(Json::write);
    }

    private static Deletions confirmed(@Nullable String text) throws JsonProcessingException {
        return text == null ? Deletions.NONE : Json.read(text, Deletions.class);
    }

    private static CalendarRef calendar(ResultSet row, String side) throws SQLException {
        return new CalendarRef(
                new ProviderId(row.getString("provider_" + side)),
                new AccountId(row.getString("account_" + side)),
                row.getString("calendar_" + side));
    }

    private static Progress progress(PairId id, ResultSet row) throws SQLException {
        return Json.row(
                "pair " + id,
                () -> new Progress(
                        Optional.ofNullable(row.getString("cursor_a")).map(Cursor::new),
                        Optional.ofNullable(row.getString("cursor_b")).map(Cursor::new),
                        Session.instant(row, "covered_until")));
    }
}
