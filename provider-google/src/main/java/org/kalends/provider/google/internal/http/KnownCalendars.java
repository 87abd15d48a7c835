package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Events;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.google.internal.event.GoogleReader;

/** What is known of calendars, from the last listing of each; asked for when there was none. Safe for use by several threads. */
final class KnownCalendars {

    private final GoogleGateway gateway;

    private final GoogleRequests requests;

    private final Map<CalendarRef, CalendarState> states = new ConcurrentHashMap<>();

    KnownCalendars(GoogleGateway gateway, GoogleRequests requests) {
        this.gateway = gateway;
        this.requests = requests;
    }

    /** Takes note of what a listing says. */
    void told(CalendarRef calendar, CalendarState state) {
        states.put(calendar, state);
    }

    /** Forgets a calendar whose role may be another one by now. */
    void forget(CalendarRef calendar) {
        states.remove(calendar);
    }

    CalendarState of(CalendarRef calendar) {
        CalendarState known = states.get(calendar);
        if (known != null) {
            return known;
        }
        Events page =
                gateway.send(calendar.account(), requests.glance(calendar)).read(Events.class);
        CalendarState state = CalendarState.of(page);
        states.put(calendar, state);
        return state;
    }

    /** Returns who reads the events of a calendar. */
    GoogleReader reader(CalendarRef calendar) {
        return new GoogleReader(of(calendar).zone());
    }
}
