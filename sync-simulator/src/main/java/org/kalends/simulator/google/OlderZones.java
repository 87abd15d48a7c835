package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Names of zones that replaced others and took years to be known everywhere. */
final class OlderZones {

    private static final Set<String> TOO_NEW = Set.of(
            "Europe/Kyiv",
            "America/Nuuk",
            "Asia/Kolkata",
            "Asia/Yangon",
            "Asia/Kathmandu",
            "Asia/Ho_Chi_Minh",
            "Atlantic/Faroe",
            "Pacific/Kanton",
            "America/Ciudad_Juarez");

    private OlderZones() {}

    static void check(ObjectNode event, GoogleFaults faults) {
        for (String name : List.of("start", "end")) {
            if (TOO_NEW.contains(event.path(name).path("timeZone").asText())
                    && faults.strikes(GoogleFault.WRITE_400_ZONE)) {
                throw GoogleError.invalid("Invalid time zone definition for " + name + " time.");
            }
        }
    }
}
