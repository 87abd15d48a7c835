package org.kalends.examples.pairdrill;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.store.Side;
import org.kalends.simulation.Dice;
import org.kalends.simulation.Remote;

/** The services that can be paired. */
enum Service {
    /** Microsoft 365, simulated. */
    M365,
    /** Google Calendar, simulated. */
    GOOGLE,
    /** iCloud, simulated. */
    ICLOUD,
    /** A real CalDAV server; skipped where none runs. */
    RADICALE;

    HttpRemote open(Side side, Clock clock) {
        Dice dice = new Dice(1);
        return switch (this) {
            case M365 -> GraphRemote.open(side, dice, clock);
            case GOOGLE -> GoogleRemote.open(side, dice, clock);
            case ICLOUD -> ICloudRemote.open(side, dice, clock);
            case RADICALE -> CaldavRemote.open(side, dice, clock);
        };
    }

    /** Returns the names of the ways in which the service does something of a kind wrong; a real one does nothing wrong on demand. */
    List<String> ways(Remote.Fault kind) {
        Map<Remote.Fault, ? extends List<? extends Enum<?>>> all = switch (this) {
            case M365 -> GraphRemote.FAULTS;
            case GOOGLE -> GoogleRemote.FAULTS;
            case ICLOUD -> ICloudRemote.FAULTS;
            case RADICALE -> Map.of();
        };
        return Optional.ofNullable(all.get(kind)).stream()
                .flatMap(List::stream)
                .map(Enum::name)
                .toList();
    }
}
