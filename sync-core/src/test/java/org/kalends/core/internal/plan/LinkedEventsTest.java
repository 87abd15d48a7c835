package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.store.Side;

/** The decision table: original same, changed or removed by copy same, changed or removed, for each policy that matters. */
class LinkedEventsTest {

    @ParameterizedTest(name = "{0}: original {1}, copy {2} gives {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ONE_WAY_RESTORE | same        | same        | nothing
            ONE_WAY_RESTORE | same        | location    | write copy LOCATION
            ONE_WAY_RESTORE | same        | gone        | create copy
            ONE_WAY_RESTORE | title       | same        | write copy TITLE
            ONE_WAY_RESTORE | title       | location    | write copy TITLE LOCATION
            ONE_WAY_RESTORE | title       | title       | write copy TITLE
            ONE_WAY_RESTORE | title       | gone        | create copy
            ONE_WAY_RESTORE | gone        | same        | delete copy
            ONE_WAY_RESTORE | gone        | location    | delete copy
            ONE_WAY_RESTORE | gone        | gone        | forget

            ONE_WAY_RESPECT | same        | same        | nothing
            ONE_WAY_RESPECT | same        | location    | write copy LOCATION
            ONE_WAY_RESPECT | same        | gone        | respect
            ONE_WAY_RESPECT | title       | same        | write copy TITLE
            ONE_WAY_RESPECT | title       | location    | write copy TITLE LOCATION
            ONE_WAY_RESPECT | title       | gone        | respect
            ONE_WAY_RESPECT | gone        | same        | delete copy
            ONE_WAY_RESPECT | gone        | location    | delete copy
            ONE_WAY_RESPECT | gone        | gone        | forget

            TWO_WAY_DELETE  | same        | same        | nothing
            TWO_WAY_DELETE  | same        | location    | write original LOCATION
            TWO_WAY_DELETE  | same        | time        | write original TIME
            TWO_WAY_DELETE  | same        | sensitivity | write original SENSITIVITY
            TWO_WAY_DELETE  | same        | gone        | delete original
            TWO_WAY_DELETE  | title       | same        | write copy TITLE
            TWO_WAY_DELETE  | title       | location    | write original LOCATION, write copy TITLE
            TWO_WAY_DELETE  | title       | title       | write copy TITLE
            TWO_WAY_DELETE  | title       | gone        | create copy
            TWO_WAY_DELETE  | gone        | same        | delete copy
            TWO_WAY_DELETE  | gone        | bumped      | delete copy
            TWO_WAY_DELETE  | gone        | location    | reverse, note
            TWO_WAY_DELETE  | gone        | gone        | forget

            TWO_WAY_RESTORE | same        | location    | write original LOCATION
            TWO_WAY_RESTORE | same        | gone        | create copy
            TWO_WAY_RESTORE | title       | same        | write copy TITLE
            TWO_WAY_RESTORE | title       | location    | write original LOCATION, write copy TITLE
            TWO_WAY_RESTORE | title       | gone        | create copy
            TWO_WAY_RESTORE | gone        | same        | delete copy
            TWO_WAY_RESTORE | gone        | location    | reverse, note
            TWO_WAY_RESTORE | gone        | gone        | forget

            TWO_WAY_RESPECT | same        | location    | write original LOCATION
            TWO_WAY_RESPECT | same        | gone        | respect
            TWO_WAY_RESPECT | title       | same        | write copy TITLE
            TWO_WAY_RESPECT | title       | location    | write original LOCATION, write copy TITLE
            TWO_WAY_RESPECT | title       | gone        | respect
            TWO_WAY_RESPECT | gone        | same        | delete copy
            TWO_WAY_RESPECT | gone        | location    | reverse, note
            TWO_WAY_RESPECT | gone        | gone        | forget

            TWO_WAY_PRIVATE | same        | same        | nothing
            TWO_WAY_PRIVATE | same        | title       | write copy TITLE
            TWO_WAY_PRIVATE | same        | description | write copy DESCRIPTION
            TWO_WAY_PRIVATE | same        | location    | write copy LOCATION
            TWO_WAY_PRIVATE | same        | sensitivity | write copy SENSITIVITY
            TWO_WAY_PRIVATE | same        | time        | write original TIME
            TWO_WAY_PRIVATE | same        | availability| write original AVAILABILITY
            TWO_WAY_PRIVATE | same        | title+time  | write original TIME, write copy TITLE
            TWO_WAY_PRIVATE | same        | gone        | delete original
            TWO_WAY_PRIVATE | title       | same        | touch
            TWO_WAY_PRIVATE | title       | title       | write copy TITLE
            TWO_WAY_PRIVATE | time        | same        | write copy TIME
            TWO_WAY_PRIVATE | gone        | same        | delete copy
            TWO_WAY_PRIVATE | gone        | time        | delete copy
            TWO_WAY_PRIVATE | gone        | gone        | forget
            """)
    void aLinkGoesByTheTable(Policies policies, String original, String copy, String decision) {
        for (Side side : policies.isTwoWay() ? Side.values() : new Side[] {Side.A}) {
            Linked it = new Table(policies.policy).linked(side, Table.EVENT);

            assertThat(Words.of(it.table().plan(it.when(original, copy)), side))
                    .as("original on side %s", side)
                    .isEqualTo(decision);
        }
    }

    @ParameterizedTest(name = "original {0}, copy {1} gives {2}")
    @CsvSource(delimiter = '|', textBlock = """
            same  | same     | delete copy and retire
            title | same     | delete copy and retire
            same  | location | delete copy and retire
            same  | gone     | retire
            gone  | same     | delete copy
            gone  | gone     | forget
            """)
    void aOneWayPairThatWasTwoWayTakesItsCopiesOutOfTheSource(String original, String copy, String decision) {
        Linked it = new Table(Policies.ONE_WAY_RESTORE.policy).linked(Side.B, Table.EVENT);

        assertThat(Words.of(it.table().plan(it.when(original, copy)), Side.B)).isEqualTo(decision);
    }

    @ParameterizedTest(name = "original {0}, copy {1} gives {2}")
    @CsvSource(delimiter = '|', textBlock = """
            bumped     | same       | touch
            same       | bumped     | touch
            bumped     | bumped     | touch
            same       | unread     | nothing
            bumped     | unread     | touch
            unread     | same       | nothing
            unread     | bumped     | touch
            unread     | unread     | nothing
            title      | unread     | write copy TITLE
            gone       | unread     | delete copy
            same       | rewritten  | touch
            title      | rewritten  | write copy TITLE
            unread     | gone       | nothing
            unreadable | gone       | nothing
            unreadable | location   | nothing
            unreadable | unread     | nothing
            title      | unreadable | nothing
            gone       | unreadable | nothing
            gone       | gone       | forget
            """)
    void onlyWhatIsKnownToDifferIsActedOn(String original, String copy, String decision) {
        for (Policies policies : List.of(Policies.ONE_WAY_RESTORE, Policies.TWO_WAY_DELETE)) {
            Linked it = new Table(policies.policy).linked(Side.A, Table.EVENT);

            assertThat(Words.of(it.table().plan(it.when(original, copy)), Side.A))
                    .as("%s", policies)
                    .isEqualTo(decision);
        }
    }
}
