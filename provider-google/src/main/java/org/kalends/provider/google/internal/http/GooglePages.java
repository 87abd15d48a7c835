package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Reads listings to their ends. A page may be empty and still have a next one. */
final class GooglePages {

    /** Far more than any calendar has, even in pages of one event. */
    private static final int MOST_PAGES = 20_000;

    private final GoogleGateway gateway;

    private final KnownCalendars calendars;

    private final KnownEvents known;

    GooglePages(GoogleGateway gateway, KnownCalendars calendars, KnownEvents known) {
        this.gateway = gateway;
        this.calendars = calendars;
        this.known = known;
    }

    /**
     * Reads all pages.
     *
     * @param request builds the request for a page by its token, or for the first one
     */
    Listing all(CalendarRef calendar, Function<Optional<String>, GoogleRequest> request) {
        return rest(calendar, request, gateway.send(calendar.account(), request.apply(Optional.empty())));
    }

    /** Reads all pages of a feed that is being opened; a place that is lost on the way is no cursor's fault. */
    Listing opening(CalendarRef calendar, Function<Optional<String>, GoogleRequest> request) {
        try {
            return all(calendar, request);
        } catch (ProviderException lost) {
            throw lost.kind() == FailureKind.CURSOR_EXPIRED
                    ? new ProviderException(FailureKind.RETRYABLE, "the feed loses its place", lost)
                    : lost;
        }
    }

    /**
     * Reads all pages of what changed. A sync token that is of no use any more is refused as gone, or as a bad request in words that nobody
     * has written down; one whose pages do not come to an end is of no use either.
     */
    Listing changes(CalendarRef calendar, Function<Optional<String>, GoogleRequest> request) {
        GoogleAnswer answer = gateway.send(calendar.account(), request.apply(Optional.empty()));
        return read(calendar, request, answer, GooglePages::ofToken, FailureKind.CURSOR_EXPIRED);
    }

    private static Events ofToken(GoogleAnswer answer) {
        if (answer.status() == 400 || answer.status() == 410) {
            throw new ProviderException(
                    FailureKind.CURSOR_EXPIRED, String.valueOf(answer.failure().getMessage()));
        }
        return answer.read(Events.class);
    }

    /** Reads the pages behind one that is there already. */
    Listing rest(CalendarRef calendar, Function<Optional<String>, GoogleRequest> request, GoogleAnswer first) {
        return read(calendar, request, first, answer -> answer.read(Events.class), FailureKind.RETRYABLE);
    }

    private Listing read(
            CalendarRef calendar,
            Function<Optional<String>, GoogleRequest> request,
            GoogleAnswer first,
            Function<GoogleAnswer, Events> reading,
            FailureKind endless) {
        List<Event> events = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        GoogleAnswer answer = first;
        while (true) {
            Events page = reading.apply(answer);
            Optional.ofNullable(page.getItems()).orElse(List.of()).stream()
                    .filter(Objects::nonNull)
                    .filter(event -> event.getId() != null && !event.getId().isBlank())
                    .forEach(events::add);
            Optional<String> next = text(page.getNextPageToken());
            if (next.isEmpty()) {
                CalendarState state = CalendarState.of(page);
                calendars.told(calendar, state);
                events.forEach(event -> known.told(calendar, event));
                return new Listing(events, state, text(page.getNextSyncToken()));
            }
            if (!seen.add(next.get()) || seen.size() > MOST_PAGES) {
                throw new ProviderException(endless, answer.request().name() + ": the pages do not come to an end");
            }
            answer = gateway.send(calendar.account(), request.apply(next));
        }
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
