package org.kalends.provider.google.internal.http;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.provider.google.internal.event.GoogleLimits;
import org.kalends.provider.google.internal.event.GoogleWriter;
import org.kalends.provider.google.internal.event.ZoneSpelling;

/** How zones are called in this service: names that it has refused once are not tried again. Safe for use by several threads. */
final class Spelling {

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Returns a writer that avoids what was refused.
     *
     * @param calendarZone where floating times are placed
     */
    GoogleWriter writer(ZoneId calendarZone) {
        return new GoogleWriter(calendarZone, new ZoneSpelling(refused));
    }

    /** Returns which series can be held, now that some names are refused. */
    GoogleLimits limits() {
        return new GoogleLimits(new ZoneSpelling(refused));
    }

    /**
     * Takes note of the names in a request that was refused because of one; by now a zone may be called otherwise. Returns whether there is
     * any: the same request would not be built again.
     */
    boolean refused(GoogleRequest request) {
        Set<String> names = ZoneSpelling.names(event(request));
        refused.addAll(names);
        return !names.isEmpty();
    }

    private static Event event(GoogleRequest request) {
        try {
            return GsonFactory.getDefaultInstance().fromString(request.body().orElse("{}"), Event.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
