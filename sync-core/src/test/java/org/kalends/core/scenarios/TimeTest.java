package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;

/** Zones, days and the hours that daylight saving moves. */
class TimeTest {

    @ParameterizedTest
    @EnumSource
    void s50AcrossBothClockChangesTheOccurrencesAreAtTheInstantsOfTheirOriginals(Shape shape) {
        World world = shape.world();
        for (String zone : List.of("Europe/Berlin", "America/New_York")) {
            LocalDateTime start = LocalDateTime.parse("2026-03-03T15:00");
            EventTime time = new EventTime.Timed(start, start.plusHours(1), ZoneId.of(zone));
            shape.from(world)
                    .add(Series.of(
                            World.event(zone, "2026-03-03T15:00").toBuilder()
                                    .time(time)
                                    .build(),
                            RecurrenceRule.builder(Frequency.WEEKLY).count(35).build()));
        }

        world.sync();

        assertThat(instants(shape.to(world))).hasSize(70).isEqualTo(instants(shape.from(world)));
        assertThat(instants(shape.to(world)))
                .contains(
                        "America/New_York 2026-03-17T19:00:00Z",
                        "Europe/Berlin 2026-03-17T14:00:00Z",
                        "Europe/Berlin 2026-03-31T13:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void s50ACopyKeepsTheZoneInWhichItsOriginalWasWritten(Shape shape) {
        World world = shape.world();
        EventTime tokyo = new EventTime.Timed(
                LocalDateTime.parse("2026-03-03T18:00"),
                LocalDateTime.parse("2026-03-03T19:00"),
                ZoneId.of("Asia/Tokyo"));
        shape.from(world).add(CalendarEvent.builder(tokyo).title("call").build());

        world.sync();

        assertThat(World.only(shape.to(world)).event().time()).isEqualTo(tokyo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "UTC"})
    void s52s53AllDayEventsKeepTheirDaysInEveryZone(String zone) {
        World world = new World(PairPolicy.twoWay());
        InMemoryCalendar there = world.providerB.addCalendar(World.BERT, "there", ZoneId.of(zone));
        PairId id = new PairId("days");
        world.engine.add(new SyncPair(
                id, world.a.ref(), there.ref(), ZoneId.of(zone), PairPolicy.twoWay(), SyncPair.Status.ACTIVE));
        EventTime one = World.days("2026-03-29", "2026-03-29");
        EventTime many = World.days("2026-03-27", "2026-04-02");
        world.a.add(CalendarEvent.builder(one).title("one").build());
        world.a.add(CalendarEvent.builder(many).title("many").build());

        world.engine.run(id);

        assertThat(there.events()).extracting(event -> event.event().time()).containsExactlyInAnyOrder(one, many);
        assertThat(world.engine.run(id).writes()).isZero();
        assertThat(((EventTime.AllDay) many).end()).isEqualTo(LocalDate.parse("2026-04-03"));
    }

    @ParameterizedTest
    @EnumSource
    void s53AnAllDayEventThatBecomesAnHourAndBackIsUpdatedInPlace(Shape shape) {
        World world = shape.world();
        EventKey key = shape.from(world)
                .add(CalendarEvent.builder(World.days("2026-03-05", "2026-03-06"))
                        .title("event")
                        .build());
        world.sync();
        EventKey copy = World.key(shape.to(world));

        for (EventTime time : List.of(World.hour("2026-03-05T09:00"), World.days("2026-03-05", "2026-03-07"))) {
            shape.from(world).move(key, time);
            assertThat(world.sync().writes()).isEqualTo(1);
            assertThat(World.only(shape.to(world)).event().time()).isEqualTo(time);
            assertThat(World.key(shape.to(world))).isEqualTo(copy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void s55AnEventWithATimeThatCannotBeReadIsReportedAndTheFeedGoesOn(Shape shape) {
        World world = shape.world();
        EventKey bad = shape.from(world).add(World.event("bad zone", "2026-03-03T09:00"));
        shape.from(world).spoil(bad);
        shape.from(world).add(World.event("good", "2026-03-04T09:00"));

        assertThat(world.sync().writes()).isEqualTo(1);

        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-04T09:00 good");
        assertThat(world.store.parked(World.PAIR)).singleElement().satisfies(parked -> {
            assertThat(parked.key()).isEqualTo(bad);
            assertThat(parked.reason()).isNotBlank();
        });
    }

    private static List<String> instants(InMemoryCalendar calendar) {
        return calendar.agenda(World.ALWAYS).stream()
                .map(event -> {
                    Instant start = event.event().time().start(World.BERLIN);
                    return event.event().title() + " " + start;
                })
                .sorted()
                .toList();
    }
}
