package org.kalends.simulator.google.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of scopes, short as some are asked for or in full as all are answered. */
final class ScopeNames {

    private static final String ROOT = "https://www.googleapis.com/auth/";

    static final String CALENDAR_EVENTS = ROOT + "calendar.events";

    private static final Set<String> KNOWN = Set.of(
            "openid",
            ROOT + "userinfo.email",
            ROOT + "userinfo.profile",
            ROOT + "calendar",
            ROOT + "calendar.readonly",
            CALENDAR_EVENTS,
            ROOT + "calendar.events.readonly",
            ROOT + "calendar.events.owned",
            ROOT + "calendar.events.owned.readonly",
            ROOT + "calendar.calendarlist",
            ROOT + "calendar.calendarlist.readonly",
            ROOT + "calendar.calendars",
            ROOT + "calendar.calendars.readonly");

    private ScopeNames() {}

    /** Returns scopes in full, in the order in which they came. */
    static Set<String> parsed(String text) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String name : text.strip().split(" +", -1)) {
            String whole = name.equals("email") || name.equals("profile") ? ROOT + "userinfo." + name : name;
            if (!KNOWN.contains(whole)) {
                throw IdentityError.of(400, "invalid_scope", "Some requested scopes were invalid.");
            }
            scopes.add(whole);
        }
        return scopes;
    }

    /** Returns whether a person can leave it out: who they are is always told. */
    static boolean canBeUnticked(String scope) {
        return scope.startsWith(ROOT + "calendar");
    }

    /** Returns what the answer says was granted. */
    static String told(Set<String> granted, boolean reordered) {
        List<String> names = new ArrayList<>(granted);
        if (reordered) {
            Collections.reverse(names);
        }
        return String.join(" ", names);
    }
}
