package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.store.Filters;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Links without a copy: the engine took it away, or a person did and the pair respects that. */
class WithoutCopyTest {

    @ParameterizedTest(name = "{0}: original {1}, a copy that came back {2} gives {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RETIRED   | title      | unread   | create copy
            RETIRED   | same       | unread   | create copy
            RETIRED   | unread     | unread   | nothing
            RETIRED   | gone       | unread   | forget
            RETIRED   | unreadable | unread   | nothing
            RETIRED   | same       | same     | write copy mark
            RETIRED   | same       | location | write copy LOCATION
            RETIRED   | gone       | same     | delete copy
            RESPECTED | title      | unread   | respect
            RESPECTED | same       | unread   | respect
            RESPECTED | unread     | unread   | nothing
            RESPECTED | gone       | unread   | forget
            RESPECTED | same       | same     | write copy mark
            RESPECTED | same       | location | write copy LOCATION
            RESPECTED | title      | same     | write copy TITLE
            RESPECTED | gone       | same     | delete copy
            """)
    void aLinkWithoutCopyGoesByItsState(Link.State state, String original, String copy, String decision) {
        for (Policies policies : new Policies[] {Policies.ONE_WAY_RESPECT, Policies.TWO_WAY_RESPECT}) {
            Linked it = new Table(policies.policy).linked(Side.A, Table.EVENT);
            Link link = it.link().without(state);

            Plan plan = it.table().plan(LinkCase.of(link, it.original(original), it.copy(copy)));

            assertThat(Words.of(plan, Side.A)).as("%s", policies).isEqualTo(decision);
        }
    }

    @Test
    void aNewCopyCarriesTheNextGeneration() {
        Linked it = new Table(PairPolicy.oneWay()).linked(Side.A, Table.EVENT);

        Plan plan = it.table().plan(it.when("same", "gone"));

        Action.Create create = (Action.Create) plan.actions().get(0);
        assertThat(create.mark().generation()).isEqualTo(1);
        assertThat(create.draft().generation()).isEqualTo(1);
        assertThat(create.mark().original()).isEqualTo(it.link().id().value());
        assertThat(create.event()).isEqualTo(it.shown());
    }

    @Test
    void aRespectedDeletionIsRememberedThroughEveryEditOfTheOriginal() {
        Linked it = new Table(Policies.ONE_WAY_RESPECT.policy).linked(Side.A, Table.EVENT);
        Link link = it.link().without(Link.State.RESPECTED);

        for (String edit : new String[] {"title", "time", "location", "description+availability", "bumped"}) {
            Plan plan = it.table().plan(LinkCase.of(link, it.original(edit), it.copy("unread")));
            assertThat(Words.of(plan, Side.A)).isEqualTo("respect");
            link = ((Action.Touch) plan.actions().get(0)).link();
        }
    }

    @Test
    void aRetiredCopyThatCameBackIsTakenAwayAgainWhileTheReasonHolds() {
        PairPolicy policy = PairPolicy.oneWay();
        Filters noAllDay = new Filters(
                true,
                false,
                false,
                true,
                false,
                true,
                false,
                policy.forward().filters().skipTitles(),
                policy.forward().filters().onlyWithin(),
                false);
        CalendarEvent allDay = Table.EVENT.toBuilder()
                .time(new EventTime.AllDay(LocalDate.parse("2026-04-14"), LocalDate.parse("2026-04-15")))
                .build();
        Linked it = new Table(policy.withForward(policy.forward().withFilters(noAllDay))).linked(Side.A, allDay);
        Link link = it.link().without(Link.State.RETIRED);

        assertThat(Words.of(it.table().plan(LinkCase.of(link, it.original("same"), it.copy("same"))), Side.A))
                .isEqualTo("delete copy and retire");
        assertThat(Words.of(it.table().plan(LinkCase.of(link, it.original("title"), it.copy("unread"))), Side.A))
                .isEqualTo("retire");
    }
}
