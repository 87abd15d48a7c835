package org.kalends.tck;

import static org.kalends.tck.StoreMutants.mutant;
import static org.kalends.tck.StoreMutants.on;
import static org.kalends.tck.StoreMutants.stored;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncStore;

/** Stores that lose links, intents, parked events and reports, or find the wrong ones. */
final class StoreLinkMutants {

    private StoreLinkMutants() {}

    static Stream<Mutant<SyncStore>> all() {
        return Stream.of(links(), intents(), history()).flatMap(each -> each);
    }

    private static Stream<Mutant<SyncStore>> links() {
        return Stream.of(
                mutant(
                        "SS-301",
                        "forgets generations",
                        on(
                                "links",
                                call -> call.<List<Link>>proceed().stream()
                                        .map(link -> new Link(
                                                link.id(),
                                                link.pair(),
                                                link.originalSide(),
                                                link.original(),
                                                link.copy(),
                                                link.wanted(),
                                                0,
                                                link.state(),
                                                link.uidHash()))
                                        .toList())),
                mutant("SS-302", "finds keys of either side", on("linksByKey", StoreMutants::ofBothSides)),
                mutant(
                        "SS-303",
                        "finds the series of originals only",
                        on(
                                "linksBySeries",
                                call -> call.<List<Link>>proceed().stream()
                                        .filter(link -> link.originalSide() == call.arg(1))
                                        .toList())),
                mutant("SS-304", "compares ids without case", on("linksById", call -> {
                    List<LinkId> ids = new ArrayList<>(call.<Collection<LinkId>>arg(1));
                    ids.add(new LinkId("One"));
                    return call.with(1, ids).proceed();
                })),
                mutant("SS-305", "finds UIDs of either side", on("linksByUid", StoreMutants::ofBothSides)),
                mutant("SS-306", "pages in another order", on("links", StoreMutants::reversed)),
                mutant(
                        "SS-307",
                        "counts every link",
                        on(
                                "activeLinks",
                                call -> ((SyncStore) call.target())
                                        .links(call.arg(0), Optional.empty(), 9_999)
                                        .size())),
                mutant(
                        "SS-308",
                        "keeps the first link of an id",
                        stored((store, lease, changes) -> new LinkChanges(
                                changes.saved().stream()
                                        .filter(link -> store.linksById(lease.pair(), List.of(link.id()))
                                                .isEmpty())
                                        .toList(),
                                changes.forgotten(),
                                changes.settled()))),
                mutant(
                        "SS-309",
                        "forgets nothing",
                        stored((store, lease, changes) ->
                                new LinkChanges(changes.saved(), List.of(), changes.settled()))),
                mutant(
                        "SS-310",
                        "looks for a thousand keys at most",
                        on(
                                "linksByKey",
                                call -> call.with(
                                                2,
                                                call.<Collection<EventKey>>arg(2).stream()
                                                        .limit(1_000)
                                                        .toList())
                                        .proceed())));
    }

    private static Stream<Mutant<SyncStore>> intents() {
        return Stream.of(
                mutant(
                        "SS-401",
                        "forgets what follows a deletion",
                        on(
                                "intents",
                                call -> call.<List<Intent>>proceed().stream()
                                        .map(intent -> intent.write() instanceof Intent.Write.Delete delete
                                                ? new Intent(
                                                        intent.id(),
                                                        intent.pair(),
                                                        intent.side(),
                                                        intent.link(),
                                                        intent.at(),
                                                        new Intent.Write.Delete(delete.key(), Optional.empty()))
                                                : intent)
                                        .toList())),
                mutant(
                        "SS-402",
                        "settles all intents at once",
                        stored((store, lease, changes) -> new LinkChanges(
                                changes.saved(),
                                changes.forgotten(),
                                changes.settled().isEmpty()
                                        ? List.of()
                                        : store.intents(lease.pair()).stream()
                                                .map(Intent::id)
                                                .toList()))),
                mutant("SS-403", "stores in two steps", on("store", call -> {
                    LinkChanges changes = call.arg(1);
                    int half = changes.saved().size() / 2;
                    call.with(1, new LinkChanges(changes.saved().subList(0, half), List.of(), List.of()))
                            .proceed();
                    LockSupport.parkNanos(1_000_000);
                    return call.proceed();
                })));
    }

    private static Stream<Mutant<SyncStore>> history() {
        return Stream.of(
                mutant("SS-501", "keeps one parked event of a key", on("park", call -> {
                    ParkedEvent event = call.arg(1);
                    ((SyncStore) call.target()).unpark(call.arg(0), event.side().other(), event.key());
                    return call.proceed();
                })),
                mutant("SS-502", "unparks both sides", on("unpark", call -> {
                    call.with(1, call.<Side>arg(1).other()).proceed();
                    return call.proceed();
                })),
                mutant("SS-503", "tells the oldest report first", on("reports", StoreMutants::reversed)),
                mutant(
                        "SS-504",
                        "ignores the status in a report",
                        on("report", call -> call.with(2, Optional.empty()).proceed())));
    }
}
