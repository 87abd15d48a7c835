package org.kalends.examples.drill;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.core.mapping.FieldHasher;
import org.kalends.core.mapping.Mappings;

/** Reads both calendars afresh and holds them against each other. */
final class DrillCheck {

    private final FieldHasher hasher;
    private final Window window;
    private final EventMapping mapping = Mappings.of(DirectionPolicy.STANDARD, Map.of());
    private final Map<String, Integer> findings = new HashMap<>();
    private int originals;
    private int copies;

    DrillCheck(byte[] secret, Window window) {
        this.window = window;
        this.hasher = new FieldHasher(secret);
    }

    /** Compares and returns what is wrong, by kind; empty when the calendars are equal. */
    Map<String, Integer> compare(CalendarRef a, CalendarProvider providerA, CalendarRef b, CalendarProvider providerB) {
        List<RemoteEvent> onA = read(a, providerA);
        List<RemoteEvent> onB = read(b, providerB);
        compare(a, onA, b, onB);
        compare(b, onB, a, onA);
        return findings;
    }

    @Override
    public String toString() {
        return originals + " originals, " + copies + " copies";
    }

    private void compare(
            CalendarRef from, List<RemoteEvent> originalsHere, CalendarRef to, List<RemoteEvent> copiesThere) {
        Map<String, List<RemoteEvent>> byOrigin = new HashMap<>();
        copiesThere.forEach(copy -> copy.originMark()
                .ifPresent(mark -> byOrigin.computeIfAbsent(mark.original(), o -> new ArrayList<>())
                        .add(copy)));
        for (RemoteEvent original : originalsHere) {
            if (original.originMark().isPresent() || !isCopied(original)) {
                continue;
            }
            originals++;
            List<RemoteEvent> found = Optional.ofNullable(byOrigin.remove(hasher.origin(from, original.key())))
                    .orElse(List.of());
            copies += found.size();
            if (found.size() != 1) {
                finding(found.isEmpty() ? "originals without a copy" : "duplicates");
            } else if (!differences(original, found.get(0), new MappingContext(from, to))
                    .isEmpty()) {
                finding("copies that differ in " + differences(original, found.get(0), new MappingContext(from, to)));
            }
        }
        byOrigin.values().forEach(orphan -> finding("copies without an original"));
    }

    private static boolean isCopied(RemoteEvent original) {
        return original.event().status() != EventStatus.CANCELLED;
    }

    private Set<EventField> differences(RemoteEvent original, RemoteEvent copy, MappingContext context) {
        Set<EventField> fields = EnumSet.copyOf(EnumSet.allOf(EventField.class));
        CalendarEvent wanted = mapping.forward(original.event(), context);
        fields.retainAll(hasher.hashes(stripped(wanted)).differences(hasher.hashes(stripped(copy.event()))));
        return fields;
    }

    /** Cyrus cuts blanks at the ends of texts. */
    private static CalendarEvent stripped(CalendarEvent event) {
        return event.toBuilder()
                .title(event.title().strip())
                .description(new Description(
                        event.description().text().strip(), event.description().html()))
                .location(event.location().strip())
                .recurrence(event.recurrence().map(series -> {
                    Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
                    overrides.replaceAll((start, override) -> stripped(override));
                    return series.withOverrides(overrides);
                }))
                .build();
    }

    private void finding(String kind) {
        findings.merge(kind, 1, Integer::sum);
    }

    private List<RemoteEvent> read(CalendarRef calendar, CalendarProvider provider) {
        List<RemoteEvent> events = new ArrayList<>();
        for (RemoteChange change : provider.changes(calendar, window, RecurrenceView.SERIES, Optional.empty())
                .changes()) {
            if (change instanceof RemoteChange.Upserted upserted) {
                events.add(upserted.event());
            } else if (change instanceof RemoteChange.SeriesSet set) {
                events.addAll(set.occurrences());
            }
        }
        return events;
    }
}
