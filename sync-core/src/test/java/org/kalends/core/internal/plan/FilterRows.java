package org.kalends.core.internal.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.store.Filters;
import org.kalends.api.store.WorkingHours;

/** One filter each, an event that it catches and the nearest event that it does not. */
@SuppressWarnings("ImmutableEnumChecker") // records all the way down
enum FilterRows {
    ALL_DAY(with(0), event -> event.time(day("2026-04-14")), event -> event.time(Table.hour("2026-04-14T00:00"))),
    FREE(with(1), event -> event.availability(Availability.FREE), event -> event.availability(Availability.UNKNOWN)),
    TENTATIVE_TIME(
            with(2),
            event -> event.availability(Availability.TENTATIVE),
            event -> event.availability(Availability.BUSY)),
    TENTATIVE_STATUS(
            with(2), event -> event.status(EventStatus.TENTATIVE), event -> event.status(EventStatus.CONFIRMED)),
    DECLINED(
            with(3),
            event -> event.facts(facts(ResponseStatus.DECLINED, EventKind.DEFAULT)),
            event -> event.facts(facts(ResponseStatus.NOT_RESPONDED, EventKind.DEFAULT))),
    OUT_OF_OFFICE_TIME(
            with(4),
            event -> event.availability(Availability.OUT_OF_OFFICE),
            event -> event.availability(Availability.WORKING_ELSEWHERE)),
    OUT_OF_OFFICE_KIND(
            with(4),
            event -> event.facts(facts(ResponseStatus.NONE, EventKind.OUT_OF_OFFICE)),
            event -> event.facts(facts(ResponseStatus.NONE, EventKind.FOCUS))),
    WORKING_LOCATION(
            with(5),
            event -> event.facts(facts(ResponseStatus.NONE, EventKind.WORKING_LOCATION)),
            event -> event.facts(facts(ResponseStatus.NONE, EventKind.BIRTHDAY))),
    PERSONAL(with(6), event -> event.sensitivity(Sensitivity.PERSONAL), event -> event.sensitivity(Sensitivity.NORMAL)),
    PRIVATE(with(6), event -> event.sensitivity(Sensitivity.PRIVATE), event -> event.sensitivity(Sensitivity.NORMAL)),
    CONFIDENTIAL(
            with(6),
            event -> event.sensitivity(Sensitivity.CONFIDENTIAL),
            event -> event.sensitivity(Sensitivity.NORMAL)),
    TITLE_PART(titles("lunch"), event -> event.title("team lunch!"), event -> event.title("team Lunch!")),
    TITLE_ANCHORED(titles("^\\[skip\\]"), event -> event.title("[skip] me"), event -> event.title("no [skip]")),
    TITLE_ANY_CASE(titles("(?i)lunch"), event -> event.title("LUNCH"), event -> event.title("launch")),
    HOURS_BEFORE(
            hours("08:00", "17:00"),
            event -> event.time(Table.hour("2026-04-14T07:00")),
            event -> event.time(Table.hour("2026-04-14T07:01"))),
    HOURS_AFTER(
            hours("08:00", "17:00"),
            event -> event.time(Table.hour("2026-04-14T17:00")),
            event -> event.time(Table.hour("2026-04-14T16:59"))),
    HOURS_WEEKEND(
            hours("08:00", "17:00"),
            event -> event.time(Table.hour("2026-04-18T10:00")),
            event -> event.time(Table.hour("2026-04-17T10:00"))),
    HOURS_ALL_DAY_WEEKEND(
            hours("08:00", "17:00"), event -> event.time(day("2026-04-19")), event -> event.time(day("2026-04-20")));

    final Filters on;
    final CalendarEvent caught;
    final CalendarEvent passes;

    FilterRows(Filters on, UnaryOperator<CalendarEvent.Builder> caught, UnaryOperator<CalendarEvent.Builder> passes) {
        this.on = on;
        this.caught = caught.apply(Table.EVENT.toBuilder()).build();
        this.passes = passes.apply(Table.EVENT.toBuilder()).build();
    }

    static final Filters OFF = with(-1);

    static Filters hours(String from, String to) {
        return hours(from, to, Optional.empty());
    }

    static Filters hours(String from, String to, Optional<ZoneId> zone) {
        WorkingHours hours = new WorkingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.parse(from), LocalTime.parse(to), zone);
        return filters(-1, Optional.empty(), Optional.of(hours), false);
    }

    static Filters heldInvitations() {
        return filters(-1, Optional.empty(), Optional.empty(), true);
    }

    static Filters titles(String expression) {
        return filters(-1, Optional.of(expression), Optional.empty(), false);
    }

    private static Filters with(int filter) {
        return filters(filter, Optional.empty(), Optional.empty(), false);
    }

    private static Filters filters(int on, Optional<String> titles, Optional<WorkingHours> hours, boolean held) {
        return new Filters(on == 0, on == 1, on == 2, on == 3, on == 4, on == 5, on == 6, titles, hours, held);
    }

    private static EventTime day(String date) {
        return new EventTime.AllDay(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
    }

    private static EventFacts facts(ResponseStatus response, EventKind kind) {
        return new EventFacts(response, kind, true);
    }
}
