package org.kalends.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;

/** Both calendars at one moment. */
final class State {

    private final Map<Side, Map<EventKey, RemoteEvent>> events = new EnumMap<>(Side.class);
    private final Map<Side, Set<EventKey>> inWindow = new EnumMap<>(Side.class);
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

    /** Returns the copies of an original. */
    List<RemoteEvent> copies(Entity entity) {
        return events.get(entity.copySide()).values().stream()
                .filter(event -> marks.isCopy(entity.copySide(), event).orElse(false)
                        && event.originMark().orElseThrow().original().equals(entity.id))
                .toList();
    }
}
