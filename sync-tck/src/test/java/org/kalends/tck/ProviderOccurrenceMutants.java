package org.kalends.tck;

import static org.kalends.tck.ProviderTamper.*;
import static org.kalends.tck.ProviderWriteMutants.one;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

/** Providers that get occurrences wrong. */
final class ProviderOccurrenceMutants {

    private ProviderOccurrenceMutants() {}

    static Stream<Mutant<CalendarProvider>> all() {
        return Stream.concat(occurrences(), occurrenceWrites());
    }

    private static Stream<Mutant<CalendarProvider>> occurrences() {
        return Stream.of(
                mutant(
                        "CP-901",
                        "tells occurrences as single events",
                        toldBy("changes", event -> RemoteEvent.of(event.key(), event.version(), event.event()))),
                mutant(
                        "CP-902",
                        "tells a moved occurrence where it stood",
                        told(event -> event.originalStart()
                                .filter(OriginalStart.Zoned.class::isInstance)
                                .map(start -> saying(
                                        event,
                                        event.event().toBuilder()
                                                .time(new EventTime.Timed(
                                                        start.wall(),
                                                        start.wall().plusHours(1),
                                                        ((OriginalStart.Zoned) start).zone()))
                                                .build()))
                                .orElse(event))),
                mutant("CP-903", "takes a series that is gone for one without occurrences", on("occurrences", call -> {
                    try {
                        return call.proceed();
                    } catch (ProviderException e) {
                        return List.of();
                    }
                })),
                mutant(
                        "CP-904",
                        "tells a hundred occurrences at most",
                        ProviderTamper.without(change -> upserts(
                                change,
                                event -> event.originalStart().isPresent()
                                        && event.originalStart().get().wall().getDayOfYear() > 100))),
                mutant(
                        "CP-905",
                        "does not say that the set of occurrences is complete",
                        deltas(changes -> changes.stream()
                                .flatMap(change -> change instanceof RemoteChange.SeriesSet set
                                        ? set.occurrences().stream().map(RemoteChange.Upserted::new)
                                        : Stream.of(change))
                                .toList())),
                mutant(
                        "CP-906",
                        "expands series in UTC",
                        told(event -> event.originalStart().isPresent()
                                        && event.event().time() instanceof EventTime.Timed time
                                ? saying(
                                        event,
                                        event.event().toBuilder()
                                                .time(summer(time))
                                                .build())
                                : event)),
                mutant(
                        "CP-907",
                        "tells days as midnights",
                        told(event -> event.originalStart()
                                .filter(OriginalStart.Day.class::isInstance)
                                .map(day -> standing(event, new OriginalStart.Zoned(day.wall(), ZoneOffset.UTC)))
                                .orElse(event))),
                mutant("CP-908", "gets the series where an occurrence was deleted", on("get", call -> {
                    Optional<RemoteEvent> found = call.proceed();
                    return found.isPresent()
                            ? found
                            : call.with(1, seriesOf(call.arg(1))).proceed();
                })),
                mutant("CP-909", "places occurrences where they stood", on("read", call -> {
                    Window slice = call.arg(1);
                    return call.<List<RemoteChange>>proceed().stream()
                            .filter(change -> upserts(
                                    change,
                                    event -> event.originalStart().isEmpty()
                                            || slice.overlaps(
                                                    ((OriginalStart.Zoned) event.originalStart()
                                                                    .get())
                                                            .instant(),
                                                    ((OriginalStart.Zoned) event.originalStart()
                                                                    .get())
                                                            .instant())))
                            .toList();
                })),
                mutant(
                        "CP-910",
                        "does not mark occurrences",
                        told(event -> event.seriesKey().isPresent() ? marked(event, Optional.empty()) : event)));
    }

    private static Stream<Mutant<CalendarProvider>> occurrenceWrites() {
        return Stream.of(
                mutant(
                        "CP-951",
                        "updates the whole series",
                        carriedOut((provider, calendar, write) -> one(
                                provider,
                                calendar,
                                write instanceof RemoteWrite.Update update && isOccurrence(update.key())
                                        ? new RemoteWrite.Update(
                                                seriesOf(update.key()),
                                                provider.get(calendar, seriesOf(update.key()))
                                                        .orElseThrow()
                                                        .version(),
                                                update.mark(),
                                                update.event(),
                                                update.fields())
                                        : write))),
                mutant(
                        "CP-952",
                        "takes the time of a moved occurrence for its original start",
                        told(event -> event.originalStart().isPresent()
                                ? standing(event, OriginalStart.of(event.event().time()))
                                : event)),
                mutant(
                        "CP-953",
                        "deletes the whole series",
                        carriedOut((provider, calendar, write) -> one(
                                provider,
                                calendar,
                                write instanceof RemoteWrite.Delete delete && isOccurrence(delete.key())
                                        ? new RemoteWrite.Delete(
                                                seriesOf(delete.key()),
                                                provider.get(calendar, seriesOf(delete.key()))
                                                        .map(RemoteEvent::version)
                                                        .orElse(delete.version()))
                                        : write))),
                mutant(
                        "CP-955",
                        "forgets changed occurrences when it deletes another",
                        carriedOut((provider, calendar, write) -> {
                            if (write instanceof RemoteWrite.Delete delete && isOccurrence(delete.key())) {
                                RemoteEvent series = provider.get(calendar, seriesOf(delete.key()))
                                        .orElseThrow();
                                CalendarEvent plain = recurring(series.event(), each -> each.withOverrides(Map.of()));
                                one(
                                        provider,
                                        calendar,
                                        new RemoteWrite.Update(
                                                series.key(),
                                                series.version(),
                                                Optional.empty(),
                                                plain,
                                                Set.of(EventField.RECURRENCE)));
                                return one(provider, calendar, ProviderWriteMutants.forced(provider, calendar, write));
                            }
                            return one(provider, calendar, write);
                        })),
                mutant(
                        "CP-956",
                        "tells no overrides",
                        on(
                                "changes",
                                call -> call.arg(2) == RecurrenceView.SERIES
                                        ? recurrenceSaid(recurrence -> recurrence.withOverrides(Map.of()))
                                                .apply((CalendarProvider) call.target())
                                                .changes(call.arg(0), call.arg(1), call.arg(2), call.arg(3))
                                        : call.proceed())));
    }

    private static RemoteEvent standing(RemoteEvent event, OriginalStart start) {
        return new RemoteEvent(
                event.key(),
                event.version(),
                event.seriesKey(),
                Optional.of(start),
                event.originMark(),
                event.modifiedAt(),
                event.event());
    }

    private static EventTime summer(EventTime.Timed time) {
        Duration saved = time.zone().getRules().getDaylightSavings(time.start(time.zone()));
        return new EventTime.Timed(time.start().plus(saved), time.end().plus(saved), time.zone());
    }
}
