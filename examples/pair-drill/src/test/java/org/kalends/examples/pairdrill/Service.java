package org.kalends.examples.pairdrill;

import java.time.Clock;
import org.kalends.api.store.Side;
import org.kalends.simulation.Dice;

/** The services that can be paired. */
enum Service {
    /** Microsoft 365, simulated. */
    M365,
    /** Google Calendar, simulated. */
    GOOGLE,
    /** A real CalDAV server; skipped where none runs. */
    RADICALE;

    HttpRemote open(Side side, Clock clock) {
        Dice dice = new Dice(1);
        return switch (this) {
            case M365 -> GraphRemote.open(side, dice, clock);
            case GOOGLE -> GoogleRemote.open(side, dice, clock);
            case RADICALE -> CaldavRemote.open(side, dice, clock);
        };
    }
}
