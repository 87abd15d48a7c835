package org.kalends.core;

import java.util.List;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.SyncPair;

/** Refuses pairs that the providers cannot sync. */
final class PairCheck {

    private PairCheck() {}

    static void check(SyncPair pair, CalendarProvider a, CalendarProvider b) {
        Capability needed =
                pair.policy().recurrence() == RecurrenceView.SERIES ? Capability.SERIES : Capability.OCCURRENCES;
        for (CalendarProvider provider : List.of(a, b)) {
            if (!provider.capabilities().has(needed)) {
                throw new IllegalArgumentException(
                        "pair: recurrence " + pair.policy().recurrence() + " is beyond provider " + provider.id());
            }
        }
    }
}
