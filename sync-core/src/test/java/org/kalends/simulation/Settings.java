package org.kalends.simulation;

import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/**
 * In what kind of world a seed lives.
 *
 * @param policy what the user chose
 * @param a what the server of side A is like
 * @param b what the server of side B is like
 */
record Settings(PairPolicy policy, Server a, Server b) {

    /**
     * What a server is like.
     *
     * @param claimed what it can do
     * @param pageSize how many changes a page holds
     * @param writeBatch how many writes it likes at once
     * @param oneVersionPerSeries whether occurrences share the version of their series
     * @param normaliser what it does to whatever it is given
     */
    record Server(
            Set<Capability> claimed, int pageSize, int writeBatch, boolean oneVersionPerSeries, Normaliser normaliser) {

        static Server of(Dice dice) {
            Set<Capability> claimed = EnumSet.allOf(Capability.class);
            if (dice.oneIn(8)) {
                claimed.remove(Capability.DELTA);
            }
            if (dice.oneIn(8)) {
                claimed.remove(Capability.OCCURRENCE_WRITES);
            }
            return new Server(
                    claimed,
                    dice.oneOf(1, 2, 3, 100),
                    dice.oneOf(1, 2, 20),
                    dice.oneIn(3),
                    dice.oneIn(2) ? Normaliser.NONE : dice.oneOf(Normaliser.values()));
        }
    }

    /** What servers do to events. Each of them is idempotent, and each two of them can be applied in any order. */
    enum Normaliser {
        NONE(event -> event),
        SHORT_TITLES(event -> event.toBuilder()
                .title(
                        event.title().length() > 12
                                ? event.title().substring(0, 12).strip()
                                : event.title())
                .build()),
        PLAIN_DESCRIPTIONS(event -> event.toBuilder()
                .description(Description.of(event.description().text()))
                .build()),
        LOUD_LOCATIONS(event -> event.toBuilder()
                .location(
                        event.location().isEmpty() ? "" : "@" + event.location().replace("@", ""))
                .build());

        @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
        private final UnaryOperator<CalendarEvent> change;

        Normaliser(UnaryOperator<CalendarEvent> change) {
            this.change = change;
        }

        CalendarEvent apply(CalendarEvent event) {
            return change.apply(event);
        }
    }

    static Settings of(Dice dice) {
        PairPolicy policy = dice.oneIn(3) ? PairPolicy.oneWay() : PairPolicy.twoWay();
        boolean twoWay = policy.direction() == Direction.TWO_WAY;
        policy = policy.withRecurrence(dice.oneIn(3) ? RecurrenceView.SERIES : RecurrenceView.OCCURRENCES)
                .withConflict(dice.oneOf(ConflictRule.values()))
                .withDeletedCopy(
                        twoWay
                                ? dice.oneOf(DeletedCopyRule.values())
                                : dice.oneOf(DeletedCopyRule.RESTORE, DeletedCopyRule.RESPECT))
                .withWindow(Period.ofDays(10), Period.ofDays(30))
                .withGuard(dice.oneIn(8) ? new DeletionGuard(1, 20) : new DeletionGuard(1000, 100))
                .withForward(directionPolicy(dice))
                .withBack(directionPolicy(dice));
        return new Settings(policy, Server.of(dice), Server.of(dice));
    }

    Server server(Side side) {
        return side == Side.A ? a : b;
    }

    boolean twoWay() {
        return policy.direction() == Direction.TWO_WAY;
    }

    private static DirectionPolicy directionPolicy(Dice dice) {
        DirectionPolicy policy = DirectionPolicy.STANDARD;
        if (dice.oneIn(3)) {
            policy = policy.asPrivate();
        } else if (dice.oneIn(4)) {
            policy = policy.withTitlePrefix("[W] ");
        }
        if (dice.oneIn(4)) {
            policy = policy.withShowAs(Availability.TENTATIVE);
        }
        if (dice.oneIn(5)) {
            policy = policy.withFilters(new Filters(
                    false, true, false, true, false, true, false, Optional.empty(), Optional.empty(), false));
        }
        return policy;
    }
}
