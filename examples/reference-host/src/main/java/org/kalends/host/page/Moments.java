package org.kalends.host.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments as people say them. The host does not know in which zone its visitors live, so it counts from now. */
@Component
final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** Returns a moment in the past, such as "4 minutes ago". */
    String ago(Instant moment) {
        Duration passed = Duration.between(moment, clock.instant());
        if (passed.compareTo(Duration.ofSeconds(10)) < 0) {
            return "just now";
        }
        return passed.compareTo(Duration.ofDays(14)) > 0 ? "on " + day(moment) : words(passed) + " ago";
    }

    /** Returns a moment to come, such as "in 4 minutes". */
    String until(Instant moment) {
        Duration left = Duration.between(clock.instant(), moment);
        return left.compareTo(Duration.ofSeconds(5)) < 0 ? "any moment" : "in " + words(left);
    }

    /** Returns a day, such as "26 November 2026". */
    String day(Instant moment) {
        return DAY.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** Returns how long something took. */
    String words(Duration duration) {
        if (duration.toMinutes() < 1) {
            return amount(Math.max(1, duration.toSeconds()), "second");
        }
        if (duration.toHours() < 1) {
            return amount(duration.toMinutes(), "minute");
        }
        return duration.toDays() < 1 ? amount(duration.toHours(), "hour") : amount(duration.toDays(), "day");
    }

    private static String amount(long count, String unit) {
        return count == 1 ? "1 " + unit : count + " " + unit + "s";
    }
}
