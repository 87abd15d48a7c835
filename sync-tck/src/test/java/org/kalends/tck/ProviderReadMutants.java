package org.kalends.tck;

import static org.kalends.tck.ProviderTamper.*;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.WriteOutcome;

/** Providers that list and read wrongly. */
final class ProviderReadMutants {

    private ProviderReadMutants() {}

    static Stream<Mutant<CalendarProvider>> all() {
        return Stream.of(unreadable(), listing(), reading(), feed()).flatMap(each -> each);
    }

    private static Stream<Mutant<CalendarProvider>> unreadable() {
        return Stream.of(
                mutant("CP-001", "leaves out what it cannot read", without(RemoteChange.Unreadable.class::isInstance)),
                mutant(
                        "CP-002",
                        "takes unreadable for gone",
                        deltas(changes -> changes.stream()
                                .map(change -> change instanceof RemoteChange.Unreadable bad
                                        ? new RemoteChange.Removed(bad.key())
                                        : change)
                                .toList())),
                mutant("CP-003", "gets nothing where it cannot read", on("get", call -> {
                    try {
                        return call.proceed();
                    } catch (ProviderException e) {
                        return Optional.empty();
                    }
                })),
                mutant(
                        "CP-006",
                        "leaves a copy out that it cannot read",
                        on(
                                "findCopies",
                                call -> call.<List<RemoteEvent>>proceed().stream()
                                        .filter(copy -> !copy.event().title().isEmpty())
                                        .toList())));
    }

    private static Stream<Mutant<CalendarProvider>> listing() {
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                mutant("CP-101", "lists everything as read-only", listed(info -> info(info, false, info.primary()))),
                mutant("CP-102", "calls every calendar primary", listed(info -> info(info, info.canWrite(), true))),
                mutant("CP-103", "changes its mind about its batch", on("capabilities", call -> {
                    Capabilities said = call.proceed();
                    return new Capabilities(said.claimed(), said.seriesLimits(), calls.incrementAndGet());
                })),
                mutant("CP-104", "claims no view", claiming(Set.of(Capability.DELTA))),
                mutant(
                        "CP-105",
                        "fails otherwise than it should on a closed calendar",
                        answered(outcome -> outcome instanceof WriteOutcome.Failed
                                ? new WriteOutcome.Failed(new ProviderException(FailureKind.AUTHENTICATION, "403"))
                                : outcome)),
                mutant("CP-106", "takes a missing calendar for an empty one", on("changes", call -> {
                    try {
                        return call.proceed();
                    } catch (ProviderException e) {
                        return new ChangePage(List.of(), ChangePage.Kind.SNAPSHOT, new Cursor("empty"), false);
                    }
                })),
                mutant("CP-107", "says that content is refused where the calendar is missing", on("write", call -> {
                    try {
                        return call.proceed();
                    } catch (ProviderException e) {
                        throw new ProviderException(FailureKind.PERMANENT, "409");
                    }
                })));
    }

    private static Stream<Mutant<CalendarProvider>> reading() {
        AtomicBoolean consumed = new AtomicBoolean();
        return Stream.of(
                mutant(
                        "CP-201",
                        "calls a snapshot a delta",
                        pages(page -> new ChangePage(page.changes(), ChangePage.Kind.DELTA, page.next(), page.more()))),
                mutant(
                        "CP-202",
                        "stops after the first page",
                        pages(page -> new ChangePage(page.changes(), page.kind(), page.next(), false))),
                mutant("CP-202", "tells the first event of each page twice", pages(page -> {
                    List<RemoteChange> twice = new ArrayList<>(page.changes());
                    page.changes().stream().findFirst().ifPresent(twice::add);
                    return with(page, twice);
                })),
                mutant(
                        "CP-203",
                        "tells less in the feed than get tells",
                        toldBy(
                                "changes",
                                event -> new RemoteEvent(
                                        event.key(),
                                        event.version(),
                                        event.seriesKey(),
                                        event.originalStart(),
                                        event.originMark(),
                                        Optional.empty(),
                                        event.event()))),
                mutant(
                        "CP-204",
                        "reads a day more on both sides",
                        slices(slice -> new Window(
                                slice.start().minus(Duration.ofDays(1)),
                                slice.end().plus(Duration.ofDays(1)),
                                slice.zone()))),
                mutant("CP-204", "reads what begins in a slice only", on("read", call -> {
                    Window slice = call.arg(1);
                    return call.<List<RemoteChange>>proceed().stream()
                            .filter(change -> !upserts(
                                    change, event -> begins(event, slice).isBefore(slice.start())))
                            .toList();
                })),
                mutant("CP-205", "tells what begins in the window only", on("changes", call -> {
                    Window window = call.arg(1);
                    ChangePage page = call.proceed();
                    return with(
                            page,
                            page.changes().stream()
                                    .filter(change -> !upserts(
                                            change,
                                            event -> begins(event, window).isBefore(window.start())))
                                    .toList());
                })),
                mutant(
                        "CP-206",
                        "places days by UTC",
                        slices(slice -> new Window(slice.start(), slice.end(), ZoneId.of("UTC")))),
                mutant("CP-207", "loses the changes that a slice has told", on("*", call -> {
                    if (call.method().getName().equals("read")) {
                        consumed.set(true);
                    }
                    Object answer = call.proceed();
                    return answer instanceof ChangePage page && consumed.get() ? with(page, List.of()) : answer;
                })),
                mutant(
                        "CP-208",
                        "gets nothing beyond the window",
                        on(
                                "get",
                                call -> call.<Optional<RemoteEvent>>proceed()
                                        .filter(event -> event.event()
                                                .time()
                                                .start(ZoneId.of("UTC"))
                                                .isBefore(Instant.parse("2032-02-01T00:00:00Z"))))),
                mutant(
                        "CP-209",
                        "has a version that does not know the place",
                        told(event -> at(
                                event,
                                "v" + event.event().title() + event.event().time()
                                        + event.event().description().text()))));
    }

    private static Stream<Mutant<CalendarProvider>> feed() {
        Set<Cursor> used = new HashSet<>();
        return Stream.of(
                mutant(
                        "CP-501",
                        "tells of a ghost where nothing changed",
                        deltas(changes -> changes.isEmpty()
                                ? List.of(new RemoteChange.Removed(new EventKey("ghost")))
                                : changes)),
                mutant(
                        "CP-502",
                        "leaves new events out",
                        withoutInDeltas(change ->
                                upserts(change, event -> event.event().title().equals("new")))),
                mutant(
                        "CP-503",
                        "tells a change with the content before it",
                        deltas(changes -> changes.stream()
                                .map(change -> change instanceof RemoteChange.Upserted upserted
                                        ? new RemoteChange.Upserted(saying(
                                                upserted.event(),
                                                upserted.event().event().toBuilder()
                                                        .title("before")
                                                        .build()))
                                        : change)
                                .toList())),
                mutant("CP-504", "does not tell deletions", withoutInDeltas(RemoteChange.Removed.class::isInstance)),
                mutant("CP-505", "answers a cursor once only", on("changes", call -> {
                    ChangePage page = call.proceed();
                    Optional<Cursor> cursor = call.arg(3);
                    boolean again = cursor.isPresent() && !used.add(cursor.get());
                    return again ? with(page, List.of()) : page;
                })),
                mutant(
                        "CP-506",
                        "loses the last of several changes",
                        deltas(changes -> changes.size() > 1 ? changes.subList(0, changes.size() - 1) : changes)),
                mutant(
                        "CP-507",
                        "says nothing of an event that leaves the window",
                        withoutInDeltas(change -> upserts(
                                change,
                                event -> begins(event, new Window(Instant.EPOCH, Instant.MAX, ZoneId.of("UTC")))
                                        .isAfter(Instant.parse("2032-02-01T00:00:00Z"))))),
                mutant(
                        "CP-508",
                        "freezes its answer with the first page and begins the next one after the last",
                        on("changes", call -> {
                            ChangePage page = call.proceed();
                            if (page.more() || call.<Optional<Cursor>>arg(3).isEmpty()) {
                                return page;
                            }
                            ChangePage fresh = call.with(3, Optional.empty()).proceed();
                            while (fresh.more()) {
                                fresh = call.with(3, Optional.of(fresh.next())).proceed();
                            }
                            return new ChangePage(
                                    page.changes().stream()
                                            .filter(change -> !upserts(
                                                    change,
                                                    event -> event.event()
                                                            .title()
                                                            .equals("late")))
                                            .toList(),
                                    page.kind(),
                                    fresh.next(),
                                    false);
                        })),
                mutant(
                        "CP-509",
                        "answers a foreign cursor with a snapshot",
                        onLostCursor(call -> call.with(3, Optional.empty()).proceed())),
                mutant(
                        "CP-510",
                        "takes an expired cursor for no changes",
                        onLostCursor(call -> new ChangePage(
                                List.of(),
                                ChangePage.Kind.DELTA,
                                call.<Optional<Cursor>>arg(3).orElseThrow(),
                                false))),
                mutant(
                        "CP-511",
                        "hides its own writes",
                        withoutInDeltas(change ->
                                upserts(change, event -> event.originMark().isPresent()))));
    }

    private static UnaryOperator<CalendarProvider> onLostCursor(Tamper.Flaw flaw) {
        return on("changes", call -> {
            try {
                return call.proceed();
            } catch (ProviderException e) {
                return flaw.answer(call);
            }
        });
    }

    private static UnaryOperator<CalendarProvider> listed(UnaryOperator<CalendarInfo> change) {
        return on(
                "calendars",
                call -> call.<List<CalendarInfo>>proceed().stream().map(change).toList());
    }

    private static CalendarInfo info(CalendarInfo info, boolean canWrite, boolean primary) {
        return new CalendarInfo(info.ref(), info.name(), canWrite, primary, info.colour(), info.zone());
    }

    static UnaryOperator<CalendarProvider> claiming(Set<Capability> claimed) {
        return on("capabilities", call -> {
            Capabilities said = call.proceed();
            return new Capabilities(claimed, said.seriesLimits(), said.writeBatch());
        });
    }

    private static UnaryOperator<CalendarProvider> slices(UnaryOperator<Window> change) {
        return on("read", call -> call.with(1, change.apply(call.arg(1))).proceed());
    }

    private static Instant begins(RemoteEvent event, Window window) {
        return event.event().time().start(window.zone());
    }
}
