package org.kalends.tck;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;

/**
 * How the kit changes the calendar behind the provider's back, as a person with another client would.
 *
 * <p>What a person writes carries no origin mark. Guests of an event are written where the remote side can hold them without mail.
 * The last three methods are optional; a rule that needs one that is missing is reported as not exercised.
 */
public interface PersonChannel {

    /**
     * Creates an event or a whole series with its exclusions and overrides, and returns the key under which the provider will tell it.
     * Where the provider claims UID_LOOKUP the event gets a UID of its own, as the remote side or another client would give it one.
     */
    EventKey create(CalendarEvent event);

    /**
     * Makes an event or a series say what {@code event} says. Everything else that is on it, such as the origin mark of a copy, stays, as
     * it does with any well-behaved client.
     */
    void edit(EventKey key, CalendarEvent event);

    /** Deletes an event or a series. */
    void delete(EventKey key);

    /** Puts something on an event that Kalends knows nothing about, such as a reminder or a custom property; false when it cannot. */
    default boolean decorate(EventKey key) {
        return false;
    }

    /** Returns what {@link #decorate} has put on the event, in any form that tells two states apart; empty when it is not there. */
    default Optional<String> decoration(EventKey key) {
        return Optional.empty();
    }

    /** Makes an event unreadable for the provider, without deleting it; false when it cannot. */
    default boolean spoil(EventKey key) {
        return false;
    }
}
