package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryCall;

/** Events that cannot be synced wait, and the others go on. */
class ParkingTest {

    private final World world = new World(PairPolicy.twoWay());

    @Test
    void anUnreadableEventIsParkedOncePerRunAndTriedLessAndLessOften() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        world.a.spoil(key);
        world.run();

        Duration last = Duration.ZERO;
        for (int attempt = 1; attempt < 12; attempt++) {
            assertThat(parked().attempts()).isEqualTo(attempt);
            assertThat(parked().side()).isEqualTo(Side.A);
            Duration wait = Duration.between(world.clock.instant(), parked().retryAt());
            assertThat(wait).isBetween(last, Duration.ofDays(1));
            last = wait;
            world.clock.pass(wait);
            RunReport report = world.run();
            assertThat(report.forward().parked() + report.back().parked()).isEqualTo(1);
        }
        assertThat(last).isEqualTo(Duration.ofDays(1));
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void anUnreadableEventCountsOnceInARunThatHasToBeRepeated() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        EventKey other = world.a.add(World.event("other", "2026-03-04T09:00"));
        world.sync();
        world.a.spoil(key);
        World.rename(world.a, other, "renamed");
        world.providerB.faults().failWrites(2, FailureKind.CONFLICT);

        RunReport report = world.run();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.forward().parked() + report.back().parked()).isEqualTo(1);
        assertThat(parked().attempts()).isEqualTo(1);
    }

    @Test
    void anEventThatIsMendedComesOutOfThePark() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.a.spoil(key);
        world.run();
        assertThat(parked().reason()).isNotBlank();

        world.a.bump(key);
        world.sync();

        assertThat(world.store.parked(World.PAIR)).isEmpty();
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void anEventThatIsDeletedComesOutOfTheParkAndItsCopyGoes() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        world.a.spoil(key);
        world.run();

        world.a.delete(key);
        world.sync();

        assertThat(world.store.parked(World.PAIR)).isEmpty();
        assertThat(world.b.events()).isEmpty();
    }

    @Test
    void sinceTellsWhenAnEventWasFirstParked() {
        world.a.spoil(world.a.add(World.event("event", "2026-03-03T09:00")));
        world.run();
        Instant first = parked().since();

        world.clock.pass(Duration.ofHours(3));
        world.run();

        assertThat(parked().attempts()).isEqualTo(2);
        assertThat(parked().since()).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void anUnreadableOriginalKeepsItsCopyThroughALostCursorAndALostStore(RecurrenceView view) {
        World there = new World(PairPolicy.twoWay().withRecurrence(view));
        EventKey single = there.a.add(World.event("single", "2026-03-03T09:00"));
        EventKey series = there.a.add(World.weekly("series", "2026-12-04T09:00"));
        there.sync();
        there.a.spoil(single);
        there.a.spoil(series);
        int copies = there.b.events().size();

        there.providerA.faults().expireCursors();
        there.providerB.faults().expireCursors();
        there.run();
        assertThat(there.b.events()).hasSize(copies);
        there.loseStore();
        there.run();
        assertThat(there.b.events()).hasSize(copies);

        there.a.bump(single);
        there.a.bump(series);
        there.sync();
        assertThat(World.agenda(there.b))
                .filteredOn(line -> line.compareTo("2027-03-03") < 0)
                .hasSize(14)
                .isEqualTo(World.agenda(there.a).stream()
                        .filter(line -> line.compareTo("2027-03-03") < 0)
                        .toList());
    }

    @Test
    void aRefusedWriteIsTriedAgainWhenItsOriginalChanges() {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.providerB.faults().failWrites(1, FailureKind.PERMANENT);
        world.run();
        assertThat(parked().key()).isEqualTo(key);

        World.rename(world.a, key, "shorter");
        world.sync();

        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 shorter");
        assertThat(world.store.parked(World.PAIR)).isEmpty();
    }

    @Test
    void aRefusedUpdateOfAnOccurrenceIsMadeUpFor() {
        EventKey series = world.a.add(World.weekly("series", "2026-12-04T09:00"));
        world.sync();
        EventKey occurrence = world.a.occurrence(
                series, new OriginalStart.Zoned(LocalDateTime.parse("2026-12-11T09:00"), World.BERLIN));
        World.rename(world.a, occurrence, "renamed");
        world.providerB.faults().failWrites(1, FailureKind.PERMANENT);
        world.run();
        assertThat(parked().key()).isEqualTo(occurrence);

        world.clock.pass(Duration.ofHours(2));
        world.sync();

        assertThat(World.agenda(world.b)).contains("2026-12-11T09:00 renamed");
        assertThat(world.store.parked(World.PAIR)).isEmpty();
    }

    @Test
    void aMappingOfTheHostsThatFailsForOneEventParksThatEventAndTellsNoContent() {
        DirectionPolicy standard = DirectionPolicy.STANDARD;
        DirectionPolicy policy = new DirectionPolicy(
                false,
                "Busy",
                Optional.empty(),
                Optional.empty(),
                standard.attendees(),
                standard.filters(),
                Optional.of("own"));
        World there = new World(PairPolicy.oneWay());
        there.engine = there.engine("here").mapping("own", new Choosy()).build();
        there.engine.changePolicy(World.PAIR, PairPolicy.oneWay().withForward(policy));
        EventKey bad = there.a.add(World.event("secret", "2026-03-03T09:00"));
        there.a.add(World.event("fine", "2026-03-04T09:00"));

        RunReport report = there.run();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(World.agenda(there.b)).containsExactly("2026-03-04T09:00 fine");
        assertThat(there.store.parked(World.PAIR)).singleElement().satisfies(parked -> {
            assertThat(parked.key()).isEqualTo(bad);
            assertThat(parked.reason()).isNotBlank().doesNotContain("secret");
        });
    }

    @Test
    void aParkedEventIsReadAgainOnlyWhenItIsDue() {
        world.a.spoil(world.a.add(World.event("event", "2026-03-03T09:00")));
        world.run();
        world.providerA.faults().resetCounts();

        world.run();
        assertThat(world.providerA.faults().count(InMemoryCall.Kind.GET)).isZero();
        world.clock.pass(Duration.ofHours(1));
        world.run();
        assertThat(world.providerA.faults().count(InMemoryCall.Kind.GET)).isEqualTo(1);
    }

    private ParkedEvent parked() {
        assertThat(world.store.parked(World.PAIR)).hasSize(1);
        return world.store.parked(World.PAIR).get(0);
    }

    /** A mapping that cannot stand one title. */
    private static final class Choosy implements EventMapping {

        @Override
        public CalendarEvent forward(CalendarEvent original, MappingContext context) {
            if (original.title().equals("secret")) {
                throw new IllegalStateException("cannot map secret");
            }
            return original;
        }

        @Override
        public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
            return copy;
        }

        @Override
        public Set<EventField> carriesBack() {
            return Set.of(EventField.values());
        }
    }
}
