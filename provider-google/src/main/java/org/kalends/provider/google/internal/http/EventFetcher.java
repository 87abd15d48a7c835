package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleReader;

/** Fetches events, the occurrences of series and their exceptions, many in one call. What is gone is left out. */
final class EventFetcher {

    /** From how many series on it is cheaper to list everything in the stretch of time. */
    private static final int MANY = 10;

    /**
     * A series with some of its rows.
     *
     * @param master the series itself, or the single event that it has become
     * @param rows its occurrences, or its exceptions
     */
    record Series(Event master, List<Event> rows) {

        /** Returns whether it still is a series. */
        boolean recurs() {
            return GoogleReader.isSeries(master);
        }
    }

    private final GoogleRequests requests;

    private final GoogleBatch batch;

    private final GooglePages pages;

    private final KnownSeries series;

    EventFetcher(GoogleRequests requests, GoogleBatch batch, GooglePages pages, KnownSeries series) {
        this.requests = requests;
        this.batch = batch;
        this.pages = pages;
        this.series = series;
    }

    /** Returns an event of an answer; empty when it is gone. */
    static Optional<Event> found(GoogleAnswer answer) {
        return answer.missing()
                ? Optional.empty()
                : Optional.of(answer.read(Event.class)).filter(Round::isThere);
    }

    /** Returns events by their ids. */
    Map<String, Event> events(CalendarRef calendar, Collection<String> ids) {
        Map<String, Event> found = new LinkedHashMap<>();
        List<String> asked = List.copyOf(ids);
        List<GoogleAnswer> answers = batch.send(
                calendar.account(),
                asked.stream().map(id -> requests.event(calendar, id)).toList());
        for (int i = 0; i < asked.size(); i++) {
            String id = asked.get(i);
            found(answers.get(i)).ifPresent(event -> found.put(id, event));
        }
        return found;
    }

    /**
     * Returns series with their occurrences that overlap a stretch of time. What no longer recurs cannot be asked for occurrences.
     *
     * @param masters those that are known already
     */
    Map<String, Series> expanded(
            CalendarRef calendar, Collection<String> ids, Map<String, Event> masters, Stretch stretch) {
        Map<String, Event> known = withMissing(calendar, ids, masters);
        Set<String> recurring = recurring(known);
        Map<String, List<Event>> rows = recurring.size() > MANY
                ? listed(calendar, stretch)
                : rows(calendar, recurring, (id, page) -> requests.instances(calendar, id, stretch, page));
        Map<String, Series> series = new LinkedHashMap<>();
        known.forEach((id, master) -> {
            boolean told = recurring.size() > MANY || rows.containsKey(id) || !recurring.contains(id);
            if (told) {
                series.put(id, new Series(master, rows.getOrDefault(id, List.of())));
            }
        });
        return series;
    }

    /**
     * Returns series with all their exceptions, wherever these lie in time. One is not asked for when all that is told of it now is known.
     *
     * @param masters those that are known already
     * @param told what is told of each series now beside the series itself
     */
    Map<String, Series> whole(
            CalendarRef calendar, Collection<String> ids, Map<String, Event> masters, Map<String, List<Event>> told) {
        Map<String, Series> whole = new LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        for (String id : ids) {
            List<Event> rows = new ArrayList<>(told.getOrDefault(id, List.of()));
            Optional.ofNullable(masters.get(id)).ifPresent(rows::add);
            Optional<Series> known = rows.isEmpty() ? Optional.empty() : series.at(calendar, id, rows);
            known.ifPresentOrElse(same -> whole.put(id, same), () -> open.add(id));
        }
        Map<String, Event> known = withMissing(calendar, open, masters);
        Map<String, List<Event>> rows = rows(
                calendar,
                recurring(known),
                (id, page) -> requests.exceptions(
                        calendar, Objects.requireNonNull(known.get(id)).getICalUID(), page));
        known.forEach((id, master) -> {
            Series read = series(id, master, rows.getOrDefault(id, List.of()));
            if (read.recurs()) {
                series.told(calendar, read);
            }
            whole.put(id, read);
        });
        return whole;
    }

    /**
     * Takes a listing by UID apart, which may hold other events than the series and its exceptions.
     *
     * @param master the series as it was known before, which may have changed by now
     */
    static Series series(String id, Event master, List<Event> listed) {
        Event latest = listed.stream()
                .filter(row -> id.equals(row.getId()) && Round.isThere(row))
                .filter(row -> !isOlder(row, master))
                .findFirst()
                .orElse(master);
        return new Series(
                latest,
                listed.stream()
                        .filter(row -> EventIds.series(row).equals(Optional.of(id)))
                        .toList());
    }

    private static boolean isOlder(Event row, Event other) {
        Optional<Instant> then = GoogleReader.modifiedAt(other);
        return GoogleReader.modifiedAt(row)
                .filter(at -> then.filter(at::isBefore).isPresent())
                .isPresent();
    }

    /** Returns everything that overlaps a stretch of time, by the id of the series. */
    private Map<String, List<Event>> listed(CalendarRef calendar, Stretch stretch) {
        Listing listing = pages.all(calendar, page -> requests.expanded(calendar, stretch, page));
        return new Round(listing.events()).occurrences();
    }

    /** Returns the rows of a listing for each id; nothing for an id that is gone. */
    private Map<String, List<Event>> rows(
            CalendarRef calendar, Collection<String> ids, BiFunction<String, Optional<String>, GoogleRequest> request) {
        List<String> asked = List.copyOf(ids);
        List<GoogleAnswer> first = batch.send(
                calendar.account(),
                asked.stream().map(id -> request.apply(id, Optional.empty())).toList());
        Map<String, List<Event>> rows = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String id = asked.get(i);
            if (!first.get(i).missing()) {
                rows.put(
                        id,
                        pages.rest(calendar, page -> request.apply(id, page), first.get(i))
                                .events());
            }
        }
        return rows;
    }

    private static Set<String> recurring(Map<String, Event> events) {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach((id, event) -> {
            if (GoogleReader.isSeries(event)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private Map<String, Event> withMissing(CalendarRef calendar, Collection<String> ids, Map<String, Event> masters) {
        Map<String, Event> known = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            Event master = masters.get(id);
            if (master == null) {
                missing.add(id);
            } else {
                known.put(id, master);
            }
        }
        if (!missing.isEmpty()) {
            known.putAll(events(calendar, missing));
        }
        return known;
    }
}
