package org.kalends.simulator.google;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The switches for everything that goes wrong: always, a number of times, or every so often. Thread-safe. */
public final class GoogleFaults {

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

    private final Map<GoogleFault, Switch> switches = new EnumMap<>(GoogleFault.class);

    private final Map<GoogleFault, Long> struck = new EnumMap<>(GoogleFault.class);

    private Optional<Chance> lost = Optional.empty();

    private Optional<Chance> refused = Optional.empty();

    private Duration latency = Duration.ZERO;

    private Duration slowness = Duration.ofSeconds(2);

    private Duration retryAfter = Duration.ofSeconds(1);

    GoogleFaults() {}

    /** Lets a fault strike on every occasion. */
    public void on(GoogleFault fault) {
        set(fault, 1, Long.MAX_VALUE);
    }

    /** Lets a fault strike on the next occasion only. */
    public void once(GoogleFault fault) {
        set(fault, 1, 1);
    }

    /** Lets a fault strike on the next so many occasions. */
    public void next(GoogleFault fault, int times) {
        set(fault, 1, times);
    }

    /** Lets a fault strike on every so manieth occasion, 2 for every second one. */
    public void every(GoogleFault fault, int occasions) {
        set(fault, occasions, Long.MAX_VALUE);
    }

    private synchronized void set(GoogleFault fault, long every, long times) {
        switches.put(fault, new Switch(every, times));
    }

    /** Ends a fault. */
    public synchronized void off(GoogleFault fault) {
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

    /** Sets how late the answers of {@link GoogleFault#ANSWER_SLOW} are, in real time; two seconds at first. */
    public synchronized void slowness(Duration delay) {
        slowness = delay;
    }

    /** Sets the pause that {@link GoogleFault#RATE_429} asks for; one second at first. */
    public synchronized void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    /** Returns how often a fault has struck. */
    public synchronized long struck(GoogleFault fault) {
        return struck.getOrDefault(fault, 0L);
    }

    /** Takes an occasion: returns whether the fault strikes. */
    synchronized boolean strikes(GoogleFault fault) {
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

    /** Returns whether a fault that changes how things look is on; this takes no occasion. */
    synchronized boolean isOn(GoogleFault fault) {
        return switches.containsKey(fault);
    }

    synchronized Duration slowness() {
        return slowness;
    }

    synchronized Duration retryAfter() {
        return retryAfter;
    }
}
