package org.kalends.provider.m365.internal.graph;

import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Version;

/**
 * The version of a single event or a series: the etag, and for a series with exceptions a hash of them, because the service does not
 * promise that a series changes its etag with them.
 */
final class SeriesVersion {

    private static final char SEPARATOR = '#';

    private SeriesVersion() {}

    static Version of(String etag, CalendarEvent event) {
        return event.recurrence()
                .filter(SeriesExceptions::areIn)
                .map(recurrence -> new Version(
                        etag + SEPARATOR + Digests.brief(recurrence.exclusions() + "\n" + recurrence.overrides())))
                .orElseGet(() -> new Version(etag));
    }

    /** Returns whether a version is that of a series with exceptions. */
    static boolean hasExceptions(Version version) {
        return !version.value().equals(etag(version));
    }

    /** Returns whether two versions of a series leave its rule at the same places in the same way. */
    static boolean sameExceptions(Version one, Version other) {
        return exceptions(one).equals(exceptions(other));
    }

    private static String exceptions(Version version) {
        return version.value().substring(etag(version).length());
    }

    /** Returns the etag in a version. */
    static String etag(Version version) {
        int end = version.value().lastIndexOf('"');
        return end < 0 ? version.value() : version.value().substring(0, end + 1);
    }
}
