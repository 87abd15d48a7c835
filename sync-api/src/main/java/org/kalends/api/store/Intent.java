package org.kalends.api.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;

/**
 * A remote write that is about to happen. It outlives a crash, so that the next run finds out whether it did.
 *
 * @param id unique within the pair
 * @param pair the pair
 * @param side where the write goes
 * @param link the link it is about
 * @param at when it was decided
 * @param write what is written
 */
public record Intent(String id, PairId pair, Side side, LinkId link, Instant at, Write write) {

    /** Checks that nothing is missing. */
    public Intent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(write, "write");
    }

    /** What is written. */
    public sealed interface Write {
        /**
         * A new copy.
         *
         * @param mark what it can be found by
         * @param link what is to be stored once the copy is there, without a copy end (state RETIRED)
         */
        record Create(OriginMark mark, Link link) implements Write {
            /** Checks that nothing is missing. */
            public Create {
                Objects.requireNonNull(mark, "mark");
                Objects.requireNonNull(link, "link");
            }
        }

        /**
         * Changed fields.
         *
         * @param key what is changed
         * @param version the version that the change was decided on
         * @param fields which fields
         * @param written what the event was told to say, hashed
         */
        record Update(EventKey key, Version version, Set<EventField> fields, FieldHashes written) implements Write {
            /** Takes a copy of the set. */
            public Update {
                Objects.requireNonNull(key, "key");
                Objects.requireNonNull(version, "version");
                fields = Set.copyOf(fields);
                Objects.requireNonNull(written, "written");
            }
        }

        /**
         * A deletion.
         *
         * @param key what is deleted
         * @param after what is to be stored once it is gone; empty to forget the link
         */
        record Delete(EventKey key, Optional<Link> after) implements Write {
            /** Checks that nothing is missing. */
            public Delete {
                Objects.requireNonNull(key, "key");
                Objects.requireNonNull(after, "after");
            }
        }
    }
}
