package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/**
 * What is true of every copy, overrides included: confirmed, without guests, organizer, UID, kind and answer. A cancelled override is an
 * exclusion of the copy, because cancelled events are never copied. Safe for use by several threads.
 */
public final class CopyShape implements EventMapping {

    private static final Set<EventField> CARRIED = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        CalendarEvent shown = original.toBuilder()
                .recurrence(original.recurrence().map(CopyShape::withoutCancelled))
                .build();
        return Occurrences.forward(
                shown,
                event -> event.toBuilder()
                        .status(EventStatus.CONFIRMED)
                        .organizer(Optional.empty())
                        .attendees(List.of())
                        .iCalUid(Optional.empty())
                        .facts(EventFacts.OWN)
                        .build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        CalendarEvent back = Occurrences.back(copy, original, CARRIED, (edited, own) -> edited);
        return back.toBuilder()
                .recurrence(back.recurrence()
                        .map(series -> original.recurrence()
                                .map(own -> withCancelled(series, own))
                                .orElse(series)))
                .build();
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.copyOf(CARRIED);
    }

    private static Recurrence withoutCancelled(Recurrence series) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
        Set<OriginalStart> exclusions = new TreeSet<>(series.exclusions());
        series.overrides().forEach((start, event) -> {
            if (event.status() == EventStatus.CANCELLED) {
                overrides.remove(start);
                exclusions.add(start);
            }
        });
        return series.withExclusions(exclusions).withOverrides(overrides);
    }

    private static Recurrence withCancelled(Recurrence series, Recurrence original) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
        Set<OriginalStart> exclusions = new TreeSet<>(series.exclusions());
        original.overrides().forEach((start, event) -> {
            if (event.status() == EventStatus.CANCELLED && exclusions.contains(start)) {
                overrides.put(start, event);
                if (!original.exclusions().contains(start)) {
                    exclusions.remove(start);
                }
            }
        });
        return series.withExclusions(exclusions).withOverrides(overrides);
    }
}
