package org.kalends.provider.icloud.internal.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** A DATE or DATE-TIME value (RFC 5545 sections 3.3.4 and 3.3.5) with its zone found. */
sealed interface IcsTime {

    /** DATE. */
    record Day(LocalDate date) implements IcsTime {}

    /** DATE-TIME, form 1: floating. */
    record Local(LocalDateTime wall) implements IcsTime {}

    /** DATE-TIME, forms 2 and 3. */
    record Zoned(LocalDateTime wall, WallZone zone) implements IcsTime {
        Instant instant() {
            return zone.instant(wall);
        }
    }

    /** The text of a value before its zone is known: what is written, and whether it ends with Z. */
    record Written(LocalDateTime wall, boolean date, boolean utc) {}

    /** The one form of both types. */
    Pattern FORM = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[Tt](\\d{2})(\\d{2})(\\d{2})([Zz])?)?");

    /** Reads the text of one value; empty when it is none. */
    static Optional<Written> written(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
            if (form.group(4) == null) {
                return Optional.of(new Written(date.atStartOfDay(), true, false));
            }
            LocalDateTime wall = date.atTime(number(form, 4), number(form, 5), Math.min(number(form, 6), 59));
            return number(form, 6) > 60
                    ? Optional.empty()
                    : Optional.of(new Written(wall, false, form.group(7) != null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    /** Reads one value of a property. */
    static IcsTime read(ContentLine line, String value, ZoneResolver zones) {
        Written written = written(value).orElseThrow(() -> problem(line, "no date or time"));
        boolean declaredDate = "DATE".equalsIgnoreCase(line.param("VALUE").orElse(""));
        if (written.date()) {
            return new Day(written.wall().toLocalDate());
        }
        if (declaredDate) {
            if (!written.wall().toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw problem(line, "a date with a time of day");
            }
            return new Day(written.wall().toLocalDate());
        }
        if (written.utc()) {
            return new Zoned(written.wall(), WallZone.Region.UTC);
        }
        Optional<String> tzid = line.param("TZID");
        return tzid.isPresent()
                ? new Zoned(written.wall(), zones.zone(line.name(), tzid.get(), written.wall()))
                : new Local(written.wall());
    }

    private static IcsProblem problem(ContentLine line, String detail) {
        return new IcsProblem(Kind.BAD_TIME, line.name(), detail);
    }
}
