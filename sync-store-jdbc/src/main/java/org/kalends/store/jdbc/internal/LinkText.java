package org.kalends.store.jdbc.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.Version;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Side;

/** A link as text: its ends for its own row, all of it for an intent. */
record LinkText(String id, Side originalSide, Link.State state, int generation, Optional<String> uidHash, Ends ends) {

    /** What a link says of its events. */
    record Ends(End original, Optional<End> copy, Map<String, String> wanted) {
        static Ends of(Link link) {
            return new Ends(End.of(link.original()), link.copy().map(End::of), textOf(link.wanted()));
        }
    }

    /** An event as it was last known. */
    record End(
            String key,
            Optional<String> series,
            String version,
            Map<String, String> hashes,
            Instant from,
            Instant until) {
        static End of(LinkEnd end) {
            return new End(
                    end.key().value(),
                    end.seriesKey().map(EventKey::value),
                    end.version().value(),
                    textOf(end.hashes()),
                    end.start(),
                    end.end());
        }

        LinkEnd linkEnd() {
            return new LinkEnd(
                    new EventKey(key), series.map(EventKey::new), new Version(version), hashesOf(hashes), from, until);
        }
    }

    static LinkText of(Link link) {
        return new LinkText(
                link.id().value(), link.originalSide(), link.state(), link.generation(), link.uidHash(), Ends.of(link));
    }

    Link link(PairId pair) {
        return new Link(
                new LinkId(id),
                pair,
                originalSide,
                ends.original().linkEnd(),
                ends.copy().map(End::linkEnd),
                hashesOf(ends.wanted()),
                generation,
                state,
                uidHash);
    }

    static Map<String, String> textOf(FieldHashes hashes) {
        Map<String, String> text = new TreeMap<>();
        hashes.values().forEach((field, hash) -> text.put(field.name(), hash));
        return text;
    }

    /** Fields that only a newer version knows are passed over. */
    static FieldHashes hashesOf(Map<String, String> text) {
        Map<EventField, String> hashes = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            String hash = text.get(field.name());
            if (hash != null) {
                hashes.put(field, hash);
            }
        }
        return new FieldHashes(hashes);
    }
}
