package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.m365.internal.event.GraphReader;

/**
 * Writes where a series leaves its rule, occurrence by occurrence: the service takes exceptions no other way.
 *
 * <p>The series itself is written by now. Whatever fails here leaves a part of it undone, which nobody can tell from outside.
 */
final class SeriesExceptions {

    private static final Duration MARGIN = Duration.ofDays(2);

    private final WriteContext context;

    private final Recurrence wanted;

    private final boolean fresh;

    private final Set<EventField> pinned;

    private final Function<Owned, Move> then;

    private final Deque<OriginalStart> open;

    private final List<CalendarEvent> places = new ArrayList<>();

    private final Map<OriginalStart, GraphItem> plain = new HashMap<>();

    private SeriesExceptions(
            WriteContext context,
            Recurrence wanted,
            boolean fresh,
            Set<EventField> pinned,
            Function<Owned, Move> then) {
        this.context = context;
        this.wanted = wanted;
        this.fresh = fresh;
        this.pinned = pinned;
        this.then = then;
        TreeSet<OriginalStart> starts = new TreeSet<>(wanted.exclusions());
        starts.addAll(wanted.overrides().keySet());
        this.open = new ArrayDeque<>(starts);
    }

    /** Returns the rest of the creation of a series, which is taken away again when an exception cannot be written. */
    static SeriesExceptions fresh(WriteContext context, Recurrence wanted) {
        return new SeriesExceptions(
                context,
                wanted,
                true,
                Set.of(),
                master -> context.written(master.item().id()));
    }

    /**
     * Returns the rest of a change of a series.
     *
     * @param places occurrences at the places to which they were moved before
     */
    static SeriesExceptions of(WriteContext context, Recurrence wanted, List<CalendarEvent> places) {
        SeriesExceptions rest = new SeriesExceptions(
                context,
                wanted,
                false,
                Set.of(),
                master -> context.written(master.item().id()));
        rest.places.addAll(places);
        return rest;
    }

    /**
     * Returns what comes before a write to a series: its overrides say for themselves what they have taken from the series so far.
     *
     * @param fields what is going to change in the series
     * @param then the write itself
     */
    static SeriesExceptions pins(
            WriteContext context, Recurrence current, Set<EventField> fields, Function<Owned, Move> then) {
        return new SeriesExceptions(context, current.withExclusions(Set.of()), false, fields, then);
    }

    /** Returns whether a series leaves its rule anywhere. */
    static boolean areIn(Recurrence recurrence) {
        return !recurrence.exclusions().isEmpty() || !recurrence.overrides().isEmpty();
    }

    /** Goes on after the master was written. */
    Move begin(Owned master) {
        if (open.isEmpty()) {
            return then.apply(master);
        }
        return instances(
                master,
                context.requests().instances(context.calendar(), master.item().id(), stretch()));
    }

    /** Returns where the exceptions stood, and where they were moved to if they are exceptions already. */
    private Stretch stretch() {
        TreeSet<Instant> all = new TreeSet<>();
        open.forEach(start -> all.add(start.wall().toInstant(ZoneOffset.UTC)));
        Stream.concat(places.stream(), wanted.overrides().values().stream())
                .forEach(occurrence -> all.add(occurrence.time().start(ZoneOffset.UTC)));
        return new Stretch(all.first().minus(MARGIN), all.last().plus(MARGIN));
    }

    private Move instances(Owned master, GraphRequest request) {
        return Move.ask(request, answer -> {
            if (!answer.ok()) {
                return halfDone(answer.failure());
            }
            for (JsonElement element : GraphPages.items(answer)) {
                GraphItem.of(element)
                        .ifPresent(item -> GraphReader.originalStart(
                                        item.event(),
                                        master.item().event(),
                                        master.own().facts())
                                .ifPresent(start -> plain.put(start, item)));
            }
            Optional<GraphRequest> next = context.fetcher().pages().next(answer);
            return next.isPresent() ? instances(master, next.get()) : next(master);
        });
    }

    private Move next(Owned master) {
        OriginalStart start = open.poll();
        if (start == null) {
            return then.apply(master);
        }
        GraphItem item = plain.get(start);
        if (item == null) {
            return isExcluded(start)
                    ? next(master)
                    : undo(
                            master,
                            new ProviderException(
                                    FailureKind.UNSUPPORTED,
                                    "recurrence: an override stands where there is no occurrence"));
        }
        return look(master, start, item, new Tries(1));
    }

    private Move look(Owned master, OriginalStart start, GraphItem item, Tries again) {
        return Move.ask(context.requests().event(context.calendar(), item.id()), answer -> {
            if (isExcluded(start) && EventFetcher.gone(answer)) {
                return next(master);
            }
            return answer.ok()
                    ? write(master, start, GraphItem.of(answer.body()).orElse(item), again)
                    : halfDone(answer.failure());
        });
    }

    private Move write(Owned master, OriginalStart start, GraphItem now, Tries again) {
        Optional<GraphRequest> request = new OccurrencePatch(context, master, pinned)
                .request(now, wanted.overrides().get(start));
        if (request.isEmpty()) {
            return next(master);
        }
        Optional<String> refusal = WriteGuard.refusal(
                Known.of(now, master.own()), master.own().mark().isPresent());
        if (refusal.isPresent()) {
            return undo(master, new ProviderException(FailureKind.UNSUPPORTED, refusal.get()));
        }
        return Move.ask(request.get(), answer -> {
            if (answer.ok() || (isExcluded(start) && EventFetcher.gone(answer))) {
                return next(master);
            }
            if (WriteContext.isZoneRefused(answer) && again.take()) {
                Optional.ofNullable(wanted.overrides().get(start)).ifPresent(context.spelling()::refused);
                return look(master, start, now, again);
            }
            if (answer.status() == 412 && again.take()) {
                return look(master, start, now, again);
            }
            ProviderException failure = answer.failure();
            return failure.kind() == FailureKind.PERMANENT
                    ? undo(
                            master,
                            new ProviderException(
                                    FailureKind.UNSUPPORTED, "recurrence: an exception was refused", failure))
                    : halfDone(answer.failure());
        });
    }

    private boolean isExcluded(OriginalStart start) {
        return wanted.exclusions().contains(start);
    }

    /** Takes a series away that cannot be finished, and says why. */
    private Move undo(Owned master, ProviderException why) {
        if (!fresh) {
            return Move.failed(new ProviderException(
                    FailureKind.AMBIGUOUS, "recurrence: an exception was refused, the others are written", why));
        }
        return context.lookWhole(
                master.item().id(),
                found -> found.map(now -> takeAway(now, why)).orElseGet(() -> Move.failed(why)));
    }

    private Move takeAway(Owned now, ProviderException why) {
        if (WriteGuard.refusal(Known.of(now.item(), now.own()), true).isPresent()) {
            return halfDone(why);
        }
        return Move.ask(
                context.requests()
                        .delete(context.calendar(), now.item().id(), now.item().etag()),
                answer -> answer.ok() ? Move.failed(why) : halfDone(answer.failure()));
    }

    private static Move halfDone(ProviderException failure) {
        return Move.failed(new ProviderException(
                FailureKind.AMBIGUOUS,
                "recurrence: the series is written, not all of its exceptions",
                failure.retryAfter(),
                Optional.of(failure)));
    }
}
