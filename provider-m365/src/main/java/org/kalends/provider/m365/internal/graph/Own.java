package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.util.Optional;
import org.kalends.api.model.OriginMark;
import org.kalends.provider.m365.internal.event.Facts;
import org.kalends.provider.m365.internal.event.MarkProperty;

/**
 * What this library itself has put on an event.
 *
 * @param mark the mark of a copy in this calendar
 * @param facts what the service cannot say
 */
record Own(Optional<OriginMark> mark, Facts facts) {

    /** Nothing. */
    static final Own NONE = new Own(Optional.empty(), Facts.NONE);

    /** Reads an event that was asked for with our properties. */
    static Own of(GraphItem item, String calendarId) {
        Event properties = item.properties();
        return new Own(MarkProperty.read(properties, calendarId), Facts.of(properties));
    }
}
