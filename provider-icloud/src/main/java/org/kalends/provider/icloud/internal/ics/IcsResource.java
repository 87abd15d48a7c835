package org.kalends.provider.icloud.internal.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.Window;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * One calendar resource (RFC 4791 section 4.1): the stored text of one UID. Immutable and safe to share between threads.
 *
 * <p>{@link #parse} looks at the structure only; each other method throws {@link IcsProblem} for what it needs and cannot read.
 */
public final class IcsResource {

    private static final String PRODID = "-//Kalends//provider-icloud//EN";

    private final IcsComponent calendar;
    private final String uid;
    private final IcsContext context;

    private IcsResource(IcsComponent calendar, String uid, IcsContext context) {
        this.calendar = calendar;
        this.uid = uid;
        this.context = context;
    }

    /**
     * Reads the structure of a resource: its components, and that they share one UID.
     *
     * @throws IcsProblem when the text is too long, no iCalendar stream, or has not exactly one UID
     */
    public static IcsResource parse(String text, IcsContext context) {
        if (text.length() > context.limits().characters()) {
            throw new IcsProblem(Kind.TOO_LARGE, "VCALENDAR", "is too long");
        }
        List<IcsComponent> calendars = IcsParser.calendars(text);
        if (calendars.size() != 1) {
            throw new IcsProblem(Kind.UNPARSEABLE, "VCALENDAR", "there is not exactly one");
        }
        return new IcsResource(calendars.get(0), Uids.only(calendars.get(0)), context);
    }

    /** Returns the UID; empty when there is neither an event nor a task nor a journal. */
    public String uid() {
        return uid;
    }

    /** Returns the mark, when the resource is a copy of this library. */
    public Optional<OriginMark> originMark() {
        return calendar.components("VEVENT").stream()
                .flatMap(event -> event.lines(IcsWriter.ORIGIN).stream())
                .flatMap(line -> OriginMark.parse(line.value()).stream())
                .findFirst();
    }

    /** Returns whether there is a VEVENT; without one it is a task or a journal. */
    public boolean hasEvents() {
        return !calendar.components("VEVENT").isEmpty();
    }

    /** Returns whether it is a series, or occurrences of one. */
    public boolean recurs() {
        return guarded(() -> events().recur());
    }

    /**
     * Returns the whole resource as one event or one series.
     *
     * @throws IcsProblem NOT_A_SERIES when only {@link #occurrences} can tell it
     */
    public IcsEvent series() {
        return guarded(() -> {
            VEvents events = events();
            IcsEvent event = single(events);
            if (!events.recur()) {
                return event;
            }
            Optional<Recurrence> recurrence = Optional.of(recurrence(events));
            Optional<Instant> modifiedAt = Stream.concat(events.master().stream(), events.overrides().stream())
                    .flatMap(part -> IcsReader.modifiedAt(part).stream())
                    .max(Comparator.naturalOrder());
            return new IcsEvent(event.event().toBuilder().recurrence(recurrence).build(), modifiedAt);
        });
    }

    /**
     * Returns the occurrences that overlap a window, in order of their original starts; an event that does not recur is its own only one,
     * wherever it lies.
     */
    public List<IcsOccurrence> occurrences(Window window) {
        return guarded(() -> {
            VEvents events = events();
            return events.recur() ? expansion(events).in(window) : List.of(itself(events));
        });
    }

    /** Returns the occurrence with an original start, wherever it lies now; empty when there is none. */
    public Optional<IcsOccurrence> occurrence(OriginalStart start) {
        return guarded(() -> {
            VEvents events = events();
            return events.recur()
                    ? expansion(events).at(start)
                    : Optional.of(itself(events)).filter(found -> found.start().equals(start));
        });
    }

    /**
     * Returns the text with some fields of the event or series replaced and everything else kept.
     *
     * @param mark the mark to put on it; absent leaves what is there
     */
    public String withUpdate(CalendarEvent event, Set<EventField> fields, Optional<OriginMark> mark, Instant now) {
        return guarded(() -> {
            VEvents events = events();
            Optional<Recurrence> kept = events.recur() && fields.contains(EventField.TIME)
                    ? Optional.of(recurrence(events))
                    : Optional.empty();
            return new IcsPatch(calendar, context, now)
                    .update(event, fields, mark, kept)
                    .text();
        });
    }

    /** Returns the text with some fields of one occurrence replaced: its override is edited, or added. */
    public String withOccurrenceUpdate(OriginalStart start, CalendarEvent event, Set<EventField> fields, Instant now) {
        return guarded(() -> new IcsPatch(calendar, context, now)
                .updateOccurrence(start, event, fields)
                .text());
    }

    /** Returns the text without one occurrence: excluded, and its override dropped. */
    public String withoutOccurrence(OriginalStart start, Instant now) {
        return guarded(() ->
                new IcsPatch(calendar, context, now).removeOccurrence(start).text());
    }

    /** Returns the text of a new copy. It never names an organizer, an attendee or a method, and it rings no alarm. */
    public static String create(String uid, OriginMark mark, CalendarEvent event, Instant now) {
        List<IcsNode> nodes = new ArrayList<>();
        nodes.add(ContentLine.of("VERSION", "2.0"));
        nodes.add(ContentLine.text("PRODID", PRODID));
        nodes.add(ContentLine.of("CALSCALE", "GREGORIAN"));
        nodes.add(IcsWriter.event(uid, mark, event, now, List.of()));
        event.recurrence()
                .ifPresent(recurrence -> recurrence
                        .overrides()
                        .forEach((start, override) -> nodes.add(IcsWriter.event(
                                uid, mark, override, now, List.of(TimeWriter.line("RECURRENCE-ID", start))))));
        return VTimezones.completed(new IcsComponent("VCALENDAR", nodes), new IcsComponent("VCALENDAR", List.of()))
                .text();
    }

    private VEvents events() {
        if (!hasEvents()) {
            throw new IcsProblem(Kind.NO_EVENT, "VEVENT", "there is none");
        }
        return VEvents.of(calendar);
    }

    private IcsEvent single(VEvents events) {
        IcsComponent master = events.master()
                .orElseThrow(() -> new IcsProblem(Kind.NOT_A_SERIES, "RECURRENCE-ID", "the series is missing"));
        return new IcsEvent(reader().event(master, new TimeReader(zones()).time(master)), IcsReader.modifiedAt(master));
    }

    private IcsOccurrence itself(VEvents events) {
        IcsEvent event = single(events);
        return new IcsOccurrence(OriginalStart.of(event.event().time()), event);
    }

    private Recurrence recurrence(VEvents events) {
        return new SeriesReader(events, reader(), zones(), context).recurrence();
    }

    private Occurrences expansion(VEvents events) {
        return new Occurrences(events, reader(), zones(), context);
    }

    private IcsReader reader() {
        return new IcsReader(new PeopleReader(context.ownerEmail()));
    }

    private ZoneResolver zones() {
        return new ZoneResolver(calendar, context.calendarZone());
    }

    /** Names the UID in every problem, and lets nothing else out: what the calendar arithmetic refuses is a time out of range. */
    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (IcsProblem e) {
            throw e.of(uid);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IcsProblem(Kind.BAD_TIME, "VEVENT", "a time is out of range").of(uid);
        }
    }
}
