package org.kalends.simulator.google;

import org.kalends.simulator.Reply;

/** What a call is about, by its path. */
final class EventRoutes {

    private final World world;

    private final EventReads reads;

    private final EventWrites writes;

    private final CalendarListRoutes lists;

    private final ChannelRoutes channels;

    EventRoutes(World world) {
        this.world = world;
        this.reads = new EventReads(world);
        this.writes = new EventWrites(world, reads);
        this.lists = new CalendarListRoutes(world);
        this.channels = new ChannelRoutes(world);
    }

    Reply answer(GoogleCall call) {
        if (call.is("GET", "users", "me", "calendarList")) {
            Scopes.requireList(call.scopes());
            return lists.list(call);
        }
        if (call.is("GET", "users", "me", "calendarList", "*")) {
            Scopes.requireList(call.scopes());
            return lists.get(call, call.path().get(3));
        }
        if (call.is("POST", "users", "me", "calendarList", "watch")) {
            Scopes.requireList(call.scopes());
            return channels.watchList(call);
        }
        if (call.is("POST", "channels", "stop")) {
            return channels.stop(call);
        }
        if (call.is("GET", "calendars", "*")) {
            Scopes.requireCalendars(call.scopes());
            return lists.calendar(call, calendar(world, call, call.path().get(1)));
        }
        if (call.path().size() >= 3
                && call.path().get(0).equals("calendars")
                && call.path().get(2).equals("events")) {
            return event(call);
        }
        return Outage.page(404);
    }

    private Reply event(GoogleCall call) {
        Scopes.requireEvents(call.scopes(), call.writesEvents());
        GoogleCalendar calendar = calendar(world, call, call.path().get(1));
        if (call.is("GET", "calendars", "*", "events")) {
            return reads.list(call, calendar);
        }
        if (call.is("POST", "calendars", "*", "events")) {
            return writes.insert(call, calendar);
        }
        if (call.is("POST", "calendars", "*", "events", "watch")) {
            return channels.watchEvents(call, calendar);
        }
        if (call.path().size() < 4) {
            return Outage.page(404);
        }
        String id = call.path().get(3);
        if (call.is("GET", "calendars", "*", "events", "*", "instances")) {
            return reads.instances(call, calendar, id);
        }
        if (call.is("POST", "calendars", "*", "events", "*", "move")) {
            return writes.move(call, calendar, id);
        }
        if (call.path().size() > 4) {
            return Outage.page(404);
        }
        return switch (call.method()) {
            case "GET" -> reads.get(call, calendar, id);
            case "PATCH" -> writes.patch(call, calendar, id);
            case "PUT" -> writes.update(call, calendar, id);
            case "DELETE" -> writes.delete(call, calendar, id);
            default -> Outage.page(404);
        };
    }

    /** Returns a calendar that the caller may at least see something of. */
    static GoogleCalendar calendar(World world, GoogleCall call, String id) {
        if (world.faults().strikes(GoogleFault.CALENDAR_404)) {
            throw GoogleError.notFound();
        }
        return world.calendar(id.equals("primary") ? call.account().email() : id)
                .filter(calendar -> calendar.roleOf(call.account()) != CalendarRole.NONE)
                .orElseThrow(GoogleError::notFound);
    }
}
