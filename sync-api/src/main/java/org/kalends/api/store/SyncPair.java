package org.kalends.api.store;

import java.time.ZoneId;
import java.util.Objects;
import org.kalends.api.model.CalendarRef;

/**
 * Two calendars that are kept in step.
 *
 * @param id its name
 * @param a the first calendar; the source of a one-way pair
 * @param b the second calendar
 * @param zone the zone in which the window, dates and working hours are read
 * @param policy what the user chose
 * @param status whether it runs
 */
public record SyncPair(PairId id, CalendarRef a, CalendarRef b, ZoneId zone, PairPolicy policy, Status status) {

    /** Whether a pair runs. */
    public enum Status {
        /** It runs. */
        ACTIVE,
        /** A person stopped it. */
        PAUSED,
        /** The deletion guard stopped it until a person confirms. */
        NEEDS_CONFIRMATION,
        /** A person confirmed: the next run may delete as planned. */
        CONFIRMED,
        /** An account has to be connected again. */
        NEEDS_RECONNECT
    }

    /** Checks that the two calendars differ. */
    public SyncPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(status, "status");
        if (a.equals(b)) {
            throw new IllegalArgumentException("pair: both sides are the same calendar");
        }
    }

    /** Returns the calendar of a side. */
    public CalendarRef calendar(Side side) {
        return side == Side.A ? a : b;
    }

    /** Returns the same in another status. */
    public SyncPair withStatus(Status other) {
        return new SyncPair(id, a, b, zone, policy, other);
    }

    /** Returns the same with another policy. */
    public SyncPair withPolicy(PairPolicy other) {
        return new SyncPair(id, a, b, zone, other, status);
    }
}
