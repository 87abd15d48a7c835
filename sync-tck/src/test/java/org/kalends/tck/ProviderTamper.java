package org.kalends.tck;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Ways to break a provider. */
final class ProviderTamper {

    private ProviderTamper() {}

    static Mutant<CalendarProvider> mutant(String rule, String flaw, UnaryOperator<CalendarProvider> wrapper) {
        return new Mutant<>(rule, flaw, wrapper);
    }

    static UnaryOperator<CalendarProvider> on(String method, Tamper.Flaw flaw) {
        return provider -> Tamper.with(CalendarProvider.class, provider, method, flaw);
    }

    /** Changes every event that is told, whatever tells it. */
    static UnaryOperator<CalendarProvider> told(UnaryOperator<RemoteEvent> change) {
        return on("*", call -> events(call.proceed(), change));
    }

    static UnaryOperator<CalendarProvider> toldBy(String method, UnaryOperator<RemoteEvent> change) {
        return on(method, call -> events(call.proceed(), change));
    }

    /** Changes what every event that is told says. */
    static UnaryOperator<CalendarProvider> said(UnaryOperator<CalendarEvent> change) {
        return told(event -> saying(event, change.apply(event.event())));
    }

    static UnaryOperator<CalendarProvider> timed(Function<EventTime.Timed, EventTime> change) {
        return said(event -> event.time() instanceof EventTime.Timed time
                ? event.toBuilder().time(change.apply(time)).build()
                : event);
    }

    static UnaryOperator<CalendarProvider> recurrenceSaid(UnaryOperator<Recurrence> change) {
        return said(event -> recurring(event, change));
    }

    static CalendarEvent recurring(CalendarEvent event, UnaryOperator<Recurrence> change) {
        return event.toBuilder().recurrence(event.recurrence().map(change)).build();
    }

    /** Changes every write before it is carried out. */
    static UnaryOperator<CalendarProvider> sent(UnaryOperator<RemoteWrite> change) {
        return on(
                "write",
                call -> call.with(
                                1,
                                call.<List<RemoteWrite>>arg(1).stream()
                                        .map(change)
                                        .toList())
                        .proceed());
    }

    /** Changes what a creation says. */
    static UnaryOperator<CalendarProvider> created(UnaryOperator<CalendarEvent> change) {
        return sent(write -> write instanceof RemoteWrite.Create create
                ? new RemoteWrite.Create(create.mark(), change.apply(create.event()))
                : write);
    }

    static UnaryOperator<CalendarProvider> updated(UnaryOperator<RemoteWrite.Update> change) {
        return sent(write -> write instanceof RemoteWrite.Update update ? change.apply(update) : write);
    }

    /** Changes each write together with the provider that carries it out. */
    static UnaryOperator<CalendarProvider> carriedOut(WriteFlaw flaw) {
        return on("write", call -> {
            CalendarProvider provider = (CalendarProvider) call.target();
            java.util.ArrayList<WriteOutcome> outcomes = new java.util.ArrayList<>();
            for (RemoteWrite write : call.<List<RemoteWrite>>arg(1)) {
                outcomes.add(flaw.carryOut(provider, call.arg(0), write));
            }
            return outcomes;
        });
    }

    /** How one write is carried out wrongly. */
    @FunctionalInterface
    interface WriteFlaw {
        WriteOutcome carryOut(CalendarProvider provider, org.kalends.api.model.CalendarRef calendar, RemoteWrite write);
    }

    static UnaryOperator<CalendarProvider> answered(UnaryOperator<WriteOutcome> change) {
        return on(
                "write",
                call -> call.<List<WriteOutcome>>proceed().stream().map(change).toList());
    }

    /** Changes the pages of the feed. */
    static UnaryOperator<CalendarProvider> pages(UnaryOperator<ChangePage> change) {
        return on("changes", call -> change.apply(call.proceed()));
    }

    static UnaryOperator<CalendarProvider> deltas(UnaryOperator<List<RemoteChange>> change) {
        return pages(page -> page.kind() == ChangePage.Kind.DELTA ? with(page, change.apply(page.changes())) : page);
    }

    /** Leaves changes out of pages and slices. */
    static UnaryOperator<CalendarProvider> without(Predicate<RemoteChange> left) {
        return on("*", call -> {
            Object answer = call.proceed();
            if (answer instanceof ChangePage page) {
                return with(page, page.changes().stream().filter(left.negate()).toList());
            }
            return call.method().getName().equals("read")
                    ? ((List<?>) answer)
                            .stream()
                                    .filter(change -> !left.test((RemoteChange) change))
                                    .toList()
                    : answer;
        });
    }

    static UnaryOperator<CalendarProvider> withoutInDeltas(Predicate<RemoteChange> left) {
        return deltas(changes -> changes.stream().filter(left.negate()).toList());
    }

    static boolean upserts(RemoteChange change, Predicate<RemoteEvent> event) {
        return change instanceof RemoteChange.Upserted upserted && event.test(upserted.event());
    }

    static ChangePage with(ChangePage page, List<RemoteChange> changes) {
        return new ChangePage(changes, page.kind(), page.next(), page.more());
    }

    private static Object events(Object answer, UnaryOperator<RemoteEvent> change) {
        if (answer instanceof ChangePage page) {
            return with(
                    page,
                    page.changes().stream().map(each -> change(each, change)).toList());
        }
        if (answer instanceof Optional<?> found) {
            return found.map(each -> events(each, change));
        }
        if (answer instanceof List<?> list) {
            return list.stream().map(each -> events(each, change)).toList();
        }
        if (answer instanceof RemoteChange each) {
            return change(each, change);
        }
        if (answer instanceof WriteOutcome.Written written) {
            return new WriteOutcome.Written(change.apply(written.stored()));
        }
        return answer instanceof RemoteEvent event ? change.apply(event) : answer;
    }

    private static RemoteChange change(RemoteChange each, UnaryOperator<RemoteEvent> change) {
        if (each instanceof RemoteChange.Upserted upserted) {
            return new RemoteChange.Upserted(change.apply(upserted.event()));
        }
        if (each instanceof RemoteChange.SeriesSet set) {
            return new RemoteChange.SeriesSet(
                    set.seriesKey(), set.occurrences().stream().map(change).toList());
        }
        return each;
    }

    static RemoteEvent saying(RemoteEvent event, CalendarEvent what) {
        return new RemoteEvent(
                event.key(),
                event.version(),
                event.seriesKey(),
                event.originalStart(),
                event.originMark(),
                event.modifiedAt(),
                what);
    }

    static RemoteEvent at(RemoteEvent event, String version) {
        return new RemoteEvent(
                event.key(),
                new Version(version),
                event.seriesKey(),
                event.originalStart(),
                event.originMark(),
                event.modifiedAt(),
                event.event());
    }

    static RemoteEvent marked(RemoteEvent event, Optional<OriginMark> mark) {
        return new RemoteEvent(
                event.key(),
                event.version(),
                event.seriesKey(),
                event.originalStart(),
                mark,
                event.modifiedAt(),
                event.event());
    }

    static boolean isOccurrence(EventKey key) {
        return key.value().contains("/");
    }

    /** Returns the key of the series of an in-memory occurrence. */
    static EventKey seriesOf(EventKey key) {
        return isOccurrence(key)
                ? new EventKey(key.value().substring(0, key.value().indexOf('/')))
                : key;
    }
}
