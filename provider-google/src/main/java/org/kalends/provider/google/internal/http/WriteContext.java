package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.internal.event.GoogleReader;
import org.kalends.provider.google.internal.event.GoogleWriter;
import org.kalends.provider.google.internal.event.OwnProperties;

/**
 * What the writes of one call have in common.
 *
 * @param calendar where they write
 * @param requests builds requests
 * @param pages reads listings
 * @param calendars what is known of calendars
 * @param known what is known of events
 * @param series what is known of series
 * @param spelling how zones are called
 */
record WriteContext(
        CalendarRef calendar,
        GoogleRequests requests,
        GooglePages pages,
        KnownCalendars calendars,
        KnownEvents known,
        KnownSeries series,
        Spelling spelling) {

    GoogleWriter writer() {
        return spelling.writer(calendars.of(calendar).zone());
    }

    /** Returns why an event cannot be held as the series that it is; empty when it can, or when it is none. */
    Optional<String> unholdable(CalendarEvent event) {
        return spelling.limits().refusal(event).map(limit -> "recurrence: " + limit);
    }

    GoogleReader reader() {
        return calendars.reader(calendar);
    }

    RemoteEvents events() {
        return new RemoteEvents(reader());
    }

    /** Returns why the calendar is no place to write copies to; empty when it is one. */
    Optional<String> closed() {
        return calendars.of(calendar).role().isTarget()
                ? Optional.empty()
                : Optional.of("accessRole: the calendar cannot be written");
    }

    /** Asks for an event as it now is, and goes on with it, or with nothing when it is gone and its calendar is not. */
    Move look(String id, Function<Optional<Event>, Move> then) {
        return Move.ask(requests.event(calendar, id), answer -> {
            Optional<Event> found = found(id, answer);
            return answer.status() == 404 ? ifThere(() -> then.apply(found)) : then.apply(found);
        });
    }

    /** Takes the event out of the answer to a look; empty when it is gone. */
    Optional<Event> found(String id, GoogleAnswer answer) {
        Optional<Event> found = EventFetcher.found(answer);
        found.ifPresentOrElse(event -> known.told(calendar, event), () -> known.forget(calendar, id));
        return found;
    }

    /** Asks for a series with everything in which it leaves its rule; a single event comes without a listing. */
    Move lookWhole(String id, Function<Optional<EventFetcher.Series>, Move> then) {
        return look(id, found -> {
            if (found.isEmpty() || !GoogleReader.isSeries(found.get())) {
                return then.apply(found.map(event -> new EventFetcher.Series(event, List.of())));
            }
            Event master = found.get();
            Function<Optional<String>, GoogleRequest> request =
                    page -> requests.exceptions(calendar, master.getICalUID(), page);
            return Move.ask(
                    request.apply(Optional.empty()),
                    answer -> then.apply(Optional.of(EventFetcher.series(
                            id, master, pages.rest(calendar, request, answer).events()))));
        });
    }

    /** Reads a series, or a single event. */
    RemoteEvent read(EventFetcher.Series series) {
        return Reading.required(() -> GoogleReader.isSeries(series.master())
                ? events().series(series.master(), series.rows())
                : events().single(series.master()));
    }

    /** Ends a write with what the service says that it holds now. */
    Move written(EventFetcher.Series stored) {
        if (GoogleReader.isSeries(stored.master())) {
            series.told(calendar, stored);
        }
        try {
            return Move.done(new WriteOutcome.Written(read(stored)));
        } catch (ProviderException unreadable) {
            return Move.failed(
                    new ProviderException(FailureKind.AMBIGUOUS, "written, but it cannot be read back", unreadable));
        }
    }

    /** Ends a write with the event or the series as it is now. */
    Move written(String id) {
        return lookWhole(
                id,
                found -> found.map(this::written)
                        .orElseGet(() -> Move.failed(FailureKind.NOT_FOUND, "changing: it is gone")));
    }

    /**
     * Goes on when the calendar is still there. An event that is not found may as well lie in a calendar that was taken from the account, which
     * is no deletion.
     */
    Move ifThere(Supplier<Move> then) {
        return Move.ask(requests.glance(calendar), answer -> answer.ok() ? then.get() : Move.failed(answer.failure()));
    }

    /** Takes the event out of the answer to a write that stored it. */
    Event stored(GoogleAnswer answer) {
        Event event = answer.read(Event.class);
        known.told(calendar, event);
        return event;
    }

    /** Ends a write that was refused. */
    Move refused(GoogleAnswer answer) {
        if (answer.status() == 403) {
            calendars.forget(calendar);
        }
        return Move.failed(answer.failure());
    }

    /** Goes on with another name of a zone when the service does not take the one that was sent, else ends the write as refused. */
    Move refused(GoogleAnswer answer, Supplier<Move> again) {
        return isRespelled(answer) ? again.get() : refused(answer);
    }

    /** Returns whether a refusal is one of the name of a zone, which is called otherwise from now on. */
    boolean isRespelled(GoogleAnswer answer) {
        return answer.status() == 400 && answer.error().aboutZone() && spelling.refused(answer.request());
    }

    /** Goes on with what a change has stored, unless the service has not kept a property of ours: something else was written then. */
    Move kept(Event sent, Event stored, Supplier<Move> then) {
        return OwnProperties.lost(sent, stored)
                .map(lost -> Move.failed(FailureKind.AMBIGUOUS, lost + ": is not kept by the service"))
                .orElseGet(then);
    }
}
