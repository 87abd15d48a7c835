package org.kalends.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Sight sight;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private boolean unclean;

    Truth(World world, Marks marks) {
        this.world = world;
        this.marks = marks;
        this.values = new Values(world);
        this.sight = new Sight(world);
    }

    /** Runs what a person does and remembers it. */
    void personally(Runnable action) {
        State before = State.of(world, marks);
        knowOriginals(before);
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
        noteCopies(after);
        for (Entity entity : List.copyOf(entities.values())) {
            entity.blind = sight.isBlind(entity, before);
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

    /** Whatever a run does, somebody else's copies are none of its business. */
    void checkForeign(State before, State after) {
        for (Side side : Side.values()) {
            before.events(side).forEach((key, event) -> {
                boolean untouched = marks.role(side, event) != Marks.Role.FOREIGN
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
        Entity entity = entity(side, event);
        if (entity == null) {
            return;
        }
        if (marks.isCopy(side, event)) {
            entity.copyDeleted = true;
            entity.copyWasDeleted = true;
        } else {
            entity.originalDeleted = true;
        }
    }

    private void appeared(Side side, RemoteEvent event) {
        Entity entity = entity(side, event);
        if (entity == null) {
            return;
        }
        if (marks.isCopy(side, event)) {
            entity.copyRevived = true;
            entity.copyDeleted = false;
        } else {
            entity.originalRevived = entity.originalDeleted || entity.original.isEmpty();
            entity.originalDeleted = false;
            entity.isToldAgain = true;
            for (EventField field : EventField.values()) {
                entity.originalEdits.put(field, event.event());
            }
        }
    }

    private void changed(Side side, RemoteEvent before, RemoteEvent now) {
        Entity entity = entity(side, now);
        if (entity == null) {
            return;
        }
        boolean copy = marks.isCopy(side, now);
        Map<EventField, CalendarEvent> edits = copy ? entity.copyEdits : entity.originalEdits;
        Entity successor = entities.get(marks.id(side, now.key()));
        if (copy) {
            entity.copyHistory.add(now.event());
        } else {
            entity.isToldAgain = true;
        }
        for (EventField field : EventField.values()) {
            if (!values.same(field, before.event(), now.event())) {
                edits.put(field, now.event());
                if (successor != null) {
                    successor.originalEdits.put(field, now.event());
                }
            }
        }
    }

    /** Returns the entity that an event is the original or a copy of; null for somebody else's copy. */
    private Entity entity(Side side, RemoteEvent event) {
        return switch (marks.role(side, event)) {
            case ORIGINAL -> ofOriginal(side, event.key());
            case COPY -> ofCopy(side, event);
            case FOREIGN -> null;
        };
    }

    private void checkStrays(State after) {
        for (Side side : Side.values()) {
            after.events(side).values().forEach(event -> {
                if (marks.isCopy(side, event)) {
                    Entity entity = ofCopy(side, event);
                    boolean tied = entity != null
                            && entity.copySide() == side
                            && after.event(entity.side, entity.key).isPresent();
                    if (entity != null && entity.copyRevived && !after.overlapsWindow(side, event.key())) {
                        entity.blind = true;
                        entity.isUntold = true;
                    }
                    boolean tolerated = entity != null && entity.blind;
                    Violation.unless(tied || tolerated, "stray: %s %s has no original", side, event.key());
                }
            });
        }
    }

    private void noteCopies(State after) {
        for (Side side : Side.values()) {
            after.events(side).values().stream()
                    .filter(event -> marks.isCopy(side, event))
                    .forEach(event -> marks.noteCopy(side, event));
        }
    }

    /** Takes in copies that have become originals. */
    private void knowOriginals(State after) {
        for (Side side : Side.values()) {
            after.events(side).values().forEach(event -> {
                if (marks.isOriginal(side, event)) {
                    ofOriginal(side, event.key());
                }
            });
        }
    }

    private void settle(State after) {
        boolean respects = world.settings.policy().deletedCopy() == DeletedCopyRule.RESPECT;
        for (Entity entity : entities.values()) {
            Optional<RemoteEvent> original = after.event(entity.side, entity.key)
                    .filter(event -> !marks.isCopy(entity.side, event)
                            || !after.copies(entity).isEmpty());
            Optional<RemoteEvent> copy =
                    original.flatMap(there -> after.copies(entity).stream().findFirst());
            entity.hazy = entity.blind;
            if (!entity.blind) {
                entity.respected = respects
                        && ((entity.respected && !entity.copyRevived) || entity.copyDeleted)
                        && original.isPresent()
                        && copy.isEmpty();
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

    /** A reversal that is under way has made the copy of an event that is not marked as an original yet. */
    private Entity ofCopy(Side side, RemoteEvent copy) {
        String id = marks.originalOf(side, copy);
        if (!entities.containsKey(id)) {
            world.events(side.other()).keySet().stream()
                    .filter(key -> marks.id(side.other(), key).equals(id))
                    .forEach(key -> ofOriginal(side.other(), key));
        }
        return entities.get(id);
    }
}
