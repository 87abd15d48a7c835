package org.kalends.host.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.Subscription;
import org.springframework.stereotype.Component;

/**
 * Which ids of subscriptions this host has made, without a look into the table for each: for times when somebody makes them up by the
 * thousand. Safe for use by several threads.
 */
@Component
public final class SubscriptionIds {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private static final int MOST_FORMER = 10_000;

    private record Known(Set<SubscriptionKey> keys, Instant at) {}

    private final SubscriptionRows rows;
    private final Clock clock;
    private final Set<SubscriptionKey> former = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SubscriptionKey, Boolean> eldest) {
            return size() > MOST_FORMER;
        }
    });

    private volatile Known known = new Known(Set.of(), Instant.MIN);

    SubscriptionIds(SubscriptionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Returns whether there is such a subscription; one that was made within the last ten seconds may not be known yet. */
    public boolean knows(ProviderId provider, String id) {
        SubscriptionKey key = new SubscriptionKey(provider, id);
        return known.keys().contains(key) || latest().contains(key);
    }

    /** Returns whether there was such a subscription until this node ended or replaced it, some ten thousand such ends ago at most. */
    public boolean knew(ProviderId provider, String id) {
        synchronized (former) {
            return former.contains(new SubscriptionKey(provider, id));
        }
    }

    /** A subscription is no more; a service may ring a few times all the same. */
    void ended(Subscription subscription) {
        synchronized (former) {
            former.add(new SubscriptionKey(subscription.calendar().provider(), subscription.id()));
        }
    }

    private synchronized Set<SubscriptionKey> latest() {
        Instant now = clock.instant();
        if (known.at().isBefore(now.minus(BETWEEN_LOOKS))) {
            known = new Known(rows.keys(), now);
        }
        return known.keys();
    }
}
