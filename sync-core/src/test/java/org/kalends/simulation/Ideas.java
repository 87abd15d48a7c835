package org.kalends.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.store.Side;

/** What comes to a person's mind. */
final class Ideas {

    private final World world;
    private final Dice dice;
    private final Tokens tokens;

    Ideas(World world, Dice dice, Tokens tokens) {
        this.world = world;
        this.dice = dice;
        this.tokens = tokens;
    }

    /** Returns an event with a guest. */
    static CalendarEvent meeting(CalendarEvent event) {
        Attendee guest = new Attendee(
                org.kalends.api.model.Person.ofEmail("guest@example.org"),
                Attendee.Role.REQUIRED,
                ResponseStatus.ACCEPTED);
        return event.toBuilder()
                .attendees(List.of(guest))
                .facts(new EventFacts(ResponseStatus.NONE, EventKind.DEFAULT, true))
                .build();
    }

    /** Says something new in all fields. */
    CalendarEvent.Builder text(Side side, CalendarEvent.Builder builder) {
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

    /** Returns a short series. */
    Recurrence recurrence() {
        RecurrenceRule.Frequency frequency =
                dice.oneOf(RecurrenceRule.Frequency.DAILY, RecurrenceRule.Frequency.WEEKLY);
        return Recurrence.of(RecurrenceRule.builder(frequency)
                .interval(dice.oneOf(1, 2))
                .count(2 + dice.below(3))
                .build());
    }

    /** Returns a time: mostly in the window, sometimes at one of its edges, sometimes far away. */
    EventTime time(int choice) {
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
}
