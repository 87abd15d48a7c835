package org.kalends.core.internal.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.store.Filters;
import org.kalends.api.store.WorkingHours;

/** Whether an original gets a copy. */
public final class Eligibility {

    /** A longer event overlaps every working day, whatever follows. */
    private static final int DAYS_THAT_HOLD_EVERY_WEEKDAY = 9;

    private Eligibility() {}

    /**
     * Returns whether an original gets a copy.
     *
     * @param filters what the pair leaves out
     * @param zone the zone of working hours that name none
     * @param heldUids meetings that the target holds already
     */
    public static boolean hasCopy(CalendarEvent event, Filters filters, ZoneId zone, Set<String> heldUids) {
        boolean refused = event.status() == EventStatus.CANCELLED
                || (filters.skipAllDay() && event.time() instanceof EventTime.AllDay)
                || (filters.skipFree() && event.availability() == Availability.FREE)
                || (filters.skipTentative() && isTentative(event))
                || (filters.skipDeclined() && event.facts().myResponse() == ResponseStatus.DECLINED)
                || (filters.skipOutOfOffice() && isOutOfOffice(event))
                || (filters.skipWorkingLocation() && event.facts().kind() == EventKind.WORKING_LOCATION)
                || (filters.skipPrivate() && event.sensitivity() != Sensitivity.NORMAL)
                || filters.skipTitles()
                        .filter(expression -> TitleSearch.finds(expression, event.title()))
                        .isPresent()
                || filters.onlyWithin()
                        .filter(hours ->
                                !overlaps(event.time(), hours, hours.zone().orElse(zone)))
                        .isPresent()
                || (filters.skipHeldInvitations()
                        && event.iCalUid().filter(heldUids::contains).isPresent());
        return !refused;
    }

    private static boolean isTentative(CalendarEvent event) {
        return event.availability() == Availability.TENTATIVE || event.status() == EventStatus.TENTATIVE;
    }

    private static boolean isOutOfOffice(CalendarEvent event) {
        return event.availability() == Availability.OUT_OF_OFFICE
                || event.facts().kind() == EventKind.OUT_OF_OFFICE;
    }

    /** Two stretches of time overlap; an event of zero length counts as its start. */
    private static boolean overlaps(EventTime time, WorkingHours hours, ZoneId zone) {
        LocalDateTime start = LocalDateTime.ofInstant(time.start(zone), zone);
        LocalDateTime end = LocalDateTime.ofInstant(time.end(zone), zone);
        LocalDate first = start.toLocalDate();
        return first.datesUntil(end.toLocalDate().plusDays(1))
                .limit(DAYS_THAT_HOLD_EVERY_WEEKDAY)
                .filter(day -> hours.days().contains(day.getDayOfWeek()))
                .anyMatch(day -> {
                    LocalDateTime from = day.atTime(hours.from());
                    boolean endsAfter = start.equals(end) ? !start.isBefore(from) : end.isAfter(from);
                    return endsAfter && start.isBefore(day.atTime(hours.to()));
                });
    }
}
