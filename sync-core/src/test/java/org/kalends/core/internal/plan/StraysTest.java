package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Copies that carry our mark and have no link: the store was lost, or somebody brought them back. */
class StraysTest {

    @ParameterizedTest
    @EnumSource(Side.class)
    void aLostLinkIsTiedAgainAndNothingIsWrittenWhereBothAgree(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked original = table.newcomer(side, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 3, table.copyOf(side, Table.EVENT));

        Plan plan = table.plan(List.of(original), List.of(copy), true);

        assertThat(Words.of(plan, side)).isEqualTo("touch");
        Link link = ((Action.Touch) plan.actions().get(0)).link();
        assertThat(link.id()).isEqualTo(original.id());
        assertThat(link.generation()).isEqualTo(3);
        assertThat(link.copy().orElseThrow().key()).isEqualTo(copy.event().key());
        assertThat(link.originalSide()).isEqualTo(side);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aLostLinkIsTiedAgainAndTheOriginalRulesWhereTheyDiffer(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked original = table.newcomer(side, Table.EVENT);
        CalendarEvent other = Table.EVENT.toBuilder().title("edited").build();

        Plan plan = table.plan(List.of(original), List.of(table.stray(original, "copy", 0, other)), true);

        assertThat(Words.of(plan, side)).isEqualTo("write copy TITLE");
        assertThat(((Action.Change) plan.actions().get(0))
                        .toCopy()
                        .orElseThrow()
                        .event()
                        .title())
                .isEqualTo("Title");
    }

    @Test
    void ofTwoGenerationsTheYoungerStaysWhateverTheOrderInWhichTheyAreRead() {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked original = table.newcomer(Side.A, Table.EVENT);
        CalendarEvent says = table.copyOf(Side.A, Table.EVENT);
        Unlinked older = table.stray(original, "older", 0, says);
        Unlinked younger = table.stray(original, "younger", 1, says);

        for (List<Unlinked> strays : List.of(List.of(older, younger), List.of(younger, older))) {
            Plan plan = table.plan(List.of(original), strays, true);

            assertThat(Words.of(plan, Side.A)).isEqualTo("touch, delete copy");
            Link link = ((Action.Touch) plan.actions().get(0)).link();
            assertThat(link.copy().orElseThrow().key().value()).isEqualTo("younger");
            assertThat(link.generation()).isEqualTo(1);
            assertThat(((Action.Delete) plan.actions().get(1)).key().value()).isEqualTo("older");
        }
    }

    @ParameterizedTest(name = "{0}, {1} reading: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ONE_WAY_RESTORE | complete | delete copy
            ONE_WAY_RESTORE | partial  | delete copy
            TWO_WAY_DELETE  | complete | delete copy
            TWO_WAY_DELETE  | partial  | reverse
            TWO_WAY_RESPECT | partial  | reverse
            TWO_WAY_PRIVATE | complete | delete copy
            TWO_WAY_PRIVATE | partial  | delete copy
            """)
    void aCopyWhoseOriginalIsGoneGoesUnlessSomebodyBroughtItBack(Policies policies, String reading, String decision) {
        Table table = new Table(policies.policy);
        Unlinked original = table.newcomer(Side.A, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 0, table.copyOf(Side.A, Table.EVENT));

        Plan plan = table.plan(List.of(), List.of(copy), reading.equals("complete"));

        assertThat(Words.of(plan, Side.A)).isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCopyOfAnEarlierGenerationBesideALinkedOneGoesAndTheLinkStays(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked outdated = table.stray(table.newcomer(side, Table.EVENT), "older", 0, table.copyOf(side, Table.EVENT));
        PlanRequest nothing = table.request(List.of(), List.of(), List.of(), false);

        Plan plan = Planner.plan(new PlanRequest(
                nothing.pair(),
                nothing.window(),
                nothing.crossing(),
                List.of(),
                List.of(),
                List.of(),
                List.of(outdated),
                false,
                Set.of(),
                1,
                Map.of()));

        assertThat(Words.of(plan, side)).isEqualTo("delete copy");
        assertThat(((Action.Delete) plan.actions().get(0)).link())
                .isNotEqualTo(table.newcomer(side, Table.EVENT).id());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aCopyThatSomebodyDuplicatedWithItsMarkIsNotDeleted(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked original = table.newcomer(side, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 1, table.copyOf(side, Table.EVENT));
        Unlinked duplicate = table.stray(original, "duplicate", 1, table.copyOf(side, Table.EVENT));

        Plan plan = table.plan(List.of(original), List.of(copy, duplicate), true);

        assertThat(Words.of(plan, side)).isEqualTo("touch");
    }

    @ParameterizedTest(name = "the side of the {0} is blind, {1} reading: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            A | complete | nothing
            A | partial  | nothing
            B | complete | delete copy
            """)
    void anUnreadableEventMayBeTheOriginalOfAStray(Side blind, String reading, String decision) {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked original = table.newcomer(Side.A, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 0, table.copyOf(Side.A, Table.EVENT));

        Plan plan = Planner.plan(table.request(
                List.of(), List.of(), List.of(copy), reading.equals("complete"), Set.of(blind), 1, Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo(decision);
    }

    @Test
    void anOrphanOutsideOfTheWindowProvesNothingAndStays() {
        Table table = new Table(PairPolicy.twoWay());
        CalendarEvent outside =
                Table.EVENT.toBuilder().time(Table.hour("2026-09-01T09:00")).build();
        Unlinked original = table.newcomer(Side.A, outside);
        Unlinked copy = table.stray(original, "copy", 0, outside);

        assertThat(Words.of(table.plan(List.of(), List.of(copy), true), Side.A)).isEqualTo("nothing");
        assertThat(Words.of(table.plan(List.of(), List.of(copy), false), Side.A))
                .isEqualTo("nothing");
    }

    @Test
    void aStrayOfAnOriginalThatIsFilteredGoes() {
        PairPolicy policy =
                PairPolicy.oneWay().withForward(DirectionPolicy.STANDARD.withFilters(FilterRows.titles("Title")));
        Table table = new Table(policy);
        Unlinked original = table.newcomer(Side.A, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 0, table.copyOf(Side.A, Table.EVENT));

        assertThat(Words.of(table.plan(List.of(original), List.of(copy), true), Side.A))
                .isEqualTo("delete copy");
    }

    @Test
    void inAOneWayPairACopyOnTheSourceSideIsNotTakenForAnOriginalsCopy() {
        Table table = new Table(PairPolicy.oneWay());
        Unlinked original = table.newcomer(Side.B, Table.EVENT);
        Unlinked copy = table.stray(original, "copy", 0, table.copyOf(Side.B, Table.EVENT));

        assertThat(Words.of(table.plan(List.of(original), List.of(copy), true), Side.B))
                .isEqualTo("delete copy");
    }

    @Test
    void twoLostLinksAreTiedEachToItsOwn() {
        Table table = new Table(PairPolicy.twoWay());
        Unlinked one = table.newcomer(Side.A, "one", Table.EVENT);
        Unlinked two = table.newcomer(Side.A, "two", Table.EVENT);
        Unlinked copyOfTwo = table.stray(two, "copy-2", 0, table.copyOf(Side.A, Table.EVENT));
        Unlinked copyOfOne = table.stray(one, "copy-1", 0, table.copyOf(Side.A, Table.EVENT));

        Plan plan = table.plan(List.of(one, two), List.of(copyOfTwo, copyOfOne), true);

        assertThat(Words.of(plan, Side.A)).isEqualTo("touch, touch");
        assertThat(plan.actions())
                .extracting(action -> ((Action.Touch) action).link())
                .allSatisfy(link -> assertThat(link.copy().orElseThrow().key().value())
                        .endsWith(link.original().key().value().equals("one") ? "1" : "2"));
    }

    @Test
    void anOriginalWhoseCopyIsMissingBesideATiedOneIsCopied() {
        Table table = new Table(PairPolicy.oneWay());
        Unlinked one = table.newcomer(Side.A, "one", Table.EVENT);
        Unlinked two = table.newcomer(Side.A, "two", Table.EVENT);
        Unlinked copyOfOne = table.stray(one, "copy-1", 0, table.copyOf(Side.A, Table.EVENT));

        assertThat(Words.of(table.plan(List.of(one, two), List.of(copyOfOne), true), Side.A))
                .isEqualTo("touch, create copy");
    }
}
