package org.kalends.simulation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;

/**
 * What a sync can see. Feeds tell of occurrences in the window only, snapshots of nothing outside of it, and an unreadable event tells
 * nothing at all: the oracle blames nobody for what could not be seen.
 */
final class Sight {

    private final World world;

    Sight(World world) {
        this.world = world;
    }

    /** Returns whether something about an original or its copy may be unseen. */
    boolean isBlind(Entity entity, State before) {
        boolean strayed = entity.copyRevived && !world.spoiled.get(entity.side).isEmpty();
        if (strayed || isSpoiled(entity, before) || isParked(entity, before)) {
            return true;
        }
        boolean returned = entity.copyRevived && world.isLossy(entity.copySide()) && isOutside(before, entity);
        if (returned) {
            entity.isUntold = true;
            entity.isToldAgain = false;
        } else if (before.overlapsWindow(entity.side, entity.key) && (!entity.isUntold || entity.isToldAgain)) {
            entity.isUntold = false;
            return false;
        }
        boolean occurrence = !root(entity).equals(entity.key);
        Optional<Link> link = before.link(entity);
        boolean original = (entity.originalOutside || isOutside(link.map(Link::original)))
                && (occurrence || world.isLossy(entity.side));
        boolean copy = (entity.copyOutside || isOutside(link.flatMap(Link::copy))) && world.isLossy(entity.copySide());
        if (original || copy) {
            entity.isUntold = true;
            entity.isToldAgain = false;
        }
        return entity.isUntold;
    }

    private static boolean isOutside(State before, Entity entity) {
        return before.copies(entity).stream().anyMatch(copy -> !before.overlapsWindow(entity.copySide(), copy.key()));
    }

    private boolean isOutside(Optional<LinkEnd> known) {
        return known.filter(end -> !world.window().overlaps(end.start(), end.end()))
                .isPresent();
    }

    private boolean isParked(Entity entity, State before) {
        return world.store.parked(World.PAIR).stream()
                .anyMatch(event -> event.side() == entity.side
                        ? event.key().equals(entity.key) || event.key().equals(root(entity))
                        : copies(entity, before).contains(event.key()));
    }

    private EventKey root(Entity entity) {
        return world.root(entity.side, entity.key);
    }

    private Set<EventKey> copies(Entity entity, State before) {
        Set<EventKey> keys = new HashSet<>();
        entity.copy.ifPresent(copy -> keys.add(copy.key()));
        before.copies(entity).forEach(copy -> keys.add(world.root(entity.copySide(), copy.key())));
        return keys;
    }

    private boolean isSpoiled(Entity entity, State before) {
        return world.spoiled.get(entity.side).contains(root(entity))
                || copies(entity, before).stream().anyMatch(world.spoiled.get(entity.copySide())::contains);
    }
}
