package org.kalends.simulator.graph;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The switches for everything that goes wrong: always, a number of times, or every so often. Thread-safe. */
public final class GraphFaults {

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

    private record Chance(Random random, double rate) {

        private boolean strikes() {
            return random.nextDouble() < rate;
        }
    }

    private final Map<GraphFault, Switch> switches = new EnumMap<>(GraphFault.class);

    private final Map<GraphFault, Long> struck = new EnumMap<>(GraphFault.class);

    private Optional<Chance> lost = Optional.empty();

    private Optional<Chance> refused = Optional.empty();

    private Duration latency = Duration.ZERO;

    GraphFaults() {}

    /** Lets a fault strike on every occasion. */
    public void on(GraphFault fault) {
        set(fault, 1, Long.MAX_VALUE);
    }

    /** Lets a fault strike on the next occasion only. */
    public void once(GraphFault fault) {
        set(fault, 1, 1);
    }

    /** Lets a fault strike on the next so many occasions. */
    public void next(GraphFault fault, int times) {
        set(fault, 1, times);
    }

    /** Lets a fault strike on every so manieth occasion, 2 for every second one. */
    public void every(GraphFault fault, int occasions) {
        set(fault, occasions, Long.MAX_VALUE);
    }

    private synchronized void set(GraphFault fault, long every, long times) {
        switches.put(fault, new Switch(every, times));
    }

    /** Ends a fault. */
    public synchronized void off(GraphFault fault) {
        switches.remove(fault);
    }

    /** Ends all faults, chances and delays. */
    public synchronized void clear() {
        switches.clear();
        lost = Optional.empty();
        refused = Optional.empty();
        latency = Duration.ZERO;
    }

    /** Lets writes be done and their answers be lost, at a rate from 0 to 1. */
    public synchronized void lostAnswers(Random random, double rate) {
        lost = Optional.of(new Chance(random, rate));
    }

    /** Lets the connection break before writes are done, at a rate from 0 to 1. */
    public synchronized void refusals(Random random, double rate) {
        refused = Optional.of(new Chance(random, rate));
    }

    /** Lets every request take this long inside the service, so that requests really are at work at the same time. */
    public synchronized void latency(Duration each) {
        latency = each;
    }

    /** Returns how often a fault has struck. */
    public synchronized long struck(GraphFault fault) {
        return struck.getOrDefault(fault, 0L);
    }

    /** Takes an occasion: returns whether the fault strikes. */
    synchronized boolean strikes(GraphFault fault) {
        boolean strikes =
                Optional.ofNullable(switches.get(fault)).filter(Switch::strikes).isPresent();
        if (strikes) {
            struck.merge(fault, 1L, Long::sum);
        }
        return strikes;
    }

    synchronized boolean losesAnswer() {
        return lost.filter(Chance::strikes).isPresent();
    }

    synchronized boolean refuses() {
        return refused.filter(Chance::strikes).isPresent();
    }

    synchronized Duration latency() {
        return latency;
    }
}
