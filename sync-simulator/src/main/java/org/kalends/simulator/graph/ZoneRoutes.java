package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.kalends.simulator.Reply;

/** {@code /me/outlook/supportedTimeZones}. */
final class ZoneRoutes {

    private ZoneRoutes() {}

    static Reply answer(GraphCall call, GraphPath path) {
        String function = path.size() == 1 ? path.at(0).toLowerCase(Locale.ROOT) : "";
        if (!function.startsWith("supportedtimezones")) {
            throw path.unknown();
        }
        CalendarRoutes.requireGet(call);
        Collection<String> names = function.contains("'iana'") ? Zones.ianaZones() : Zones.windowsZones();
        List<ObjectNode> zones = names.stream()
                .map(name -> Json.object().put("alias", name).put("displayName", name))
                .toList();
        ObjectNode body = Answers.context(call, "Collection(microsoft.graph.timeZoneInformation)");
        body.set("value", Json.array(zones));
        return Answers.json(200, body);
    }
}
