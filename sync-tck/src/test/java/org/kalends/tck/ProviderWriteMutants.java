package org.kalends.tck;

import static org.kalends.tck.ProviderTamper.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Providers that write wrongly, or know their copies wrongly. */
final class ProviderWriteMutants {

    private ProviderWriteMutants() {}

    static Stream<Mutant<CalendarProvider>> all() {
        return Stream.of(threads(), guards(), writes(), marks()).flatMap(each -> each);
    }

    private static Stream<Mutant<CalendarProvider>> threads() {
        AtomicReference<List<RemoteWrite>> last = new AtomicReference<>(List.of());
        return Stream.of(
                mutant("CP-004", "keeps what it writes in a field", on("write", call -> {
                    last.set(call.arg(1));
                    LockSupport.parkNanos(1_000_000);
                    return call.with(1, last.get()).proceed();
                })),
                mutant("CP-005", "checks the version long before it writes", carriedOut((provider, calendar, write) -> {
                    if (write instanceof RemoteWrite.Update update) {
                        RemoteEvent now = provider.get(calendar, update.key()).orElseThrow();
                        if (now.version().equals(update.version())) {
                            LockSupport.parkNanos(20_000_000);
                            return one(provider, calendar, forced(provider, calendar, update));
                        }
                    }
                    return one(provider, calendar, write);
                })));
    }

    private static Stream<Mutant<CalendarProvider>> guards() {
        return Stream.of(
                mutant(
                        "CP-601",
                        "answers with a version of its own",
                        answered(outcome -> outcome instanceof WriteOutcome.Written written
                                ? new WriteOutcome.Written(at(written.stored(), "sent"))
                                : outcome)),
                mutant("CP-601", "answers with what was sent", carriedOut((provider, calendar, write) -> {
                    WriteOutcome outcome = one(provider, calendar, write);
                    return write instanceof RemoteWrite.Create create && outcome instanceof WriteOutcome.Written written
                            ? new WriteOutcome.Written(saying(written.stored(), create.event()))
                            : outcome;
                })),
                mutant(
                        "CP-602",
                        "overwrites newer versions",
                        carriedOut((provider, calendar, write) -> one(
                                provider,
                                calendar,
                                write instanceof RemoteWrite.Update ? forced(provider, calendar, write) : write))),
                mutant(
                        "CP-603",
                        "deletes newer versions",
                        carriedOut((provider, calendar, write) -> one(
                                provider,
                                calendar,
                                write instanceof RemoteWrite.Delete ? forced(provider, calendar, write) : write))),
                mutant(
                        "CP-604",
                        "answers with the version before the write",
                        carriedOut((provider, calendar, write) -> {
                            WriteOutcome outcome = one(provider, calendar, write);
                            return write instanceof RemoteWrite.Update update
                                            && outcome instanceof WriteOutcome.Written written
                                    ? new WriteOutcome.Written(at(
                                            written.stored(), update.version().value()))
                                    : outcome;
                        })),
                mutant(
                        "CP-605",
                        "takes gone for changed",
                        answered(outcome ->
                                failed(outcome, FailureKind.NOT_FOUND) ? failure(FailureKind.CONFLICT) : outcome)),
                mutant(
                        "CP-606",
                        "fails to delete what is gone",
                        carriedOut((provider, calendar, write) -> write instanceof RemoteWrite.Delete delete
                                        && provider.get(calendar, delete.key()).isEmpty()
                                ? failure(FailureKind.NOT_FOUND)
                                : one(provider, calendar, write))),
                mutant(
                        "CP-954",
                        "guards whole series only",
                        carriedOut((provider, calendar, write) ->
                                one(provider, calendar, forced(provider, calendar, write)))));
    }

    private static Stream<Mutant<CalendarProvider>> writes() {
        AtomicInteger copies = new AtomicInteger();
        return Stream.of(
                mutant(
                        "CP-607",
                        "writes every field",
                        updated(update -> ProviderContentMutants.fields(
                                update,
                                Events.WRITTEN.stream()
                                        .filter(field -> field != EventField.RECURRENCE)
                                        .toList()))),
                mutant("CP-608", "deletes and creates to update", carriedOut((provider, calendar, write) -> {
                    if (!(write instanceof RemoteWrite.Update update)) {
                        return one(provider, calendar, write);
                    }
                    CalendarEvent event =
                            provider.get(calendar, update.key()).orElseThrow().event();
                    for (EventField field : update.fields()) {
                        event = event.with(field, update.event());
                    }
                    one(provider, calendar, new RemoteWrite.Delete(update.key(), update.version()));
                    OriginMark mark = new OriginMark("kit", "pair-1", "new-" + copies.incrementAndGet(), 0);
                    return one(provider, calendar, new RemoteWrite.Create(mark, event));
                })),
                mutant(
                        "CP-609",
                        "creates a second copy",
                        sent(write -> write instanceof RemoteWrite.Create create
                                ? new RemoteWrite.Create(
                                        new OriginMark("kit", "pair-1", "copy-" + copies.incrementAndGet(), 0),
                                        create.event())
                                : write)),
                mutant(
                        "CP-610",
                        "does not know generations",
                        sent(write -> write instanceof RemoteWrite.Create create
                                ? new RemoteWrite.Create(first(create.mark()), create.event())
                                : write)),
                mutant("CP-611", "stops at the first failure", on("write", call -> {
                    List<WriteOutcome> outcomes = new ArrayList<>();
                    for (RemoteWrite write : call.<List<RemoteWrite>>arg(1)) {
                        boolean stopped = outcomes.stream().anyMatch(WriteOutcome.Failed.class::isInstance);
                        outcomes.add(
                                stopped
                                        ? failure(FailureKind.RETRYABLE)
                                        : one((CalendarProvider) call.target(), call.arg(0), write));
                    }
                    return outcomes;
                })),
                mutant("CP-611", "answers in another order", on("write", call -> {
                    List<WriteOutcome> outcomes = new ArrayList<>(call.<List<WriteOutcome>>proceed());
                    Collections.reverse(outcomes);
                    return outcomes;
                })),
                mutant("CP-612", "refuses more than its batch", on("write", call -> {
                    if (call.<List<RemoteWrite>>arg(1).size() > 20) {
                        throw new ProviderException(FailureKind.UNSUPPORTED, "too many");
                    }
                    return call.proceed();
                })));
    }

    private static Stream<Mutant<CalendarProvider>> marks() {
        return Stream.of(
                mutant(
                        "CP-701",
                        "forgets the mark in slices",
                        toldBy("read", event -> marked(event, Optional.empty()))),
                mutant(
                        "CP-702",
                        "takes the mark off with an update that names none",
                        carriedOut((provider, calendar, write) -> {
                            WriteOutcome outcome = one(provider, calendar, write);
                            return outcome instanceof WriteOutcome.Written written
                                            && write instanceof RemoteWrite.Update update
                                            && update.mark().isEmpty()
                                    ? new WriteOutcome.Written(marked(written.stored(), Optional.empty()))
                                    : outcome;
                        })),
                mutant(
                        "CP-703",
                        "does nothing where no field is named",
                        carriedOut((provider, calendar, write) -> write instanceof RemoteWrite.Update update
                                        && update.fields().isEmpty()
                                ? new WriteOutcome.Written(
                                        provider.get(calendar, update.key()).orElseThrow())
                                : one(provider, calendar, write))),
                mutant(
                        "CP-704",
                        "finds the copy of another generation",
                        on(
                                "findByOrigin",
                                call -> call.with(1, first(call.arg(1))).proceed())),
                mutant("CP-705", "finds some event where there is no copy", on("findByOrigin", call -> {
                    Optional<RemoteEvent> found = call.proceed();
                    return found.isPresent() ? found : someEvent(call);
                })),
                mutant(
                        "CP-706",
                        "finds copies in the window only",
                        on(
                                "findCopies",
                                call -> call.<List<RemoteEvent>>proceed().stream()
                                        .filter(event -> !event.event().title().equals("outside"))
                                        .toList())),
                mutant("CP-706", "finds the copies of every pair", on("findCopies", call -> {
                    List<RemoteEvent> found = new ArrayList<>(call.<List<RemoteEvent>>proceed());
                    found.addAll(call.with(2, "pair-2").<List<RemoteEvent>>proceed());
                    return found;
                })),
                mutant("CP-707", "finds nothing by UID", on("findByUid", call -> Optional.empty())),
                mutant("CP-708", "finds copies by UID", on("findByUid", call -> {
                    Optional<RemoteEvent> found = call.proceed();
                    CalendarProvider provider = (CalendarProvider) call.target();
                    return found.or(() -> provider.findCopies(call.arg(0), "kit", "pair-1").stream()
                            .findFirst());
                })));
    }

    private static Optional<RemoteEvent> someEvent(Tamper.Call call) {
        CalendarProvider provider = (CalendarProvider) call.target();
        return provider
                .changes(
                        call.arg(0),
                        new org.kalends.api.model.Window(
                                java.time.Instant.parse("2031-01-01T00:00:00Z"),
                                java.time.Instant.parse("2032-01-01T00:00:00Z"),
                                java.time.ZoneId.of("UTC")),
                        RecurrenceView.SERIES,
                        Optional.empty())
                .changes()
                .stream()
                .map(change -> ((org.kalends.api.provider.RemoteChange.Upserted) change).event())
                .findFirst();
    }

    private static OriginMark first(OriginMark mark) {
        return new OriginMark(mark.installation(), mark.pair(), mark.original(), 0);
    }

    static WriteOutcome one(CalendarProvider provider, CalendarRef calendar, RemoteWrite write) {
        return provider.write(calendar, List.of(write)).get(0);
    }

    /** Returns the write at the version that the event has now. */
    static RemoteWrite forced(CalendarProvider provider, CalendarRef calendar, RemoteWrite write) {
        if (write instanceof RemoteWrite.Update update) {
            return provider.get(calendar, update.key())
                    .<RemoteWrite>map(now -> new RemoteWrite.Update(
                            update.key(), now.version(), update.mark(), update.event(), update.fields()))
                    .orElse(write);
        }
        if (write instanceof RemoteWrite.Delete delete) {
            return provider.get(calendar, delete.key())
                    .<RemoteWrite>map(now -> new RemoteWrite.Delete(delete.key(), now.version()))
                    .orElse(write);
        }
        return write;
    }

    private static boolean failed(WriteOutcome outcome, FailureKind kind) {
        return outcome instanceof WriteOutcome.Failed failed && failed.failure().kind() == kind;
    }

    static WriteOutcome failure(FailureKind kind) {
        return new WriteOutcome.Failed(new ProviderException(kind, "told to fail"));
    }
}
