package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** Changes to the stored text of a resource. Only what belongs to a changed field is replaced; every other line stays byte for byte. */
final class IcsPatch {

    private static final Set<String> OF_SERIES = Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");
    private static final Set<String> STAMPS = Set.of("DTSTAMP", "LAST-MODIFIED", "SEQUENCE");
    private static final Set<EventField> OF_OCCURRENCE =
            EnumSet.complementOf(EnumSet.of(EventField.RECURRENCE, EventField.ATTENDEES));

    private final IcsComponent calendar;
    private final IcsComponent master;
    private final Span span;
    private final ZoneResolver zones;
    private final TimeReader times;
    private final IcsReader reader;
    private final WallZone calendarZone;
    private final Instant now;

    IcsPatch(IcsComponent calendar, IcsContext context, Instant now) {
        this.calendar = calendar;
        this.master = VEvents.of(calendar)
                .master()
                .orElseThrow(() -> new IcsProblem(Kind.NO_MASTER, "RECURRENCE-ID", "the series is missing"));
        ZoneId zone = context.calendarZone();
        this.zones = new ZoneResolver(calendar, zone);
        this.calendarZone = new WallZone.Region(zone);
        this.times = new TimeReader(zones);
        this.reader = new IcsReader(new PeopleReader(context.ownerEmail()));
        this.span = times.span(master);
        this.now = now;
    }

    /**
     * Returns the calendar with fields of its event or series replaced.
     *
     * @param kept how the series repeats now, where that can be told: UNTIL is written anew when the time changes
     */
    IcsComponent update(
            CalendarEvent values, Set<EventField> fields, Optional<OriginMark> mark, Optional<Recurrence> kept) {
        CalendarEvent event = fields.contains(EventField.TIME)
                ? values
                : values.toBuilder().time(times.time(master)).build();
        IcsComponent changed = patched(master, event, fields);
        if (fields.contains(EventField.TIME) && !fields.contains(EventField.RECURRENCE) && kept.isPresent()) {
            String rule = RuleWriter.rule(kept.get().rule(), event.time());
            changed = changed.replaced(line -> line.name().equals("RRULE"), List.of(ContentLine.of("RRULE", rule)));
        }
        if (mark.isPresent()) {
            changed = changed.replaced(
                    line -> line.name().equals(IcsWriter.ORIGIN),
                    List.of(ContentLine.of(IcsWriter.ORIGIN, mark.get().text())));
        }
        IcsComponent newMaster = changed;
        IcsComponent updated = mapped(other -> Optional.of(other.equals(master) ? newMaster : other));
        return fields.contains(EventField.RECURRENCE) ? withOverrides(updated, newMaster, event) : updated;
    }

    /** Returns the calendar with exactly the overrides of a canonical series, the text of known ones kept where it can be. */
    private IcsComponent withOverrides(IcsComponent updated, IcsComponent newMaster, CalendarEvent event) {
        TreeMap<Instant, IcsComponent> known = new TreeMap<>();
        for (IcsComponent old : VEvents.of(updated).overrides()) {
            known.put(span.key(Occurrences.recurrenceId(old, zones), calendarZone), old);
        }
        Set<IcsComponent> dropped = new HashSet<>(VEvents.of(updated).overrides());
        List<IcsNode> nodes = new ArrayList<>();
        updated.nodes().stream().filter(node -> !dropped.contains(node)).forEach(nodes::add);
        event.recurrence()
                .ifPresent(recurrence -> recurrence.overrides().forEach((start, override) -> {
                    IcsComponent old = known.get(span.key(start, calendarZone));
                    nodes.add(old != null ? patchedWhereDifferent(old, override) : added(newMaster, start, override));
                }));
        return VTimezones.completed(new IcsComponent(updated.name(), nodes), calendar);
    }

    /** Returns a new override: what the series says and no field tells, the status of its own. */
    private IcsComponent added(IcsComponent series, OriginalStart start, CalendarEvent override) {
        ContentLine status = ContentLine.of("STATUS", IcsTables.STATUS.word(override.status()));
        return patched(
                identified(series, start).replaced(line -> line.name().equals("STATUS"), List.of(status)),
                override,
                OF_OCCURRENCE);
    }

    private IcsComponent patchedWhereDifferent(IcsComponent old, CalendarEvent override) {
        CalendarEvent stored = reader.event(old, times.time(old));
        Set<EventField> different = EnumSet.noneOf(EventField.class);
        OF_OCCURRENCE.stream()
                .filter(field -> !stored.value(field).equals(override.value(field)))
                .forEach(different::add);
        return different.isEmpty() ? old : patched(old, override, different);
    }

    /** Returns the calendar with fields of one occurrence replaced. */
    IcsComponent updateOccurrence(OriginalStart start, CalendarEvent event, Set<EventField> fields) {
        Instant key = span.key(start, calendarZone);
        Optional<IcsComponent> known = override(key);
        if (known.isPresent()) {
            IcsComponent old = known.get();
            return mapped(other -> Optional.of(other.equals(old) ? patched(old, event, fields) : other));
        }
        IcsComponent moved = identified(master, start)
                .replaced(
                        line -> IcsWriter.owned(EventField.TIME).contains(line.name()),
                        TimeWriter.time(span.time(key)));
        List<IcsNode> nodes = new ArrayList<>(calendar.nodes());
        nodes.add(patched(moved, event, fields));
        return VTimezones.completed(new IcsComponent(calendar.name(), nodes), calendar);
    }

    /** Returns the calendar without one occurrence. */
    IcsComponent removeOccurrence(OriginalStart start) {
        Instant key = span.key(start, calendarZone);
        List<ContentLine> exclusions = new ArrayList<>(master.lines("EXDATE"));
        exclusions.add(TimeWriter.line("EXDATE", span.original(key)));
        IcsComponent excluded = renewed(master.replaced(line -> line.name().equals("EXDATE"), exclusions));
        override(key);
        return mapped(event -> event.equals(master)
                ? Optional.of(excluded)
                : Optional.of(event).filter(other -> !isAt(key, other)));
    }

    private boolean isAt(Instant key, IcsComponent event) {
        return event.has("RECURRENCE-ID")
                && span.key(Occurrences.recurrenceId(event, zones), calendarZone)
                        .equals(key);
    }

    private Optional<IcsComponent> override(Instant key) {
        Optional<IcsComponent> found = calendar.components("VEVENT").stream()
                .filter(event -> isAt(key, event))
                .max(VEvents.BY_REVISION);
        if (found.filter(Occurrences::hasRange).isPresent()) {
            throw new IcsProblem(Kind.BAD_VALUE, "RECURRENCE-ID", "a change of all that follows is not changed alone");
        }
        return found;
    }

    private IcsComponent identified(IcsComponent event, OriginalStart start) {
        return event.replaced(line -> OF_SERIES.contains(line.name()), List.of())
                .replaced(
                        line -> line.name().equals("RECURRENCE-ID"), List.of(TimeWriter.line("RECURRENCE-ID", start)));
    }

    private IcsComponent patched(IcsComponent event, CalendarEvent values, Set<EventField> fields) {
        IcsComponent changed = event;
        for (EventField field : fields) {
            changed = changed.replaced(
                    line -> IcsWriter.owned(field).contains(line.name()), IcsWriter.lines(field, values));
        }
        return renewed(changed);
    }

    private IcsComponent renewed(IcsComponent event) {
        return event.replaced(line -> STAMPS.contains(line.name()), IcsWriter.stamps(now, VEvents.sequence(event) + 1));
    }

    private IcsComponent mapped(Function<IcsComponent, Optional<IcsComponent>> change) {
        List<IcsNode> nodes = new ArrayList<>();
        for (IcsNode node : calendar.nodes()) {
            if (node instanceof IcsComponent event && event.name().equals("VEVENT")) {
                change.apply(event).ifPresent(nodes::add);
            } else {
                nodes.add(node);
            }
        }
        return VTimezones.completed(new IcsComponent(calendar.name(), nodes), calendar);
    }
}
