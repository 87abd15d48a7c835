package org.kalends.api.provider;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;

/** One thing that a change feed says. */
public sealed interface RemoteChange {

    /**
     * An event is new or different, or has only a new version.
     *
     * @param event as it is now; it may lie outside the window
     */
    record Upserted(RemoteEvent event) implements RemoteChange {
        /** Checks that nothing is missing. */
        public Upserted {
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * An event, an occurrence or a whole series with all its occurrences is gone. The key may be unknown to the caller.
     *
     * @param key its key, or the key of the series
     */
    record Removed(EventKey key) implements RemoteChange {
        /** Checks that nothing is missing. */
        public Removed {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * These are now all occurrences of a series in the window.
     *
     * @param seriesKey the series
     * @param occurrences all of them; each carries this series key
     */
    record SeriesSet(EventKey seriesKey, List<RemoteEvent> occurrences) implements RemoteChange {
        /** Checks that the occurrences belong to the series. */
        public SeriesSet {
            Objects.requireNonNull(seriesKey, "seriesKey");
            occurrences = List.copyOf(occurrences);
            if (!occurrences.stream().allMatch(event -> event.seriesKey().equals(Optional.of(seriesKey)))) {
                throw new IllegalArgumentException("series set: an occurrence belongs to another series");
            }
        }
    }

    /**
     * Something is there and cannot be read. It is neither gone nor empty: whatever is known about it stays as it is.
     *
     * @param key the event or the series
     * @param problem what is wrong, naming the property or the path, without content
     */
    record Unreadable(EventKey key, String problem) implements RemoteChange {
        /** Checks that nothing is missing. */
        public Unreadable {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(problem, "problem");
        }
    }
}
