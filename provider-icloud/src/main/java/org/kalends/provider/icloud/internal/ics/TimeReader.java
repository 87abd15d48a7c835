package org.kalends.provider.icloud.internal.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.kalends.api.model.EventTime;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** DTSTART, DTEND and DURATION of a VEVENT (RFC 5545 section 3.6.1). */
final class TimeReader {

    private final ZoneResolver zones;

    TimeReader(ZoneResolver zones) {
        this.zones = zones;
    }

    /** Reads when the event itself takes place, as its author wrote it. */
    EventTime time(IcsComponent event) {
        IcsTime start = start(event);
        Optional<IcsTime> end = end(event);
        Span span = span(event);
        try {
            if (start instanceof IcsTime.Zoned from
                    && from.zone().region().isPresent()
                    && (end.isEmpty() || sameZone(from, end.get()))
                    && !event.has("DURATION")) {
                ZoneId zone = from.zone().region().get();
                return new EventTime.Timed(
                        from.wall(), from.wall().plus(span.length().wall()), zone);
            }
            return span.time(span.key());
        } catch (IllegalArgumentException e) {
            throw inverted();
        }
    }

    private static boolean sameZone(IcsTime.Zoned start, IcsTime end) {
        return end instanceof IcsTime.Zoned to && to.zone().equals(start.zone());
    }

    /** Reads start and length. */
    Span span(IcsComponent event) {
        IcsTime start = start(event);
        Length length = end(event).map(end -> length(start, end)).orElseGet(() -> duration(event, start));
        boolean zero = event.line("X-KALENDS-ZERO-LENGTH")
                        .map(ContentLine::word)
                        .orElse("")
                        .equals("TRUE")
                && length.equals(Length.ofWall(Duration.ofMinutes(1)));
        return new Span(start, zero ? Length.ZERO : length);
    }

    IcsTime start(IcsComponent event) {
        ContentLine line =
                event.line("DTSTART").orElseThrow(() -> new IcsProblem(Kind.BAD_TIME, "DTSTART", "is missing"));
        return IcsTime.read(line, line.value(), zones);
    }

    private Optional<IcsTime> end(IcsComponent event) {
        return event.line("DTEND").map(line -> IcsTime.read(line, line.value(), zones));
    }

    private static Length length(IcsTime start, IcsTime end) {
        if (start instanceof IcsTime.Day from && end instanceof IcsTime.Day to) {
            long days = ChronoUnit.DAYS.between(from.date(), to.date());
            if (days < 0) {
                throw inverted();
            }
            return Length.ofDays(Math.max(1, days));
        }
        if (start instanceof IcsTime.Local from && end instanceof IcsTime.Local to) {
            return wall(from.wall(), to.wall());
        }
        if (start instanceof IcsTime.Zoned from && end instanceof IcsTime.Zoned to) {
            if (to.instant().isBefore(from.instant())) {
                throw inverted();
            }
            if (sameZone(from, to)) {
                return wall(from.wall(), to.wall());
            }
            LocalDateTime told = from.zone().wall(to.instant());
            return from.zone().instant(told).equals(to.instant()) && !told.isBefore(from.wall())
                    ? wall(from.wall(), told)
                    : new Length(0, Duration.ZERO, Duration.between(from.instant(), to.instant()));
        }
        throw new IcsProblem(Kind.BAD_TIME, "DTEND", "is of another kind than DTSTART");
    }

    private static Length wall(LocalDateTime start, LocalDateTime end) {
        if (end.isBefore(start)) {
            throw inverted();
        }
        return Length.ofWall(Duration.between(start, end));
    }

    private static Length duration(IcsComponent event, IcsTime start) {
        Optional<Length> told = event.line("DURATION").map(Length::read);
        if (!(start instanceof IcsTime.Day)) {
            return told.orElse(Length.ZERO);
        }
        Length length = told.orElse(Length.ofDays(1));
        if (length.exact().toSeconds() % Duration.ofDays(1).toSeconds() != 0) {
            throw new IcsProblem(Kind.BAD_TIME, "DURATION", "an all-day event lasts whole days");
        }
        return Length.ofDays(Math.max(1, length.days() + length.exact().toDays()));
    }

    private static IcsProblem inverted() {
        return new IcsProblem(Kind.BAD_TIME, "DTEND", "lies before DTSTART");
    }

    /** Reads a UTC stamp such as DTSTAMP; empty when it is missing or cannot be read. */
    static Optional<Instant> stamp(IcsComponent event, String name) {
        try {
            return event.line(name)
                    .flatMap(line -> IcsTime.written(line.value()))
                    .map(written -> WallZone.Region.UTC.instant(written.wall()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
