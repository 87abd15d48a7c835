package org.kalends.host.sync;

import java.time.Period;

/**
 * Which days are synced, counted from today.
 *
 * @param past how far back
 * @param future how far ahead
 */
public record WindowChoice(Period past, Period future) {

    /** Three months back, twelve ahead. */
    public static final WindowChoice STANDARD = new WindowChoice(Period.ofMonths(3), Period.ofMonths(12));
}
