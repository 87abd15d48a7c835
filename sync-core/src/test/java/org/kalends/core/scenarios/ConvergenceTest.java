package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCall;

/** Servers that rewrite what they are given, small changes, and single events that cannot be synced. */
class ConvergenceTest {

    /** What a server may do to what it is given. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
    enum Rewriting {
        WRAPS_HTML(event -> event.toBuilder()
                .description(new Description(
                        event.description().text(),
                        Optional.of("<html><body>" + event.description().text() + "</body></html>")))
                .build()),
        TRIMS(event -> event.toBuilder()
                .title(event.title().strip())
                .location(event.location().strip())
                .build()),
        TRUNCATES(event -> event.toBuilder()
                .title(event.title().substring(0, Math.min(5, event.title().length())))
                .build()),
        DROPS_EMOJIS(event -> event.toBuilder()
                .title(event.title().replaceAll("[^\\x00-\\x7f]", ""))
                .build()),
        SIGNS_THE_BODY(event -> event.toBuilder()
                .description(
                        event.description().text().endsWith("--")
                                ? event.description()
                                : Description.of(event.description().text() + "\n--"))
                .build());

        final UnaryOperator<CalendarEvent> change;

        Rewriting(UnaryOperator<CalendarEvent> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void s56WhatAServerMakesOfOurWriteIsNotTakenForSomebodysEdit(Rewriting rewriting) {
        for (Shape shape : Shape.values()) {
            World world = shape.world();
            world.providerA.faults().normalise(shape.forward ? UnaryOperator.identity() : rewriting.change);
            world.providerB.faults().normalise(shape.forward ? rewriting.change : UnaryOperator.identity());
            CalendarEvent event = World.event(" a long title \uD83C\uDF89 ", "2026-03-03T09:00").toBuilder()
                    .description("body")
                    .location(" place ")
                    .build();
            EventKey key = shape.from(world).add(event);
            world.sync();
            assertThat(World.only(shape.from(world)).event().title()).isEqualTo(event.title());

            World.relocate(shape.from(world), key, "another place");
            world.sync();
            assertThat(World.only(shape.from(world)).event().title()).isEqualTo(event.title());
            assertThat(World.only(shape.to(world)).event().location()).isEqualTo("another place");

            shape.to(world).bump(World.key(shape.to(world)));
            world.sync();
            World.relocate(shape.to(world), World.key(shape.to(world)), "third place");
            world.sync();
            assertThat(World.only(shape.from(world)).event().location()).isEqualTo("third place");
            assertThat(World.only(shape.from(world)).event().title()).isEqualTo(event.title());
            assertThat(World.only(shape.from(world)).event().description()).isEqualTo(event.description());
        }
    }

    @ParameterizedTest
    @EnumSource
    void s57ANewTitleIsOneUpdateInPlace(Shape shape) {
        World world = shape.world();
        EventKey key = shape.from(world).add(World.event("before", "2026-03-03T09:00"));
        world.sync();
        EventKey copy = World.key(shape.to(world));
        World.rename(shape.from(world), key, "after");
        world.providerA.faults().resetCounts();
        world.providerB.faults().resetCounts();

        RunReport report = world.sync();

        assertThat(report.writes()).isEqualTo(1);
        assertThat(count(world, InMemoryCall.Kind.UPDATE)).isEqualTo(1);
        assertThat(count(world, InMemoryCall.Kind.CREATE)).isZero();
        assertThat(count(world, InMemoryCall.Kind.DELETE)).isZero();
        assertThat(World.key(shape.to(world))).isEqualTo(copy);
        assertThat(World.only(shape.to(world)).event().title()).isEqualTo("after");
    }

    @ParameterizedTest
    @EnumSource
    void s57AVersionWithoutAChangeWritesNothing(Shape shape) {
        World world = shape.world();
        EventKey key = shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 3));
        world.sync();

        for (int i = 0; i < 3; i++) {
            shape.from(world).bump(key);
            shape.to(world).events().forEach(event -> shape.to(world).bump(event.key()));
            assertThat(world.sync().writes()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"PERMANENT", "UNSUPPORTED"})
    void s60OneBadEventIsParkedWithItsReasonAndTheOthersAreSynced(FailureKind kind) {
        for (Shape shape : Shape.values()) {
            World world = shape.world();
            for (int i = 1; i < 6; i++) {
                shape.from(world).add(World.event("event " + i, "2026-03-0" + i + "T12:00"));
            }
            world.providerA.faults().failWrite(3, kind);
            world.providerB.faults().failWrite(3, kind);

            RunReport report = world.run();

            assertThat(report.outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);
            assertThat(report.forward().parked() + report.back().parked()).isEqualTo(1);
            assertThat(shape.to(world).events()).hasSize(4);
            assertThat(world.store.parked(World.PAIR)).singleElement().satisfies(parked -> {
                assertThat(parked.reason()).isEqualTo("told to fail a write");
                assertThat(parked.attempts()).isEqualTo(1);
                assertThat(shape.from(world).event(parked.key())).isPresent();
            });

            world.clock.pass(Duration.ofHours(2));
            world.providerA.faults().clear();
            world.providerB.faults().clear();
            world.sync();
            assertThat(shape.to(world).events()).hasSize(5);
            assertThat(world.store.parked(World.PAIR)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void s60ADeletionThatFailedIsMadeUpFor(Shape shape) {
        for (boolean copy : new boolean[] {false, true}) {
            World world = shape.world();
            EventKey key = shape.from(world).add(World.event("event", "2026-03-03T09:00"));
            world.sync();
            if (copy) {
                shape.to(world).delete(World.key(shape.to(world)));
            } else {
                shape.from(world).delete(key);
            }
            world.providerA.faults().failWrites(1, FailureKind.PERMANENT);
            world.providerB.faults().failWrites(1, FailureKind.PERMANENT);
            world.run();
            world.providerA.faults().clear();
            world.providerB.faults().clear();
            assertThat(world.store.parked(World.PAIR)).hasSize(1);

            world.clock.pass(Duration.ofHours(2));
            world.sync();

            assertThat(world.a.events()).isEmpty();
            assertThat(world.b.events()).isEmpty();
            assertThat(world.store.parked(World.PAIR)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void editsOfDifferentFieldsOnBothSidesAllSurvive(Shape shape) {
        World world = shape.world(PairPolicy.twoWay());
        EventKey key = shape.from(world).add(World.event("title", "2026-03-03T09:00"));
        world.sync();

        World.rename(shape.from(world), key, "new title");
        World.relocate(shape.to(world), World.key(shape.to(world)), "new place");
        world.sync();

        for (CalendarEvent event : new CalendarEvent[] {
            World.only(world.a).event(), World.only(world.b).event()
        }) {
            assertThat(event.title()).isEqualTo("new title");
            assertThat(event.location()).isEqualTo("new place");
        }
    }

    private static int count(World world, InMemoryCall.Kind kind) {
        return world.providerA.faults().count(kind) + world.providerB.faults().count(kind);
    }
}
