package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.Sensitivity;

/**
 * The four words that say what an event is. A word that is missing is the default one; one that is not known may mean anything, and the
 * event is private then.
 */
final class EventWords {

    private final String type;

    private final String transparency;

    private final Optional<Sensitivity> visibility;

    private final Optional<EventStatus> status;

    EventWords(Event event) {
        type = Told.value(event.getEventType()).orElse(GoogleTables.DEFAULT);
        transparency = Told.value(event.getTransparency()).orElse(GoogleTables.OPAQUE);
        visibility = Optional.ofNullable(
                GoogleTables.VISIBILITIES.get(Told.value(event.getVisibility()).orElse(GoogleTables.DEFAULT)));
        status = Told.value(event.getStatus())
                .map(GoogleTables.STATUSES::value)
                .orElse(Optional.of(EventStatus.CONFIRMED));
    }

    /** Returns whether all words are known. */
    boolean areKnown() {
        return GoogleTables.KINDS.containsKey(type)
                && (isTransparent() || transparency.equals(GoogleTables.OPAQUE))
                && visibility.isPresent()
                && status.isPresent();
    }

    /** Returns whether it is an ordinary event, the only sort that is ever written. */
    boolean isPlain() {
        return type.equals(GoogleTables.DEFAULT);
    }

    boolean isTransparent() {
        return transparency.equals(GoogleTables.TRANSPARENT);
    }

    EventKind kind() {
        return GoogleTables.KINDS.getOrDefault(type, EventKind.DEFAULT);
    }

    EventStatus status() {
        return status.orElse(EventStatus.CONFIRMED);
    }

    Sensitivity sensitivity() {
        return areKnown() ? visibility.orElse(Sensitivity.PRIVATE) : Sensitivity.PRIVATE;
    }

    Availability availability() {
        if (!areKnown()) {
            return Availability.UNKNOWN;
        }
        return switch (kind()) {
            case OUT_OF_OFFICE -> Availability.OUT_OF_OFFICE;
            case WORKING_LOCATION -> Availability.WORKING_ELSEWHERE;
            default -> blocking();
        };
    }

    private Availability blocking() {
        if (isTransparent()) {
            return Availability.FREE;
        }
        return status() == EventStatus.TENTATIVE ? Availability.TENTATIVE : Availability.BUSY;
    }
}
