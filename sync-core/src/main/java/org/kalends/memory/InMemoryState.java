package org.kalends.memory;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** What one calendar holds, and the changes that a person and a program can make to it. Its monitor guards it. */
final class InMemoryState {

    private final CalendarInfo info;
    private final Clock clock;
    private final boolean ownVersions;
    private final InMemoryFaults faults;
    private final Map<EventKey, InMemoryItem> items = new TreeMap<>(Comparator.comparing(EventKey::value));
    private final Map<EventKey, InMemoryItem> deleted = new TreeMap<>(Comparator.comparing(EventKey::value));
    private final Set<OriginMark> usedMarks = new HashSet<>();
    private long changes;

    InMemoryState(CalendarInfo info, Clock clock, boolean ownVersions, InMemoryFaults faults) {
        this.info = info;
        this.clock = clock;
        this.ownVersions = ownVersions;
        this.faults = faults;
    }

    CalendarInfo info() {
        return info;
    }

    /** Returns whether each occurrence of a series has a version of its own. */
    boolean ownVersions() {
        return ownVersions;
    }

    synchronized long changes() {
        return changes;
    }

    synchronized List<InMemoryItem> items() {
        return List.copyOf(items.values());
    }

    /** Returns everything that was touched after a count, deleted items included, in the order of the changes. */
    synchronized List<InMemoryItem> touchedAfter(long count) {
        return Stream.concat(items.values().stream(), deleted.values().stream())
                .filter(item -> item.changed() > count)
                .sorted(Comparator.comparingLong(InMemoryItem::changed))
                .toList();
    }

    synchronized boolean holds(EventKey key) {
        return items.containsKey(key);
    }

    /** Returns the event or the series that a key, also one of an occurrence, belongs to. */
    synchronized Optional<InMemoryItem> item(EventKey key) {
        return Optional.ofNullable(items.get(InMemorySeries.seriesKey(key)));
    }

    /** Returns what is told under a key; empty when nothing is. */
    synchronized Optional<RemoteEvent> event(EventKey key) {
        Optional<OriginalStart> start = InMemorySeries.originalStart(key);
        return item(key)
                .flatMap(item ->
                        start.isEmpty() ? Optional.of(item.whole()) : item.occurrence(start.get(), ownVersions));
    }

    synchronized EventKey add(CalendarEvent event, Optional<OriginMark> mark) {
        changes++;
        EventKey key = new EventKey(String.format("e%06d", changes));
        CalendarEvent stored = normalised(event);
        if (stored.iCalUid().isEmpty() || mark.isPresent()) {
            String uid = key.value() + "@" + info.ref().calendarId() + "."
                    + info.ref().account() + "." + info.ref().provider() + ".memory";
            stored = stored.toBuilder().iCalUid(Optional.of(uid)).build();
        }
        items.put(key, InMemoryItem.of(key, held(stored), mark, changes, clock.instant()));
        mark.ifPresent(usedMarks::add);
        return key;
    }

    /** Replaces what an event, a series or an occurrence says, and its mark, which a series shares with its occurrences. */
    synchronized void change(EventKey key, UnaryOperator<CalendarEvent> change, Optional<OriginMark> mark) {
        InMemoryItem item = present(key);
        CalendarEvent before = event(key).orElseThrow(() -> gone(key)).event();
        CalendarEvent after = change.apply(before);
        Optional<OriginalStart> start = InMemorySeries.originalStart(key);
        if (start.isEmpty()) {
            items.put(key, item.changed(held(after), mark, ++changes, clock.instant()));
        } else {
            CalendarEvent series = withRecurrence(item, recurrence -> {
                TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>(recurrence.overrides());
                overrides.put(start.get(), after);
                return recurrence.withOverrides(overrides);
            });
            items.put(item.key(), item.changed(start.get(), series, mark, ++changes, clock.instant()));
        }
        mark.ifPresent(usedMarks::add);
    }

    synchronized void delete(EventKey key) {
        InMemoryItem item = present(key);
        Optional<OriginalStart> start = InMemorySeries.originalStart(key);
        if (start.isEmpty()) {
            items.remove(key);
            deleted.put(key, item.bumped(item.readable(), ++changes));
            return;
        }
        if (event(key).isEmpty()) {
            throw gone(key);
        }
        CalendarEvent series = withRecurrence(item, recurrence -> {
            TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>(recurrence.overrides());
            overrides.remove(start.get());
            Set<OriginalStart> exclusions = new HashSet<>(recurrence.exclusions());
            exclusions.add(start.get());
            return recurrence.withOverrides(overrides).withExclusions(exclusions);
        });
        items.put(item.key(), item.changed(start.get(), series, item.mark(), ++changes, clock.instant()));
    }

    synchronized void undelete(EventKey key) {
        InMemoryItem item = deleted.remove(key);
        if (item == null) {
            throw gone(key);
        }
        items.put(key, item.bumped(item.readable(), ++changes));
    }

    /** Gives an event or a series a new version and nothing else. */
    synchronized void bump(EventKey key, boolean readable) {
        InMemoryItem item = present(key);
        items.put(item.key(), item.bumped(readable, ++changes));
    }

    synchronized Optional<InMemoryItem> markedWith(OriginMark mark) {
        return items.values().stream()
                .filter(item -> item.mark().equals(Optional.of(mark)))
                .findFirst();
    }

    /** Returns whether a copy was ever written with a mark. */
    synchronized boolean hasUsed(OriginMark mark) {
        return usedMarks.contains(mark);
    }

    /** Returns what the server makes of an event and of the overrides of a series. */
    CalendarEvent normalised(CalendarEvent event) {
        return faults.normalised(event.toBuilder()
                .recurrence(event.recurrence().map(recurrence -> {
                    TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>(recurrence.overrides());
                    overrides.replaceAll((start, override) -> faults.normalised(override));
                    return recurrence.withOverrides(overrides);
                }))
                .build());
    }

    static ProviderException gone(EventKey key) {
        return new ProviderException(FailureKind.NOT_FOUND, "there is no event " + key);
    }

    private InMemoryItem present(EventKey key) {
        return item(key).orElseThrow(() -> gone(key));
    }

    private static CalendarEvent withRecurrence(InMemoryItem item, UnaryOperator<Recurrence> change) {
        return item.event().toBuilder()
                .recurrence(item.event().recurrence().map(change))
                .build();
    }

    private static CalendarEvent held(CalendarEvent event) {
        InMemorySeries.refusal(event).ifPresent(reason -> {
            throw new ProviderException(FailureKind.UNSUPPORTED, "series: " + reason);
        });
        return event;
    }
}
