package org.kalends.core.internal.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.model.Version;
import org.kalends.api.store.Link;
import org.kalends.api.store.Side;

/**
 * An original and its copy as a link knows them, and what a run finds of them.
 *
 * @param table the pair
 * @param side where the original lies
 * @param event what the original said
 * @param seriesKey the series that the original is an occurrence of
 */
record Linked(Table table, Side side, CalendarEvent event, Optional<EventKey> seriesKey) {

    static final String ORIGINAL = "original";
    static final String COPY = "copy";

    Linked inSeries() {
        return new Linked(table, side, event, Optional.of(new EventKey("series")));
    }

    Link link() {
        return table.link(
                side, original(Table.OLD, event, Optional.empty()), copy(Table.OLD, shown(), Optional.empty()));
    }

    CalendarEvent shown() {
        return table.copyOf(side, event);
    }

    RemoteEvent original(Version version, CalendarEvent now, Optional<Instant> modifiedAt) {
        return new RemoteEvent(
                new EventKey(ORIGINAL),
                version,
                seriesKey,
                seriesKey.map(key -> OriginalStart.of(event.time())),
                Optional.empty(),
                modifiedAt,
                now);
    }

    RemoteEvent copy(Version version, CalendarEvent now, Optional<Instant> modifiedAt) {
        RemoteEvent original = original(Table.OLD, event, Optional.empty());
        return new RemoteEvent(
                new EventKey(COPY),
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.of(table.crossing.mark(table.crossing.linkId(side, original), 0)),
                modifiedAt,
                now);
    }

    /** Returns an original that was read, changed. */
    Seen.Present original(UnaryOperator<CalendarEvent> change) {
        return table.seen(original(Table.NEW, change.apply(event), Optional.empty()));
    }

    /** Returns a copy that was read, changed. */
    Seen.Present copy(UnaryOperator<CalendarEvent> change) {
        return table.seen(copy(Table.NEW, change.apply(shown()), Optional.empty()));
    }

    /** Returns the original in a state: see {@link #seen}. */
    Seen original(String state) {
        return seen(state, original(Table.OLD, event, Optional.empty()));
    }

    /** Returns the copy in a state: see {@link #seen}. */
    Seen copy(String state) {
        return seen(state, copy(Table.OLD, shown(), Optional.empty()));
    }

    LinkCase when(String original, String copy) {
        return LinkCase.of(link(), original(original), copy(copy));
    }

    /**
     * Returns one end in a state: {@code unread}, {@code same}, {@code bumped} (only the version is new), {@code rewritten} (equal
     * version, other content), {@code gone}, {@code unreadable}, or the edited fields, separated by {@code +}.
     */
    private Seen seen(String state, RemoteEvent before) {
        return switch (state) {
            case "unread" -> new Seen.Unread();
            case "same" -> table.seen(before);
            case "bumped" -> table.seen(with(before, Table.NEW, before.event()));
            case "rewritten" -> table.seen(with(before, Table.OLD, edited(before, "description")));
            case "gone" -> new Seen.Gone();
            case "unreadable" -> new Seen.Unreadable();
            default -> table.seen(with(before, Table.NEW, edited(before, state)));
        };
    }

    private static CalendarEvent edited(RemoteEvent before, String fields) {
        String by = "by " + before.key();
        CalendarEvent.Builder builder = before.event().toBuilder();
        for (String field : fields.split("\\+", -1)) {
            switch (field) {
                case "title" -> builder.title(by);
                case "description" -> builder.description(by);
                case "location" -> builder.location(by);
                case "time" ->
                    builder.time(Table.hour(LocalDateTime.parse("2026-05-01T10:00")
                            .plusHours(by.length())
                            .toString()));
                case "availability" -> builder.availability(Availability.TENTATIVE);
                case "sensitivity" -> builder.sensitivity(Sensitivity.CONFIDENTIAL);
                default -> throw new IllegalArgumentException("no such state: " + field);
            }
        }
        return builder.build();
    }

    private static RemoteEvent with(RemoteEvent before, Version version, CalendarEvent event) {
        return new RemoteEvent(
                before.key(),
                version,
                before.seriesKey(),
                before.originalStart(),
                before.originMark(),
                before.modifiedAt(),
                event);
    }
}
