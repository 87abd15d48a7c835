package org.kalends.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.provider.FailureKind;

/** Events whose every word can be recognised, and what happens to them. */
final class Canaries {

    static final String[] WORDS = {"canary", "Kanarienvogel", "birdcage", "tweety", "feathers", "aviary"};

    private Canaries() {}

    /** Does everything that leaves traces: copies, edits, conflicts, notes, parked events, failures and a lost answer. */
    static void richRun(World world, Runnable run) {
        EventKey one = world.a.add(secret("one", "2026-03-03T09:00"));
        EventKey two = world.b.add(secret("two", "2026-03-04T09:00"));
        EventKey bad = world.a.add(secret("bad", "2026-03-05T09:00"));
        EventKey meeting = world.a.add(guests(secret("meeting", "2026-03-06T09:00")));
        world.a.add(World.weekly("canary series", "2026-12-06T09:00"));
        run.run();
        World.rename(world.a, one, "canary renamed");
        world.b.events().forEach(event -> World.relocate(world.b, event.key(), "birdcage moved"));
        world.b.delete(two);
        world.a.spoil(bad);
        world.providerB.faults().loseAnswers(1);
        run.run();
        world.providerB.faults().failWrite(1, FailureKind.PERMANENT);
        world.a.delete(one);
        World.rename(world.a, meeting, "canary meeting");
        run.run();
        world.providerA.faults().failRead(1, FailureKind.RETRYABLE);
        run.run();
        world.clock.pass(Duration.ofHours(3));
        run.run();
    }

    static CalendarEvent secret(String title, String start) {
        return World.event("canary " + title, start).toBuilder()
                .description("Kanarienvogel")
                .location("birdcage")
                .iCalUid(Optional.of("aviary-" + title))
                .build();
    }

    private static CalendarEvent guests(CalendarEvent event) {
        return event.toBuilder()
                .organizer(Optional.of(Person.of("Feathers", "feathers@example.org")))
                .attendees(List.of(new Attendee(
                        Person.of("Tweety", "tweety@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .build();
    }
}
