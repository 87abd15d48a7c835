package org.kalends.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * The switches of a calendar service: its faults, and beside them writes that fail by chance and the time that it takes. Thread-safe.
 *
 * @param <F> what can go wrong
 */
public class CalendarFaults<F extends Enum<F>> extends Faults<F> {

    private record Chance(Random random, double rate) {

        private boolean strikes() {
            return random.nextDouble() < rate;
        }
    }

    private Optional<Chance> lost = Optional.empty();

    private Optional<Chance> refused = Optional.empty();

    private Duration latency = Duration.ZERO;

    /** Creates the switches for an enum. */
    protected CalendarFaults(Class<F> kinds) {
        super(kinds);
    }

    /** Ends all faults, chances and delays. */
    @Override
    public final synchronized void clear() {
        super.clear();
        lost = Optional.empty();
        refused = Optional.empty();
        latency = Duration.ZERO;
    }

    /** Lets writes be done and their answers be lost, at a rate from 0 to 1. */
    public final synchronized void lostAnswers(Random random, double rate) {
        lost = Optional.of(new Chance(random, rate));
    }

    /** Lets the connection break before writes are done, at a rate from 0 to 1. */
    public final synchronized void refusals(Random random, double rate) {
        refused = Optional.of(new Chance(random, rate));
    }

    /** Lets every request take this long inside the service, so that requests really are at work at the same time. */
    public final synchronized void latency(Duration each) {
        latency = each;
    }

    /** Takes an occasion: returns whether the answer to a write that was done is lost. */
    public final synchronized boolean losesAnswer() {
        return lost.filter(Chance::strikes).isPresent();
    }

    /** Takes an occasion: returns whether the connection breaks before a write is done. */
    public final synchronized boolean refuses() {
        return refused.filter(Chance::strikes).isPresent();
    }

    /** Returns how long every request takes inside the service. */
    public final synchronized Duration latency() {
        return latency;
    }
}
