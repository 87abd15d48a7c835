package org.kalends.core.internal.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/**
 * Copies that carry our mark and have no link: the store was lost, or somebody brought back a copy whose original is gone.
 *
 * <p>A copy is tied to the original that its mark names. Where there is none, a complete reading of both sides proves that the original
 * is gone, and the copy goes too; otherwise a two-way pair takes the copy for what somebody wants to have. As long as something on the
 * other side cannot be read, nothing is proved.
 */
final class StrayTable {

    private final PlanRequest request;
    private final Decisions decisions;
    private final Crossing crossing;

    StrayTable(PlanRequest request, Decisions decisions) {
        this.request = request;
        this.decisions = decisions;
        this.crossing = request.crossing();
    }

    /** Decides on all strays and returns the links that they were tied to. */
    Set<LinkId> decide() {
        request.outdated().forEach(this::delete);
        Map<LinkId, Unlinked> originals = new HashMap<>();
        request.newcomers().forEach(event -> originals.put(event.id(), event));
        request.strays().forEach(event -> originals.putIfAbsent(event.id(), event));
        Set<LinkId> claimed = new HashSet<>();
        Set<Unlinked> ruling = new HashSet<>();
        List<Unlinked> strays = request.strays().stream()
                .sorted(Comparator.comparing((Unlinked stray) -> stray.mark().generation())
                        .reversed())
                .toList();
        for (Unlinked stray : strays) {
            Unlinked original = originals.get(stray.copyOf());
            if (original != null && original.side() != stray.side() && claimed.add(original.id())) {
                ruling.add(original);
                decisions.guard(original.side(), original.event().key(), () -> tie(original, stray));
            } else if (original != null && original.side() != stray.side()) {
                second(stray, strays);
            }
        }
        for (Unlinked stray : strays) {
            boolean orphan = !originals.containsKey(stray.copyOf());
            if (orphan && !ruling.contains(stray)) {
                decisions.guard(stray.side(), stray.event().key(), () -> orphan(stray, claimed));
            }
        }
        return claimed;
    }

    /** A mark is good for one copy: a second one with the same generation is what somebody duplicated by hand, and stays. */
    private void second(Unlinked stray, List<Unlinked> strays) {
        boolean outdated = strays.stream()
                .filter(other -> other.copyOf().equals(stray.copyOf()))
                .anyMatch(other -> other.mark().generation() > stray.mark().generation());
        if (outdated) {
            delete(stray);
        } else {
            decisions.unchanged();
        }
    }

    private void tie(Unlinked original, Unlinked stray) {
        CalendarEvent event = original.event().event();
        if (!request.copies(original.side(), event)) {
            delete(stray);
            return;
        }
        CalendarEvent wanted = crossing.forward(original.side(), event);
        Link draft = Drafts.of(
                request, original, crossing.hashes(wanted), stray.mark().generation());
        decisions.add(Adoption.of(request, draft, wanted, new Seen.Present(stray.event(), stray.hashes())));
    }

    private void orphan(Unlinked stray, Set<LinkId> claimed) {
        Side originalSide = stray.side().other();
        if (!request.inWindow(stray.event().event())) {
            decisions.unchanged();
        } else if (request.blind().contains(originalSide)) {
            decisions.fail(
                    stray.side(),
                    stray.event().key(),
                    "the original of this copy may be among the events of the other calendar that cannot be read");
        } else if (!request.complete() && Reversal.isPossible(request, originalSide)) {
            claimed.add(stray.id());
            decisions.add(Reversal.of(request, stray, Optional.empty()));
        } else {
            delete(stray);
        }
    }

    /** Deletes a copy without touching the link that it may once have belonged to. */
    private void delete(Unlinked stray) {
        decisions.add(new Action.Delete(
                stray.id(),
                stray.side(),
                stray.event().key(),
                stray.event().version(),
                Optional.empty(),
                Optional.empty()));
    }
}
