package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.microsoft.graph.models.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.OriginMark;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.m365.internal.event.MarkProperty;

/**
 * What the writes of one call have in common.
 *
 * @param calendar where they write
 * @param requests builds requests
 * @param fetcher reads what requests for events answer
 * @param known what is known already
 * @param spelling how zones are called
 * @param sent which copies were created before
 */
record WriteContext(
        CalendarRef calendar,
        GraphRequests requests,
        EventFetcher fetcher,
        KnownEvents known,
        Spelling spelling,
        SentMarks sent) {

    /** Asks for an event as it is now, and goes on with it, or with nothing when it is gone. */
    Move look(String id, Function<Optional<Owned>, Move> then) {
        return Move.ask(requests.event(calendar, id), answer -> then.apply(fetcher.whole(calendar, answer)));
    }

    /** Asks for a series, or for a single event, and goes on with it, or with nothing when it is gone. */
    Move lookWhole(String id, Function<Optional<Owned>, Move> then) {
        return Move.ask(requests.series(calendar, id), answer -> then.apply(fetcher.whole(calendar, answer)));
    }

    /** Ends a write with an event or a series as it is now. */
    Move written(String id) {
        return lookWhole(
                id,
                found -> found.map(WriteContext::written)
                        .orElseGet(() -> Move.failed(FailureKind.NOT_FOUND, "changing: it is gone")));
    }

    /** Ends a write with what the service said it has stored. */
    static Move written(Owned stored) {
        try {
            return Move.done(
                    new WriteOutcome.Written(Reading.required(() -> RemoteEvents.whole(stored.item(), stored.own()))));
        } catch (ProviderException unreadable) {
            return Move.failed(
                    new ProviderException(FailureKind.AMBIGUOUS, "written, but it cannot be read back", unreadable));
        }
    }

    /** Reads the answer to a write that stored an event, of which the service tells everything but what is ours. */
    Owned stored(GraphAnswer answer, Own own) {
        GraphItem item = GraphItem.of(answer.orThrow().body())
                .orElseThrow(() -> new ProviderException(
                        FailureKind.AMBIGUOUS, answer.request().name() + ": id: is missing"));
        Owned owned = new Owned(item, own);
        fetcher.remember(calendar, owned);
        return owned;
    }

    /** Ends a write that was refused. A calendar that cannot be written at all is no fault of the event. */
    Move refused(GraphAnswer answer) {
        if (answer.status() != 403) {
            return Move.failed(answer.failure());
        }
        return Move.ask(requests.calendar(calendar), told -> {
            JsonElement canEdit = told.body().get("canEdit");
            boolean readOnly = told.ok()
                    && canEdit != null
                    && canEdit.isJsonPrimitive()
                    && canEdit.getAsString().equals("false");
            return readOnly
                    ? Move.failed(FailureKind.UNSUPPORTED, "the calendar cannot be written")
                    : Move.failed(answer.failure());
        });
    }

    /** Goes on with another name of a zone when the service does not take the first, else ends the write as refused. */
    Move refused(GraphAnswer answer, CalendarEvent event, Tries zones, Supplier<Move> again) {
        if (isZoneRefused(answer) && zones.take()) {
            spelling.refused(event);
            return again.get();
        }
        return refused(answer);
    }

    static boolean isZoneRefused(GraphAnswer answer) {
        return answer.status() == 400 && answer.code().toLowerCase(Locale.ROOT).startsWith("timezonenotsupported");
    }

    /** Puts a mark on what is going to be written. */
    void mark(Event event, OriginMark mark) {
        List<com.microsoft.graph.models.SingleValueLegacyExtendedProperty> properties = new ArrayList<>(
                Optional.ofNullable(event.getSingleValueExtendedProperties()).orElse(List.of()));
        properties.add(MarkProperty.of(mark, calendar.calendarId()));
        event.setSingleValueExtendedProperties(properties);
    }
}
