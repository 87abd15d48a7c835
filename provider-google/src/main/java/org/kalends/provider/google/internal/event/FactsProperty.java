package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import org.kalends.api.model.EventField;

/**
 * The properties that hold what the wire cannot say, one a field, so that an update of a field need not know the others. Each entry says for
 * which values on the wire it holds, so that an edit by a person ends it in silence.
 */
enum FactsProperty {
    /** The time that was meant. */
    TIME("kalendsTime", EventField.TIME),
    /** The availability that has no word of its own. */
    AVAILABILITY("kalendsAvailability", EventField.AVAILABILITY),
    /** The sensitivity that has no word of its own. */
    SENSITIVITY("kalendsSensitivity", EventField.SENSITIVITY);

    private static final String VERSION = "1|";

    private final String key;

    private final EventField field;

    FactsProperty(String key, EventField field) {
        this.key = key;
        this.field = field;
    }

    EventField field() {
        return field;
    }

    /** Returns the entry that an event carries; empty for none and for one of another version. */
    Optional<String> read(Event event) {
        return OwnProperties.value(event, key)
                .filter(value -> value.startsWith(VERSION))
                .map(value -> value.substring(VERSION.length()));
    }

    void write(Event event, String entry) {
        OwnProperties.put(event, key, VERSION + entry);
    }

    void remove(Event patch) {
        OwnProperties.remove(patch, key);
    }
}
