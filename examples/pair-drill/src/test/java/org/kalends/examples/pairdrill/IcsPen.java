package org.kalends.examples.pairdrill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;

/** What a person changes in a resource with a program that keeps whatever it does not know. */
final class IcsPen {

    private static final Set<String> OF_SERIES = Set.of("RRULE", "EXDATE");

    private final IcsFile file;
    private final Instant now;

    IcsPen(IcsFile file, Instant now) {
        this.file = file;
        this.now = now;
    }

    /** Edits the single event or the whole series; exceptions stay where there still is an occurrence for them. */
    IcsFile whole(CalendarEvent before, CalendarEvent after) {
        Set<EventField> fields = Edits.between(before, after);
        if (fields.contains(EventField.TIME) && after.recurrence().isPresent()) {
            fields.add(EventField.RECURRENCE);
        }
        IcsItem master = edited(file.master(), before, after, fields);
        IcsFile changed = file.with(master, file.overrides());
        return fields.contains(EventField.RECURRENCE) ? trimmed(changed) : changed;
    }

    private static IcsFile trimmed(IcsFile file) {
        Set<Instant> starts = file.repeats() ? new IcsSeries(file).starts().keySet() : Set.of();
        List<String> exclusions = file.master()
                .all("EXDATE")
                .filter(line -> starts.contains(IcsTimes.instant(IcsTimes.read(line))))
                .map(IcsLine::toString)
                .toList();
        List<IcsItem> overrides = file.overrides().stream()
                .filter(item -> starts.contains(start(item)))
                .toList();
        return file.with(file.master().with(Set.of("EXDATE"), exclusions), overrides);
    }

    /** Edits one occurrence. */
    IcsFile occurrence(OriginalStart start, CalendarEvent before, CalendarEvent after) {
        return with(Optional.of(start), before, item -> edited(item, before, after, Edits.between(before, after)));
    }

    /**
     * Changes lines of everything, or of one occurrence alone.
     *
     * @param occurrence what the occurrence says now
     */
    IcsFile with(Optional<OriginalStart> start, CalendarEvent occurrence, UnaryOperator<IcsItem> change) {
        if (start.isEmpty()) {
            return file.each(change);
        }
        IcsItem usual = file.overrides().stream()
                .filter(item -> start(item).equals(IcsTimes.instant(start.get())))
                .findFirst()
                .orElseGet(() -> alone(start.get(), occurrence));
        List<IcsItem> overrides = new ArrayList<>(others(start.get()));
        overrides.add(change.apply(usual));
        return file.with(file.master(), overrides);
    }

    private IcsItem alone(OriginalStart start, CalendarEvent occurrence) {
        return file.master()
                .with(OF_SERIES, List.of(IcsTimes.line("RECURRENCE-ID", start)))
                .with(IcsText.names(EventField.TIME), IcsTimes.lines(occurrence.time()));
    }

    private List<IcsItem> others(OriginalStart start) {
        return file.overrides().stream()
                .filter(item -> !start(item).equals(IcsTimes.instant(start)))
                .toList();
    }

    private static Instant start(IcsItem override) {
        return IcsTimes.instant(IcsTimes.read(override.line("RECURRENCE-ID").orElseThrow()));
    }

    /** Takes one occurrence away. */
    IcsFile without(OriginalStart start) {
        Stream<String> exclusions = file.master().all("EXDATE").map(IcsLine::toString);
        List<String> all = Stream.concat(exclusions, Stream.of(IcsTimes.line("EXDATE", start)))
                .toList();
        return file.with(stamped(file.master().with(Set.of("EXDATE"), all)), others(start));
    }

    /** Puts a mark on everything, or takes it off. */
    IcsFile marked(Optional<OriginMark> mark) {
        List<String> lines =
                mark.stream().map(given -> IcsWords.MARK + ":" + given.text()).toList();
        return file.each(item -> item.with(Set.of(IcsWords.MARK), lines));
    }

    private IcsItem edited(IcsItem item, CalendarEvent before, CalendarEvent after, Set<EventField> fields) {
        IcsItem changed = before.status() == after.status()
                ? item
                : item.with(Set.of("STATUS"), List.of("STATUS:" + after.status()));
        for (EventField field : fields) {
            List<String> lines = IcsText.lines(field, after);
            boolean said = field == EventField.SENSITIVITY
                    && item.all("CLASS").map(IcsLine::toString).toList().equals(lines);
            changed = said ? changed : changed.with(IcsText.names(field), lines);
        }
        return stamped(changed);
    }

    private IcsItem stamped(IcsItem item) {
        return item.with(Set.of("LAST-MODIFIED"), List.of("LAST-MODIFIED:" + IcsTimes.stamp(now)));
    }
}
