package org.kalends.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryCalendar;

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

    private static final boolean TEMP = Boolean.getBoolean("temp");
    private final World world;
    private final Dice dice;
    private final Tokens tokens;
    private final Marks marks;
    private final Map<Side, List<EventKey>> bin = new EnumMap<>(Side.class);
    private final Map<EventKey, List<CalendarEvent>> memory = new java.util.HashMap<>();

    Person(World world, Dice dice, Tokens tokens, Marks marks) {
        this.world = world;
        this.dice = dice;
        this.tokens = tokens;
        this.marks = marks;
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
                attempt(() -> calendar(side).bump(key));
            }
            world.spoiled.get(side).clear();
        }
    }

    /** Something other than the person, or the person in another program, has put a key into the bin. */
    void binned(Side side, EventKey key) {
        bin.get(side).add(key);
    }

    private long originals(Side side) {
        return world.calendar(side).events().stream()
                .filter(event -> marks.isCopy(side, event).filter(copy -> !copy).isPresent())
                .count();
    }

    private void add(Side side) {
        CalendarEvent event =
                text(side, CalendarEvent.builder(time(dice.below(20)))).build();
        if (dice.oneIn(4)) {
            event = event.toBuilder().recurrence(Optional.of(recurrence())).build();
        } else if (dice.oneIn(6)) {
            event = meeting(event);
        }
        EventKey key = calendar(side).add(event);
        typed(side, key, "adds");
        if (dice.oneIn(15)) {
            OriginMark foreign = new OriginMark(dice.oneOf("there", World.INSTALLATION), "other", "original", 0);
            calendar(side).mark(key, Optional.of(foreign));
        }
    }

    private static CalendarEvent meeting(CalendarEvent event) {
        Attendee guest = new Attendee(
                org.kalends.api.model.Person.ofEmail("guest@example.org"),
                Attendee.Role.REQUIRED,
                ResponseStatus.ACCEPTED);
        return event.toBuilder()
                .attendees(List.of(guest))
                .facts(new EventFacts(ResponseStatus.NONE, EventKind.DEFAULT, true))
                .build();
    }

    private CalendarEvent.Builder text(Side side, CalendarEvent.Builder builder) {
        return builder.title(tokens.next(side) + " with words")
                .description(description(side))
                .location(dice.oneIn(2) ? "" : tokens.next(side))
                .availability(availability())
                .sensitivity(dice.oneOf(Sensitivity.values()));
    }

    private Description description(Side side) {
        if (dice.oneIn(3)) {
            return Description.EMPTY;
        }
        String text = tokens.next(side);
        return dice.oneIn(2) ? Description.of(text) : new Description(text, Optional.of("<b>" + text + "</b>"));
    }

    private Availability availability() {
        return dice.oneOf(Availability.FREE, Availability.BUSY, Availability.BUSY, Availability.OUT_OF_OFFICE);
    }

    private Recurrence recurrence() {
        RecurrenceRule.Frequency frequency =
                dice.oneOf(RecurrenceRule.Frequency.DAILY, RecurrenceRule.Frequency.WEEKLY);
        return Recurrence.of(RecurrenceRule.builder(frequency)
                .interval(dice.oneOf(1, 2))
                .count(2 + dice.below(3))
                .build());
    }

    /** Returns a time: mostly in the window, sometimes at one of its edges, sometimes far away. */
    private EventTime time(int choice) {
        int day = choice < 15
                ? dice.below(37) - 8
                : choice == 15 ? -12 + dice.below(4) : choice < 19 ? 29 + dice.below(5) : 400;
        LocalDate date = LocalDate.ofInstant(world.clock.instant(), World.ZONE).plusDays(day);
        if (dice.oneIn(4)) {
            return new EventTime.AllDay(date, date.plusDays(1 + dice.below(2)));
        }
        LocalDateTime start = date.atTime(6 + dice.below(14), dice.oneOf(0, 15, 30));
        return dice.oneIn(10)
                ? new EventTime.Floating(start, start.plusHours(1))
                : new EventTime.Timed(start, start.plus(Duration.ofMinutes(30L * dice.below(4))), World.ZONE);
    }

    private void edit(Side side, RemoteEvent event, EventField field) {
        CalendarEvent changed =
                text(side, CalendarEvent.builder(time(dice.below(15)))).build();
        List<CalendarEvent> before = memory.computeIfAbsent(event.key(), key -> new ArrayList<>());
        before.add(event.event());
        CalendarEvent source = dice.oneIn(5) ? dice.pick(before) : changed;
        change(side, event.key(), field + " of", each -> each.with(field, source));
    }

    private void editBoth() {
        Map<EventKey, RemoteEvent> all = world.events(Side.B);
        List<RemoteEvent> copies = all.values().stream()
                .filter(event ->
                        marks.isCopy(Side.B, event).filter(copy -> copy).isPresent())
                .toList();
        for (RemoteEvent copy : copies) {
            String id = copy.originMark().orElseThrow().original();
            Optional<RemoteEvent> original = world.events(Side.A).values().stream()
                    .filter(event -> marks.id(Side.A, event.key()).equals(id))
                    .findFirst();
            if (original.isPresent()) {
                EventField field = dice.pick(EDITED);
                boolean first = dice.oneIn(2);
                edit(first ? Side.A : Side.B, first ? original.get() : copy, field);
                world.clock.advance(Duration.ofMinutes(dice.below(3)));
                edit(first ? Side.B : Side.A, first ? copy : original.get(), dice.oneIn(2) ? field : dice.pick(EDITED));
                return;
            }
        }
    }

    private void move(Side side, RemoteEvent event) {
        EventTime time = time(dice.oneIn(2) ? 15 + dice.below(5) : dice.below(15));
        change(side, event.key(), "moves", each -> each.toBuilder().time(time).build());
    }

    private void delete(Side side, RemoteEvent event) {
        EventKey key = dice.oneIn(3) ? Marks.root(event.key()) : event.key();
        calendar(side).delete(key);
        world.trace(() -> side + " deletes " + key);
        bin.get(side).add(key);
    }

    private void undelete(Side side) {
        if (!bin.get(side).isEmpty()) {
            EventKey key = bin.get(side).remove(dice.below(bin.get(side).size()));
            attempt(() -> {
                calendar(side).undelete(key);
                if (TEMP
                        && calendar(side)
                                .event(key)
                                .map(e -> marks.isCopy(side, e).orElse(false)
                                        && world.events(side).values().stream()
                                                        .filter(o ->
                                                                o.originMark().isPresent()
                                                                        && o.originMark()
                                                                                .get()
                                                                                .sameOrigin(e.originMark()
                                                                                        .get()))
                                                        .count()
                                                > 1)
                                .orElse(false)) {
                    calendar(side).delete(key);
                    return;
                }
                world.trace(() -> side + " undeletes " + key);
            });
        }
    }

    private void series(Side side) {
        List<RemoteEvent> items = calendar(side).events();
        RemoteEvent item = dice.pick(items);
        if (item.event().recurrence().isEmpty() || dice.oneIn(4)) {
            boolean single = item.event().recurrence().isEmpty();
            Optional<Recurrence> turned = single ? Optional.of(recurrence()) : Optional.empty();
            boolean allowed = marks.isCopy(side, item).filter(copy -> !copy).isPresent();
            if (allowed) {
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
        EventKey root = Marks.root(event.key());
        boolean copy = marks.isCopy(side, event).filter(is -> is).isPresent();
        switch (dice.below(5)) {
            case 0 -> {
                calendar(side).bump(root);
                world.spoiled.get(side).remove(root);
                world.trace(() -> side + " bumps " + root);
            }
            case 3 -> {
                if (Boolean.getBoolean("nospoil")) return;
                calendar(side).spoil(root);
                world.spoiled.get(side).add(root);
                world.trace(() -> side + " spoils " + root);
            }
            case 1 -> {
                if (!copy) {
                    EventStatus status = event.event().status() == EventStatus.CANCELLED
                            ? EventStatus.CONFIRMED
                            : EventStatus.CANCELLED;
                    change(
                            side,
                            event.key(),
                            status + " is now",
                            each -> each.toBuilder().status(status).build());
                }
            }
            case 2 -> {
                if (!copy) {
                    change(
                            side,
                            event.key(),
                            "invites to",
                            each -> each.isMeeting()
                                    ? each.toBuilder().attendees(List.of()).build()
                                    : meeting(each));
                }
            }
            default -> series(side);
        }
    }

    private void change(Side side, EventKey key, String what, java.util.function.UnaryOperator<CalendarEvent> change) {
        attempt(() -> {
            calendar(side).edit(key, change);
            typed(side, key, what);
        });
    }

    private void typed(Side side, EventKey key, String what) {
        calendar(side).event(key).ifPresent(now -> {
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

    private InMemoryCalendar calendar(Side side) {
        return world.calendar(side);
    }
}
