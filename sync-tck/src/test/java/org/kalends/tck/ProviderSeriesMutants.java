package org.kalends.tck;

import static org.kalends.tck.ProviderTamper.*;
import static org.kalends.tck.ProviderWriteMutants.one;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

/** Providers that get series wrong. */
final class ProviderSeriesMutants {

    private ProviderSeriesMutants() {}

    static Stream<Mutant<CalendarProvider>> all() {
        return Stream.of(unclaimed(), series()).flatMap(each -> each);
    }

    private static Stream<Mutant<CalendarProvider>> unclaimed() {
        return Stream.of(
                mutant("CP-501", "tells deltas without claiming them", unclaiming(Capability.DELTA)),
                mutant("CP-707", "looks UIDs up without claiming it", unclaiming(Capability.UID_LOOKUP)),
                mutant("CP-801", "tells series without claiming them", unclaiming(Capability.SERIES)),
                mutant("CP-802", "takes series without claiming them", unclaiming(Capability.SERIES)),
                mutant("CP-901", "tells occurrences without claiming them", unclaiming(Capability.OCCURRENCES)),
                mutant("CP-951", "writes occurrences without claiming it", unclaiming(Capability.OCCURRENCE_WRITES)));
    }

    private static java.util.function.UnaryOperator<CalendarProvider> unclaiming(Capability capability) {
        Set<Capability> claimed = EnumSet.allOf(Capability.class);
        claimed.remove(capability);
        return ProviderReadMutants.claiming(claimed);
    }

    private static Stream<Mutant<CalendarProvider>> series() {
        return Stream.of(
                mutant(
                        "CP-801",
                        "tells a series as its first occurrence",
                        toldBy(
                                "changes",
                                event -> saying(
                                        event,
                                        event.event().toBuilder()
                                                .recurrence(Optional.empty())
                                                .build()))),
                mutant(
                        "CP-802",
                        "forgets the interval",
                        created(event -> recurring(
                                event,
                                recurrence -> new Recurrence(
                                        recurrence.rule().toBuilder()
                                                .interval(1)
                                                .build(),
                                        recurrence.additions(),
                                        recurrence.exclusions(),
                                        recurrence.overrides())))),
                mutant(
                        "CP-803",
                        "writes something like a series that it cannot hold",
                        created(event -> recurring(
                                event,
                                recurrence -> recurrence.rule().frequency() == RecurrenceRule.Frequency.HOURLY
                                        ? Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                                                .build())
                                        : recurrence))),
                mutant(
                        "CP-804",
                        "drops changed occurrences",
                        created(event -> recurring(event, recurrence -> recurrence.withOverrides(Map.of())))),
                mutant(
                        "CP-804",
                        "drops left out occurrences",
                        created(event -> recurring(event, recurrence -> recurrence.withExclusions(Set.of())))),
                mutant(
                        "CP-805",
                        "tells days as midnights",
                        recurrenceSaid(recurrence -> recurrence.withExclusions(recurrence.exclusions().stream()
                                .map(start -> start instanceof OriginalStart.Day day
                                        ? new OriginalStart.Zoned(day.wall(), ZoneId.of("UTC"))
                                        : start)
                                .collect(Collectors.toSet())))),
                mutant("CP-806", "begins a series anew with every update", carriedOut((provider, calendar, write) -> {
                    if (!(write instanceof RemoteWrite.Update update)) {
                        return one(provider, calendar, write);
                    }
                    CalendarEvent now =
                            provider.get(calendar, update.key()).orElseThrow().event();
                    CalendarEvent plain = update.event().toBuilder()
                            .recurrence(now.recurrence().map(recurrence -> Recurrence.of(recurrence.rule())))
                            .build();
                    List<EventField> fields = new ArrayList<>(update.fields());
                    fields.add(EventField.RECURRENCE);
                    return one(
                            provider,
                            calendar,
                            ProviderContentMutants.fields(
                                    new RemoteWrite.Update(
                                            update.key(), update.version(), update.mark(), plain, update.fields()),
                                    fields));
                })),
                mutant(
                        "CP-807",
                        "cannot end a series",
                        updated(update -> update.event().recurrence().isEmpty()
                                ? ProviderContentMutants.fields(update, List.of())
                                : update)),
                mutant(
                        "CP-808",
                        "does not tell changes of a series",
                        withoutInDeltas(change -> upserts(
                                change, event -> event.event().recurrence().isPresent()))),
                mutant("CP-809", "places a series by its first occurrence", on("read", call -> {
                    Window slice = call.arg(1);
                    return call.<List<RemoteChange>>proceed().stream()
                            .filter(change -> upserts(
                                    change,
                                    event -> slice.overlaps(event.event().time())))
                            .toList();
                })),
                mutant(
                        "CP-810",
                        "finds no copied series",
                        on(
                                "findCopies",
                                call -> call.<List<RemoteEvent>>proceed().stream()
                                        .filter(event ->
                                                event.event().recurrence().isEmpty())
                                        .toList())));
    }
}
