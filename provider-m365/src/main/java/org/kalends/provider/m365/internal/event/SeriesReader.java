package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.PatternedRecurrence;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/** How a series repeats, and where it does not follow its rule. */
final class SeriesReader {

    private final Event master;

    private final SeriesFrame frame;

    private final Facts facts;

    SeriesReader(Event master, Facts facts) {
        this.master = master;
        this.facts = facts;
        this.frame = SeriesFrame.of(master, facts);
    }

    /**
     * Reads the recurrence. An exception that says what its series says by now is none.
     *
     * @param first the first occurrence
     */
    Recurrence recurrence(CalendarEvent first, List<Event> exceptions, List<String> cancelled) {
        PatternedRecurrence told = master.getRecurrence();
        if (told == null) {
            throw new GraphProblem("recurrence", "is missing");
        }
        RecurrenceRule rule =
                SeriesPattern.read(told, first.time()).rule(facts.of(EventField.RECURRENCE), first.time());
        SortedSet<OriginalStart> exclusions = exclusions(cancelled);
        SortedMap<OriginalStart, CalendarEvent> overrides = overrides(exceptions);
        overrides.keySet().removeAll(exclusions);
        overrides
                .entrySet()
                .removeIf(override -> PlainOccurrence.at(override.getKey(), first)
                        .filter(override.getValue()::equals)
                        .isPresent());
        return new Recurrence(rule, new TreeSet<>(), exclusions, overrides);
    }

    private SortedSet<OriginalStart> exclusions(List<String> cancelled) {
        SortedSet<OriginalStart> starts = new TreeSet<>();
        for (String id : cancelled) {
            starts.add(SeriesFrame.idDate(id)
                    .map(frame::on)
                    .orElseThrow(() -> new GraphProblem("cancelledOccurrences", "an id does not end with a date")));
        }
        return starts;
    }

    private SortedMap<OriginalStart, CalendarEvent> overrides(List<Event> exceptions) {
        SortedMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        for (Event exception : exceptions) {
            OriginalStart start = frame.originalStart(exception)
                    .orElseThrow(() -> new GraphProblem("exceptionOccurrences", "one does not tell where it stood"));
            overrides.put(start, GraphReader.occurrence(exception, master, facts));
        }
        return overrides;
    }
}
