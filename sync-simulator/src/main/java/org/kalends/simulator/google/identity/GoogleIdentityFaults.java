package org.kalends.simulator.google.identity;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The switches for everything that goes wrong with a sign-in or a token. All are off at first. Thread-safe. */
public final class GoogleIdentityFaults {

    private final Map<GoogleIdentityFault, Integer> left = new EnumMap<>(GoogleIdentityFault.class);

    private Duration retryAfter = Duration.ofSeconds(10);

    private Duration slowness = Duration.ofSeconds(2);

    private URI elsewhere = URI.create("https://elsewhere.example.org/token");

    GoogleIdentityFaults() {}

    /** Lets a fault strike every request that it can strike. */
    public synchronized void on(GoogleIdentityFault fault) {
        left.put(fault, Integer.MAX_VALUE);
    }

    /** Lets a fault strike the next request only. */
    public void once(GoogleIdentityFault fault) {
        next(fault, 1);
    }

    /** Lets a fault strike the next so many requests. */
    public synchronized void next(GoogleIdentityFault fault, int requests) {
        left.put(fault, requests);
    }

    /** Ends a fault. */
    public synchronized void off(GoogleIdentityFault fault) {
        left.remove(fault);
    }

    /** Ends all faults. */
    public synchronized void clear() {
        left.clear();
    }

    /** Sets the pause that {@link GoogleIdentityFault#TOO_MANY_REQUESTS} asks for. */
    public synchronized void retryAfter(Duration pause) {
        this.retryAfter = pause;
    }

    /** Sets how late the answers of {@link GoogleIdentityFault#SLOW} are, in real time. */
    public synchronized void slowness(Duration delay) {
        this.slowness = delay;
    }

    /** Sets where {@link GoogleIdentityFault#REDIRECT} points. */
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
    synchronized Set<GoogleIdentityFault> strike(GoogleIdentityFault.Place place) {
        Set<GoogleIdentityFault> now = EnumSet.noneOf(GoogleIdentityFault.class);
        for (GoogleIdentityFault fault : GoogleIdentityFault.values()) {
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
