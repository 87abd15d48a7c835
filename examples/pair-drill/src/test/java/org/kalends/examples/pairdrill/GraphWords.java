package org.kalends.examples.pairdrill;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Sensitivity;

/** The words of Graph as its documentation has them, written down once more so that the tests lean on nothing that is tested. */
final class GraphWords {

    static final String PROPERTIES = "String {9ba128f8-c122-4e69-90cf-1333a4414cf5} Name ";
    static final String MARK = PROPERTIES + "KalendsOrigin";

    private static final Map<Availability, String> SHOW_AS = new EnumMap<>(Map.of(
            Availability.FREE, "free",
            Availability.TENTATIVE, "tentative",
            Availability.BUSY, "busy",
            Availability.OUT_OF_OFFICE, "oof",
            Availability.WORKING_ELSEWHERE, "workingElsewhere",
            Availability.UNKNOWN, "unknown"));

    private static final Map<String, String> WINDOWS = Map.of(
            "UTC", "UTC",
            "tzone://Microsoft/Utc", "UTC",
            "W. Europe Standard Time", "Europe/Berlin",
            "India Standard Time", "Asia/Kolkata",
            "Eastern Standard Time", "America/New_York");

    private GraphWords() {}

    static String showAs(Availability availability) {
        return Optional.ofNullable(SHOW_AS.get(availability)).orElseThrow();
    }

    static Availability availability(String word) {
        return SHOW_AS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    static String word(Sensitivity sensitivity) {
        return sensitivity.name().toLowerCase(java.util.Locale.ROOT);
    }

    static Sensitivity sensitivity(String word) {
        return Sensitivity.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    static ZoneId zone(String name) {
        return ZoneId.of(WINDOWS.getOrDefault(name, name));
    }

    /** Returns a mark as it lies in a calendar, which it names by the first 96 bits of a hash. */
    static String mark(OriginMark mark, String calendarId) {
        return "k1." + mark.text() + "." + ShortName.of(calendarId);
    }
}
