package org.kalends.host.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each caller may come: so many times at once, then at a rate. Remembers a bounded number of callers, the latest ones. Safe for use
 * by several threads.
 */
final class TokenBuckets {

    private static final int MOST_CALLERS = 10_000;

    private final int burst;
    private final Duration refill;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record Bucket(double tokens, Instant at) {}

    /**
     * Creates buckets that are full at first.
     *
     * @param burst how many times at once
     * @param refill how long until an empty bucket is full again
     */
    TokenBuckets(int burst, Duration refill, Clock clock) {
        this.burst = burst;
        this.refill = refill;
        this.clock = clock;
    }

    /** Takes a token of a caller; false when there is none. */
    synchronized boolean take(String caller) {
        Bucket now = filled(caller);
        boolean allowed = now.tokens() >= 1;
        buckets.put(caller, new Bucket(allowed ? now.tokens() - 1 : now.tokens(), now.at()));
        shrink();
        return allowed;
    }

    /** Returns whether a caller has a token left, and takes none. */
    synchronized boolean hasToken(String caller) {
        return !buckets.containsKey(caller) || filled(caller).tokens() >= 1;
    }

    private Bucket filled(String caller) {
        Instant now = clock.instant();
        Bucket old = buckets.getOrDefault(caller, new Bucket(burst, now));
        Duration passed = Duration.between(old.at(), now);
        double gained = passed.isNegative() ? 0 : (double) burst * passed.toMillis() / refill.toMillis();
        return new Bucket(Math.min(burst, old.tokens() + gained), now);
    }

    private void shrink() {
        while (buckets.size() > MOST_CALLERS) {
            buckets.remove(buckets.keySet().iterator().next());
        }
    }
}
