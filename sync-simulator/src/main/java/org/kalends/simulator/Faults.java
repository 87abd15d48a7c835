package org.kalends.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The switches for everything that goes wrong at a service: always, a number of times, or every so often. All are off at first. A service
 * of your own has one for an enum of its own. Thread-safe.
 *
 * @param <F> what can go wrong
 */
public class Faults<F extends Enum<F>> {

    /** Counts the occasions on which a fault could strike. */
    private static final class Switch {

        private final long every;

        private long left;

        private long occasions;

        private Switch(long every, long times) {
            this.every = every;
            this.left = times;
        }

        private boolean strikes() {
            occasions++;
            if (left > 0 && occasions % every == 0) {
                left--;
                return true;
            }
            return false;
        }
    }

    private final Map<F, Switch> switches;

    private final Map<F, Long> struck;

    /** Creates the switches for an enum. */
    public Faults(Class<F> kinds) {
        this.switches = new EnumMap<>(kinds);
        this.struck = new EnumMap<>(kinds);
    }

    /** Lets a fault strike on every occasion. */
    public final void on(F fault) {
        set(fault, 1, Long.MAX_VALUE);
    }

    /** Lets a fault strike on the next occasion only. */
    public final void once(F fault) {
        set(fault, 1, 1);
    }

    /** Lets a fault strike on the next so many occasions. */
    public final void next(F fault, int times) {
        set(fault, 1, times);
    }

    /** Lets a fault strike on every so manieth occasion, 2 for every second one. */
    public final void every(F fault, int occasions) {
        set(fault, occasions, Long.MAX_VALUE);
    }

    private synchronized void set(F fault, long every, long times) {
        switches.put(fault, new Switch(every, times));
    }

    /** Ends a fault. */
    public final synchronized void off(F fault) {
        switches.remove(fault);
    }

    /** Ends all faults. */
    public synchronized void clear() {
        switches.clear();
    }

    /** Returns how often a fault has struck. */
    public final synchronized long struck(F fault) {
        return struck.getOrDefault(fault, 0L);
    }

    /** Takes an occasion, which is the service's to do: returns whether the fault strikes. */
    public final synchronized boolean strikes(F fault) {
        boolean strikes =
                Optional.ofNullable(switches.get(fault)).filter(Switch::strikes).isPresent();
        if (strikes) {
            struck.merge(fault, 1L, Long::sum);
        }
        return strikes;
    }

    /** Returns whether a fault that changes how things look is on; this takes no occasion. */
    public final synchronized boolean isOn(F fault) {
        return switches.containsKey(fault);
    }
}
