package org.kalends.core.internal.run;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.LinkCase;
import org.kalends.core.internal.plan.Seen;
import org.kalends.core.internal.plan.Unlinked;

/**
 * Meetings that the target calendar holds as invitations of its own and that therefore get no copy, where the pair asks for that.
 */
final class HeldInvitations {

    private final RunContext run;
    private final List<Unlinked> newcomers;
    private final Set<LinkId> concerned = new HashSet<>();
    private final Map<Side, Set<String>> held = new EnumMap<>(Side.class);

    /** Adds the links whose original arrived on the other side as an invitation to {@code links}. */
    HeldInvitations(RunContext run, List<Unlinked> newcomers, Map<LinkId, Link> links) {
        this.run = run;
        this.newcomers = newcomers;
        for (Unlinked newcomer : newcomers) {
            Optional<String> uid = newcomer.event().event().iCalUid();
            if (asks(newcomer.side().other()) && uid.isPresent()) {
                add(newcomer.side(), uid.get());
                Collection<Link> found = run.store()
                        .linksByUid(
                                run.pair().id(),
                                newcomer.side().other(),
                                Set.of(run.crossing().uidHash(uid.get())));
                found.forEach(link -> {
                    links.putIfAbsent(link.id(), link);
                    concerned.add(link.id());
                });
            }
        }
    }

    /** Returns whether the original of a link has to be looked at because of an invitation. */
    boolean concerns(Link link) {
        return concerned.contains(link.id());
    }

    /** Returns the UIDs that each side holds, as far as the plan has to know. */
    Map<Side, Set<String>> uids(List<LinkCase> cases) {
        for (Unlinked newcomer : newcomers) {
            ask(newcomer.side(), newcomer.event());
        }
        for (LinkCase it : cases) {
            if (it.link().copy().isEmpty() && it.original() instanceof Seen.Present original) {
                ask(it.link().originalSide(), original.event());
            }
        }
        return held;
    }

    private void ask(Side originalSide, RemoteEvent original) {
        Side target = originalSide.other();
        boolean lookable = asks(originalSide)
                && original.event().isMeeting()
                && run.crossing().capabilities(target).has(Capability.UID_LOOKUP);
        original.event().iCalUid().filter(uid -> lookable && holds(target, uid)).ifPresent(uid -> add(target, uid));
    }

    /** One that is there and cannot be read is held too: a copy would be the same meeting twice. */
    private boolean holds(Side side, String uid) {
        try {
            return run.provider(side).findByUid(run.pair().calendar(side), uid).isPresent();
        } catch (ProviderException failure) {
            if (failure.kind() != FailureKind.PERMANENT) {
                throw failure;
            }
            return true;
        }
    }

    private void add(Side side, String uid) {
        held.computeIfAbsent(side, s -> new HashSet<>()).add(uid);
    }

    private boolean asks(Side originalSide) {
        return run.pair().policy().copiesFrom(originalSide)
                && run.pair().policy().from(originalSide).filters().skipHeldInvitations();
    }
}
