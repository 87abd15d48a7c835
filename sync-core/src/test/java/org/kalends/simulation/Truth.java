package org.kalends.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Side;

/** Remembers what people did to which event, and judges each completed sync by it. */
final class Truth {

    private final World world;
    private final Marks marks;
    private final Values values;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private boolean unclean;

    Truth(World world, Marks marks) {
        this.world = world;
        this.marks = marks;
        this.values = new Values(world);
    }

    /** Runs what a person does and remembers it. */
    void personally(Runnable action) {
        State before = State.of(world, marks);
        action.run();
        State after = State.of(world, marks);
        for (Side side : Side.values()) {
            compare(side, before.events(side), after.events(side));
        }
    }

    /** A run ended before it was complete, or somebody interfered: until the next one, the oracle cannot tell who won. */
    void interrupted(State after) {
        unclean = true;
        knowOriginals(after);
        entities.values().forEach(entity -> noteOutside(entity, after));
    }

    /** A run said that it is complete. */
    void completed(State before, State after) {
        for (Entity entity : List.copyOf(entities.values())) {
            entity.blind = isBlind(entity, before);
            if (!entity.blind) {
                new Verdict(world, values, entity, before, after, unclean || entity.hazy).check();
            }
        }
        knowOriginals(after);
        checkStrays(after);
        settle(after);
        unclean = false;
    }

    /** Returns whether nobody can be blamed for how an original and its copy stand to each other. */
    boolean isBlind(String id) {
        return entities.containsKey(id) && entities.get(id).blind;
    }

    /** Feeds tell of occurrences in the window only, and snapshots of nothing outside of it. */
    private boolean isBlind(Entity entity, State before) {
        if (isSpoiled(entity, before) || isParked(entity)) {
            return true;
        }
        if (before.overlapsWindow(entity.side, entity.key)) {
            return false;
        }
        boolean occurrence = entity.key.value().indexOf('/') >= 0;
        boolean original =
                (entity.originalOutside || hasSlid(entity.original)) && (occurrence || world.isLossy(entity.side));
        boolean copy = (entity.copyOutside || hasSlid(entity.copy)) && world.isLossy(entity.copySide());
        return entity.blind || original || copy;
    }

    private boolean isParked(Entity entity) {
        return world.store.parked(World.PAIR).stream()
                .anyMatch(event -> event.side() == entity.side
                        ? event.key().equals(entity.key) || event.key().equals(Marks.root(entity.key))
                        : entity.copy
                                .filter(copy -> copy.key().equals(event.key()))
                                .isPresent());
    }

    private boolean isSpoiled(Entity entity, State before) {
        Set<EventKey> copies = world.spoiled.get(entity.copySide());
        return world.spoiled.get(entity.side).contains(Marks.root(entity.key))
                || entity.copy.filter(copy -> copies.contains(copy.key())).isPresent()
                || before.copies(entity).stream().anyMatch(copy -> copies.contains(Marks.root(copy.key())));
    }

    private boolean hasSlid(Optional<RemoteEvent> known) {
        return known.filter(event -> !world.window().overlaps(event.event().time()))
                .isPresent();
    }

    /** Whatever a run does, somebody else's copies are none of its business. */
    void checkForeign(State before, State after) {
        for (Side side : Side.values()) {
            before.events(side).forEach((key, event) -> {
                boolean untouched = marks.isCopy(side, event).isPresent()
                        || after.event(side, key).equals(Optional.of(event));
                Violation.unless(untouched, "foreign: %s %s was touched", side, key);
            });
        }
    }

    private void compare(Side side, Map<EventKey, RemoteEvent> before, Map<EventKey, RemoteEvent> after) {
        before.forEach((key, event) -> {
            RemoteEvent now = after.get(key);
            if (now == null) {
                removed(side, event);
            } else {
                changed(side, event, now);
            }
        });
        after.forEach((key, event) -> {
            if (!before.containsKey(key)) {
                appeared(side, event);
            }
        });
    }

    private void removed(Side side, RemoteEvent event) {
        Optional<Boolean> copy = marks.isCopy(side, event);
        if (copy.isPresent() && copy.get()) {
            Entity entity = ofCopy(event);
            if (entity != null) {
                entity.copyDeleted = true;
                entity.copyWasDeleted = true;
            }
        } else if (copy.isPresent()) {
            Entity entity = ofOriginal(side, event.key());
            entity.originalDeleted = true;
        }
    }

    private void appeared(Side side, RemoteEvent event) {
        Optional<Boolean> copy = marks.isCopy(side, event);
        if (copy.isPresent() && copy.get()) {
            Entity entity = ofCopy(event);
            if (entity != null) {
                entity.copyRevived = true;
                entity.copyDeleted = false;
            }
        } else if (copy.isPresent()) {
            Entity entity = ofOriginal(side, event.key());
            entity.originalRevived = entity.originalDeleted || entity.original.isEmpty();
            entity.originalDeleted = false;
            for (EventField field : EventField.values()) {
                entity.originalEdits.put(field, event.event());
            }
        }
    }

    private void changed(Side side, RemoteEvent before, RemoteEvent now) {
        Optional<Boolean> copy = marks.isCopy(side, now);
        if (copy.isEmpty()) {
            return;
        }
        Entity entity = copy.get() ? ofCopy(now) : ofOriginal(side, now.key());
        if (entity == null) {
            return;
        }
        Map<EventField, CalendarEvent> edits = copy.get() ? entity.copyEdits : entity.originalEdits;
        for (EventField field : EventField.values()) {
            if (!values.same(field, before.event(), now.event())) {
                edits.put(field, now.event());
            }
        }
    }

    private void checkStrays(State after) {
        for (Side side : Side.values()) {
            after.events(side).values().forEach(event -> {
                if (marks.isCopy(side, event).orElse(false)) {
                    Entity entity = ofCopy(event);
                    boolean tied = entity != null
                            && entity.copySide() == side
                            && after.event(entity.side, entity.key).isPresent();
                    if (entity != null && entity.copyRevived && !after.overlapsWindow(side, event.key())) {
                        entity.blind = true;
                    }
                    boolean tolerated = entity != null && entity.blind;
                    Violation.unless(tied || tolerated, "stray: %s %s has no original", side, event.key());
                }
            });
        }
    }

    /** Takes in copies that have become originals. */
    private void knowOriginals(State after) {
        for (Side side : Side.values()) {
            after.events(side).values().forEach(event -> {
                if (marks.isCopy(side, event).filter(copy -> !copy).isPresent()) {
                    ofOriginal(side, event.key());
                }
            });
        }
    }

    private void settle(State after) {
        boolean respects = world.settings.policy().deletedCopy() == DeletedCopyRule.RESPECT;
        for (Entity entity : entities.values()) {
            Optional<RemoteEvent> original = after.event(entity.side, entity.key);
            Optional<RemoteEvent> copy =
                    original.flatMap(there -> after.copies(entity).stream().findFirst());
            entity.hazy = entity.blind;
            if (!entity.blind) {
                entity.respected =
                        respects && (entity.respected || entity.copyDeleted) && original.isPresent() && copy.isEmpty();
                entity.settle(original, copy);
            }
            entity.originalOutside = false;
            entity.copyOutside = false;
            noteOutside(entity, after);
        }
        world.lossy.clear();
    }

    private static void noteOutside(Entity entity, State state) {
        entity.originalOutside |=
                state.event(entity.side, entity.key).isPresent() && !state.overlapsWindow(entity.side, entity.key);
        entity.copyOutside |=
                state.copies(entity).stream().anyMatch(copy -> !state.overlapsWindow(entity.copySide(), copy.key()));
    }

    private Entity ofOriginal(Side side, EventKey key) {
        return entities.computeIfAbsent(marks.id(side, key), id -> new Entity(side, key, id));
    }

    private Entity ofCopy(RemoteEvent copy) {
        return entities.get(copy.originMark().orElseThrow().original());
    }
}
