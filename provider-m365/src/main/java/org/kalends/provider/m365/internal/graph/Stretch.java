package org.kalends.provider.m365.internal.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Window;

/**
 * A stretch of time as the service is asked for it.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Stretch(Instant from, Instant to) {

    /** Wider than any zone is away from UTC, in which the service keeps whole days. */
    private static final Duration DAY = Duration.ofDays(1);

    /** Returns the stretch that holds all that overlaps a window, days in the window's zone included. */
    static Stretch around(Window window) {
        return new Stretch(window.start().minus(DAY), window.end().plus(DAY));
    }

    /** Returns a wider one, in whole days. */
    static Stretch of(Window window, Duration before, Duration after) {
        return new Stretch(
                window.start().minus(before).minus(DAY).truncatedTo(ChronoUnit.DAYS),
                window.end().plus(after).plus(DAY).plus(DAY).truncatedTo(ChronoUnit.DAYS));
    }

    /** Returns whether the service takes an event for one that lies in the stretch; it keeps whole days in UTC. */
    boolean overlaps(EventTime time) {
        return new Window(from, to, ZoneOffset.UTC).overlaps(time);
    }

    /** Cuts the stretch into pieces that are not longer than {@code longest}. */
    List<Stretch> pieces(Duration longest) {
        List<Stretch> pieces = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(longest)) {
            Instant end = at.plus(longest);
            pieces.add(new Stretch(at, end.isBefore(to) ? end : to));
        }
        return pieces;
    }

    String start() {
        return text(from);
    }

    String end() {
        return text(to);
    }

    private static String text(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
