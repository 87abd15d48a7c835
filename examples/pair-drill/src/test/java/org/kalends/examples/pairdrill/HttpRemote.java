package org.kalends.examples.pairdrill;

import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.simulation.Remote;

/** A remote on a service that is reached over http. */
interface HttpRemote extends Remote {

    /** Returns all that the service was sent so far, as text; nothing where nobody listens. */
    default String sent() {
        return "";
    }

    /** Returns all that the service holds, as text. */
    String held();

    /** Puts a meeting of somebody else here, to which the owner is invited and has agreed. */
    default EventKey invite(String uid, CalendarEvent meeting) {
        return Assumptions.abort("nobody is invited to a calendar of this server");
    }

    /** Answers to an invitation, or to one occurrence of it; the organizer is told nothing. */
    default void answer(EventKey key, boolean accepts) {
        Assumptions.abort("nobody is invited to a calendar of this server");
    }

    /** Lets the access token run out before its time; false where access has no token. */
    default boolean expireAccess() {
        return false;
    }

    /** Returns whether the service's feeds forget, so that {@link #expireCursors} can be used. */
    default boolean forgets() {
        return false;
    }

    /** Returns what the service does wrong; there is nothing of the kind at a real server. */
    default Habits<?> habits() {
        throw new UnsupportedOperationException("nobody tells this server what to do wrong");
    }

    /** A person, too, is told by the service what cannot be done. */
    static <T> T attempt(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException refused) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "the service refuses this", refused);
        }
    }
}
