package org.kalends.simulator.graph;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A dateTimeTimeZone as it was written.
 *
 * @param wall the wall clock
 * @param zone the zone
 * @param name the zone by the name that was written
 */
record WallTime(LocalDateTime wall, ZoneId zone, String name) {

    /** What Outlook itself writes for zones that it has no name for. */
    private static final String CUSTOM = "tzone://Microsoft/";

    static WallTime read(Fields fields, boolean person) {
        fields.only("dateTime", "timeZone");
        String wall = fields.text("dateTime")
                .orElseThrow(() -> GraphError.property("The property '" + fields.path("dateTime") + "' is required."));
        String name = fields.text("timeZone").orElse("UTC");
        ZoneId zone = person && name.startsWith(CUSTOM) ? Zones.require("UTC") : Zones.require(name);
        return new WallTime(parse(wall, fields), zone, name);
    }

    private static LocalDateTime parse(String wall, Fields fields) {
        try {
            return wall.length() == 10 ? LocalDate.parse(wall).atStartOfDay() : LocalDateTime.parse(wall);
        } catch (DateTimeException e) {
            throw Fields.unreadable(fields.path("dateTime"), "a date and time without an offset is expected");
        }
    }
}
