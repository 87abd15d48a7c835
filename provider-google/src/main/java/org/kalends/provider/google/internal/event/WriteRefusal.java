package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;

/** Why an event as the service tells it must not be written. */
public final class WriteRefusal {

    private WriteRefusal() {}

    /** Returns the reason, without content; empty for an event that may be written. */
    public static Optional<String> of(Event event) {
        EventWords words = new EventWords(event);
        if (HiddenDetails.areIn(event)) {
            return Optional.of("its details are hidden");
        }
        if (!words.areKnown()) {
            return Optional.of("it says something that is not known");
        }
        if (!words.isPlain()) {
            return Optional.of("eventType: it is no ordinary event");
        }
        if (!PeopleReader.isOwn(event)) {
            return Optional.of("organizer: somebody else organizes it");
        }
        boolean locked = Told.isTrue(event.getLocked()) || Told.isTrue(event.getPrivateCopy());
        return locked ? Optional.of("it is locked") : Optional.empty();
    }
}
