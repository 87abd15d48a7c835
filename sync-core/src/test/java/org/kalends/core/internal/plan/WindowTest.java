package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** The window from 1 March to 1 June 2026, UTC midnight, read in Berlin (one or two hours later there). */
class WindowTest {

    private static final EventTime OUTSIDE = Table.hour("2026-08-01T09:00");
    private static final EventTime BEFORE = Table.hour("2026-01-10T09:00");

    @ParameterizedTest(name = "{0} to {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-04-14T09:00 | 2026-04-14T10:00 | inside                         | create copy
            2026-02-28T22:00 | 2026-03-01T00:00 | ends where the window begins   | nothing
            2026-02-28T22:00 | 2026-03-01T00:01 | reaches into the window        | create copy
            2026-03-01T00:00 | 2026-03-01T00:00 | zero length at the start       | create copy
            2026-02-28T23:59 | 2026-02-28T23:59 | zero length before the start   | nothing
            2026-05-31T23:59 | 2026-06-01T01:00 | begins just before the end     | create copy
            2026-06-01T00:00 | 2026-06-01T01:00 | begins where the window ends   | nothing
            2026-06-01T00:00 | 2026-06-01T00:00 | zero length at the end         | nothing
            2026-01-01T00:00 | 2026-12-01T00:00 | longer than the window         | create copy
            2026-08-01T09:00 | 2026-08-01T10:00 | after the window               | nothing
            """)
    void aNewcomerGetsACopyWhenItOverlapsTheWindow(
            LocalDateTime start, LocalDateTime end, String where, String decision) {
        CalendarEvent event = at(new EventTime.Timed(start, end, ZoneId.of("UTC")));

        assertThat(newcomer(event)).as(where).isEqualTo(decision);
    }

    @Test
    void anAllDayNewcomerIsReadInTheZoneOfThePair() {
        assertThat(newcomer(at(day("2026-02-28")))).isEqualTo("nothing");
        assertThat(newcomer(at(day("2026-03-01")))).isEqualTo("create copy");
        assertThat(newcomer(at(day("2026-06-01")))).isEqualTo("create copy");
        assertThat(newcomer(at(day("2026-06-02")))).isEqualTo("nothing");
    }

    @Test
    void aSeriesThatBeganLongAgoGetsACopyWhileItGoesOn() {
        CalendarEvent series = at(Table.hour("2024-04-16T09:00")).toBuilder()
                .recurrence(Optional.of(Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                        .endless()
                        .build())))
                .build();

        assertThat(newcomer(series)).isEqualTo("create copy");
    }

    @ParameterizedTest(name = "{0}: an original that somebody moves out loses its copy and is not touched")
    @CsvSource({"ONE_WAY_RESTORE", "ONE_WAY_RESPECT", "TWO_WAY_DELETE", "TWO_WAY_RESPECT", "TWO_WAY_PRIVATE"})
    void anOriginalThatMovesOutLosesItsCopyAndGetsItBackWhenItReturns(Policies policies) {
        for (EventTime out : List.of(OUTSIDE, BEFORE)) {
            Linked it = new Table(policies.policy).linked(Side.A, Table.EVENT);

            Plan away = it.table().plan(LinkCase.of(it.link(), it.original(e -> at(out)), it.copy("same")));
            assertThat(Words.of(away, Side.A)).isEqualTo("delete copy and retire");

            Link retired = ((Action.Delete) away.actions().get(0)).after().orElseThrow();
            Plan stays = it.table().plan(LinkCase.of(retired, it.original(e -> at(out)), new Seen.Unread()));
            assertThat(Words.of(stays, Side.A)).isEqualTo("retire");

            Plan returns = it.table().plan(LinkCase.of(retired, it.original("location"), new Seen.Unread()));
            assertThat(Words.of(returns, Side.A)).isEqualTo("create copy");
            assertThat(((Action.Create) returns.actions().get(0)).mark().generation())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}: original {1}, copy {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ONE_WAY_RESTORE | same   | same     | nothing
            ONE_WAY_RESTORE | bumped | bumped   | touch
            ONE_WAY_RESTORE | title  | same     | write copy TITLE
            ONE_WAY_RESTORE | gone   | same     | delete copy
            TWO_WAY_DELETE  | same   | bumped   | touch
            TWO_WAY_DELETE  | same   | location | write original LOCATION
            """)
    void anEventThatSlidesOutOfTheBackKeepsItsCopy(Policies policies, String original, String copy, String decision) {
        Linked it = new Table(policies.policy).linked(Side.A, at(BEFORE));

        assertThat(Words.of(it.table().plan(it.when(original, copy)), Side.A)).isEqualTo(decision);
    }

    @Test
    void anOriginalThatMovesOutWhileItsCopyIsEditedKeepsBothInATwoWayPair() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);
        Linked oneWay = new Table(PairPolicy.oneWay()).linked(Side.A, Table.EVENT);

        assertThat(Words.of(
                        it.table().plan(LinkCase.of(it.link(), it.original(e -> at(OUTSIDE)), it.copy("location"))),
                        Side.A))
                .isEqualTo("write original LOCATION, write copy TIME");
        assertThat(Words.of(
                        oneWay.table()
                                .plan(LinkCase.of(
                                        oneWay.link(), oneWay.original(e -> at(OUTSIDE)), oneWay.copy("location"))),
                        Side.A))
                .isEqualTo("delete copy and retire");
    }

    @Test
    void aCopyThatIsMovedOutTakesItsOriginalAlongWhereItMayAndComesBackWhereNot() {
        for (PairPolicy policy : List.of(PairPolicy.twoWay(), PairPolicy.oneWay())) {
            Linked it = new Table(policy).linked(Side.A, Table.EVENT);

            Plan plan = it.table()
                    .plan(LinkCase.of(
                            it.link(),
                            it.original("same"),
                            it.copy(e -> e.toBuilder().time(OUTSIDE).build())));

            assertThat(Words.of(plan, Side.A))
                    .isEqualTo(policy.equals(PairPolicy.twoWay()) ? "write original TIME" : "write copy TIME");
        }
    }

    @Test
    void aDeletedCopyOfAnOriginalThatMovedOutIsNotWrittenAgain() {
        for (Policies policies : new Policies[] {Policies.ONE_WAY_RESTORE, Policies.TWO_WAY_DELETE}) {
            Linked it = new Table(policies.policy).linked(Side.A, Table.EVENT);

            Plan plan = it.table().plan(LinkCase.of(it.link(), it.original(e -> at(OUTSIDE)), new Seen.Gone()));

            assertThat(Words.of(plan, Side.A)).isEqualTo("retire");
        }
    }

    private static String newcomer(CalendarEvent event) {
        Table table = new Table(PairPolicy.oneWay());
        return Words.of(table.plan(List.of(table.newcomer(Side.A, event)), List.of(), false), Side.A);
    }

    private static CalendarEvent at(EventTime time) {
        return Table.EVENT.toBuilder().time(time).build();
    }

    private static EventTime day(String date) {
        return new EventTime.AllDay(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
    }
}
