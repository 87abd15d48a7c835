package org.kalends.simulator.icloud;

import java.net.URI;
import java.time.Duration;
import org.kalends.simulator.CalendarFaults;

/** The switches for everything that goes wrong at iCloud. Thread-safe. */
public final class ICloudFaults extends CalendarFaults<ICloudFault> {

    private Duration slowness = Duration.ofSeconds(2);

    private Duration retryAfter = Duration.ofSeconds(1);

    private URI elsewhere = URI.create("https://elsewhere.example.org/");

    private int oversize = 64 << 20;

    private int pageSize = 3;

    ICloudFaults() {
        super(ICloudFault.class);
    }

    /**
     * Sets how long {@link ICloudFault#ANSWER_SLOW} and {@link ICloudFault#ANSWER_TRICKLES} take, in real time; two seconds at first.
     */
    public synchronized void slowness(Duration delay) {
        slowness = delay;
    }

    /** Sets the pause that {@link ICloudFault#LIMIT_429} and {@link ICloudFault#LIMIT_503} ask for; one second at first. */
    public synchronized void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    /** Sets where {@link ICloudFault#REDIRECT} points, for instance to a server that tells what came. */
    public synchronized void elsewhere(URI address) {
        elsewhere = address;
    }

    /** Sets how many bytes {@link ICloudFault#XML_OVERSIZED} adds; 64 MiB at first. */
    public synchronized void oversize(int bytes) {
        oversize = bytes;
    }

    /** Sets how many rows a page of {@link ICloudFault#SYNC_PAGES} holds; three at first. */
    public synchronized void pageSize(int rows) {
        pageSize = rows;
    }

    synchronized Duration slowness() {
        return slowness;
    }

    synchronized Duration retryAfter() {
        return retryAfter;
    }

    synchronized URI elsewhere() {
        return elsewhere;
    }

    synchronized int oversize() {
        return oversize;
    }

    synchronized int pageSize() {
        return pageSize;
    }
}
