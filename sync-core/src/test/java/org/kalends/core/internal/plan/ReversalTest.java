package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Origin marks: lost, put back, and rewritten when a copy outlives its original; and writes that were interrupted. */
class ReversalTest {

    @ParameterizedTest
    @EnumSource(Side.class)
    void anEditedCopyWhoseOriginalIsGoneBecomesAnOriginalThatNamesItself(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        Linked it = table.linked(side, Table.EVENT);

        Plan plan = table.plan(it.when("gone", "location"));

        Action.Create create = (Action.Create) plan.actions().get(0);
        Action.Reversed reversed = create.reversal().orElseThrow();
        RemoteEvent copy = it.copy(Table.NEW, it.shown(), Optional.empty());
        OriginMark own = reversed.mark().mark().orElseThrow();
        assertThat(create.draft().originalSide()).isEqualTo(side.other());
        assertThat(create.draft().id()).isEqualTo(table.crossing.linkId(side.other(), copy));
        assertThat(own.original()).isEqualTo(create.draft().id().value());
        assertThat(own).isEqualTo(create.mark());
        assertThat(reversed.mark().key()).isEqualTo(copy.key());
        assertThat(reversed.mark().fields()).isEmpty();
        assertThat(reversed.replaces()).contains(it.link().id());
        assertThat(create.event().location()).isEqualTo("by copy");
    }

    @Test
    void theNewCopyGoesByThePolicyOfTheOtherDirection() {
        PairPolicy policy = PairPolicy.twoWay().withBack(DirectionPolicy.STANDARD.asPrivate());
        Linked it = new Table(policy).linked(Side.A, Table.EVENT);

        Action.Create create = (Action.Create)
                it.table().plan(it.when("gone", "location")).actions().get(0);

        assertThat(create.event().title()).isEqualTo("Busy");
        assertThat(create.event().location()).isEmpty();
    }

    @Test
    void aLostMarkIsPutBackWithoutTouchingAField() {
        for (PairPolicy policy : List.of(PairPolicy.oneWay(), PairPolicy.twoWay())) {
            Linked it = new Table(policy).linked(Side.A, Table.EVENT);
            Seen stripped = it.table().seen(Table.remote(Linked.COPY, Table.NEW, it.shown(), Optional.empty()));

            Plan plan = it.table().plan(LinkCase.of(it.link(), it.original("same"), stripped));

            assertThat(Words.of(plan, Side.A)).isEqualTo("write copy mark");
            assertThat(((Action.Change) plan.actions().get(0))
                            .toCopy()
                            .orElseThrow()
                            .mark())
                    .contains(it.table().crossing.mark(it.link()));
        }
    }

    @Test
    void aForeignMarkOnACopyIsReplacedByItsOwn() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);
        OriginMark foreign = new OriginMark("elsewhere", "pair", "x", 0);
        Seen marked = it.table().seen(Table.remote(Linked.COPY, Table.NEW, it.shown(), Optional.of(foreign)));

        assertThat(Words.of(it.table().plan(LinkCase.of(it.link(), it.original("same"), marked)), Side.A))
                .isEqualTo("write copy mark");
    }

    @Test
    void aMarkThatIsLostInAnEditIsPutBackWhileTheEditIsCarriedOver() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);
        Seen stripped = it.table()
                .seen(Table.remote(
                        Linked.COPY,
                        Table.NEW,
                        it.shown().toBuilder().location("new place").build(),
                        Optional.empty()));

        assertThat(Words.of(it.table().plan(LinkCase.of(it.link(), it.original("same"), stripped)), Side.A))
                .isEqualTo("write original LOCATION, write copy mark");
    }

    @Test
    void anInterruptedWriteToTheCopyIsFinishedAndNotTakenForSomebodysEdit() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);
        Seen half = it.copy("title");

        Plan plan = it.table()
                .plan(new LinkCase(
                        it.link(),
                        it.original("same"),
                        half,
                        EnumSet.noneOf(EventField.class),
                        EnumSet.of(EventField.TITLE),
                        Map.of(),
                        Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write copy TITLE");
    }

    @Test
    void anInterruptedWriteToTheCopyDoesNotCoverAnEditOfAnotherField() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);

        Plan plan = it.table()
                .plan(new LinkCase(
                        it.link(),
                        it.original("same"),
                        it.copy("title+location"),
                        EnumSet.noneOf(EventField.class),
                        EnumSet.of(EventField.TITLE),
                        Map.of(),
                        Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write original LOCATION, write copy TITLE");
    }

    @Test
    void anInterruptedWriteThatIsDoneOnlyUpdatesTheLink() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);

        Plan plan = it.table()
                .plan(new LinkCase(
                        it.link(),
                        it.original("location"),
                        it.copy("bumped"),
                        EnumSet.of(EventField.LOCATION),
                        EnumSet.noneOf(EventField.class),
                        Map.of(),
                        Map.of()));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write original LOCATION");
    }

    @Test
    void aMaskedCopyThatOutlivesItsOriginalIsDeletedSoThatNoMaskBecomesAnOriginal() {
        Table table = new Table(Policies.TWO_WAY_PRIVATE.policy);
        Linked it = table.linked(Side.A, Table.EVENT);

        Plan plan = table.plan(it.when("gone", "time"));

        assertThat(Words.of(plan, Side.A)).isEqualTo("delete copy");
        assertThat(((Action.Delete) plan.actions().get(0)).version()).isEqualTo(Table.NEW);
    }

    @Test
    void aRetiredLinkTellsItsGenerationToTheNextCopy() {
        Linked it = new Table(PairPolicy.twoWay()).linked(Side.A, Table.EVENT);
        Link twice = it.link().without(Link.State.RETIRED);

        Plan plan = it.table().plan(LinkCase.of(twice, it.original("same"), new Seen.Unread()));

        assertThat(((Action.Create) plan.actions().get(0)).mark().generation()).isEqualTo(1);
    }
}
