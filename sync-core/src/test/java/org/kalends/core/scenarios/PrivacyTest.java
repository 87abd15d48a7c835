package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.WorkingHours;
import org.kalends.core.World;

/** Mark as private, answers to invitations, and filters. */
class PrivacyTest {

    private static final CalendarEvent DOCTOR = World.event("doctor", "2026-03-03T09:00").toBuilder()
            .description("the knee again")
            .location("clinic")
            .build();

    @ParameterizedTest
    @EnumSource
    void s66PrivateForOneDirectionShowsNothingThereAndEverythingTheOtherWay(Shape shape) {
        DirectionPolicy masked = DirectionPolicy.STANDARD.asPrivate();
        PairPolicy policy = PairPolicy.twoWay();
        World world = shape.world(shape.forward ? policy.withForward(masked) : policy.withBack(masked));
        shape.from(world).add(DOCTOR);
        shape.to(world).add(World.event("work", "2026-03-04T09:00"));

        world.sync();

        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 Busy", "2026-03-04T09:00 work");
        assertThat(World.agenda(shape.from(world))).containsExactly("2026-03-03T09:00 doctor", "2026-03-04T09:00 work");
        assertThat(shape.to(world).events().toString()).doesNotContain("doctor", "knee", "clinic");
    }

    @ParameterizedTest
    @EnumSource
    void s67TheMaskOfACopyDoesNotFlowBackAndNeitherDoEditsOfIt(Shape shape) {
        DirectionPolicy masked = DirectionPolicy.STANDARD.asPrivate();
        World world = shape.world(PairPolicy.twoWay().withForward(masked).withBack(masked));
        shape.from(world).add(DOCTOR);
        world.sync();
        CalendarEvent before = World.only(shape.from(world)).event();
        EventKey copy = World.key(shape.to(world));

        shape.to(world)
                .edit(
                        copy,
                        event -> event.toBuilder()
                                .title("leaked?")
                                .description("leaked?")
                                .location("leaked?")
                                .sensitivity(Sensitivity.NORMAL)
                                .time(World.hour("2026-03-03T11:00"))
                                .build());
        world.sync();

        CalendarEvent after = World.only(shape.from(world)).event();
        assertThat(after)
                .isEqualTo(
                        before.toBuilder().time(World.hour("2026-03-03T11:00")).build());
        assertThat(World.only(shape.to(world)).event().title()).isEqualTo("Busy");
        assertThat(World.only(shape.to(world)).event().sensitivity()).isEqualTo(Sensitivity.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource
    void s67UnmaskedThePrivateFlagIsAFieldLikeAnyOther(Shape shape) {
        World world = shape.world();
        shape.from(world).add(DOCTOR);
        world.sync();

        shape.to(world)
                .edit(
                        World.key(shape.to(world)),
                        event -> event.toBuilder()
                                .sensitivity(Sensitivity.PRIVATE)
                                .build());
        world.sync();

        assertThat(World.only(shape.from(world)).event().sensitivity()).isEqualTo(Sensitivity.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource
    void s68PrivacySwitchedOnLaterRewritesEveryCopyAndSwitchedOffBringsThemBack(Shape shape) {
        World world = shape.world();
        shape.from(world).add(DOCTOR);
        shape.from(world)
                .add(Series.weekly("therapy", "2026-03-04T09:00", 4).toBuilder()
                        .description("room 7")
                        .build());
        world.sync();
        PairPolicy open = world.store.pair(World.PAIR).orElseThrow().policy();
        DirectionPolicy masked = DirectionPolicy.STANDARD.asPrivate();

        assertThat(world.engine.changePolicy(
                        World.PAIR, open.withForward(masked).withBack(masked)))
                .isTrue();
        world.sync();
        assertThat(shape.to(world).events().toString()).doesNotContain("doctor", "knee", "clinic", "therapy", "room 7");
        assertThat(shape.to(world).agenda(World.ALWAYS)).hasSize(5).allSatisfy(event -> {
            assertThat(event.event().title()).isEqualTo("Busy");
            assertThat(event.event().sensitivity()).isEqualTo(Sensitivity.PRIVATE);
        });

        world.engine.changePolicy(World.PAIR, open);
        world.sync();
        assertThat(World.agenda(shape.to(world))).isEqualTo(World.agenda(shape.from(world)));
        assertThat(World.agenda(shape.from(world))).contains("2026-03-03T09:00 doctor");
    }

    @ParameterizedTest
    @EnumSource
    void s69ADeclinedInvitationLosesItsCopyAndAnAcceptedOneGetsItBack(Shape shape) {
        World world = shape.world();
        EventKey key = shape.from(world).add(Invitations.to("meeting", "uid-1", false));
        world.sync();
        assertThat(shape.to(world).events()).hasSize(1);

        for (int i = 0; i < 2; i++) {
            answer(shape, world, key, ResponseStatus.DECLINED);
            RemoteEvent before = World.only(shape.from(world));
            world.sync();
            assertThat(shape.to(world).events()).isEmpty();
            assertThat(World.only(shape.from(world))).isEqualTo(before);

            answer(shape, world, key, ResponseStatus.ACCEPTED);
            world.sync();
            assertThat(shape.to(world).events()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void s69OneDeclinedOccurrenceLosesItsCopyAlone(Shape shape) {
        World world = shape.world();
        EventKey series = shape.from(world).add(Series.weekly("meeting", "2026-03-03T09:00", 3));
        world.sync();

        answer(shape, world, Series.occurrence(shape.from(world), series, "2026-03-10T09:00"), ResponseStatus.DECLINED);
        world.sync();
        assertThat(World.agenda(shape.to(world)))
                .containsExactly("2026-03-03T09:00 meeting", "2026-03-17T09:00 meeting");
        assertThat(World.agenda(shape.from(world))).hasSize(3);

        answer(shape, world, Series.occurrence(shape.from(world), series, "2026-03-10T09:00"), ResponseStatus.ACCEPTED);
        world.sync();
        assertThat(World.agenda(shape.to(world))).hasSize(3);
    }

    @Test
    void s71AnEventThatReachesIntoTheWorkingHoursIsKeptInTheZoneOfThePair() {
        WorkingHours hours = new WorkingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));
        Filters filters =
                new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.of(hours), false);
        World world = new World(PairPolicy.oneWay().withForward(DirectionPolicy.STANDARD.withFilters(filters)));
        world.a.add(World.event("07 to 08", "2026-03-03T07:00"));
        world.a.add(World.event("07:30 to 08:30", "2026-03-04T07:30"));
        world.a.add(World.event("17 to 18", "2026-03-05T17:00"));
        world.a.add(World.event("saturday", "2026-03-07T10:00"));
        world.a.add(World.event("whole", "2026-03-06T07:00").toBuilder()
                .time(new EventTime.Timed(
                        LocalDateTime.parse("2026-03-06T07:00"), LocalDateTime.parse("2026-03-06T19:00"), World.BERLIN))
                .build());

        world.sync();

        assertThat(World.agenda(world.b)).containsExactly("2026-03-04T07:30 07:30 to 08:30", "2026-03-06T07:00 whole");
    }

    @Test
    void s71EachDirectionReadsTheWorkingHoursInTheZoneOfItsOwnCalendar() {
        ZoneId newYork = ZoneId.of("America/New_York");
        World world = new World(PairPolicy.twoWay()
                .withForward(DirectionPolicy.STANDARD.withFilters(office(World.BERLIN)))
                .withBack(DirectionPolicy.STANDARD.withFilters(office(newYork))));
        world.a.add(World.event("Berlin's morning", "2026-03-03T09:00"));
        world.a.add(World.event("New York's afternoon", "2026-03-03T20:00"));
        world.b.add(at("Berlin's morning", "2026-03-04T03:00", newYork));
        world.b.add(at("New York's afternoon", "2026-03-04T14:00", newYork));

        world.sync();

        assertThat(World.copies(world.b))
                .extracting(copy -> copy.event().title())
                .containsExactly("Berlin's morning");
        assertThat(World.copies(world.a))
                .extracting(copy -> copy.event().title())
                .containsExactly("New York's afternoon");
    }

    private static CalendarEvent at(String title, String start, ZoneId zone) {
        LocalDateTime wall = LocalDateTime.parse(start);
        return CalendarEvent.builder(new EventTime.Timed(wall, wall.plusHours(1), zone))
                .title(title)
                .build();
    }

    private static Filters office(ZoneId zone) {
        WorkingHours hours = new WorkingHours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(8, 0),
                LocalTime.of(17, 0),
                Optional.of(zone));
        return new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.of(hours), false);
    }

    @ParameterizedTest
    @EnumSource
    void anEditOfACopyIsNotLostWhenAFilterTakesTheCopyAway(Shape shape) {
        Filters filters = new Filters(
                false, false, false, true, false, true, false, Optional.of("skip"), Optional.empty(), false);
        DirectionPolicy policy = DirectionPolicy.STANDARD.withFilters(filters);
        World world = shape.world(PairPolicy.twoWay().withForward(policy).withBack(policy));
        EventKey key = shape.from(world).add(DOCTOR);
        world.sync();

        World.rename(shape.from(world), key, "skip this");
        World.relocate(shape.to(world), World.key(shape.to(world)), "another clinic");
        world.sync();

        assertThat(shape.to(world).events()).isEmpty();
        assertThat(World.only(shape.from(world)).event().location()).isEqualTo("another clinic");
        assertThat(World.only(shape.from(world)).event().title()).isEqualTo("skip this");
    }

    private static void answer(Shape shape, World world, EventKey key, ResponseStatus response) {
        shape.from(world)
                .edit(
                        key,
                        event -> event.toBuilder()
                                .facts(Invitations.answered(response, false))
                                .build());
    }
}
