package org.kalends.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Side;

/** The table {@code kalends_link}. Each query is a look-up in one index. */
public final class LinkRows {

    private static final String SELECT =
            "SELECT id, original_side, state, generation, uid_hash, ends FROM kalends_link WHERE pair_id = ? AND ";

    /** Runs that see the same do the same, in the same order. */
    private static final String BY_ID = " ORDER BY id";

    private static final String SAVE = """
            MERGE INTO kalends_link AS link
            USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR(1)), CAST(? AS VARCHAR(16)),
              CAST(? AS INTEGER), CAST(? AS VARCHAR), CAST(? AS VARCHAR(22)), CAST(? AS VARCHAR(22)), CAST(? AS VARCHAR(22)),
              CAST(? AS VARCHAR(22)), CAST(? AS VARCHAR)))
              AS new (pair_id, id, original_side, state, generation, uid_hash, key_a, series_a, key_b, series_b, ends)
            ON link.pair_id = new.pair_id AND link.id = new.id
            WHEN MATCHED THEN UPDATE SET original_side = new.original_side, state = new.state, generation = new.generation,
              uid_hash = new.uid_hash, key_a = new.key_a, series_a = new.series_a, key_b = new.key_b, series_b = new.series_b,
              ends = new.ends
            WHEN NOT MATCHED THEN INSERT
              (pair_id, id, original_side, state, generation, uid_hash, key_a, series_a, key_b, series_b, ends)
              VALUES (new.pair_id, new.id, new.original_side, new.state, new.generation, new.uid_hash, new.key_a, new.series_a,
                new.key_b, new.series_b, new.ends)
            """;

    private static final String FORGET = "DELETE FROM kalends_link WHERE pair_id = ? AND id = ANY (?)";

    private static final String COUNT = "SELECT COUNT(*) FROM kalends_link WHERE pair_id = ? AND state = ?";

    private final Session session;

    /** Creates it for a transaction. */
    public LinkRows(Session session) {
        this.session = session;
    }

    /** Returns the links whose end on a side has one of the keys. */
    public List<Link> byKey(PairId pair, Side side, Collection<EventKey> keys) throws SQLException {
        String column = side == Side.A ? "key_a" : "key_b";
        return find(pair, column + " = ANY (?)" + BY_ID, KeyDigest.of(keys));
    }

    /** Returns the links whose end on a side is an occurrence of one of the series. */
    public List<Link> bySeries(PairId pair, Side side, Collection<EventKey> series) throws SQLException {
        String column = side == Side.A ? "series_a" : "series_b";
        return find(pair, column + " = ANY (?)" + BY_ID, KeyDigest.of(series));
    }

    /** Returns the links with one of the ids. */
    public List<Link> byId(PairId pair, Collection<LinkId> ids) throws SQLException {
        return find(
                pair, "id = ANY (?)" + BY_ID, ids.stream().map(LinkId::value).toList());
    }

    /** Returns the links whose original lies on a side and has one of the UID hashes. */
    public List<Link> byUid(PairId pair, Side originalSide, Collection<String> hashes) throws SQLException {
        return find(pair, "uid_hash = ANY (?) AND original_side = ?" + BY_ID, hashes, originalSide);
    }

    /** Returns a page of links by ascending id. */
    public List<Link> page(PairId pair, Optional<LinkId> after, int limit) throws SQLException {
        String last = after.map(LinkId::value).orElse("");
        return find(pair, "id > ?" + BY_ID + " FETCH FIRST ? ROWS ONLY", last, limit);
    }

    /** Returns how many links are in a state. */
    public int count(PairId pair, Link.State state) throws SQLException {
        return session.first(COUNT, row -> row.getInt(1), pair.value(), state).orElse(0);
    }

    /** Inserts or replaces links. */
    public void save(PairId pair, Collection<Link> links) throws SQLException {
        session.updateEach(SAVE, links.stream().map(link -> values(pair, link)).toList());
    }

    /** Deletes links; unknown ones are ignored. */
    public void forget(PairId pair, Collection<LinkId> ids) throws SQLException {
        if (!ids.isEmpty()) {
            session.update(FORGET, pair.value(), ids.stream().map(LinkId::value).toList());
        }
    }

    private List<Link> find(PairId pair, String condition, Object... values) throws SQLException {
        Object[] all = new Object[values.length + 1];
        all[0] = pair.value();
        System.arraycopy(values, 0, all, 1, values.length);
        return session.list(SELECT + condition, row -> link(pair, row), all);
    }

    private static Link link(PairId pair, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return Json.row(
                "link " + id + " of pair " + pair,
                () -> new LinkText(
                                id,
                                Side.valueOf(row.getString("original_side")),
                                Link.State.valueOf(row.getString("state")),
                                row.getInt("generation"),
                                Optional.ofNullable(row.getString("uid_hash")),
                                Json.read(row.getString("ends"), LinkText.Ends.class))
                        .link(pair));
    }

    private static @Nullable Object[] values(PairId pair, Link link) {
        Optional<LinkEnd> a = link.end(Side.A);
        Optional<LinkEnd> b = link.end(Side.B);
        return new @Nullable Object[] {
            pair.value(),
            link.id().value(),
            link.originalSide(),
            link.state(),
            link.generation(),
            link.uidHash(),
            a.map(LinkEnd::key).map(KeyDigest::of),
            a.flatMap(LinkEnd::seriesKey).map(KeyDigest::of),
            b.map(LinkEnd::key).map(KeyDigest::of),
            b.flatMap(LinkEnd::seriesKey).map(KeyDigest::of),
            Json.write(LinkText.Ends.of(link))
        };
    }
}
