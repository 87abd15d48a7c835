package org.kalends.core.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Lease;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Side;

/** The events of a pair that cannot be synced: each is tried again after an hour, then two, at most once a day. Used by one thread. */
final class ParkingLot {

    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Place(Side side, EventKey key) {}

    private final RunContext run;
    private final Lease lease;
    private final Tally tally;
    private final Map<Place, ParkedEvent> parked = new HashMap<>();
    private final Set<Place> parkedNow = new HashSet<>();

    ParkingLot(RunContext run, Lease lease, Tally tally) {
        this.run = run;
        this.tally = tally;
        this.lease = lease;
        run.store().parked(run.pair().id()).forEach(event -> parked.put(new Place(event.side(), event.key()), event));
    }

    List<ParkedEvent> events() {
        return List.copyOf(parked.values());
    }

    /** Parks an event; a second time in the same run changes nothing. */
    void park(Side side, EventKey key, String reason) {
        if (!parkedNow.add(new Place(side, key))) {
            return;
        }
        tally.parked(side);
        Instant now = run.clock().instant();
        Optional<ParkedEvent> before = Optional.ofNullable(parked.get(new Place(side, key)));
        int attempts = before.map(event -> event.attempts() + 1).orElse(1);
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, 5));
        ParkedEvent event = new ParkedEvent(
                run.pair().id(),
                side,
                key,
                reason,
                before.map(ParkedEvent::since).orElse(now),
                attempts,
                now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
        parked.put(new Place(side, key), event);
        run.store().park(lease, event);
    }

    /** Lets the events go that a feed tells of again and that have not been parked anew. */
    void releaseTold(Feed feed) {
        for (Place place : List.copyOf(parked.keySet())) {
            if (place.side == feed.side() && feed.tells(place.key) && !parkedNow.contains(place)) {
                release(place.side, place.key);
            }
        }
    }

    private void release(Side side, EventKey key) {
        if (parked.remove(new Place(side, key)) != null) {
            run.store().unpark(lease, side, key);
        }
    }
}
