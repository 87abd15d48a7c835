package org.kalends.provider.m365.internal.graph;

import java.util.Optional;

/** Says why an event must not be written: the service would mail somebody. */
final class WriteGuard {

    private WriteGuard() {}

    /**
     * Returns why a write is refused; empty when it is harmless, or a meeting that the owner of the calendar organizes and whose
     * original is written on purpose.
     *
     * @param copy whether the event is one of our copies
     */
    static Optional<String> refusal(Known event, boolean copy) {
        if (!event.organizedByMe()) {
            return Optional.of("isOrganizer: the event is organized by somebody else");
        }
        return copy && event.guests()
                ? Optional.of("attendees: the copy has guests, who would get mail")
                : Optional.empty();
    }
}
