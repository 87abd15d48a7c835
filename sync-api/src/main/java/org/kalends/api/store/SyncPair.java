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
 * @param zone the zone in which the window and dates are read, and working hours that name none
 * @param policy what the user chose
 * @param status whether it runs
 * @param confirmed the deletions that a person has agreed to; none unless the status is CONFIRMED
 */
public record SyncPair(
        PairId id, CalendarRef a, CalendarRef b, ZoneId zone, PairPolicy policy, Status status, Deletions confirmed) {

    /** Whether a pair runs. */
    public enum Status {
        /** It runs. */
        ACTIVE,
        /** A person stopped it. */
        PAUSED,
        /** The deletion guard stopped it until a person confirms. */
        NEEDS_CONFIRMATION,
        /** A person confirmed: the next run may delete what they agreed to. */
        CONFIRMED,
        /** An account has to be connected again. */
        NEEDS_RECONNECT
    }

    /** Creates a pair of which no deletion is confirmed. */
    public SyncPair(PairId id, CalendarRef a, CalendarRef b, ZoneId zone, PairPolicy policy, Status status) {
        this(id, a, b, zone, policy, status, Deletions.NONE);
    }

    /** Checks that the two calendars differ, and that deletions are confirmed in the status CONFIRMED only. */
    public SyncPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(confirmed, "confirmed");
        if (a.equals(b)) {
            throw new IllegalArgumentException("pair: both sides are the same calendar");
        }
        if (status != Status.CONFIRMED && confirmed.count() > 0) {
            throw new IllegalArgumentException("pair: deletions are confirmed in the status " + status);
        }
    }

    /** Returns the calendar of a side. */
    public CalendarRef calendar(Side side) {
        return side == Side.A ? a : b;
    }

    /** Returns the same in another status; what was confirmed is not any more. */
    public SyncPair withStatus(Status other) {
        return new SyncPair(id, a, b, zone, policy, other);
    }

    /** Returns the same in the status CONFIRMED. */
    public SyncPair withConfirmed(Deletions deletions) {
        return new SyncPair(id, a, b, zone, policy, Status.CONFIRMED, deletions);
    }

    /** Returns the same with another policy. */
    public SyncPair withPolicy(PairPolicy other) {
        return new SyncPair(id, a, b, zone, other, status, confirmed);
    }
}
