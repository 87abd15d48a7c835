package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/**
 * Overrides of a series that get no copy: the copy has exclusions in their place, and those never return. Safe for use by several threads
 * when its predicate is.
 */
public final class SkippedOverrides implements EventMapping {

    private final Predicate<CalendarEvent> copied;

    /**
     * Creates a mapping.
     *
     * @param copied tells which overrides get a copy; pure
     */
    public SkippedOverrides(Predicate<CalendarEvent> copied) {
        this.copied = copied;
    }

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return with(original, original.recurrence().map(this::withoutSkipped));
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return with(
                copy,
                copy.recurrence()
                        .map(series -> original.recurrence()
                                .map(own -> withSkipped(series, own))
                                .orElse(series)));
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.allOf(EventField.class);
    }

    private static CalendarEvent with(CalendarEvent event, Optional<Recurrence> recurrence) {
        return event.toBuilder().recurrence(recurrence).build();
    }

    private Recurrence withoutSkipped(Recurrence series) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
        Set<OriginalStart> exclusions = new TreeSet<>(series.exclusions());
        series.overrides().forEach((start, event) -> {
            if (!copied.test(event)) {
                overrides.remove(start);
                exclusions.add(start);
            }
        });
        return series.withExclusions(exclusions).withOverrides(overrides);
    }

    private Recurrence withSkipped(Recurrence series, Recurrence original) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(series.overrides());
        Set<OriginalStart> exclusions = new TreeSet<>(series.exclusions());
        original.overrides().forEach((start, event) -> {
            if (!copied.test(event) && exclusions.contains(start)) {
                overrides.put(start, event);
                if (!original.exclusions().contains(start)) {
                    exclusions.remove(start);
                }
            }
        });
        return series.withExclusions(exclusions).withOverrides(overrides);
    }
}
