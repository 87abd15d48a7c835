package org.kalends.provider.icloud.internal.ics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * How long an occurrence lasts: days and a stretch of wall clock come first, exact time after them. The end of the first occurrence gives
 * wall clock, so that noon to noon stays noon to noon over a change of the clock; DURATION gives days and exact time (RFC 5545 section
 * 3.3.6).
 *
 * @param days nominal days
 * @param wall wall clock beside the days
 * @param exact exact time
 */
record Length(long days, Duration wall, Duration exact) {

    static final Length ZERO = new Length(0, Duration.ZERO, Duration.ZERO);

    private static final Pattern FORM = Pattern.compile(
            "([+-]?)P(?:(\\d{1,7})W)?(?:(\\d{1,7})D)?(?:T(?:(\\d{1,7})H)?(?:(\\d{1,7})M)?(?:(\\d{1,9})S)?)?");

    static Length ofWall(Duration wall) {
        return new Length(0, wall, Duration.ZERO);
    }

    static Length ofDays(long days) {
        return new Length(days, Duration.ZERO, Duration.ZERO);
    }

    /** Reads DURATION. */
    static Length read(ContentLine line) {
        Matcher form = FORM.matcher(line.word());
        if (!form.matches() || line.word().length() < 3 || line.word().endsWith("T")) {
            throw new IcsProblem(Kind.BAD_TIME, line.name(), "no duration");
        }
        long days = number(form, 2) * 7 + number(form, 3);
        Duration exact =
                Duration.ofHours(number(form, 4)).plusMinutes(number(form, 5)).plusSeconds(number(form, 6));
        if (form.group(1).equals("-") && (days > 0 || !exact.isZero())) {
            throw new IcsProblem(Kind.BAD_TIME, line.name(), "is negative");
        }
        return new Length(days, Duration.ZERO, exact);
    }

    private static long number(Matcher form, int group) {
        return Optional.ofNullable(form.group(group)).map(Long::parseLong).orElse(0L);
    }

    /** Returns the end of what starts at an instant. */
    Instant end(Instant start, WallZone zone) {
        return zone.instant(zone.wall(start).plusDays(days).plus(wall)).plus(exact);
    }

    /** Returns a stretch of exact time that it never exceeds. */
    Duration most() {
        return Duration.ofDays(days + 1).plus(wall).plus(exact);
    }
}
