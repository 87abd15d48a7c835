package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.provider.google.internal.event.OwnProperties;
import org.kalends.provider.google.internal.event.SeriesStarts;

/** Where a series should leave its rule, and how. */
final class WantedExceptions {

    private final WriteContext context;

    private final Recurrence wanted;

    private final Predicate<OriginalStart> held;

    private WantedExceptions(WriteContext context, Recurrence wanted, Predicate<OriginalStart> held) {
        this.context = context;
        this.wanted = wanted;
        this.held = held;
    }

    static WantedExceptions of(WriteContext context, EventTime time, Recurrence wanted) {
        return new WantedExceptions(context, wanted, SeriesStarts.of(time, wanted));
    }

    /** Returns those of a series that takes place where it did: nothing of its exceptions is from an earlier rule. */
    static WantedExceptions ofSameStarts(WriteContext context, Recurrence wanted) {
        return new WantedExceptions(context, wanted, start -> true);
    }

    /** Returns where a series is not as it should be, also by exceptions that the service has kept of an earlier rule. */
    Set<OriginalStart> missingIn(EventFetcher.Series series) {
        CalendarEvent now = context.read(series).event();
        Recurrence kept = now.recurrence().orElse(wanted);
        Set<OriginalStart> starts = new TreeSet<>(Differences.starts(kept, wanted));
        starts.removeIf(start -> !kept.exclusions().contains(start)
                && !wanted.exclusions().contains(start)
                && Differences.fields(told(kept, now, start), told(wanted, now, start))
                        .isEmpty());
        series.rows().stream()
                .filter(Round::isThere)
                .flatMap(row -> context.reader().originalStart(row, series.master()).stream())
                .filter(held.negate())
                .forEach(starts::add);
        return starts;
    }

    /** An exception that says the same as its series is none at the service. */
    private static CalendarEvent told(Recurrence exceptions, CalendarEvent series, OriginalStart start) {
        return Optional.ofNullable(exceptions.overrides().get(start)).orElseGet(() -> Plain.occurrence(series, start));
    }

    /** Returns whether nothing should take place at a start. */
    boolean leaveOut(OriginalStart start) {
        return wanted.exclusions().contains(start) || !held.test(start);
    }

    /**
     * Returns what makes an occurrence what it should be; empty when it is.
     *
     * @param series what it says where it follows its series
     * @param row the occurrence as it is, which is there
     * @param now what it says
     */
    Optional<GoogleRequest> request(CalendarEvent series, OriginalStart start, Event row, CalendarEvent now) {
        if (leaveOut(start)) {
            return Optional.of(context.requests().delete(context.calendar(), row.getId(), row.getEtag()));
        }
        CalendarEvent wish = told(wanted, series, start);
        Set<EventField> fields = Differences.fields(now, wish);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Event patch = OwnProperties.checked(context.writer().patch(wish, fields), row);
        return Optional.of(context.requests().patch(context.calendar(), row.getId(), patch, row.getEtag()));
    }
}
