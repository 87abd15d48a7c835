package org.kalends.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;
import org.kalends.api.store.Intent;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Side;

/** The table {@code kalends_intent}. */
public final class IntentRows {

    private static final String SAVE = """
            MERGE INTO kalends_intent AS intent
            USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR), CAST(? AS VARCHAR))) AS new (pair_id, id, intent)
            ON intent.pair_id = new.pair_id AND intent.id = new.id
            WHEN MATCHED THEN UPDATE SET intent = new.intent
            WHEN NOT MATCHED THEN INSERT (pair_id, id, intent) VALUES (new.pair_id, new.id, new.intent)
            """;

    private static final String OPEN = "SELECT id, intent FROM kalends_intent WHERE pair_id = ? ORDER BY place";

    private static final String SETTLE = "DELETE FROM kalends_intent WHERE pair_id = ? AND id = ANY (?)";

    /** An intent as text; exactly one of the three writes is there. */
    record IntentText(
            Side side,
            String link,
            Instant at,
            Optional<CreateText> create,
            Optional<UpdateText> update,
            Optional<DeleteText> delete) {}

    record CreateText(String mark, LinkText link) {}

    record UpdateText(String key, String version, Set<EventField> fields, Map<String, String> written) {}

    record DeleteText(String key, Optional<LinkText> after) {}

    private final Session session;

    /** Creates it for a transaction. */
    public IntentRows(Session session) {
        this.session = session;
    }

    /** Inserts or replaces intents. */
    public void save(PairId pair, Collection<Intent> intents) throws SQLException {
        session.updateEach(
                SAVE,
                intents.stream()
                        .map(intent -> new @Nullable Object[] {pair.value(), intent.id(), Json.write(text(intent))})
                        .toList());
    }

    /** Returns the intents of a pair in the order in which they came. */
    public List<Intent> open(PairId pair) throws SQLException {
        return session.list(OPEN, row -> intent(pair, row), pair.value());
    }

    /** Deletes intents; unknown ones are ignored. */
    public void settle(PairId pair, Collection<String> ids) throws SQLException {
        if (!ids.isEmpty()) {
            session.update(SETTLE, pair.value(), ids);
        }
    }

    private static IntentText text(Intent intent) {
        Optional<CreateText> create = Optional.empty();
        Optional<UpdateText> update = Optional.empty();
        Optional<DeleteText> delete = Optional.empty();
        if (intent.write() instanceof Intent.Write.Create write) {
            create = Optional.of(new CreateText(write.mark().text(), LinkText.of(write.link())));
        } else if (intent.write() instanceof Intent.Write.Update write) {
            update = Optional.of(new UpdateText(
                    write.key().value(), write.version().value(), write.fields(), LinkText.textOf(write.written())));
        } else if (intent.write() instanceof Intent.Write.Delete write) {
            delete = Optional.of(
                    new DeleteText(write.key().value(), write.after().map(LinkText::of)));
        }
        return new IntentText(intent.side(), intent.link().value(), intent.at(), create, update, delete);
    }

    private static Intent intent(PairId pair, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return Json.row("intent " + id + " of pair " + pair, () -> {
            IntentText text = Json.read(row.getString("intent"), IntentText.class);
            return new Intent(id, pair, text.side(), new LinkId(text.link()), text.at(), write(pair, text));
        });
    }

    private static Intent.Write write(PairId pair, IntentText text) {
        Optional<Intent.Write> create = text.create()
                .map(it -> new Intent.Write.Create(
                        OriginMark.parse(it.mark()).orElseThrow(), it.link().link(pair)));
        Optional<Intent.Write> update = text.update()
                .map(it -> new Intent.Write.Update(
                        new EventKey(it.key()),
                        new Version(it.version()),
                        it.fields(),
                        LinkText.hashesOf(it.written())));
        Optional<Intent.Write> delete = text.delete()
                .map(it -> new Intent.Write.Delete(
                        new EventKey(it.key()), it.after().map(link -> link.link(pair))));
        return create.or(() -> update).or(() -> delete).orElseThrow();
    }
}
