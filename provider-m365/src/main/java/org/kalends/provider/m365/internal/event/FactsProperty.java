package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import java.util.Optional;
import org.kalends.api.model.EventField;

/** The extended properties that hold {@link Facts}: one a field, so that an update of a field need not know the others. */
enum FactsProperty {
    /** The whole of a cut title. */
    TITLE("KalendsTitle", EventField.TITLE),
    /** The time that was meant. */
    TIME("KalendsTime", EventField.TIME),
    /** The availability that has no word of its own. */
    AVAILABILITY("KalendsAvailability", EventField.AVAILABILITY),
    /** The rule that was meant. */
    RULE("KalendsRule", EventField.RECURRENCE);

    private static final String VERSION = "1|";

    /** An empty value may be refused or dropped. */
    private static final String NOTHING = "-";

    private final String id;

    private final EventField field;

    FactsProperty(String name, EventField field) {
        this.id = OwnProperties.id(name);
        this.field = field;
    }

    String id() {
        return id;
    }

    EventField field() {
        return field;
    }

    /** Returns the entry that an event carries; empty for none and for one of another version. */
    Optional<String> read(Event event) {
        return OwnProperties.value(event, id)
                .filter(value -> value.startsWith(VERSION))
                .map(value -> value.substring(VERSION.length()));
    }

    /** Returns the property with an entry, or with the word for none. */
    SingleValueLegacyExtendedProperty write(Facts facts) {
        return OwnProperties.property(id, facts.of(field).map(VERSION::concat).orElse(NOTHING));
    }
}
