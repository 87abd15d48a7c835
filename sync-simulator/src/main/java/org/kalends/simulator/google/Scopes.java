package org.kalends.simulator.google;

import java.util.Set;

/** The scopes that calls need. */
final class Scopes {

    private static final String ROOT = "https://www.googleapis.com/auth/";

    static final String EVENTS = ROOT + "calendar.events";

    static final String CALENDAR_LIST = ROOT + "calendar.calendarlist.readonly";

    static final String EMAIL = ROOT + "userinfo.email";

    static final String PROFILE = ROOT + "userinfo.profile";

    private static final Set<String> READ_EVENTS = Set.of(
            ROOT + "calendar",
            ROOT + "calendar.readonly",
            EVENTS,
            ROOT + "calendar.events.readonly",
            ROOT + "calendar.events.owned",
            ROOT + "calendar.events.owned.readonly");

    private static final Set<String> WRITE_EVENTS = Set.of(ROOT + "calendar", EVENTS, ROOT + "calendar.events.owned");

    private static final Set<String> READ_LIST =
            Set.of(ROOT + "calendar", ROOT + "calendar.readonly", ROOT + "calendar.calendarlist", CALENDAR_LIST);

    private static final Set<String> READ_CALENDARS = Set.of(
            ROOT + "calendar",
            ROOT + "calendar.readonly",
            ROOT + "calendar.calendars",
            ROOT + "calendar.calendars.readonly");

    private Scopes() {}

    static void requireEvents(Set<String> granted, boolean writing) {
        require(granted, writing ? WRITE_EVENTS : READ_EVENTS);
    }

    static void requireList(Set<String> granted) {
        require(granted, READ_LIST);
    }

    static void requireCalendars(Set<String> granted) {
        require(granted, READ_CALENDARS);
    }

    private static void require(Set<String> granted, Set<String> anyOf) {
        if (anyOf.stream().noneMatch(granted::contains)) {
            throw insufficient();
        }
    }

    static GoogleError insufficient() {
        return GoogleError.of(403, "global", "insufficientPermissions", "Insufficient Permission")
                .newer("PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\"");
    }
}
