package org.kalends.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The switches of an identity provider: what goes wrong with a sign-in or a token, and the figures of three of these faults. Thread-safe.
 *
 * @param <F> what can go wrong
 */
public class IdentityFaults<F extends Enum<F>> extends Faults<F> {

    private final Class<F> kinds;

    private Duration retryAfter = Duration.ofSeconds(10);

    private Duration slowness = Duration.ofSeconds(2);

    private URI elsewhere;

    /**
     * Creates the switches for an enum.
     *
     * @param elsewhere where a redirect points at first
     */
    protected IdentityFaults(Class<F> kinds, URI elsewhere) {
        super(kinds);
        this.kinds = kinds;
        this.elsewhere = elsewhere;
    }

    /** Sets the pause that {@code TOO_MANY_REQUESTS} asks for; ten seconds at first. */
    public final synchronized void retryAfter(Duration pause) {
        this.retryAfter = pause;
    }

    /** Sets how late the answers of {@code SLOW} are, in real time; two seconds at first. */
    public final synchronized void slowness(Duration delay) {
        this.slowness = delay;
    }

    /** Sets where {@code REDIRECT} points. */
    public final synchronized void elsewhere(URI address) {
        this.elsewhere = address;
    }

    /** Returns the pause that {@code TOO_MANY_REQUESTS} asks for. */
    public final synchronized Duration retryAfter() {
        return retryAfter;
    }

    /** Returns how late the answers of {@code SLOW} are. */
    public final synchronized Duration slowness() {
        return slowness;
    }

    /** Returns where {@code REDIRECT} points. */
    public final synchronized URI elsewhere() {
        return elsewhere;
    }

    /**
     * Takes an occasion for some faults, which is the service's to do: returns those that strike this request.
     *
     * @param here which of them can strike it
     */
    protected final synchronized Set<F> strike(Predicate<F> here) {
        Set<F> now = EnumSet.noneOf(kinds);
        EnumSet.allOf(kinds).stream().filter(here).filter(this::strikes).forEach(now::add);
        return now;
    }
}
