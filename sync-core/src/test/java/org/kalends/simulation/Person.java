package org.kalends.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Side;

/** Somebody with both calendars open who does all that calendar programs can do. */
final class Person {

    private static final int MOST_EVENTS = 3;
    private static final List<EventField> EDITED = List.of(
            EventField.TITLE,
            EventField.TITLE,
            EventField.DESCRIPTION,
            EventField.LOCATION,
            EventField.AVAILABILITY,
            EventField.SENSITIVITY,
            EventField.TIME,
            EventField.TIME);

    private final World world;
    private final Dice dice;
    private final Tokens tokens;
    private final Marks marks;
    private final Map<Side, List<EventKey>> bin = new EnumMap<>(Side.class);
    private final Map<EventKey, List<CalendarEvent>> memory = new HashMap<>();
    private final Ideas ideas;

    Person(World world, Dice dice, Tokens tokens, Marks marks) {
        this.world = world;
        this.dice = dice;
        this.tokens = tokens;
        this.marks = marks;
        this.ideas = new Ideas(world, dice, tokens);
        for (Side side : Side.values()) {
            bin.put(side, new ArrayList<>());
        }
    }

    /** Does something. */
    void act() {
        Side side = dice.oneOf(Side.values());
        List<RemoteEvent> events = List.copyOf(world.events(side).values());
        int choice = dice.below(100);
        if (events.isEmpty() || (choice < 18 && originals(side) < MOST_EVENTS)) {
            add(side);
        } else if (choice < 55) {
            edit(side, dice.pick(events), dice.pick(EDITED));
        } else if (choice < 63) {
            move(side, dice.pick(events));
        } else if (choice < 72) {
            delete(side, dice.pick(events));
        } else if (choice < 77) {
            undelete(side);
        } else if (choice < 87) {
            editBoth();
        } else if (choice < 92) {
            series(side);
        } else {
            oddities(side, dice.pick(events));
        }
    }

    /** Makes everything readable again. */
    void heal() {
        for (Side side : Side.values()) {
            for (EventKey key : List.copyOf(world.spoiled.get(side))) {
                attempt(() -> remote(side).bump(key));
            }
            world.spoiled.get(side).clear();
        }
    }

    /** Somebody, a person or a program, has put an event into the bin. */
    void binned(Side side, EventKey key) {
        if (!marks.wasStripped(side, key)) {
            bin.get(side).add(key);
        }
    }

    private long originals(Side side) {
        return remote(side).events().stream()
                .filter(event -> marks.isOriginal(side, event))
                .count();
    }

    private void add(Side side) {
        CalendarEvent event = ideas.text(side, CalendarEvent.builder(ideas.time(dice.below(20))))
                .build();
        if (dice.oneIn(4)) {
            event = event.toBuilder()
                    .recurrence(Optional.of(ideas.recurrence()))
                    .build();
        } else if (dice.oneIn(6)) {
            event = Ideas.meeting(event);
        }
        CalendarEvent wanted = remote(side).typed(event);
        attempt(() -> {
            EventKey key = remote(side).add(world.syncable(side, wanted));
            typed(side, key, "adds");
            if (dice.oneIn(15)) {
                OriginMark foreign = new OriginMark(dice.oneOf("there", World.INSTALLATION), "other", "original", 0);
                remote(side).mark(key, Optional.of(foreign));
            }
        });
    }

    private void edit(Side side, RemoteEvent event, EventField field) {
        CalendarEvent changed = ideas.text(side, CalendarEvent.builder(ideas.time(dice.below(15))))
                .build();
        List<CalendarEvent> before = memory.computeIfAbsent(event.key(), key -> new ArrayList<>());
        before.add(event.event());
        CalendarEvent source = dice.oneIn(5) ? dice.pick(before) : changed;
        change(side, event.key(), field + " of", each -> each.with(field, source));
    }

    private void editBoth() {
        Map<EventKey, RemoteEvent> all = world.events(Side.B);
        List<RemoteEvent> copies = all.values().stream()
                .filter(event -> marks.isCopy(Side.B, event))
                .toList();
        for (RemoteEvent copy : copies) {
            String id = marks.originalOf(Side.B, copy);
            Optional<RemoteEvent> original = world.events(Side.A).values().stream()
                    .filter(event -> marks.id(Side.A, event.key()).equals(id))
                    .findFirst();
            if (original.isPresent()) {
                EventField field = dice.pick(EDITED);
                boolean first = dice.oneIn(2);
                edit(first ? Side.A : Side.B, first ? original.get() : copy, field);
                world.clock.pass(Duration.ofMinutes(dice.below(3)));
                edit(first ? Side.B : Side.A, first ? copy : original.get(), dice.oneIn(2) ? field : dice.pick(EDITED));
                return;
            }
        }
    }

    private void move(Side side, RemoteEvent event) {
        EventTime time = ideas.time(dice.oneIn(2) ? 15 + dice.below(5) : dice.below(15));
        change(side, event.key(), "moves", each -> each.toBuilder().time(time).build());
    }

    private void delete(Side side, RemoteEvent event) {
        EventKey key = dice.oneIn(3) ? world.root(side, event.key()) : event.key();
        remote(side).delete(key);
        world.trace(() -> side + " deletes " + key);
        binned(side, key);
    }

    private void undelete(Side side) {
        if (!bin.get(side).isEmpty()) {
            EventKey key = bin.get(side).remove(dice.below(bin.get(side).size()));
            attempt(() -> {
                remote(side).undelete(key);
                world.trace(() -> side + " undeletes " + key);
            });
        }
    }

    private void series(Side side) {
        List<RemoteEvent> items = remote(side).events();
        RemoteEvent item = dice.pick(items);
        if (item.event().recurrence().isEmpty() || dice.oneIn(4)) {
            boolean single = item.event().recurrence().isEmpty();
            Optional<Recurrence> turned = single ? Optional.of(ideas.recurrence()) : Optional.empty();
            if (marks.isOriginal(side, item)) {
                change(
                        side,
                        item.key(),
                        "reshapes",
                        each -> each.toBuilder().recurrence(turned).build());
            }
            return;
        }
        RecurrenceRule rule = item.event().recurrence().orElseThrow().rule();
        RecurrenceRule other = dice.oneIn(2)
                ? rule.toBuilder().count(1 + dice.below(4)).build()
                : rule.toBuilder().interval(1 + dice.below(3)).build();
        change(
                side,
                item.key(),
                "changes the rule of",
                each -> each.toBuilder()
                        .recurrence(each.recurrence()
                                .map(series -> new Recurrence(
                                        other, series.additions(), series.exclusions(), series.overrides())))
                        .build());
    }

    private void oddities(Side side, RemoteEvent event) {
        EventKey root = world.root(side, event.key());
        boolean copy = marks.isCopy(side, event);
        switch (dice.below(6)) {
            case 0 -> bump(side, root);
            case 1 -> spoil(side, root);
            case 2 -> strip(side, event);
            case 3 -> {
                if (!copy) {
                    callOff(side, event);
                }
            }
            case 4 -> {
                if (!copy) {
                    invite(side, event);
                }
            }
            default -> series(side);
        }
    }

    private void bump(Side side, EventKey root) {
        remote(side).bump(root);
        world.spoiled.get(side).remove(root);
        world.trace(() -> side + " bumps " + root);
    }

    private void spoil(Side side, EventKey root) {
        if (remote(side).spoil(root)) {
            world.spoiled.get(side).add(root);
            world.trace(() -> side + " spoils " + root);
        }
    }

    /** Other software rewrites a copy and drops the mark; without a link, nobody could know the copy any more. */
    private void strip(Side side, RemoteEvent event) {
        boolean linked = event.originMark().isPresent()
                && marks.isCopy(side, event)
                && !world.store
                        .linksByKey(World.PAIR, side, List.of(event.key()))
                        .isEmpty();
        if (linked) {
            marks.strip(side, event);
            remote(side).mark(event.key(), Optional.empty());
            world.trace(() -> side + " strips the mark of " + event.key());
        }
    }

    private void callOff(Side side, RemoteEvent event) {
        EventStatus status =
                event.event().status() == EventStatus.CANCELLED ? EventStatus.CONFIRMED : EventStatus.CANCELLED;
        change(
                side,
                event.key(),
                status + " is now",
                each -> each.toBuilder().status(status).build());
    }

    private void invite(Side side, RemoteEvent event) {
        change(
                side,
                event.key(),
                "invites to",
                each -> each.isMeeting() ? each.toBuilder().attendees(List.of()).build() : Ideas.meeting(each));
    }

    private void change(Side side, EventKey key, String what, UnaryOperator<CalendarEvent> change) {
        attempt(() -> {
            remote(side).edit(key, event -> world.syncable(side, remote(side).typed(change.apply(event))));
            typed(side, key, what);
        });
    }

    private void typed(Side side, EventKey key, String what) {
        remote(side).event(key).ifPresent(now -> {
            tokens.typed(side, key, now.event());
            world.trace(() -> side + " " + what + " " + key + " " + Shown.of(now));
        });
    }

    /** A person, too, is told by the server what cannot be done. */
    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (ProviderException e) {
            // Nothing was changed.
        }
    }

    private Remote remote(Side side) {
        return world.remote(side);
    }
}
