package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the web application does for a person beyond what one call does. Guarded by its {@link World}. */
final class PersonActs {

    private final EventStore store;

    private final Supplier<Person> person;

    PersonActs(EventStore store, Supplier<Person> person) {
        this.store = store;
        this.person = person;
    }

    /** Returns the id of the occurrence that the rule puts at a date or a date-time with offset. */
    static String instanceId(String masterId, String originalStart) {
        try {
            EventTime start = originalStart.contains("T")
                    ? EventTime.of(OffsetDateTime.parse(originalStart).toInstant(), ZoneOffset.UTC)
                    : EventTime.of(LocalDate.parse(originalStart));
            return masterId + "_" + start.suffix();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the original start is neither a date nor a date-time with offset", e);
        }
    }

    void change(EventRef ref, ObjectNode changes) {
        EventVersion version = ref.item().current();
        if (ref.suffix().isPresent()) {
            Occurrence occurrence = version.occurrence(ref.suffix().get()).orElseThrow();
            ObjectNode after = Json.merged(occurrence.content(), changes);
            store.change(ref.item(), ref.suffix().get(), after, false);
        } else {
            store.change(ref.item(), Json.merged(version.content(), changes));
        }
    }

    /** Ends a series before an occurrence; a series without an earlier one is deleted. */
    void cut(EventRef ref) {
        EventItem item = ref.item();
        Occurrence split = split(ref);
        if (isFirst(item, split)) {
            store.delete(item);
        } else {
            store.change(item, ended(item.current(), split));
        }
    }

    /** Ends a series before an occurrence and begins a new one with it, which is returned. */
    EventItem split(EventRef ref, ObjectNode changes) {
        EventItem item = ref.item();
        Occurrence split = split(ref);
        if (isFirst(item, split)) {
            store.change(item, Json.merged(item.current().content(), changes));
            return item;
        }
        EventVersion before = item.current();
        ObjectNode rest = before.content().deepCopy();
        EventTimes times = before.times().on(split.original());
        rest.set("start", times.start().json(times.start().zone()));
        rest.set("end", times.end().json(times.end().zone()));
        rest.set("recurrence", continued(before, split));
        String id = item.id().replaceFirst("_R[0-9T]+$", "") + "_R"
                + split.original().suffix().replace("Z", "");
        ObjectNode begun = Json.merged(rest, changes);
        store.change(item, ended(before, split));
        return store.create(id, id + "@google.com", item.creator(), person.get(), begun);
    }

    private static Occurrence split(EventRef ref) {
        return ref.suffix().flatMap(ref.item().current()::occurrence).orElseThrow(GoogleError::notFound);
    }

    private static boolean isFirst(EventItem item, Occurrence split) {
        return item.current().times().start().suffix().equals(split.original().suffix());
    }

    private static ObjectNode ended(EventVersion series, Occurrence split) {
        EventTime start = split.original();
        String until = start.isDate()
                ? EventTime.of(start.wall().toLocalDate().minusDays(1)).suffix()
                : EventTime.basic(start.wall()
                                .toLocalDate()
                                .atStartOfDay(start.zone())
                                .toInstant()
                                .minusSeconds(1))
                        + "Z";
        ObjectNode ended = series.content().deepCopy();
        ended.set(
                "recurrence",
                lines(series, rule -> rule.ending(Optional.of("UNTIL=" + until)), time -> isBefore(time, start)));
        return ended;
    }

    private static ArrayNode continued(EventVersion series, Occurrence split) {
        EventTime start = split.original();
        EventTime first = series.times().start();
        return lines(
                series,
                rule -> {
                    if (rule.count().isEmpty()) {
                        return rule.text();
                    }
                    long passed = rule.starts(first)
                            .takeWhile(time -> isBefore(time, start))
                            .count();
                    return rule.ending(Optional.of("COUNT=" + (rule.count().getAsInt() - passed)));
                },
                time -> !isBefore(time, start));
    }

    private static boolean isBefore(EventTime time, EventTime other) {
        return time.instant().isBefore(other.instant());
    }

    private static ArrayNode lines(
            EventVersion series, Function<RecurrenceRule, String> rewritten, Predicate<EventTime> kept) {
        RecurrenceLines all = series.lines().orElseThrow();
        ArrayNode lines = Json.array(List.of());
        all.rules().forEach(rule -> lines.add("RRULE:" + rewritten.apply(rule)));
        all.exRules().forEach(rule -> lines.add("EXRULE:" + rule.text()));
        all.dates().stream().filter(kept).forEach(time -> lines.add(line("RDATE", time)));
        all.exDates().stream().filter(kept).forEach(time -> lines.add(line("EXDATE", time)));
        return lines;
    }

    private static String line(String name, EventTime time) {
        return name + (time.isDate() ? ";VALUE=DATE:" : ":") + time.suffix();
    }
}
