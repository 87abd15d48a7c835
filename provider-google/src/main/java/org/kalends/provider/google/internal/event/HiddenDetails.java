package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;

/** Events of which the service tells when they are and no more, because the account may not see their details. */
final class HiddenDetails {

    /** What such an event is called. */
    static final String TITLE = "Busy";

    private HiddenDetails() {}

    /** Returns whether an event is one: whoever sees details sees who made it, even when it has no title. */
    static boolean areIn(Event event) {
        return Told.value(event.getSummary()).isEmpty()
                && Told.value(event.getCreator()).isEmpty()
                && Told.value(event.getOrganizer()).isEmpty()
                && OwnProperties.value(event, MarkProperty.ORIGIN).isEmpty();
    }
}
