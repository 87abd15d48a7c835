package org.kalends.api.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.Version;

/**
 * One end of a link: an event as it was last known.
 *
 * @param key its key
 * @param seriesKey the series it is an occurrence of
 * @param version its version
 * @param hashes what its fields said, hashed
 * @param start when it started
 * @param end when it ended, exclusive
 */
public record LinkEnd(
        EventKey key, Optional<EventKey> seriesKey, Version version, FieldHashes hashes, Instant start, Instant end) {
    /** Checks that nothing is missing. */
    public LinkEnd {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(seriesKey, "seriesKey");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(hashes, "hashes");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }
}
