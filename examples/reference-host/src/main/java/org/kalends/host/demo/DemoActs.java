package org.kalends.host.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.kalends.host.problem.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a person does to a simulated calendar from the panel. */
@Component
@Profile("demo")
final class DemoActs {

    private final DemoWorld world;

    DemoActs(DemoWorld world) {
        this.world = world;
    }

    /** Adds a meeting. */
    String add(DemoCalendar calendar, String title, LocalDate day, LocalTime time, Duration length, boolean secret) {
        ZoneId zone = world.samples().zone();
        if (title.isBlank()) {
            throw Problem.invalid("title", "is missing");
        }
        calendar.add(SampleEvent.detailed(
                title.strip(), day.atTime(time), length, false, zone, secret ? Map.of("secret", "") : Map.of()));
        return "\u201c" + title.strip() + "\u201d is in " + calendar.name() + " now.";
    }

    /** Does something to one event. */
    String change(DemoCalendar calendar, String act, String id, String title) {
        if (id.isBlank()) {
            throw Problem.invalid("event", "choose one");
        }
        switch (act) {
            case "later" -> calendar.move(id, Duration.ofHours(1));
            case "tomorrow" -> calendar.move(id, Duration.ofDays(1));
            case "hide" -> calendar.hide(id);
            case "delete" -> calendar.delete(id);
            case "rename" -> rename(calendar, id, title);
            default -> throw Problem.invalid("act", "is none of the buttons");
        }
        return "Done in " + calendar.name() + ".";
    }

    private static void rename(DemoCalendar calendar, String id, String title) {
        if (title.isBlank()) {
            throw Problem.invalid("title", "is missing");
        }
        calendar.rename(id, title.strip());
    }

    /** Deletes everything that a person has put into a calendar, series too. */
    String empty(DemoCalendar calendar) {
        int before = calendar.count();
        calendar.clear();
        return before + " events are deleted from " + calendar.name() + ". A sync that copies them will ask first.";
    }

    /** Fills a calendar with its sample again. */
    String refill(DemoCalendar calendar) {
        world.samples().fill(calendar.key(), calendar);
        return calendar.name() + " holds its sample again.";
    }

    /** Ends the access that an account has given. */
    String revoke(DemoCalendar calendar) {
        calendar.revoke();
        return calendar.owner() + " has taken the access back. The next run will ask to connect again.";
    }
}
