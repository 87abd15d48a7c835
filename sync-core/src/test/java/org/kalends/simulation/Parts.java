package org.kalends.simulation;

import java.util.Map;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncStore;

/** What the engine is given; a mutant replaces one of them by something that does it wrong. */
interface Parts {

    /** Everything as it should be. */
    Parts SOUND = new Parts() {};

    default CalendarProvider provider(CalendarProvider sound, Side side) {
        return sound;
    }

    default SyncStore store(SyncStore sound) {
        return sound;
    }

    default JobQueue queue(JobQueue sound) {
        return sound;
    }

    /** Returns the host's own mappings. */
    default Map<String, EventMapping> mappings() {
        return Map.of();
    }

    /** Returns the policy that the engine follows, while the oracle goes by the one given. */
    default PairPolicy policy(PairPolicy sound) {
        return sound;
    }

    /** Returns the secret of the n-th engine. */
    default byte[] secret(int engine) {
        return World.secret();
    }
}
