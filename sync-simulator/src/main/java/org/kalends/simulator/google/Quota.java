package org.kalends.simulator.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many calls each user may make within any minute, parts of batches counted; as many as they like at first. Thread-safe. */
final class Quota {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;

    private final Map<GoogleAccount, Deque<Instant>> calls = new HashMap<>();

    private int perMinute = Integer.MAX_VALUE;

    Quota(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(int most) {
        perMinute = most;
    }

    /** Counts a call; one too many is refused and does not count. */
    synchronized void take(GoogleAccount account) {
        Instant now = clock.instant();
        Deque<Instant> last = calls.computeIfAbsent(account, unused -> new ArrayDeque<>());
        while (!last.isEmpty() && !last.getFirst().isAfter(now.minus(MINUTE))) {
            last.removeFirst();
        }
        if (last.size() >= perMinute) {
            throw GoogleError.of(403, "usageLimits", "userRateLimitExceeded", "User Rate Limit Exceeded");
        }
        last.addLast(now);
    }
}
