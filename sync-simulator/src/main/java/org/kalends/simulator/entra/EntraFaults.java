package org.kalends.simulator.entra;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The switches for everything that goes wrong with a sign-in or a token. All are off at first. Thread-safe. */
public final class EntraFaults {

    private final Map<EntraFault, Integer> left = new EnumMap<>(EntraFault.class);

    private Duration retryAfter = Duration.ofSeconds(10);

    private Duration slowness = Duration.ofSeconds(2);

    private URI elsewhere = URI.create("https://login.example.org/token");

    EntraFaults() {}

    /** Lets a fault strike every request that it can strike. */
    public synchronized void on(EntraFault fault) {
        left.put(fault, Integer.MAX_VALUE);
    }

    /** Lets a fault strike the next request only. */
    public void once(EntraFault fault) {
        next(fault, 1);
    }

    /** Lets a fault strike the next so many requests. */
    public synchronized void next(EntraFault fault, int requests) {
        left.put(fault, requests);
    }

    /** Ends a fault. */
    public synchronized void off(EntraFault fault) {
        left.remove(fault);
    }

    /** Ends all faults. */
    public synchronized void clear() {
        left.clear();
    }

    /** Sets the pause that {@link EntraFault#TOO_MANY_REQUESTS} asks for. */
    public synchronized void retryAfter(Duration pause) {
        this.retryAfter = pause;
    }

    /** Sets how late the answers of {@link EntraFault#SLOW} are, in real time. */
    public synchronized void slowness(Duration delay) {
        this.slowness = delay;
    }

    /** Sets where {@link EntraFault#REDIRECT} points. */
    public synchronized void elsewhere(URI address) {
        this.elsewhere = address;
    }

    synchronized Duration retryAfter() {
        return retryAfter;
    }

    synchronized Duration slowness() {
        return slowness;
    }

    synchronized URI elsewhere() {
        return elsewhere;
    }

    /** Returns the faults that strike this request, and counts it. */
    synchronized Set<EntraFault> strike(EntraFault.Place place) {
        Set<EntraFault> now = EnumSet.noneOf(EntraFault.class);
        for (EntraFault fault : EntraFault.values()) {
            int count = left.getOrDefault(fault, 0);
            if (fault.place() == place && count > 0) {
                now.add(fault);
                if (count != Integer.MAX_VALUE) {
                    left.put(fault, count - 1);
                }
            }
        }
        return now;
    }
}
