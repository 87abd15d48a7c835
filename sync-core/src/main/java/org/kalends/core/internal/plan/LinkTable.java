package org.kalends.core.internal.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/**
 * The decision table for events that are linked: original same, changed or removed by copy same, changed or removed.
 *
 * <p>An end counts as changed when a field differs from the link's hash of it. An equal version is the same event whatever the hashes
 * say: a difference is then what the remote side made of our own write.
 */
final class LinkTable {

    private final PlanRequest request;
    private final Decisions decisions;
    private final PairPolicy policy;
    private final Crossing crossing;
    private final Map<Place, LinkCase> byOriginal = new HashMap<>();
    private final Map<Place, LinkCase> byCopy = new HashMap<>();

    private record Place(Side side, EventKey key) {}

    LinkTable(PlanRequest request, Decisions decisions) {
        this.request = request;
        this.decisions = decisions;
        this.policy = request.pair().policy();
        this.crossing = request.crossing();
        for (LinkCase it : request.cases()) {
            Link link = it.link();
            byOriginal.put(new Place(link.originalSide(), link.original().key()), it);
            link.copy().ifPresent(copy -> byCopy.put(new Place(link.copySide(), copy.key()), it));
        }
    }

    void decide(LinkCase it) {
        if (it.original() instanceof Seen.Unreadable || it.copy() instanceof Seen.Unreadable) {
            undecided(it);
        } else if (isWithdrawn(it)) {
            deleteCopy(it, Optional.empty());
        } else if (it.link().state() != Link.State.ACTIVE) {
            decideWithoutCopy(it);
        } else if (it.original() instanceof Seen.Gone) {
            originalRemoved(it);
        } else if (it.copy() instanceof Seen.Gone) {
            copyRemoved(it);
        } else {
            bothThere(it);
        }
    }

    /** Nothing is decided by halves. A copy that came back must not be forgotten over it, for no feed tells of it again. */
    private void undecided(LinkCase it) {
        Optional<EventKey> back = present(it.copy())
                .map(copy -> copy.event().key())
                .filter(key ->
                        it.link().copy().filter(end -> end.key().equals(key)).isEmpty());
        back.ifPresentOrElse(
                key -> decisions.fail(
                        it.link().copySide(), key, "the original of this copy, in the other calendar, cannot be read"),
                decisions::unchanged);
    }

    private void decideWithoutCopy(LinkCase it) {
        Link link = it.link();
        Optional<Seen.Present> stray = present(it.copy());
        if (it.original() instanceof Seen.Gone) {
            stray.ifPresentOrElse(
                    copy -> delete(link, copy, Optional.empty()), () -> decisions.add(new Action.Forget(link.id())));
            return;
        }
        Optional<Seen.Present> original = present(it.original());
        if (original.isEmpty()) {
            decisions.unchanged();
            return;
        }
        Link current = link.withOriginal(crossing.end(original.get(), request.window()));
        if (!hasCopy(link, original.get())) {
            stray.ifPresentOrElse(
                    copy -> delete(link, copy, Optional.of(current.without(Link.State.RETIRED))),
                    () -> decisions.add(new Action.Touch(current)));
        } else if (stray.isPresent()) {
            adopt(current, original.get(), stray.get());
        } else if (link.state() == Link.State.RETIRED) {
            create(current, original.get());
        } else {
            decisions.add(new Action.Touch(current));
        }
    }

    private void originalRemoved(LinkCase it) {
        Link link = it.link();
        if (it.copy() instanceof Seen.Gone) {
            decisions.add(new Action.Forget(link.id()));
            return;
        }
        Optional<Seen.Present> edited = present(it.copy())
                .filter(copy -> !Edits.of(copy, end(link), it.unsettledCopy()).isEmpty());
        if (edited.isPresent() && Reversal.isPossible(request, link.originalSide())) {
            becomeOriginal(link, edited.get());
        } else {
            deleteCopy(it, Optional.empty());
        }
    }

    private void becomeOriginal(Link link, Seen.Present copy) {
        Unlinked survivor = new Unlinked(
                link.copySide(), copy.event(), copy.hashes(), crossing.linkId(link.copySide(), copy.event()));
        decisions.note(link.copySide(), copy.event().key(), "edited here, deleted there: the edit wins");
        if (isBegun(link)) {
            decisions.add(new Action.Forget(link.id()));
        } else {
            decisions.add(Reversal.of(request, survivor, Optional.of(link.id())));
        }
    }

    /** An interrupted run has made the copy of a link an original with a copy of its own: their link does the rest. */
    private boolean isBegun(Link link) {
        return Optional.ofNullable(
                        byOriginal.get(new Place(link.copySide(), end(link).key())))
                .flatMap(successor -> successor.link().copy())
                .isPresent();
    }

    /** Its original is a copy all the same: the original of that one came back before the run that made it one was complete. */
    private boolean isWithdrawn(LinkCase it) {
        Place original =
                new Place(it.link().originalSide(), it.link().original().key());
        return it.link().copy().isPresent()
                && Optional.ofNullable(byCopy.get(original))
                        .filter(first -> first.original() instanceof Seen.Present)
                        .isPresent();
    }

    private void copyRemoved(LinkCase it) {
        Link link = it.link();
        Optional<Seen.Present> seen = present(it.original());
        if (seen.isEmpty()) {
            if (policy.deletedCopy() == DeletedCopyRule.RESPECT) {
                decisions.add(new Action.Touch(link.without(Link.State.RESPECTED)));
            } else {
                decisions.unchanged();
            }
            return;
        }
        Seen.Present original = seen.get();
        Link current = link.withOriginal(crossing.end(original, request.window()));
        if (policy.deletedCopy() == DeletedCopyRule.RESPECT) {
            decisions.add(new Action.Touch(current.without(Link.State.RESPECTED)));
        } else if (!hasCopy(link, original) || movedOut(link, original)) {
            decisions.add(new Action.Touch(current.without(Link.State.RETIRED)));
        } else if (policy.deletedCopy() == DeletedCopyRule.RESTORE
                || !Edits.of(original, link.original(), it.unsettledOriginal()).isEmpty()) {
            create(current.without(Link.State.RETIRED), original);
        } else {
            Optional<String> protectedBy =
                    Protection.of(request, link, original.event().event());
            if (protectedBy.isPresent()) {
                decisions.note(link.copySide(), end(link).key(), "restored: " + protectedBy.get());
                create(current.without(Link.State.RETIRED), original);
            } else {
                decisions.add(new Action.Delete(
                        link.id(),
                        link.originalSide(),
                        original.event().key(),
                        original.event().version(),
                        Optional.of(end(link).key()),
                        Optional.empty()));
            }
        }
    }

    private void bothThere(LinkCase it) {
        Link link = it.link();
        Optional<Seen.Present> original = present(it.original());
        Optional<Seen.Present> copy = present(it.copy());
        if (original.isEmpty()) {
            touchCopy(link, copy);
            return;
        }
        boolean edited = copy.filter(
                        seen -> !Edits.of(seen, end(link), it.unsettledCopy()).isEmpty())
                .isPresent();
        boolean carried = edited && policy.direction() == Direction.TWO_WAY;
        FieldMerge merge = new FieldMerge(request, decisions);
        boolean retiring = !hasCopy(link, original.get());
        boolean leaving = retiring || (movedOut(link, original.get()) && !carried);
        if (leaving && merge.rescue(it, original.get())) {
            return;
        }
        if (leaving) {
            Link current = link.withOriginal(crossing.end(original.get(), request.window()));
            deleteCopy(it, Optional.of(current.without(Link.State.RETIRED)));
        } else {
            merge.decide(it, original.get());
        }
    }

    private void touchCopy(Link link, Optional<Seen.Present> copy) {
        if (copy.isPresent() && !crossing.end(copy.get(), request.window()).equals(end(link))) {
            decisions.add(new Action.Touch(
                    link.with(link.original(), crossing.end(copy.get(), request.window()), link.wanted())));
        } else {
            decisions.unchanged();
        }
    }

    private void create(Link retired, Seen.Present original) {
        CalendarEvent event =
                crossing.forward(retired.originalSide(), original.event().event());
        Link draft = Drafts.again(retired, crossing.hashes(event), retired.generation());
        Optional<Action.Reversed> reversal = Reversal.unfinished(crossing, draft, original.event())
                .map(mark -> new Action.Reversed(mark, Optional.empty()));
        decisions.add(new Action.Create(draft, crossing.mark(draft), event, reversal));
    }

    private void adopt(Link link, Seen.Present original, Seen.Present copy) {
        CalendarEvent event =
                crossing.forward(link.originalSide(), original.event().event());
        Link draft = Drafts.again(link, crossing.hashes(event), link.generation());
        decisions.add(Adoption.of(request, draft, event, copy));
    }

    /** Deletes the copy that was seen, or the one that is known: a series, too, when what was seen is one of its occurrences. */
    private void deleteCopy(LinkCase it, Optional<Link> after) {
        LinkEnd known = end(it.link());
        Optional<Seen.Present> seen = present(it.copy());
        EventKey key = seen.map(Seen.Present::event)
                .filter(event -> event.seriesKey().filter(known.key()::equals).isEmpty())
                .map(RemoteEvent::key)
                .orElse(known.key());
        Version version = seen.map(copy -> copy.event().version()).orElse(known.version());
        delete(it.link(), key, version, after);
    }

    private void delete(Link link, Seen.Present copy, Optional<Link> after) {
        delete(link, copy.event().key(), copy.event().version(), after);
    }

    private void delete(Link link, EventKey key, Version version, Optional<Link> after) {
        Optional<EventKey> because = Optional.of(link.original().key());
        decisions.add(new Action.Delete(link.id(), link.copySide(), key, version, because, after));
    }

    private boolean hasCopy(Link link, Seen.Present original) {
        CalendarEvent event = original.event().event();
        return request.copies(link.originalSide(), event)
                && (link.state() == Link.State.ACTIVE || request.inWindow(event));
    }

    private boolean movedOut(Link link, Seen.Present original) {
        Set<EventField> differences =
                original.hashes().differences(link.original().hashes());
        boolean moved = differences.contains(EventField.TIME) || differences.contains(EventField.RECURRENCE);
        return moved && !request.inWindow(original.event().event());
    }

    private static LinkEnd end(Link link) {
        return link.copy().orElseThrow();
    }

    private static Optional<Seen.Present> present(Seen seen) {
        return seen instanceof Seen.Present present ? Optional.of(present) : Optional.empty();
    }
}
