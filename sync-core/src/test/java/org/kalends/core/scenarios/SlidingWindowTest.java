package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.World;

/** Events that leave the window or come into it, because somebody moves them or because time passes. */
class SlidingWindowTest {

    @ParameterizedTest
    @EnumSource
    void s22AnOriginalThatLeavesTheWindowAndReturnsLosesItsCopyAndGetsANewOne(Shape shape) {
        World world = shape.world();
        EventKey key = shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.sync();

        for (String away : List.of("2028-03-03T09:00", "2024-03-03T09:00")) {
            shape.from(world).move(key, World.hour(away));
            world.sync();
            assertThat(shape.to(world).events()).isEmpty();
            assertThat(shape.from(world).events()).hasSize(1);

            shape.from(world).move(key, World.hour("2026-03-05T09:00"));
            world.sync();
            assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-05T09:00 event");
        }
    }

    @ParameterizedTest
    @EnumSource
    void s23WhatTheWindowSlidesPastStaysOnBothSides(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withWindow(Period.ofDays(7), Period.ofDays(30)));
        shape.from(world).add(World.event("single", "2026-03-02T12:00"));
        shape.from(world)
                .add(World.event("fair", "2026-03-02T12:00").toBuilder()
                        .time(World.days("2026-03-02", "2026-03-12"))
                        .build());
        shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 8));
        world.sync();
        List<String> before = World.agenda(shape.to(world));

        for (int day = 0; day < 40; day++) {
            world.clock.pass(Duration.ofDays(1));
            if (day % 10 == 0) {
                world.providerA.faults().expireCursors();
                world.providerB.faults().expireCursors();
            }
            RunReport report = world.sync();
            assertThat(report.forward().deleted() + report.back().deleted()).isZero();
        }

        assertThat(World.agenda(shape.from(world))).hasSize(10).isEqualTo(World.agenda(shape.to(world)));
        assertThat(World.agenda(shape.to(world))).containsAll(before);
    }

    @ParameterizedTest
    @EnumSource
    void s25AnEventThatTimeBringsIntoTheWindowGetsItsCopyWithinADay(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withWindow(Period.ofDays(7), Period.ofDays(30)));
        shape.from(world).add(World.event("later", "2026-04-10T09:00"));
        world.sync();
        assertThat(shape.to(world).events()).isEmpty();

        int days = 0;
        while (shape.to(world).events().isEmpty() && days < 20) {
            world.clock.pass(Duration.ofDays(1));
            world.sync();
            days++;
        }

        assertThat(days).isEqualTo(9);
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-04-10T09:00 later");
    }

    @Test
    void s25TheNewDaysAreReadOnTheirOwnAndNotByListingEverythingAgain() {
        World world = new World(PairPolicy.oneWay().withWindow(Period.ofDays(7), Period.ofDays(30)));
        for (int i = 1; i < 9; i++) {
            world.a.add(World.event("event", "2026-03-0" + i + "T12:00"));
        }
        world.sync();
        world.clock.pass(Duration.ofDays(1));

        RunReport report = world.run();

        assertThat(report.forward().unchanged()).isZero();
        assertThat(report.writes()).isZero();
    }
}
