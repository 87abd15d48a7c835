package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** What follows after a run that ended between its writes. */
class InterruptedTest {

    private static final CalendarEvent EVENT =
            Table.EVENT.toBuilder().title("Planning the summer party").build();

    @ParameterizedTest(name = "the copy says \"{0}\"")
    @CsvSource(delimiter = '|', textBlock = """
            Planning the summ           | touch
            PLANNING THE SUMMER PARTY!  | touch
            Planning the winter party   | write original TITLE
            the summer party            | write original TITLE
            Planning the summer party 2 | write original TITLE
            """)
    void aTextThatTheServerMayHaveMadeOfOursIsNobodysEdit(String title, String decision) {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, EVENT);
        Seen copy = it.copy(event -> event.toBuilder().title(title).build());
        Map<EventField, String> asked =
                Map.of(EventField.TITLE, it.link().wanted().of(EventField.TITLE));

        Plan plan = it.table()
                .plan(new LinkCase(it.link(), it.original("same"), copy, Set.of(), Set.of(), Map.of(), asked));

        assertThat(Words.of(plan, Side.A)).isEqualTo(decision);
    }

    @Test
    void whereTheOriginalHasChangedMeanwhileItRulesOverADoubtfulText() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, EVENT);
        Seen original =
                it.original(event -> event.toBuilder().title("Cancelled").build());
        Seen copy = it.copy(event -> event.toBuilder().title("Something else").build());
        Map<EventField, String> asked =
                Map.of(EventField.TITLE, it.link().wanted().of(EventField.TITLE));

        Plan plan = it.table().plan(new LinkCase(it.link(), original, copy, Set.of(), Set.of(), Map.of(), asked));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write copy TITLE");
    }

    @Test
    void anOriginalThatSomebodyRetypedOnTopOfOurWriteKeepsTheirWords() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, EVENT);
        Seen original =
                it.original(event -> event.toBuilder().title("By a person").build());
        Seen.Present copy =
                it.copy(event -> event.toBuilder().title("By the copy").build());
        Map<EventField, String> asked = Map.of(EventField.TITLE, copy.hashes().of(EventField.TITLE));
        Set<EventField> title = Set.of(EventField.TITLE);

        Plan plan = it.table().plan(new LinkCase(it.link(), original, copy, title, Set.of(), asked, Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write copy TITLE");
    }

    @Test
    void whatWeWroteToBothSidesIsNotCarriedBackFromTheCopy() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, EVENT);
        Seen original =
                it.original(event -> event.toBuilder().title("Planning it all").build());
        Seen copy = it.copy(event -> event.toBuilder().title("Planning").build());
        Set<EventField> title = Set.of(EventField.TITLE);

        Plan plan = it.table().plan(new LinkCase(it.link(), original, copy, title, title, Map.of(), Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write copy TITLE");
    }

    @Test
    void aReversalThatHasGivenTheSurvivorItsCopyIsNotBegunAgain() {
        Begun begun = new Begun();

        Plan plan = begun.plan(new Seen.Gone());

        assertThat(Words.of(plan, Side.A)).isEqualTo("forget, write original mark, note");
        assertThat(plan.actions().get(0))
                .isEqualTo(new Action.Forget(begun.before.link().id()));
    }

    @Test
    void aReversalIsWithdrawnWhenTheOriginalComesBackBeforeItIsComplete() {
        Begun begun = new Begun();

        Plan plan = begun.plan(begun.before.original("same"));

        assertThat(plan.actions())
                .filteredOn(Action.Delete.class::isInstance)
                .extracting(action -> ((Action.Delete) action).key())
                .containsExactly(new EventKey("stand-in"));
    }

    @Test
    void aSurvivorThatTheFiltersGiveNoCopyIsOnlyMarked() {
        DirectionPolicy withoutFree = DirectionPolicy.STANDARD.withFilters(
                new Filters(false, true, false, true, false, true, false, Optional.empty(), Optional.empty(), false));
        Table table = new Table(PairPolicy.twoWay().withBack(withoutFree));
        Linked it = table.linked(
                Side.A, EVENT.toBuilder().availability(Availability.FREE).build());

        Plan plan = table.plan(it.when("gone", "location"));

        assertThat(plan.actions()).singleElement().isInstanceOf(Action.Promote.class);
    }

    @Test
    void aCopyThatComesBackUnderAnUnreadableOriginalIsParkedAndNotForgotten() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, EVENT);
        Link retired = it.link().without(Link.State.RETIRED);

        Plan plan = it.table().plan(LinkCase.of(retired, new Seen.Unreadable(), it.copy("same")));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.failures())
                .extracting(Plan.Failure::side, Plan.Failure::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Side.B, new EventKey(Linked.COPY)));
    }

    /** The original is gone, its edited copy has got a copy of its own, and then the process died. */
    private static final class Begun {
        final Table table = new Table(PairPolicy.twoWay());
        final Linked before = table.linked(Side.A, EVENT);
        final Seen.Present survivor = (Seen.Present) before.copy("location");
        final Link after;
        final Seen.Present standIn;

        Begun() {
            RemoteEvent event = survivor.event();
            OriginMark mark = table.crossing.mark(table.crossing.linkId(Side.B, event), 0);
            RemoteEvent copy =
                    Table.remote("stand-in", Table.OLD, table.copyOf(Side.B, event.event()), Optional.of(mark));
            standIn = table.seen(copy);
            after = table.link(Side.B, event, copy);
        }

        Plan plan(Seen original) {
            return Planner.plan(table.request(
                    List.of(LinkCase.of(before.link(), original, survivor), LinkCase.of(after, survivor, standIn)),
                    List.of(),
                    List.of(),
                    false,
                    Set.of(),
                    2,
                    Map.of()));
        }
    }
}
