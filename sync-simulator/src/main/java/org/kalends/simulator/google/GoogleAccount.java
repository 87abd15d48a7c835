package org.kalends.simulator.google;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One user with their calendars. Thread-safe. */
public final class GoogleAccount {

    private static final Set<String> EVERYTHING =
            Set.of(Scopes.EVENTS, Scopes.CALENDAR_LIST, "openid", Scopes.EMAIL, Scopes.PROFILE);

    private final World world;

    private final String email;

    private final CalendarList list;

    private String accessToken;

    GoogleAccount(World world, String email) {
        this.world = world;
        this.email = email;
        this.list = new CalendarList(world, "users/" + email + "/calendarList");
        this.accessToken = "";
    }

    void begin() {
        addCalendar(email, email);
    }

    /** Returns the user's address, which is the primary calendar's id too. */
    public String email() {
        return email;
    }

    /** Returns the user's lasting id. */
    public String sub() {
        UUID id = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
        return "1"
                + new BigInteger(id.toString().replace("-", ""), 16).toString().substring(0, 20);
    }

    /** Returns a bearer token that is always good, for tests without sign-in: a new one after a refusal. */
    public String accessToken() {
        synchronized (world) {
            if (!world.tokens().isGood(accessToken)) {
                accessToken = world.tokens().issue(this, Instant.MAX, EVERYTHING);
            }
            return accessToken;
        }
    }

    /** Returns a new bearer token for some scopes in full. */
    public String issueToken(Duration lifetime, Set<String> scopes) {
        return world.tokens().issue(this, lifetime, scopes);
    }

    /** Returns the primary calendar. */
    public GoogleCalendar calendar() {
        synchronized (world) {
            return world.calendar(email).orElseThrow();
        }
    }

    /** Adds a calendar of the user's own. */
    public GoogleCalendar addCalendar(String name) {
        synchronized (world) {
            String id = "c_"
                    + UUID.nameUUIDFromBytes((email + world.calendarCount()).getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .replace("-", "")
                    + "@group.calendar.google.com";
            return addCalendar(id, name);
        }
    }

    private GoogleCalendar addCalendar(String id, String name) {
        return world.changed(() -> {
            GoogleCalendar calendar = new GoogleCalendar(world, this, id, name);
            world.add(calendar);
            list.add(calendar);
            return calendar;
        });
    }

    /** Gives another account a role in a calendar of this one and puts it on that account's list. */
    public void share(GoogleCalendar calendar, GoogleAccount other, CalendarRole role) {
        calendar.role(other, role);
    }

    /** Takes a calendar off this account's list and shows it only to who asks for hidden ones, or puts it back. */
    public void hide(GoogleCalendar calendar, boolean hidden) {
        world.changed(() -> {
            list.hide(calendar, hidden);
            return Optional.empty();
        });
    }

    /** Makes every sync token and page token of the calendar list that was given so far fail as outdated ones do. */
    public void expireCalendarListTokens() {
        synchronized (world) {
            list.expireTokens();
        }
    }

    CalendarList list() {
        return list;
    }
}
