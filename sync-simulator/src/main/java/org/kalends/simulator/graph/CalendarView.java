package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;

/** Calendars as the wire shows them. */
final class CalendarView {

    private CalendarView() {}

    static ObjectNode of(MailboxCalendar calendar) {
        boolean first = calendar.number() == 1;
        byte[] key = ByteBuffer.allocate(16).putInt(calendar.number()).array();
        ObjectNode shown = Json.object()
                .put("id", calendar.id())
                .put("name", calendar.name())
                .put("color", "auto")
                .put("hexColor", first ? "" : "#f7630c")
                .put("groupClassId", "0006f0b7-0000-0000-c000-000000000046")
                .put("isDefaultCalendar", first)
                .put("changeKey", Base64.getEncoder().encodeToString(key))
                .put("canShare", true)
                .put("canViewPrivateItems", true)
                .put("canEdit", calendar.isEditable())
                .put("isRemovable", !first)
                .put("isTallyingResponses", first);
        shown.putArray("allowedOnlineMeetingProviders").add("teamsForBusiness");
        String address = calendar.mailbox().address();
        shown.put("defaultOnlineMeetingProvider", "teamsForBusiness")
                .putObject("owner")
                .put("name", address.split("@", 2)[0].toUpperCase(Locale.ROOT))
                .put("address", address);
        return shown;
    }
}
