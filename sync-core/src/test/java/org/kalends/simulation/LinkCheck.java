package org.kalends.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.Side;

/** In the end, links and copies are the same thing told twice. */
final class LinkCheck {

    private final World world;
    private final Marks marks;
    private final Truth truth;

    LinkCheck(World world, Marks marks, Truth truth) {
        this.world = world;
        this.marks = marks;
        this.truth = truth;
    }

    void check() {
        List<Link> links = world.store.links(World.PAIR, Optional.empty(), 1000);
        Map<Side, Set<EventKey>> copies = new HashMap<>(Map.of(Side.A, new HashSet<>(), Side.B, new HashSet<>()));
        Map<Side, Set<EventKey>> originals = new HashMap<>(Map.of(Side.A, new HashSet<>(), Side.B, new HashSet<>()));
        for (Link link : links) {
            if (truth.isBlind(link.id().value())) {
                link.copy().ifPresent(copy -> copies.get(link.copySide()).add(copy.key()));
                continue;
            }
            boolean first =
                    originals.get(link.originalSide()).add(link.original().key());
            Violation.unless(
                    first, "links: two of the original %s", link.original().key());
            link.copy().ifPresent(copy -> {
                boolean alone = copies.get(link.copySide()).add(copy.key());
                Violation.unless(alone, "links: two of the copy %s", copy.key());
                Optional<RemoteEvent> there =
                        Optional.ofNullable(world.events(link.copySide()).get(copy.key()));
                Violation.unless(
                        there.flatMap(RemoteEvent::originMark)
                                .filter(mark -> mark.original().equals(link.id().value()))
                                .isPresent(),
                        "links: %s on %s is not the copy that a link says",
                        copy.key(),
                        link.copySide());
                Violation.unless(
                        world.events(link.originalSide())
                                .containsKey(link.original().key()),
                        "links: original %s on %s is gone",
                        link.original().key(),
                        link.originalSide());
            });
        }
        for (Side side : Side.values()) {
            world.events(side).values().forEach(event -> {
                boolean blind = truth.isBlind(marks.originalOf(side, event));
                if (marks.isCopy(side, event) && !blind) {
                    Violation.unless(
                            copies.get(side).contains(event.key()),
                            "links: the copy %s on %s has none",
                            event.key(),
                            side);
                }
            });
        }
        Violation.unless(world.store.intents(World.PAIR).isEmpty(), "intents are left");
    }
}
