package org.kalends.examples.pairdrill;

import java.util.Arrays;
import java.util.List;
import org.kalends.api.model.Availability;
import org.kalends.api.model.Sensitivity;

/**
 * The words of iCalendar, those of Microsoft for what it has none for, and those that stand on copies for the rest, written down once more
 * so that the tests lean on nothing that is tested.
 */
final class IcsWords {

    static final String MARK = "X-KALENDS-ORIGIN";

    private static final String BUSY_STATUS = "X-MICROSOFT-CDO-BUSYSTATUS";

    private IcsWords() {}

    static List<String> lines(Availability availability) {
        return List.of(
                "TRANSP:" + (availability == Availability.FREE ? "TRANSPARENT" : "OPAQUE"),
                BUSY_STATUS + ":" + busyStatus(availability));
    }

    private static String busyStatus(Availability availability) {
        return switch (availability) {
            case FREE -> "FREE";
            case TENTATIVE -> "TENTATIVE";
            case OUT_OF_OFFICE -> "OOF";
            case WORKING_ELSEWHERE -> "WORKINGELSEWHERE";
            case BUSY, UNKNOWN -> "BUSY";
        };
    }

    static List<String> lines(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case NORMAL -> List.of("CLASS:PUBLIC");
            case CONFIDENTIAL -> List.of("CLASS:CONFIDENTIAL");
            case PRIVATE -> List.of("CLASS:PRIVATE");
            case PERSONAL -> throw new IllegalArgumentException("iCalendar has no word for personal");
        };
    }

    /** Returns what an event does to free/busy; what stands beside it counts for as long as the word is the one that was written. */
    static Availability availability(IcsItem item) {
        boolean free = item.text("TRANSP").equals("TRANSPARENT");
        if (free) {
            return Availability.FREE;
        }
        return item.line("X-KALENDS-AVAILABILITY")
                .map(line -> Availability.valueOf(line.value()))
                .filter(beside -> beside != Availability.FREE)
                .orElseGet(() -> Arrays.stream(Availability.values())
                        .filter(one -> item.text(BUSY_STATUS).equals(busyStatus(one)))
                        .findFirst()
                        .orElse(Availability.BUSY));
    }

    /** Returns who may see an event; what has no word stands beside it for as long as the word is the one that was written. */
    static Sensitivity sensitivity(IcsItem item) {
        return switch (item.text("CLASS")) {
            case "", "PUBLIC" -> Sensitivity.NORMAL;
            case "CONFIDENTIAL" -> Sensitivity.CONFIDENTIAL;
            default ->
                item.text("X-KALENDS-SENSITIVITY").equals("PERSONAL") ? Sensitivity.PERSONAL : Sensitivity.PRIVATE;
        };
    }
}
