package org.kalends.core.internal.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Side;

/** How an attempt to apply a plan went. Used by one thread. */
final class Attempt {

    private final Map<Side, Set<EventKey>> suspects = new EnumMap<>(Side.class);
    private boolean again;
    private Optional<ProviderException> stoppedBy = Optional.empty();

    /** An event is not as the plan took it to be: it has to be read on its own, and the run repeated. */
    void suspect(Side side, EventKey key) {
        suspects.computeIfAbsent(side, s -> new LinkedHashSet<>()).add(key);
        again = true;
    }

    /** The run has to be repeated. */
    void again() {
        again = true;
    }

    void stop(ProviderException failure) {
        if (stoppedBy.isEmpty()) {
            stoppedBy = Optional.of(failure);
        }
    }

    List<EventKey> suspects(Side side) {
        return new ArrayList<>(suspects.getOrDefault(side, Set.of()));
    }

    boolean mustRunAgain() {
        return again;
    }

    Optional<ProviderException> stoppedBy() {
        return stoppedBy;
    }

    boolean isComplete() {
        return !again && stoppedBy.isEmpty();
    }
}
