package org.kalends.host.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Remembers when an event was first seen as it is, so that what is new can shine for a moment. Thread-safe. */
@Component
@Profile("demo")
final class Sightings {

    private static final Duration NEW = Duration.ofSeconds(4);

    private final Map<String, Instant> first = new ConcurrentHashMap<>();

    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    private final Clock clock;

    Sightings(Clock clock) {
        this.clock = clock;
    }

    /** Says that a week of a calendar is looked at; what it holds the first time is not new. */
    boolean isFirstLook(String week) {
        return looked.putIfAbsent(week, clock.instant()) == null;
    }

    /** Returns whether an event has come or changed just now. */
    boolean isNew(String calendar, DemoEvent event, boolean firstLook) {
        Instant now = clock.instant();
        Instant seen = first.computeIfAbsent(calendar + event, key -> firstLook ? Instant.EPOCH : now);
        return seen.plus(NEW).isAfter(now);
    }
}
