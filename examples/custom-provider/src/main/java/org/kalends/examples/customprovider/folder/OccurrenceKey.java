package org.kalends.examples.customprovider.folder;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.provider.ProviderException;

/**
 * The key of an occurrence: the file of its series, a slash, which no file has in its name, and where it stood in the series.
 *
 * @param file the name of the file
 * @param start the original start, as {@link JsonTables#text(OriginalStart)} tells it
 * @param day the day of the original start
 */
record OccurrenceKey(String file, String start, LocalDate day) {

    private static final Pattern FORM = Pattern.compile("([^/]+)/(([0-9-]{10})(?:T[0-9:.]+)?)");

    /** Returns the key of an occurrence. */
    static EventKey of(EventKey series, OriginalStart start) {
        return new EventKey(series.value() + "/" + JsonTables.text(start));
    }

    /** Reads what {@link #of} wrote; empty for the key of an event or a series. */
    static Optional<OccurrenceKey> parse(EventKey key) {
        Matcher parts = FORM.matcher(key.value());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = JsonTables.day("key", parts.group(3));
            return Optional.of(new OccurrenceKey(parts.group(1), parts.group(2), day));
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }
}
