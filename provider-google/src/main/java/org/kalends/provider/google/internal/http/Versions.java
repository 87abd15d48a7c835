package org.kalends.provider.google.internal.http;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.Version;
import org.kalends.provider.google.internal.event.ShortHash;

/**
 * The states of events. That of an event or a series is its etag, with a hash of the exceptions where a series has some: nobody
 * promises that the etag of a series changes with them. That of an occurrence is a hash of what it says, because any change to a
 * series gives all its occurrences new etags.
 */
final class Versions {

    private static final String SEPARATOR = "#";

    private static final String QUOTE = "\"";

    private static final String OCCURRENCE = "content:";

    private Versions() {}

    /** Returns the version of a single event or a series. */
    static Version whole(String etag, CalendarEvent event) {
        return event.recurrence()
                .filter(Versions::hasExceptions)
                .map(recurrence -> new Version(etag
                        + SEPARATOR
                        + ShortHash.of(recurrence.exclusions() + "\n" + recurrence.overrides(), ShortHash.FEW)))
                .orElseGet(() -> new Version(etag));
    }

    /** Returns the version of an occurrence. */
    static Version occurrence(OriginalStart start, Optional<OriginMark> mark, CalendarEvent content) {
        return new Version(
                OCCURRENCE + ShortHash.of(start + "\n" + mark.map(OriginMark::text) + "\n" + content, ShortHash.ANY));
    }

    /** Returns whether a version is that of an occurrence. */
    static boolean isOccurrence(Version version) {
        return version.value().startsWith(OCCURRENCE);
    }

    /** Returns the etag in the version of a single event or a series. */
    static String etag(Version version) {
        int quote = version.value().lastIndexOf(QUOTE + SEPARATOR);
        return quote < 0 ? version.value() : version.value().substring(0, quote + 1);
    }

    /** Returns what the version of a series says of its exceptions; empty for none. */
    static String exceptions(Version version) {
        return version.value().substring(etag(version).length());
    }

    private static boolean hasExceptions(Recurrence recurrence) {
        return !recurrence.exclusions().isEmpty() || !recurrence.overrides().isEmpty();
    }
}
