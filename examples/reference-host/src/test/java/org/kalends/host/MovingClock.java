package org.kalends.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until a test moves it. For one thread. */
public final class MovingClock extends Clock {

    private Instant now;

    /** Begins at a time. */
    public MovingClock(Instant begin) {
        this.now = begin;
    }

    /** Moves to a time. */
    public void set(Instant time) {
        now = time;
    }

    /** Moves on. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the clock shows UTC");
    }
}
