package org.kalends.simulator.entra;

import java.net.URI;
import java.util.Set;
import org.kalends.simulator.IdentityFaults;

/** The switches for everything that goes wrong with a sign-in or a token of Microsoft. Thread-safe. */
public final class EntraFaults extends IdentityFaults<EntraFault> {

    EntraFaults() {
        super(EntraFault.class, URI.create("https://login.example.org/token"));
    }

    /** Returns the faults that strike a request at this place, and counts it. */
    Set<EntraFault> strike(EntraFault.Place place) {
        return strike(fault -> fault.place() == place);
    }
}
