package org.kalends.simulator.icloud;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the service makes of a text before it stores it: the same content in the order and the folding of its own. */
final class Rewriting {

    private static final Set<String> PUBLIC_ZONES = ZoneId.getAvailableZoneIds();

    private static final ICalComponent ALARM = new ICalComponent(
            "VALARM",
            List.of(
                    ICalLine.of("ACTION:DISPLAY"),
                    ICalLine.of("DESCRIPTION:Reminder"),
                    ICalLine.of("TRIGGER:-PT15M"),
                    ICalLine.of("X-APPLE-DEFAULT-ALARM:TRUE")),
            List.of());

    private Rewriting() {}

    /** Returns the text to store in place of one that was sent. */
    static String of(ICalComponent sent, String text, ICloudFaults faults) {
        if (faults.strikes(ICloudFault.PUT_TELLS_ETAG)) {
            return text;
        }
        ICalComponent calendar = sent;
        if (faults.strikes(ICloudFault.PUT_DROPS_ZONES)) {
            calendar = calendar.without(Rewriting::isPublicZone);
        }
        if (faults.isOn(ICloudFault.PUT_ADDS_ALARM)) {
            calendar = withAlarms(calendar, faults);
        }
        return ordered(calendar).text();
    }

    private static boolean isPublicZone(ICalComponent part) {
        return part.is("VTIMEZONE") && PUBLIC_ZONES.contains(part.value("TZID").orElse(""));
    }

    private static ICalComponent withAlarms(ICalComponent calendar, ICloudFaults faults) {
        List<ICalComponent> parts = new ArrayList<>();
        for (ICalComponent part : calendar.parts()) {
            boolean silent =
                    part.is(ICloudCalendar.EVENTS) && part.parts("VALARM").isEmpty();
            parts.add(silent && faults.strikes(ICloudFault.PUT_ADDS_ALARM) ? part.withParts(List.of(ALARM)) : part);
        }
        return calendar.withParts(parts);
    }

    private static ICalComponent ordered(ICalComponent part) {
        List<ICalLine> lines = part.lines().stream()
                .sorted(Comparator.comparing(ICalLine::name))
                .toList();
        return new ICalComponent(
                part.name(),
                lines,
                part.parts().stream().map(Rewriting::ordered).toList());
    }
}
