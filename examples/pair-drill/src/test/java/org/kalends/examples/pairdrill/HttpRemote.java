package org.kalends.examples.pairdrill;

import java.util.function.Supplier;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.simulation.Remote;

/** A remote on a service that is reached over http. */
interface HttpRemote extends Remote {

    /** Returns all that the service was sent so far and all that it holds, as text. */
    String told();

    /** Lets the access token run out before its time; false where access has no token. */
    default boolean expireAccess() {
        return false;
    }

    /** Returns whether the service's feeds forget, so that {@link #expireCursors} can be used. */
    default boolean forgets() {
        return false;
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
