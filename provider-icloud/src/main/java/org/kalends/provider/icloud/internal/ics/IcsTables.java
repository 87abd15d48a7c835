package org.kalends.provider.icloud.internal.ics;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** The words of iCalendar for the words of the model. What a table does not know is decided by the reader. */
final class IcsTables {

    private IcsTables() {}

    /** FREQ. */
    static final WordTable<Frequency> FREQUENCIES = new WordTable<>(
            Arrays.stream(Frequency.values()).collect(Collectors.toMap(Function.identity(), Frequency::name)));

    /** Weekdays of BYDAY and WKST. */
    static final WordTable<DayOfWeek> DAYS = new WordTable<>(Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(Function.identity(), day -> day.name().substring(0, 2))));

    /** STATUS of a VEVENT. */
    static final WordTable<EventStatus> STATUS = new WordTable<>(Map.of(
            EventStatus.CONFIRMED, "CONFIRMED",
            EventStatus.TENTATIVE, "TENTATIVE",
            EventStatus.CANCELLED, "CANCELLED"));

    /** X-KALENDS-SENSITIVITY: every value. */
    static final WordTable<Sensitivity> SENSITIVITY = new WordTable<>(Map.of(
            Sensitivity.NORMAL, "NORMAL",
            Sensitivity.PERSONAL, "PERSONAL",
            Sensitivity.PRIVATE, "PRIVATE",
            Sensitivity.CONFIDENTIAL, "CONFIDENTIAL"));

    /** X-KALENDS-AVAILABILITY: every value. */
    static final WordTable<Availability> AVAILABILITY = new WordTable<>(
            Arrays.stream(Availability.values()).collect(Collectors.toMap(Function.identity(), Availability::name)));

    /** X-MICROSOFT-CDO-BUSYSTATUS; UNKNOWN is never written. */
    static final WordTable<Availability> BUSY_STATUS = new WordTable<>(Map.of(
            Availability.FREE, "FREE",
            Availability.TENTATIVE, "TENTATIVE",
            Availability.BUSY, "BUSY",
            Availability.OUT_OF_OFFICE, "OOF",
            Availability.WORKING_ELSEWHERE, "WORKINGELSEWHERE"));

    /** Returns the value of CLASS; whatever is not known is private (RFC 5545 section 3.8.1.3). */
    static Sensitivity sensitivity(String classWord) {
        return switch (classWord) {
            case "", "PUBLIC" -> Sensitivity.NORMAL;
            case "X-PERSONAL" -> Sensitivity.PERSONAL;
            case "CONFIDENTIAL" -> Sensitivity.CONFIDENTIAL;
            default -> Sensitivity.PRIVATE;
        };
    }

    /** Returns the answer that a PARTSTAT tells. */
    static ResponseStatus response(String partStat) {
        return switch (partStat) {
            case "ACCEPTED", "COMPLETED" -> ResponseStatus.ACCEPTED;
            case "TENTATIVE", "DELEGATED", "IN-PROCESS" -> ResponseStatus.TENTATIVE;
            case "DECLINED" -> ResponseStatus.DECLINED;
            default -> ResponseStatus.NOT_RESPONDED;
        };
    }

    /** Returns the role that ROLE and CUTYPE tell together. */
    static Attendee.Role role(String role, String userType) {
        if (userType.equals("ROOM") || userType.equals("RESOURCE")) {
            return Attendee.Role.RESOURCE;
        }
        return role.equals("OPT-PARTICIPANT") || role.equals("NON-PARTICIPANT")
                ? Attendee.Role.OPTIONAL
                : Attendee.Role.REQUIRED;
    }
}
