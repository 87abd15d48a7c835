package org.kalends.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.Side;

/** Both calendars at one moment. */
final class State {

    private final Map<Side, Map<EventKey, RemoteEvent>> events = new EnumMap<>(Side.class);
    private final Map<Side, Set<EventKey>> inWindow = new EnumMap<>(Side.class);
    private final Map<String, Link> links = new HashMap<>();
    private final Marks marks;

    private State(Marks marks) {
        this.marks = marks;
    }

    static State of(World world, Marks marks) {
        State state = new State(marks);
        for (Side side : Side.values()) {
            state.events.put(side, world.events(side));
        }
        return state;
    }

    static State withWindow(World world, Marks marks) {
        State state = of(world, marks);
        for (Side side : Side.values()) {
            state.inWindow.put(side, world.keysInWindow(side));
        }
        world.store
                .links(World.PAIR, Optional.empty(), 1000)
                .forEach(link -> state.links.put(link.id().value(), link));
        return state;
    }

    Map<EventKey, RemoteEvent> events(Side side) {
        return events.get(side);
    }

    Optional<RemoteEvent> event(Side side, EventKey key) {
        return Optional.ofNullable(events.get(side).get(key));
    }

    boolean overlapsWindow(Side side, EventKey key) {
        return inWindow.get(side).contains(key);
    }

    boolean isCopy(Side side, EventKey key) {
        return event(side, key).filter(event -> marks.isCopy(side, event)).isPresent();
    }

    /** Returns what the store then knew of an original. */
    Optional<Link> link(Entity entity) {
        return Optional.ofNullable(links.get(entity.id));
    }

    /** Returns the copies of an original. */
    List<RemoteEvent> copies(Entity entity) {
        return events.get(entity.copySide()).values().stream()
                .filter(event -> marks.isCopy(entity.copySide(), event)
                        && marks.originalOf(entity.copySide(), event).equals(entity.id))
                .toList();
    }
}
