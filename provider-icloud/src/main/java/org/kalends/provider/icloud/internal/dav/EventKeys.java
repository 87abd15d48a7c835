package org.kalends.provider.icloud.internal.dav;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;

/**
 * What an event key says.
 *
 * <p>A resource is known by its decoded file name in the calendar, an occurrence by {@code <name>#<original start>}: {@code D} and a
 * day, {@code L} and a wall clock, or {@code Z}, a wall clock, {@code @} and a zone. In a name, {@code #} is written
 * {@code %23} and {@code %} is written {@code %25}.
 *
 * @param name the decoded file name
 * @param start where an occurrence stood in its series
 */
record EventKeys(String name, Optional<OriginalStart> start) {

    static EventKey of(String name) {
        return new EventKey(name.replace("%", "%25").replace("#", "%23"));
    }

    static EventKey of(String name, OriginalStart start) {
        return new EventKey(of(name).value() + "#" + text(start));
    }

    private static String text(OriginalStart start) {
        if (start instanceof OriginalStart.Day day) {
            return "D" + day.date();
        }
        if (start instanceof OriginalStart.Zoned zoned) {
            return "Z" + zoned.wall() + "@" + zoned.zone().getId();
        }
        return "L" + start.wall();
    }

    /** Reads a key; empty when this provider has not written it. */
    static Optional<EventKeys> read(EventKey key) {
        String text = key.value();
        int hash = text.indexOf('#');
        String name =
                (hash < 0 ? text : text.substring(0, hash)).replace("%23", "#").replace("%25", "%");
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.equals(".") || name.equals("..")) {
            return Optional.empty();
        }
        if (hash < 0) {
            return Optional.of(new EventKeys(name, Optional.empty()));
        }
        return start(text.substring(hash + 1)).map(start -> new EventKeys(name, Optional.of(start)));
    }

    private static Optional<OriginalStart> start(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        int at = rest.indexOf('@');
        try {
            return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                case 'D' -> Optional.of(new OriginalStart.Day(LocalDate.parse(rest)));
                case 'L' -> Optional.of(new OriginalStart.Local(LocalDateTime.parse(rest)));
                case 'Z' -> at < 0 ? Optional.empty() : Optional.of(zoned(rest, at));
                default -> Optional.empty();
            };
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static OriginalStart zoned(String text, int at) {
        return new OriginalStart.Zoned(LocalDateTime.parse(text.substring(0, at)), ZoneId.of(text.substring(at + 1)));
    }
}
