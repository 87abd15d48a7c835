package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The events of one mailbox and how each change makes the next version. Guarded by its mailbox. */
final class EventStore {

    private final Clock clock;

    private final UUID mailbox;

    private final Map<Long, EventItem> items = new LinkedHashMap<>();

    private final Map<String, List<EventItem>> transactions = new HashMap<>();

    private final Map<Integer, ChangeLog> logs = new HashMap<>();

    private final List<Subscriptions.Change> news = new ArrayList<>();

    private long sequence;

    private long numbers;

    EventStore(Clock clock, UUID mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /** Returns the changes since this was last asked. */
    List<Subscriptions.Change> news() {
        List<Subscriptions.Change> all = List.copyOf(news);
        news.clear();
        return all;
    }

    long sequence() {
        return sequence;
    }

    Collection<EventItem> items() {
        return items.values();
    }

    ChangeLog log(int calendar) {
        return logs.computeIfAbsent(calendar, number -> new ChangeLog());
    }

    /** Returns the event that an equal request with this transaction id has created. */
    Optional<EventItem> created(String transactionId, ObjectNode request) {
        return transactions.getOrDefault(transactionId, List.of()).stream()
                .filter(item -> !item.current().deleted())
                .filter(item -> item.request().filter(request::equals).isPresent())
                .findFirst();
    }

    /** Returns an event that is there. */
    EventItem require(long number) {
        return Optional.ofNullable(items.get(number))
                .filter(item -> !item.current().deleted())
                .orElseThrow(GraphError::notFound);
    }

    EventItem create(int calendar, EventInput input, Optional<String> uid, Optional<ObjectNode> request) {
        EventTimes times = input.newTimes();
        EventContent content = input.on(new EventContent(Json.object(), times, Map.of()), times);
        Optional<Series> series = input.recurrence()
                .filter(recurrence -> !recurrence.isNull())
                .map(recurrence -> series(recurrence, times));
        long number = ++numbers;
        UUID unique = new UUID(mailbox.getMostSignificantBits(), number * 0x9e3779b97f4a7c15L);
        EventItem item = new EventItem(
                number,
                clock.instant(),
                uid.map(GlobalObjectIds::foreign).orElseGet(() -> GlobalObjectIds.of(clock.instant(), unique)),
                input.transactionId(),
                request);
        add(item, calendar, 0, false, content, series);
        items.put(number, item);
        input.transactionId()
                .ifPresent(id -> transactions
                        .computeIfAbsent(id, unused -> new ArrayList<>())
                        .add(item));
        return item;
    }

    private static Series series(JsonNode recurrence, EventTimes times) {
        Recurrence rule = RecurrenceJson.read(recurrence, times.startName());
        return Series.of(rule, EventInput.seriesZone(rule, times));
    }

    /** Changes a single event or a whole series. */
    void patch(EventItem item, EventInput input) {
        EventVersion before = item.current();
        EventTimes times = input.timesOver(before.content().times());
        EventContent content = input.on(before.content(), times);
        Optional<Series> series = before.series();
        if (input.recurrence().isPresent()) {
            series = input.recurrence()
                    .filter(recurrence -> !recurrence.isNull())
                    .map(recurrence -> renewed(before.series(), series(recurrence, times)));
        }
        if (input.hasTimes()
                && series.filter(rule ->
                                !times.in(rule.zone()).equals(before.content().times()))
                        .isPresent()) {
            // Exchange gives up exceptions when the hours or the days of the series change.
            series = series.map(rule -> Series.of(
                    input.recurrence().isPresent() || input.start().isEmpty()
                            ? rule.recurrence()
                            : rule.recurrence().from(times.start().toLocalDate()),
                    rule.zone()));
        }
        add(item, before.calendar(), before.moves(), false, content, series);
    }

    private static Series renewed(Optional<Series> before, Series after) {
        return before.filter(old -> old.recurrence().isLike(after.recurrence()))
                .filter(old -> old.zone().equals(after.zone()))
                .map(old -> old.with(after.recurrence()))
                .orElse(after);
    }

    void patch(EventItem item, LocalDate date, EventInput input) {
        EventVersion before = item.current();
        Series series = before.series().orElseThrow(GraphError::notFound);
        if (input.recurrence().filter(value -> !value.isNull()).isPresent()) {
            throw GraphError.invalid("An occurrence of a series cannot have a recurrence of its own.");
        }
        EventTimes old = before.instance(date)
                .orElseThrow(GraphError::notFound)
                .content()
                .times();
        EventTimes times = input.timesOver(old);
        if (input.hasTimes()) {
            Neighbours.check(before, date, times.in(series.zone()));
        }
        Deviation deviation = Optional.ofNullable(series.exceptions().get(date)).orElse(Deviation.NONE);
        Series changed = series.with(date, deviation.with(input, times));
        add(item, before.calendar(), before.moves(), false, before.content(), Optional.of(changed));
    }

    void delete(EventItem item) {
        EventVersion before = item.current();
        add(item, before.calendar(), before.moves(), true, before.content(), before.series());
    }

    /** Takes a deleted event out of the folder of deleted items, into a calendar. */
    void restore(long number, int calendar) {
        EventItem item = Optional.ofNullable(items.get(number))
                .filter(one -> one.current().deleted())
                .orElseThrow(GraphError::notFound);
        EventVersion before = item.current();
        add(item, calendar, before.moves() + 1, false, before.content(), before.series());
    }

    void delete(EventItem item, LocalDate date) {
        EventVersion before = item.current();
        Optional<Series> series =
                before.instance(date).flatMap(instance -> before.series()).map(rule -> rule.without(date));
        if (series.isEmpty()) {
            throw GraphError.notFound();
        }
        add(item, before.calendar(), before.moves(), false, before.content(), series);
    }

    void move(EventItem item, int calendar) {
        EventVersion before = item.current();
        log(before.calendar()).add(sequence + 1, item);
        add(item, calendar, before.moves() + 1, false, before.content(), before.series());
        news.add(new Subscriptions.Change("deleted", before.calendar(), item, item.current()));
    }

    void change(EventItem item, UnaryOperator<EventContent> change) {
        EventVersion before = item.current();
        add(item, before.calendar(), before.moves(), false, change.apply(before.content()), before.series());
    }

    /** Adds the next version; a series' time becomes that of its first occurrence, in its own zone. */
    private void add(
            EventItem item, int calendar, int moves, boolean deleted, EventContent content, Optional<Series> series) {
        EventContent placed = content;
        Optional<Series> begun = series;
        if (series.isPresent()) {
            Series rule = series.get();
            EventTimes times = content.times().in(rule.zone());
            LocalDate first = first(rule);
            if (!deleted) {
                Neighbours.checkLength(rule, times);
            }
            placed = content.with(times.on(first));
            begun = Optional.of(rule.with(rule.recurrence().from(first)));
        }
        boolean here = item.after(sequence)
                .filter(version -> version.calendar() == calendar && !version.deleted())
                .isPresent();
        sequence++;
        EventVersion next =
                new EventVersion(sequence, sequence, clock.instant(), calendar, moves, deleted, placed, begun);
        EventVersion version = item.latest()
                .filter(next::differsByOccurrences)
                .map(before -> next.withWhole(before.whole()))
                .orElse(next);
        item.add(version);
        log(calendar).add(sequence, item);
        news.add(new Subscriptions.Change(deleted ? "deleted" : here ? "updated" : "created", calendar, item, version));
    }

    private static LocalDate first(Series rule) {
        return rule.recurrence()
                .pattern()
                .dates(rule.recurrence().start())
                .findFirst()
                .orElseThrow();
    }

    List<EventItem> in(int calendar) {
        List<EventItem> found = new ArrayList<>();
        for (EventItem item : items.values()) {
            if (!item.current().deleted() && item.current().calendar() == calendar) {
                found.add(item);
            }
        }
        return found;
    }
}
