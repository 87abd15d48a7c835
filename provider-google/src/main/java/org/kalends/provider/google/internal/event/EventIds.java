package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;

/** Ids of events: those that we choose for copies, and those that the service makes for occurrences. */
public final class EventIds {

    /** 160 bits: no two copies ever get the same id. */
    private static final int BYTES = 20;

    private static final int DIGITS = BYTES * 8 / 5;

    /** An occurrence: its series, then its original start in UTC, or its day. */
    private static final Pattern OCCURRENCE = Pattern.compile("(.+)_(\\d{8}(?:T\\d{6}Z)?)");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private EventIds() {}

    /**
     * Returns the id of the copy with a mark, as 32 digits of base32hex; always the same one, and another one for each generation, because
     * the service never takes an id twice.
     */
    public static String of(OriginMark mark) {
        byte[] hash = Arrays.copyOf(ShortHash.bytes("event " + mark.text()), BYTES);
        String digits = new BigInteger(1, hash).toString(32);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Returns the id of an occurrence as far as the service has been seen to make it; the one that it tells counts. */
    public static String occurrence(String seriesId, OriginalStart start) {
        String suffix = start instanceof OriginalStart.Zoned zoned
                ? UTC.format(LocalDateTime.ofInstant(zoned.instant(), ZoneOffset.UTC))
                : DAY.format(start.wall());
        return seriesId + "_" + suffix;
    }

    /** Returns the id of the series that an event is an occurrence of; a row that does not name it has it in its own id. */
    public static Optional<String> series(Event event) {
        return Told.value(event.getRecurringEventId())
                .filter(id -> !id.isBlank())
                .or(() -> seriesOf(Told.text(event.getId())));
    }

    /** Returns the id of the series in the id of an occurrence. Ids that we choose hold no underscore. */
    public static Optional<String> seriesOf(String occurrenceId) {
        return match(occurrenceId).map(parts -> parts.group(1));
    }

    /** Returns the day or the time in UTC in the id of an occurrence, as in iCalendar. */
    static Optional<String> suffix(String occurrenceId) {
        return match(occurrenceId).map(parts -> parts.group(2));
    }

    private static Optional<Matcher> match(String id) {
        return Optional.of(OCCURRENCE.matcher(id)).filter(Matcher::matches);
    }
}
