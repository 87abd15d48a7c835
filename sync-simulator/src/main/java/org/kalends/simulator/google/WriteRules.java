package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What a write is refused for. */
final class WriteRules {

    private static final Set<String> CREATABLE = Set.of("default", "focusTime", "outOfOffice", "workingLocation");

    /** What everybody has of their own in a meeting of somebody else. */
    private static final Set<String> PERSONAL = Set.of(
            "attendees", "colorId", "eventLabelId", "extendedProperties", "reminders", "transparency", "visibility");

    private WriteRules() {}

    static String requireGoodId(String id) {
        if (!id.matches("[a-v0-9]{5,1024}")) {
            throw GoogleError.invalid("Invalid resource id value.");
        }
        return id;
    }

    static void requireCreatable(GoogleCalendar calendar, ObjectNode written) {
        String type = written.path("eventType").asText("default");
        boolean plain = type.equals("default");
        if (!CREATABLE.contains(type)
                || (!plain && !calendar.isPrimary())
                || (!plain && !written.has(type + "Properties"))) {
            throw GoogleError.of(
                    400, "calendar", "eventTypeRestriction", "Events of this type cannot be created here.");
        }
    }

    static void requireSame(ObjectNode written, String name, String value) {
        if (written.has(name) && !written.path(name).asText().equals(value)) {
            throw GoogleError.invalid("Invalid value for: " + name);
        }
    }

    static void requireSequence(EventRef ref, ObjectNode written) {
        EventVersion version = ref.item().current();
        int last = ref.suffix()
                .flatMap(version::occurrence)
                .map(Occurrence::sequence)
                .orElse(version.sequence());
        if (written.has("sequence") && written.path("sequence").asInt() < last) {
            throw GoogleError.invalid(
                    "Invalid sequence value. The specified sequence number is below the current sequence number of the"
                            + " resource. Re-fetch the resource and use its sequence number on the following request.");
        }
    }

    static void requirePersonal(ObjectNode written, ObjectNode before) {
        written.properties().forEach(property -> {
            if (!PERSONAL.contains(property.getKey()) && !property.getValue().equals(before.get(property.getKey()))) {
                throw GoogleError.of(
                        403,
                        "calendar",
                        "forbiddenForNonOrganizer",
                        "Shared properties can only be changed by the organizer of the event.");
            }
        });
    }

    static void requireWriter(GoogleCall call, GoogleCalendar calendar) {
        if (!calendar.roleOf(call.account()).writes()) {
            throw GoogleError.of(
                    403, "calendar", "requiredAccessLevel", "You need to have writer access to this calendar.");
        }
    }

    static void requireVisible(GoogleCall call, GoogleCalendar calendar, ObjectNode event) {
        if (!calendar.roleOf(call.account()).seesPrivate() && Visibility.isPrivate(event)) {
            throw GoogleError.of(
                    403, "calendar", "requiredAccessLevel", "You need to have writer access to this calendar.");
        }
    }
}
