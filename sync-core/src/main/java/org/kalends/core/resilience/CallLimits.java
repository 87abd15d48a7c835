package org.kalends.core.resilience;

import java.time.Duration;

/**
 * How one account of a provider may be called.
 *
 * @param concurrent calls at once
 * @param perMinute calls a minute, each write of a batch counted
 * @param attempts how often a call is tried, at least 1
 * @param longestPause the longest pause between two tries; what has to wait longer becomes due later
 */
public record CallLimits(int concurrent, int perMinute, int attempts, Duration longestPause) {

    /** Four calls at once, 1,200 a minute, three tries, pauses of up to two seconds. */
    public static final CallLimits STANDARD = new CallLimits(4, 1200, 3, Duration.ofSeconds(2));

    /** Checks the ranges. */
    public CallLimits {
        if (concurrent < 1 || perMinute < 1 || attempts < 1 || longestPause.isNegative()) {
            throw new IllegalArgumentException("limits: a value is out of range");
        }
    }
}
