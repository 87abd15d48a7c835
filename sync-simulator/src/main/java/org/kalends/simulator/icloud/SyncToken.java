package org.kalends.simulator.icloud;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for a moment of a calendar: opaque to clients, a path to look at, and not the ctag. */
final class SyncToken {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})/FT=-@RU=[0-9a-f-]{36}@S=(\\d{1,18})");

    private SyncToken() {}

    static String of(ICloudCalendar calendar, long revision) {
        return calendar.path() + calendar.generation() + "/FT=-@RU="
                + calendar.store().id() + "@S=" + revision;
    }

    /** Returns the revision of a calendar that a token stands for; empty when it is another calendar's, too old, or no token. */
    static Optional<Long> revision(ICloudCalendar calendar, String token) {
        String prefix = calendar.path();
        if (!token.startsWith(prefix)) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(token.substring(prefix.length()));
        if (!shape.matches() || Integer.parseInt(shape.group(1)) != calendar.generation()) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(shape.group(2)));
    }
}
