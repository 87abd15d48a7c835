package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The rules of an event's reminders: five at most, up to four weeks before, none beside the calendar's own. */
final class Reminders {

    private static final int MOST = 5;

    private static final int EARLIEST_MINUTES = 40320;

    private Reminders() {}

    static void check(JsonNode reminders) {
        if (reminders.isMissingNode()) {
            return;
        }
        JsonNode overrides = reminders.path("overrides");
        boolean usual = reminders.path("useDefault").asBoolean();
        if ((!reminders.path("useDefault").isBoolean() && overrides.isEmpty())
                || overrides.size() > MOST
                || (usual && !overrides.isEmpty())) {
            throw GoogleError.invalid("Invalid value for: reminders");
        }
        for (JsonNode reminder : overrides) {
            int minutes = reminder.path("minutes").asInt(-1);
            if (!Set.of("email", "popup").contains(reminder.path("method").asText())
                    || minutes < 0
                    || minutes > EARLIEST_MINUTES) {
                throw GoogleError.invalid("Invalid value for: reminders");
            }
        }
    }
}
