package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;

/** Series: all occurrences, one of them moved, deleted, edited, and series that are split, endless or broken. */
class RecurrenceTest {

    @ParameterizedTest
    @EnumSource
    void s41AWeeklySeriesShowsAllItsOccurrencesAlsoWhenItBeganLongAgo(Shape shape) {
        World world = shape.world();
        shape.from(world).add(Series.endless("old", "2025-06-03T09:00", Frequency.WEEKLY));
        shape.from(world).add(Series.weekly("new", "2026-03-05T09:00", 20));

        world.sync();

        assertThat(inWindow(shape.to(world))).hasSizeGreaterThan(80).isEqualTo(inWindow(shape.from(world)));
    }

    @ParameterizedTest
    @EnumSource
    void s42AnOccurrenceThatIsMovedHasOneCopyAtItsNewDayAndStaysThere(Shape shape) {
        World world = shape.world();
        EventKey series = shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 4));
        world.sync();

        shape.from(world)
                .move(Series.occurrence(shape.from(world), series, "2026-03-10T09:00"), World.hour("2026-03-12T15:00"));
        world.sync();

        assertThat(World.agenda(shape.to(world)))
                .containsExactly(
                        "2026-03-03T09:00 series",
                        "2026-03-12T15:00 series",
                        "2026-03-17T09:00 series",
                        "2026-03-24T09:00 series")
                .isEqualTo(World.agenda(shape.from(world)));
    }

    @ParameterizedTest
    @EnumSource
    void s42TheCopyOfAnOccurrenceMovesItsOriginal(Shape shape) {
        World world = shape.world();
        shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 3));
        world.sync();

        shape.to(world).move(Series.at(shape.to(world), "2026-03-10T09:00"), World.hour("2026-03-12T15:00"));
        world.sync();

        assertThat(World.agenda(shape.from(world)))
                .containsExactly("2026-03-03T09:00 series", "2026-03-12T15:00 series", "2026-03-17T09:00 series")
                .isEqualTo(World.agenda(shape.to(world)));
    }

    @ParameterizedTest
    @EnumSource
    void s43AnOccurrenceThatIsDeletedOnEitherSideStaysGoneAlone(Shape shape) {
        World world = shape.world();
        EventKey series = shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 4));
        world.sync();

        shape.from(world).delete(Series.occurrence(shape.from(world), series, "2026-03-10T09:00"));
        world.sync();
        assertThat(World.agenda(shape.to(world)))
                .containsExactly("2026-03-03T09:00 series", "2026-03-17T09:00 series", "2026-03-24T09:00 series");

        shape.to(world).delete(Series.at(shape.to(world), "2026-03-17T09:00"));
        world.sync();
        world.providerA.faults().expireCursors();
        world.providerB.faults().expireCursors();
        world.sync();

        assertThat(World.agenda(shape.from(world)))
                .containsExactly("2026-03-03T09:00 series", "2026-03-24T09:00 series")
                .isEqualTo(World.agenda(shape.to(world)));
    }

    @ParameterizedTest
    @EnumSource
    void s44ASplitSeriesHasTheOccurrencesOfBothPartsAndNoDoubleAtTheSplit(Shape shape) {
        for (String time : List.of("09:00", "15:00")) {
            World world = shape.world();
            EventKey series = shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 8));
            world.sync();

            shape.from(world)
                    .edit(
                            series,
                            event -> Series.of(
                                    single(event),
                                    RecurrenceRule.builder(Frequency.WEEKLY)
                                            .until(LocalDateTime.parse("2026-03-24T08:59"))
                                            .build()));
            shape.from(world).add(Series.weekly("series", "2026-03-24T" + time, 5));
            for (int i = 0; i < 3; i++) {
                world.sync();
            }

            assertThat(World.agenda(shape.to(world)))
                    .hasSize(8)
                    .doesNotHaveDuplicates()
                    .isEqualTo(World.agenda(shape.from(world)));
        }
    }

    @Test
    void s46AnEndlessDailySeriesIsWrittenInBatchesExtendedDailyAndNeverDeletedInMass() {
        World world = new World(
                PairPolicy.oneWay().withWindow(Period.ofMonths(3), Period.ofMonths(24)),
                settings -> settings.writeBatch(10));
        world.a.add(Series.endless("daily", "2026-01-01T09:00", Frequency.DAILY));

        RunReport first = world.sync();
        assertThat(first.forward().created()).isGreaterThan(750);
        for (int day = 0; day < 5; day++) {
            world.clock.pass(Duration.ofDays(1));
            RunReport report = world.sync();
            assertThat(report.forward().created()).isEqualTo(1);
            assertThat(report.forward().deleted()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void s47ABrokenSeriesIsReportedItsCopiesStayAndTheRestIsSynced(Shape shape) {
        World world = shape.world();
        EventKey broken = shape.from(world).add(Series.weekly("broken", "2026-03-03T09:00", 2));
        world.sync();
        shape.from(world).spoil(broken);
        shape.from(world).add(World.event("other", "2026-03-04T09:00"));

        world.sync();

        assertThat(World.agenda(shape.to(world)))
                .containsExactly("2026-03-03T09:00 broken", "2026-03-04T09:00 other", "2026-03-10T09:00 broken");
        assertThat(world.store.parked(World.PAIR)).extracting(ParkedEvent::key).containsExactly(broken);

        shape.from(world)
                .edit(broken, event -> event.toBuilder().title("mended").build());
        shape.from(world).bump(broken);
        world.sync();

        assertThat(World.agenda(shape.to(world))).contains("2026-03-03T09:00 mended", "2026-03-10T09:00 mended");
        assertThat(world.store.parked(World.PAIR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s47ASeriesWithoutAnyOccurrenceDisturbsNothing(Shape shape) {
        World world = shape.world();
        EventKey empty = shape.from(world).add(Series.weekly("empty", "2026-03-03T09:00", 1));
        shape.from(world).delete(Series.occurrence(shape.from(world), empty, "2026-03-03T09:00"));
        shape.from(world).add(World.event("other", "2026-03-04T09:00"));

        world.sync();

        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-04T09:00 other");
    }

    @ParameterizedTest
    @EnumSource
    void s48OneDayOfAnAllDaySeriesIsDeletedAndNotTheDayBefore(Shape shape) {
        World world = shape.world();
        CalendarEvent first = World.event("all day", "2026-03-03T09:00").toBuilder()
                .time(World.days("2026-03-03", "2026-03-03"))
                .build();
        EventKey series = shape.from(world)
                .add(Series.of(
                        first, RecurrenceRule.builder(Frequency.DAILY).count(5).build()));
        world.sync();

        shape.from(world)
                .delete(shape.from(world).occurrence(series, new OriginalStart.Day(LocalDate.parse("2026-03-05"))));
        world.sync();

        assertThat(shape.to(world).agenda(World.ALWAYS))
                .extracting(event -> ((EventTime.AllDay) event.event().time()).start())
                .containsExactlyInAnyOrder(
                        LocalDate.parse("2026-03-03"),
                        LocalDate.parse("2026-03-04"),
                        LocalDate.parse("2026-03-06"),
                        LocalDate.parse("2026-03-07"));
    }

    @ParameterizedTest
    @EnumSource
    void aSeriesThatBecomesASingleEventAndBackIsFollowed(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withGuard(new DeletionGuard(100, 100)));
        EventKey key = shape.from(world).add(Series.weekly("event", "2026-03-03T09:00", 3));
        world.sync();

        shape.from(world).edit(key, RecurrenceTest::single);
        world.sync();
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 event");

        shape.from(world)
                .edit(
                        key,
                        event -> Series.of(
                                event,
                                RecurrenceRule.builder(Frequency.DAILY).count(2).build()));
        world.sync();
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 event", "2026-03-04T09:00 event");
    }

    private static CalendarEvent single(CalendarEvent event) {
        return event.toBuilder().recurrence(Optional.empty()).build();
    }

    private static List<String> inWindow(InMemoryCalendar calendar) {
        return World.agenda(calendar).stream()
                .filter(line -> line.compareTo("2025-12-03") > 0 && line.compareTo("2027-03-02") < 0)
                .toList();
    }
}
