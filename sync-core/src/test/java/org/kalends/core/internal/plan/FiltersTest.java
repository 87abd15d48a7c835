package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Which originals get a copy: each filter alone, and switched off. */
class FiltersTest {

    @ParameterizedTest(name = "{0} catches a newcomer, and lets the nearest other one through")
    @EnumSource
    void aFilterKeepsNewcomersOut(FilterRows row) {
        Table table = new Table(filtered(row.on));

        assertThat(newcomer(table, Side.A, row.caught)).isEqualTo("nothing");
        assertThat(newcomer(table, Side.A, row.passes)).isEqualTo("create copy");
    }

    @ParameterizedTest(name = "{0} holds for one direction only")
    @EnumSource
    void aFilterHoldsForItsDirectionOnly(FilterRows row) {
        Table table = new Table(filtered(row.on));

        assertThat(newcomer(table, Side.B, row.caught)).isEqualTo("create copy");
    }

    @ParameterizedTest(name = "without filters {0} catches nothing")
    @EnumSource
    void withoutAFilterEverythingGetsACopy(FilterRows row) {
        assertThat(newcomer(new Table(filtered(FilterRows.OFF)), Side.A, row.caught))
                .isEqualTo("create copy");
    }

    @ParameterizedTest(name = "{0} takes the copy of an edited original away and brings it back")
    @EnumSource
    void aFilterFollowsTheOriginal(FilterRows row) {
        Linked it = new Table(filtered(row.on)).linked(Side.A, row.passes);
        Linked out = new Table(filtered(row.on)).linked(Side.A, row.caught);

        Plan away = it.table().plan(LinkCase.of(it.link(), it.original(e -> row.caught), it.copy("unread")));
        assertThat(Words.of(away, Side.A)).isEqualTo("delete copy and retire");

        Plan returns = out.table()
                .plan(LinkCase.of(
                        out.link().without(Link.State.RETIRED), out.original(e -> row.passes), out.copy("unread")));
        assertThat(Words.of(returns, Side.A)).isEqualTo("create copy");
    }

    @ParameterizedTest(name = "{0} leaves the original alone when its deleted copy was no longer wanted")
    @EnumSource
    void aDeletedCopyThatAFilterNoLongerWantsCostsNothing(FilterRows row) {
        Linked it = new Table(filtered(row.on)).linked(Side.A, row.caught);

        assertThat(Words.of(it.table().plan(it.when("same", "gone")), Side.A)).isEqualTo("retire");
    }

    @Test
    void theStandardSkipsDeclinedInvitationsAndWorkingLocationsAndNothingElse() {
        Table table = new Table(PairPolicy.twoWay());

        for (FilterRows row : FilterRows.values()) {
            boolean skipped = row == FilterRows.DECLINED || row == FilterRows.WORKING_LOCATION;
            assertThat(newcomer(table, Side.B, row.caught))
                    .as("%s", row)
                    .isEqualTo(skipped ? "nothing" : "create copy");
        }
    }

    @Test
    void aCancelledEventNeverHasACopy() {
        Table table = new Table(filtered(FilterRows.OFF));
        CalendarEvent cancelled =
                Table.EVENT.toBuilder().status(EventStatus.CANCELLED).build();
        Linked it = table.linked(Side.A, Table.EVENT);

        assertThat(newcomer(table, Side.A, cancelled)).isEqualTo("nothing");
        assertThat(newcomer(table, Side.B, cancelled)).isEqualTo("nothing");
        assertThat(Words.of(table.plan(LinkCase.of(it.link(), it.original(e -> cancelled), it.copy("same"))), Side.A))
                .isEqualTo("delete copy and retire");
    }

    @ParameterizedTest(name = "S71 an event from {0} to {1} in {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-04-14T07:00 | 2026-04-14T19:00 | Europe/Berlin    | create copy
            2026-04-14T10:00 | 2026-04-14T11:00 | Europe/Berlin    | create copy
            2026-04-14T08:00 | 2026-04-14T08:00 | Europe/Berlin    | create copy
            2026-04-14T17:00 | 2026-04-14T17:00 | Europe/Berlin    | nothing
            2026-04-14T06:30 | 2026-04-14T07:30 | UTC              | create copy
            2026-04-14T15:30 | 2026-04-14T16:30 | UTC              | nothing
            2026-04-14T02:00 | 2026-04-14T03:00 | America/New_York | create copy
            2026-04-14T12:00 | 2026-04-14T13:00 | America/New_York | nothing
            2026-04-17T20:00 | 2026-04-20T07:00 | Europe/Berlin    | nothing
            2026-04-17T20:00 | 2026-04-20T09:00 | Europe/Berlin    | create copy
            2026-04-11T09:00 | 2026-04-26T09:00 | Europe/Berlin    | create copy
            2026-04-13T20:00 | 2026-04-14T06:00 | Europe/Berlin    | nothing
            """)
    void workingHoursThatNameNoZoneAreReadInThatOfThePairAndAnyOverlapCounts(
            LocalDateTime start, LocalDateTime end, ZoneId zone, String decision) {
        CalendarEvent event = Table.EVENT.toBuilder()
                .time(new EventTime.Timed(start, end, zone))
                .build();

        assertThat(newcomer(new Table(filtered(FilterRows.hours("08:00", "17:00"))), Side.A, event))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 13:30, nothing",
        "America/New_York, 14:30, create copy",
        "Asia/Tokyo, 01:30, create copy"
    })
    void workingHoursAreReadInTheZoneThatTheyName(ZoneId zone, String start, String decision) {
        CalendarEvent event =
                Table.EVENT.toBuilder().time(Table.hour("2026-04-14T" + start)).build();
        PairPolicy policy = filtered(FilterRows.hours("09:00", "17:00", Optional.of(zone)));

        assertThat(newcomer(new Table(policy), Side.A, event)).isEqualTo(decision);
    }

    @Test
    void aMeetingThatTheTargetHoldsAsAnInvitationGetsNoCopyWhereThePairAsksForThat() {
        Table table = new Table(filtered(FilterRows.heldInvitations()));

        assertThat(held(table, Side.A, Map.of(Side.B, Set.of("uid-1")))).isEqualTo("nothing");
        assertThat(held(table, Side.A, Map.of(Side.B, Set.of("uid-2")))).isEqualTo("create copy");
        assertThat(held(table, Side.A, Map.of(Side.A, Set.of("uid-1")))).isEqualTo("create copy");
        assertThat(held(table, Side.B, Map.of(Side.A, Set.of("uid-1")))).isEqualTo("create copy");
        assertThat(held(new Table(filtered(FilterRows.OFF)), Side.A, Map.of(Side.B, Set.of("uid-1"))))
                .isEqualTo("create copy");
    }

    @Test
    void aDeclinedInvitationLosesItsCopyAndTheOriginalIsNotTouched() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.B, Meetings.BY_SOMEBODY_ELSE);
        CalendarEvent declined = it.event().toBuilder()
                .facts(new EventFacts(ResponseStatus.DECLINED, EventKind.DEFAULT, false))
                .build();

        Plan plan = it.table().plan(LinkCase.of(it.link(), it.original(e -> declined), it.copy("location")));

        assertThat(Words.of(plan, Side.B)).isEqualTo("delete copy and retire, note");
    }

    @Test
    void anEditOfACopyThatAFilterTakesAwayReturnsToItsOriginalFirst() {
        Linked it = new Table(filtered(FilterRows.titles("skip"))).linked(Side.A, Table.EVENT);
        CalendarEvent caught = it.event().toBuilder().title("skip").build();

        Plan plan = it.table().plan(LinkCase.of(it.link(), it.original(e -> caught), it.copy("location")));

        assertThat(Words.of(plan, Side.A)).startsWith("write original LOCATION");
        Plan unedited = it.table().plan(LinkCase.of(it.link(), it.original(e -> caught), it.copy("bumped")));
        assertThat(Words.of(unedited, Side.A)).isEqualTo("delete copy and retire");
    }

    @ParameterizedTest
    @CsvSource({"(.*a){12}b, 40", "(a|b)*c, 100000"})
    void anExpressionThatTakesTooLongOnATitleParksThatEventAlone(String expression, int length) {
        Table table = new Table(filtered(FilterRows.titles(expression)));
        CalendarEvent hostile =
                Table.EVENT.toBuilder().title("a".repeat(length) + "!").build();
        CalendarEvent other = Table.EVENT.toBuilder().title("dentist").build();

        Plan plan = table.plan(List.of(table.newcomer(Side.A, hostile)), List.of(), false);

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.failures())
                .extracting(Plan.Failure::reason)
                .containsExactly("filters.skipTitles: the expression takes too long on the title of this event: make it"
                        + " simpler");
        assertThat(newcomer(table, Side.A, other)).isEqualTo("create copy");
    }

    private static String held(Table table, Side side, Map<Side, Set<String>> held) {
        PlanRequest request = table.request(
                List.of(),
                List.of(table.newcomer(side, Meetings.BY_SOMEBODY_ELSE)),
                List.of(),
                false,
                Set.of(),
                0,
                held);
        return Words.of(Planner.plan(request), side);
    }

    private static String newcomer(Table table, Side side, CalendarEvent event) {
        return Words.of(table.plan(List.of(table.newcomer(side, event)), List.of(), false), side);
    }

    private static PairPolicy filtered(Filters filters) {
        return PairPolicy.twoWay()
                .withForward(DirectionPolicy.STANDARD.withFilters(filters))
                .withBack(DirectionPolicy.STANDARD.withFilters(FilterRows.OFF));
    }
}
