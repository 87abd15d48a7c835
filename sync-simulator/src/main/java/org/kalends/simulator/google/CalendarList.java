package org.kalends.simulator.google;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calendars on one account's list and what changed there. Guarded by its {@link World}. */
final class CalendarList {

    /**
     * A calendar on the list.
     *
     * @param calendar the calendar
     * @param stamp the last change's number
     * @param hidden whether it is hidden
     * @param deleted whether it is off the list
     */
    record Entry(GoogleCalendar calendar, long stamp, boolean hidden, boolean deleted) {}

    private final World world;

    private final String resource;

    private final Map<GoogleCalendar, Entry> entries = new LinkedHashMap<>();

    private int generation;

    CalendarList(World world, String resource) {
        this.world = world;
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    void add(GoogleCalendar calendar) {
        put(calendar, false, false);
    }

    void remove(GoogleCalendar calendar) {
        if (entries.containsKey(calendar)) {
            put(calendar, false, true);
        }
    }

    /** Notes that a calendar on the list has changed. */
    void touch(GoogleCalendar calendar) {
        Entry entry = entries.get(calendar);
        if (entry != null && !entry.deleted()) {
            put(calendar, entry.hidden(), false);
        }
    }

    void hide(GoogleCalendar calendar, boolean hidden) {
        put(calendar, hidden, false);
    }

    boolean has(GoogleCalendar calendar) {
        Entry entry = entries.get(calendar);
        return entry != null && !entry.deleted();
    }

    private void put(GoogleCalendar calendar, boolean hidden, boolean deleted) {
        entries.put(calendar, new Entry(calendar, world.stamps().next(), hidden, deleted));
        world.touch(resource);
    }

    void expireTokens() {
        generation++;
    }

    int generation() {
        return generation;
    }

    /** Returns the entries that changed after a change, oldest first; deleted ones included. */
    List<Entry> after(long stamp) {
        List<Entry> changed = new ArrayList<>(entries.values());
        changed.removeIf(entry -> entry.stamp() <= stamp);
        changed.sort(Comparator.comparingLong(Entry::stamp));
        return changed;
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }
}
