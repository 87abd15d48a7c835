package org.kalends.host.webhook;

import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.Subscription;
import org.kalends.host.push.SubscriptionIds;
import org.kalends.host.push.SubscriptionRows;

/**
 * Finds the subscriptions that one notification names. An id that is made up costs a look into the table, but only the first ones of a
 * sender that is trusted.
 */
final class LookUp implements Function<String, Optional<Subscription>> {

    private static final int MOST_MISSES = 10;

    private final ProviderId provider;
    private final SubscriptionRows subscriptions;
    private final SubscriptionIds ids;
    private final boolean trusted;
    private int found;
    private int former;
    private int madeUp;

    LookUp(ProviderId provider, SubscriptionRows subscriptions, SubscriptionIds ids, boolean trusted) {
        this.provider = provider;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.trusted = trusted;
    }

    @Override
    public Optional<Subscription> apply(String id) {
        if (ids.knew(provider, id)) {
            former++;
            return Optional.empty();
        }
        boolean look = (trusted && madeUp < MOST_MISSES) || ids.knows(provider, id);
        Optional<Subscription> subscription = look ? subscriptions.find(provider, id) : Optional.empty();
        subscription.ifPresentOrElse(known -> found++, () -> madeUp++);
        return subscription;
    }

    /** Returns whether all subscriptions were the host's own once and are no more: their service has not heard of it yet. */
    boolean foundFormerOnes() {
        return former > 0 && found == 0 && madeUp == 0;
    }
}
