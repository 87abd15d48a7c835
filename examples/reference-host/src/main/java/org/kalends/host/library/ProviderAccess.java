package org.kalends.host.library;

import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.push.NotificationSource;

/**
 * Everything that the host needs of one calendar service.
 *
 * @param name what people call it
 * @param provider reads and writes its calendars, within limits
 * @param authorization opens accounts
 * @param notifications its doorbells; empty when it is polled
 */
public record ProviderAccess(
        String name,
        CalendarProvider provider,
        Authorization authorization,
        Optional<NotificationSource> notifications) {

    /** Returns the name under which the library knows it. */
    public ProviderId id() {
        return provider.id();
    }
}
