package org.kalends.host.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.kalends.host.settings.HostSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Adds one meeting on the panel, waits for its copy, says so and ends the process: for machines that want to know whether all works. */
@Component
@Profile("demo")
final class DemoCheck {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final LocalTime TIME = LocalTime.of(20, 15);

    private final boolean wanted;

    private final DemoWorld world;

    private final HostSettings settings;

    private final Clock clock;

    DemoCheck(
            @Value("${kalends.demo.check:false}") boolean wanted, DemoWorld world, HostSettings settings, Clock clock) {
        this.wanted = wanted;
        this.world = world;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isWanted() {
        return wanted;
    }

    /** Ends the process with status 0 when the copy has arrived, else 1. */
    void runAndExit(ConfigurableApplicationContext host) {
        boolean arrived = arrives();
        System.exit(SpringApplication.exit(host, () -> arrived ? 0 : 1));
    }

    private boolean arrives() {
        LocalDate tomorrow = world.samples().today().plusDays(1);
        DemoBrowser browser = new DemoBrowser(settings.address());
        browser.send(
                browser.open("/demo"),
                "/demo/add",
                Map.of("calendar", "work", "title", "A check", "day", tomorrow.toString(), "time", TIME.toString()));
        Instant added = clock.instant();
        while (!hasCopy(tomorrow.atTime(TIME))) {
            if (clock.instant().isAfter(added.plus(LONGEST))) {
                System.out.println("No copy arrived within " + LONGEST.toSeconds() + " s.");
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        System.out.printf(
                "A meeting was added at Microsoft 365; its copy was at Google after %.1f s.%n",
                Duration.between(added, clock.instant()).toMillis() / 1000.0);
        return true;
    }

    private boolean hasCopy(LocalDateTime start) {
        Instant from = start.atZone(world.samples().zone()).toInstant();
        return world.calendar("home").events(from, from.plus(Duration.ofMinutes(1))).stream()
                .anyMatch(event -> event.copy() && event.start().equals(start));
    }
}
