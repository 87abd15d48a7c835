package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an exception says otherwise than its series; the rest follows the series.
 *
 * @param properties the properties of its own; null where the exception has cleared one
 * @param times its own time
 * @param extended its own extended properties; empty where it has removed one
 */
record Deviation(ObjectNode properties, Optional<EventTimes> times, Map<String, Optional<String>> extended) {

    static final Deviation NONE = new Deviation(Json.object(), Optional.empty(), Map.of());

    /** Returns the exception whole. */
    EventContent on(EventContent series, LocalDate date) {
        ObjectNode merged = series.properties().deepCopy();
        EventInput.lay(properties, merged);
        Map<String, String> all = new HashMap<>(series.extended());
        extended.forEach((id, value) -> value.ifPresentOrElse(text -> all.put(id, text), () -> all.remove(id)));
        return new EventContent(merged, times.orElseGet(() -> series.times().on(date)), Map.copyOf(all));
    }

    /** Returns this with what a request says on top. */
    Deviation with(EventInput input, EventTimes time) {
        ObjectNode merged = properties.deepCopy();
        merged.setAll(input.properties());
        Map<String, Optional<String>> all = new HashMap<>(extended);
        all.putAll(input.extended());
        return new Deviation(merged, input.hasTimes() ? Optional.of(time) : times, Map.copyOf(all));
    }
}
