package org.kalends.core;

import java.util.List;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.Direction;
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

    /** Refuses a pair that would write a second copy of what another one copies already. */
    static void checkNotDoubled(SyncPair pair, List<SyncPair> others) {
        for (SyncPair other : others) {
            if (other.id().equals(pair.id())) {
                continue;
            }
            boolean same = other.a().equals(pair.a()) && other.b().equals(pair.b());
            boolean swapped = other.a().equals(pair.b()) && other.b().equals(pair.a());
            boolean bothWays = other.policy().direction() == Direction.TWO_WAY
                    || pair.policy().direction() == Direction.TWO_WAY;
            if (same || (swapped && bothWays)) {
                throw new IllegalArgumentException("pair: " + other.id() + " syncs the same calendars already");
            }
        }
    }
}
