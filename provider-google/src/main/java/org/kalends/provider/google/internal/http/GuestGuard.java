package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Looks at each write of an event before it leaves: it says that nobody is to get mail, and it holds nothing but what a copy may
 * hold. Guests, an organizer or a conference are never written.
 */
final class GuestGuard {

    private static final Set<String> WRITTEN = Set.of(
            "id",
            "summary",
            "description",
            "location",
            "start",
            "end",
            "recurrence",
            "transparency",
            "visibility",
            "status",
            "reminders",
            "extendedProperties");

    private GuestGuard() {}

    /** Returns a body that may leave. */
    static Event checked(Event event) {
        Optional<String> other = event.keySet().stream()
                .filter(property -> !WRITTEN.contains(property))
                .findFirst();
        if (other.isPresent()) {
            throw new ProviderException(FailureKind.PERMANENT, "not sent, the body names " + other.get());
        }
        return event;
    }

    /** Throws when a write of an event does not ask for silence. */
    static void check(GoogleRequest request) {
        boolean event = request.writes() && request.shape().contains("/events") && !isWatch(request);
        if (event && !request.target().contains("sendUpdates=none")) {
            throw new ProviderException(
                    FailureKind.PERMANENT, request.name() + ": not sent, it does not say sendUpdates=none");
        }
    }

    private static boolean isWatch(GoogleRequest request) {
        return request.shape().endsWith("/watch");
    }
}
