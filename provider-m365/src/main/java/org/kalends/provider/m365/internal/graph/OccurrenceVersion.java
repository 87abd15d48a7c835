package org.kalends.provider.m365.internal.graph;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Version;

/**
 * The version of an occurrence: a hash of what it says. The service gives occurrences other etags in its feed than elsewhere, and a new
 * one whenever any of their series changes.
 */
final class OccurrenceVersion {

    private static final String PREFIX = "content:";

    private OccurrenceVersion() {}

    static Version of(OriginalStart start, Optional<OriginMark> mark, CalendarEvent content) {
        return new Version(PREFIX + Digests.content(start + "\n" + mark.map(OriginMark::text) + "\n" + content));
    }

    static boolean isOne(Version version) {
        return version.value().startsWith(PREFIX);
    }
}
