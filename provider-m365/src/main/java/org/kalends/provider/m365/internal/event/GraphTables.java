package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.ResponseType;
import java.time.DayOfWeek;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** The words of Graph for the words of the model. What a table does not know is decided by the reader. */
final class GraphTables {

    private GraphTables() {}

    /** {@code sensitivity}: every value. */
    static final WordTable<Sensitivity, com.microsoft.graph.models.Sensitivity> SENSITIVITY = new WordTable<>(Map.of(
            Sensitivity.NORMAL, com.microsoft.graph.models.Sensitivity.Normal,
            Sensitivity.PERSONAL, com.microsoft.graph.models.Sensitivity.Personal,
            Sensitivity.PRIVATE, com.microsoft.graph.models.Sensitivity.Private,
            Sensitivity.CONFIDENTIAL, com.microsoft.graph.models.Sensitivity.Confidential));

    /** {@code showAs}: every value; UNKNOWN is read and never written. */
    static final WordTable<Availability, FreeBusyStatus> SHOW_AS = new WordTable<>(Map.of(
            Availability.FREE, FreeBusyStatus.Free,
            Availability.TENTATIVE, FreeBusyStatus.Tentative,
            Availability.BUSY, FreeBusyStatus.Busy,
            Availability.OUT_OF_OFFICE, FreeBusyStatus.Oof,
            Availability.WORKING_ELSEWHERE, FreeBusyStatus.WorkingElsewhere,
            Availability.UNKNOWN, FreeBusyStatus.Unknown));

    /** Weekdays of patterns. */
    static final WordTable<DayOfWeek, com.microsoft.graph.models.DayOfWeek> DAYS = new WordTable<>(Map.of(
            DayOfWeek.MONDAY, com.microsoft.graph.models.DayOfWeek.Monday,
            DayOfWeek.TUESDAY, com.microsoft.graph.models.DayOfWeek.Tuesday,
            DayOfWeek.WEDNESDAY, com.microsoft.graph.models.DayOfWeek.Wednesday,
            DayOfWeek.THURSDAY, com.microsoft.graph.models.DayOfWeek.Thursday,
            DayOfWeek.FRIDAY, com.microsoft.graph.models.DayOfWeek.Friday,
            DayOfWeek.SATURDAY, com.microsoft.graph.models.DayOfWeek.Saturday,
            DayOfWeek.SUNDAY, com.microsoft.graph.models.DayOfWeek.Sunday));

    /** {@code attendee.type}: every value. */
    static final WordTable<Attendee.Role, AttendeeType> ROLES = new WordTable<>(Map.of(
            Attendee.Role.REQUIRED, AttendeeType.Required,
            Attendee.Role.OPTIONAL, AttendeeType.Optional,
            Attendee.Role.RESOURCE, AttendeeType.Resource));

    /** Returns the answer that {@code response} tells; the organizer has nothing to answer. */
    static ResponseStatus response(@Nullable ResponseType word) {
        if (word == null) {
            return ResponseStatus.NONE;
        }
        return switch (word) {
            case None, Organizer -> ResponseStatus.NONE;
            case TentativelyAccepted -> ResponseStatus.TENTATIVE;
            case Accepted -> ResponseStatus.ACCEPTED;
            case Declined -> ResponseStatus.DECLINED;
            case NotResponded -> ResponseStatus.NOT_RESPONDED;
        };
    }
}
