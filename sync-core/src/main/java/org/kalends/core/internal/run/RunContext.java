package org.kalends.core.internal.run;

import java.time.Clock;
import java.util.function.Supplier;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.internal.plan.Crossing;

/**
 * What all steps of a run share.
 *
 * @param pair the pair
 * @param window what is synced in this run
 * @param crossing what happens between the sides
 * @param a the provider of side A
 * @param b the provider of side B
 * @param store what the pair remembers
 * @param clock tells the time
 * @param ids makes unique ids
 * @param meter is told how far a run has come
 */
public record RunContext(
        SyncPair pair,
        Window window,
        Crossing crossing,
        CalendarProvider a,
        CalendarProvider b,
        SyncStore store,
        Clock clock,
        Supplier<String> ids,
        Meter meter) {

    /** Returns the provider of a side. */
    CalendarProvider provider(Side side) {
        return side == Side.A ? a : b;
    }
}
