package org.kalends.host.push;

import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.Subscription;
import org.kalends.provider.m365.M365Notifications;
import org.kalends.provider.m365.M365Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends subscriptions at Microsoft that ring here and that nobody knows, after a lost answer. Google tells of none, they expire. */
@Component
final class StrayReaper {

    private static final Logger LOG = LoggerFactory.getLogger(StrayReaper.class);

    private final ObjectProvider<M365Notifications> microsoft;
    private final Receivers receivers;
    private final SubscriptionRows subscriptions;

    StrayReaper(ObjectProvider<M365Notifications> microsoft, Receivers receivers, SubscriptionRows subscriptions) {
        this.microsoft = microsoft;
        this.receivers = receivers;
        this.subscriptions = subscriptions;
    }

    void reap() {
        Set<AccountId> accounts = subscriptions.calendars().stream()
                .filter(calendar -> calendar.provider().equals(M365Provider.ID))
                .map(CalendarRef::account)
                .collect(Collectors.toSet());
        microsoft.ifAvailable(source -> accounts.forEach(account -> reap(source, account)));
    }

    private void reap(M365Notifications source, AccountId account) {
        Set<String> known =
                subscriptions.of(account).stream().map(Subscription::id).collect(Collectors.toSet());
        try {
            receivers
                    .of(M365Provider.ID)
                    .map(receiver -> source.reap(account, receiver, known).size())
                    .filter(ended -> ended > 0)
                    .ifPresent(ended -> LOG.info("account {}: {} stray subscriptions ended", account, ended));
        } catch (ProviderException e) {
            LOG.warn("account {}: strays could not be looked for: {}", account, e.getMessage());
        }
    }
}
