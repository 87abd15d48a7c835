package org.kalends.simulator.google;

import java.time.Duration;
import org.kalends.simulator.CalendarFaults;

/** The switches for everything that goes wrong at Google Calendar. Thread-safe. */
public final class GoogleFaults extends CalendarFaults<GoogleFault> {

    private Duration slowness = Duration.ofSeconds(2);

    private Duration retryAfter = Duration.ofSeconds(1);

    GoogleFaults() {
        super(GoogleFault.class);
    }

    /** Sets how late the answers of {@link GoogleFault#ANSWER_SLOW} are, in real time; two seconds at first. */
    public synchronized void slowness(Duration delay) {
        slowness = delay;
    }

    /** Sets the pause that {@link GoogleFault#RATE_429} asks for; one second at first. */
    public synchronized void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    synchronized Duration slowness() {
        return slowness;
    }

    synchronized Duration retryAfter() {
        return retryAfter;
    }
}
