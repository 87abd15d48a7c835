package org.kalends.core.internal.plan;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Version;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.PairPolicy;

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

    LinkTable(PlanRequest request, Decisions decisions) {
        this.request = request;
        this.decisions = decisions;
        this.policy = request.pair().policy();
        this.crossing = request.crossing();
    }

    void decide(LinkCase it) {
        if (it.original() instanceof Seen.Unreadable || it.copy() instanceof Seen.Unreadable) {
            decisions.unchanged();
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
            Version version = present(it.copy())
                    .map(copy -> copy.event().version())
                    .orElse(end(link).version());
            delete(link, end(link).key(), version, Optional.empty());
        }
    }

    private void becomeOriginal(Link link, Seen.Present copy) {
        Unlinked survivor = new Unlinked(
                link.copySide(), copy.event(), copy.hashes(), crossing.linkId(link.copySide(), copy.event()));
        decisions.note(link.copySide(), copy.event().key(), "edited here, deleted there: the edit wins");
        decisions.add(Reversal.of(request, survivor, Optional.of(link.id())));
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
        if (retiring && carried && merge.rescue(it, original.get())) {
            return;
        }
        if (retiring || (movedOut(link, original.get()) && !carried)) {
            Version version =
                    copy.map(seen -> seen.event().version()).orElse(end(link).version());
            Link current = link.withOriginal(crossing.end(original.get(), request.window()));
            delete(link, end(link).key(), version, Optional.of(current.without(Link.State.RETIRED)));
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
        decisions.add(new Action.Create(draft, crossing.mark(draft), event, Optional.empty()));
    }

    private void adopt(Link link, Seen.Present original, Seen.Present copy) {
        CalendarEvent event =
                crossing.forward(link.originalSide(), original.event().event());
        int generation =
                copy.event().originMark().map(mark -> mark.generation()).orElse(link.generation());
        Link draft = Drafts.again(link, crossing.hashes(event), generation);
        decisions.add(Adoption.of(request, draft, event, copy));
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
