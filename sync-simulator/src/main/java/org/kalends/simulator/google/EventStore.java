package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of one calendar and how each change makes the next version. Guarded by its {@link World}. */
final class EventStore {

    private static final Pattern OCCURRENCE = Pattern.compile("(.+)_([0-9]{8}(?:T[0-9]{6}Z)?)");

    private final World world;

    private final Supplier<ZoneId> zone;

    private final Runnable touched;

    private final Map<String, EventItem> items = new LinkedHashMap<>();

    private final NavigableMap<Long, EventItem> log = new TreeMap<>();

    private long lastButOne;

    private long lagged;

    EventStore(World world, Supplier<ZoneId> zone, Runnable touched) {
        this.world = world;
        this.zone = zone;
        this.touched = touched;
    }

    Collection<EventItem> items() {
        return items.values();
    }

    /** Returns the events that changed after one change and not after another, in the order of their last change. */
    Collection<EventItem> between(long after, long until) {
        return log.subMap(after, false, Math.max(after, until), true).values();
    }

    /** Returns whether there is a change that no list has overlooked yet. */
    boolean canLag() {
        return !log.isEmpty() && log.lastKey() != lagged;
    }

    /** Returns the number of the last change but one, once for each change. */
    long lag() {
        lagged = log.lastKey();
        return lastButOne;
    }

    Optional<EventItem> item(String id) {
        return Optional.ofNullable(items.get(id)).filter(item -> !item.isPurged());
    }

    boolean isUsed(String id) {
        return items.containsKey(id);
    }

    /** Returns an event, deleted or not, or an occurrence that its series has. */
    EventRef require(String id) {
        Optional<EventItem> whole = item(id);
        if (whole.isPresent()) {
            return EventRef.of(whole.get());
        }
        Matcher parts = OCCURRENCE.matcher(id);
        if (!parts.matches()) {
            throw GoogleError.notFound();
        }
        return item(parts.group(1))
                .filter(item -> item.current().occurrence(parts.group(2)).isPresent())
                .map(item -> new EventRef(item, Optional.of(parts.group(2))))
                .orElseThrow(GoogleError::notFound);
    }

    /** Puts an event here; what had its id before is forgotten. */
    EventItem create(String id, String uid, Person creator, Person organizer, ObjectNode written) {
        long stamp = world.stamps().next();
        EventItem item = new EventItem(id, uid, creator, organizer, Stamps.time(stamp));
        Optional.ofNullable(items.put(id, item))
                .ifPresent(old -> log.remove(old.current().stamp()));
        add(item, version(stamp, Stamps.time(stamp), written.path("sequence").asInt(), stored(written)));
        return item;
    }

    /** Takes an event or a series with its deviations over from another calendar. */
    EventItem adopt(EventItem other, Person organizer) {
        EventVersion moved = other.current();
        EventItem item = create(other.id(), other.uid(), other.creator(), organizer, moved.content());
        add(item, item.current().with(moved.deviations(), moved.dropped(), false));
        return item;
    }

    private ObjectNode stored(ObjectNode written) {
        return EventProperties.stored(written, zone.get());
    }

    private EventVersion version(long stamp, Instant updated, int sequence, ObjectNode content) {
        EventTimes times = EventTimes.read(content, zone.get());
        Optional<RecurrenceLines> lines = content.has("recurrence")
                ? Optional.of(RecurrenceLines.read(content.path("recurrence"), times.start()))
                : Optional.empty();
        return new EventVersion(stamp, updated, false, sequence, content, times, lines, Map.of(), Map.of(), false);
    }

    private void add(EventItem item, EventVersion version) {
        if (!log.isEmpty()) {
            lastButOne = log.lastKey();
        }
        item.last().ifPresent(before -> log.remove(before.stamp()));
        item.add(version);
        log.put(version.stamp(), item);
        touched.run();
    }

    /** Gives an event or a series other properties; a series keeps those of its deviations that it still has. */
    void change(EventItem item, ObjectNode written) {
        EventVersion before = item.current();
        ObjectNode content = stored(written);
        long stamp = world.stamps().next();
        EventVersion after = version(
                stamp,
                isOnlyReminders(before.content(), content) ? before.updated() : Stamps.time(stamp),
                sequence(before.sequence(), before.content(), content, written),
                content);
        add(item, withDeviations(before, after));
    }

    private EventVersion withDeviations(EventVersion before, EventVersion after) {
        Map<String, Deviation> kept = new TreeMap<>();
        Map<String, Long> dropped = new TreeMap<>(before.dropped());
        boolean orphans = !before.deviations().isEmpty() && world.faults().strikes(GoogleFault.SERIES_ORPHANS);
        before.deviations().forEach((suffix, deviation) -> {
            boolean has = after.lines()
                    .filter(lines -> orphans || lines.contains(after.times().start(), deviation.original()))
                    .isPresent();
            if (has && deviation.original().isDate() == after.times().start().isDate()) {
                kept.put(suffix, deviation);
                dropped.remove(suffix);
            } else {
                dropped.put(suffix, after.stamp());
            }
        });
        return after.with(kept, dropped, false);
    }

    /** Gives one occurrence other properties; a stricter visibility goes to its whole series, a looser one nowhere. */
    void change(EventItem item, String suffix, ObjectNode written, boolean cancelled) {
        EventVersion before = item.current();
        Occurrence occurrence = before.occurrence(suffix).orElseThrow(GoogleError::notFound);
        ObjectNode content = stored(written);
        ObjectNode series = before.content().deepCopy();
        Visibility.ofOccurrence(series, content);
        EventTimes inherited = before.times().on(occurrence.original());
        Deviation deviation = new Deviation(
                occurrence.original(),
                cancelled,
                Deviation.changes(EventVersion.inherited(series, inherited), content),
                Math.max(occurrence.sequence() + 1, written.path("sequence").asInt()));
        Map<String, Deviation> deviations = new TreeMap<>(before.deviations());
        deviations.put(suffix, deviation);
        long stamp = world.stamps().next();
        EventVersion after = version(stamp, Stamps.time(stamp), before.sequence(), series);
        add(item, after.with(deviations, before.dropped(), true));
    }

    void delete(EventItem item) {
        add(item, item.current().deletedAt(world.stamps().next()));
    }

    void delete(EventItem item, String suffix) {
        Occurrence occurrence = item.current().occurrence(suffix).orElseThrow(GoogleError::notFound);
        change(item, suffix, occurrence.content(), true);
    }

    private static boolean isOnlyReminders(ObjectNode before, ObjectNode after) {
        ObjectNode one = before.deepCopy();
        ObjectNode other = after.deepCopy();
        one.remove("reminders");
        other.remove("reminders");
        return one.equals(other) && !before.equals(after);
    }

    private static int sequence(int last, ObjectNode before, ObjectNode after, ObjectNode written) {
        boolean moved = !before.path("start").equals(after.path("start"))
                || !before.path("end").equals(after.path("end"))
                || !before.path("recurrence").equals(after.path("recurrence"));
        return Math.max(moved ? last + 1 : last, written.path("sequence").asInt());
    }
}
