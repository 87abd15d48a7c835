package org.kalends.simulator.graph;

import org.kalends.simulator.Reply;

/** {@code /me} and what is below: calendars, and the events, views and deltas of each. */
final class CalendarRoutes {

    private final EventRoutes events;

    private final ViewRoutes views;

    CalendarRoutes(Outbox outbox) {
        this.events = new EventRoutes(outbox);
        this.views = new ViewRoutes();
    }

    Reply answer(GraphCall call, GraphPath path) {
        if (path.is(0, "calendars") && path.size() == 1) {
            return list(call);
        }
        if (path.is(0, "calendars")) {
            return calendar(call, call.mailbox().requireCalendar(path.at(1)), path.from(2));
        }
        if (path.is(0, "calendar")) {
            return calendar(call, call.mailbox().calendar(), path.from(1));
        }
        if (path.is(0, "events")) {
            return events.answer(call, path.from(1));
        }
        if (path.is(0, "calendarView")) {
            return views.answer(call, call.mailbox().calendar(), path.from(1));
        }
        if (path.is(0, "outlook")) {
            return ZoneRoutes.answer(call, path.from(1));
        }
        throw path.unknown();
    }

    private Reply calendar(GraphCall call, MailboxCalendar calendar, GraphPath path) {
        if (call.meets(GraphFault.CALENDAR_404)) {
            throw GraphError.notFound();
        }
        if (path.size() == 0) {
            requireGet(call);
            call.query().only("$select");
            return Answers.entity(200, call, "users/calendars", CalendarView.of(calendar));
        }
        if (path.is(0, "events")) {
            return events.answer(call, calendar, path.from(1));
        }
        if (path.is(0, "calendarView")) {
            return views.answer(call, calendar, path.from(1));
        }
        throw path.unknown();
    }

    private static Reply list(GraphCall call) {
        requireGet(call);
        call.query().only("$top", "$skip", "$select");
        return Answers.page(
                call,
                "users('" + call.mailbox().oid() + "')/calendars",
                call.mailbox().calendars().stream().map(CalendarView::of).toList());
    }

    static void requireGet(GraphCall call) {
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
    }
}
