package org.kalends.simulator.google.identity;

import java.net.URI;
import java.util.Set;
import org.kalends.simulator.IdentityFaults;

/** The switches for everything that goes wrong with a sign-in or a token of Google. Thread-safe. */
public final class GoogleIdentityFaults extends IdentityFaults<GoogleIdentityFault> {

    GoogleIdentityFaults() {
        super(GoogleIdentityFault.class, URI.create("https://elsewhere.example.org/token"));
    }

    /** Returns the faults that strike a request at this place, and counts it. */
    Set<GoogleIdentityFault> strike(GoogleIdentityFault.Place place) {
        return strike(fault -> fault.place() == place);
    }
}
