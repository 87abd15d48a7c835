package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.store.Side;

/** Originals that nothing which happens to their copy may touch: meetings, and occurrences that cannot be written. */
class ProtectionTest {

    private static final Set<Capability> NO_OCCURRENCE_WRITES =
            EnumSet.complementOf(EnumSet.of(Capability.OCCURRENCE_WRITES));

    @ParameterizedTest(name = "{0}, organized by {1}: original {2}, copy {3} gives {4}")
    @CsvSource(delimiter = '|', textBlock = """
            TWO_WAY_DELETE   | somebody else | same  | location     | write copy LOCATION, note
            TWO_WAY_DELETE   | somebody else | same  | time         | write copy TIME, note
            TWO_WAY_DELETE   | somebody else | title | location     | write copy TITLE LOCATION, note
            TWO_WAY_DELETE   | somebody else | same  | gone         | create copy, note
            TWO_WAY_DELETE   | somebody else | title | same         | write copy TITLE
            TWO_WAY_DELETE   | somebody else | gone  | same         | delete copy
            TWO_WAY_RESPECT  | somebody else | same  | gone         | respect
            TWO_WAY_RESTORE  | somebody else | same  | gone         | create copy
            TWO_WAY_DELETE   | me            | same  | location     | write copy LOCATION, note
            TWO_WAY_DELETE   | me            | same  | gone         | create copy, note
            TWO_WAY_MEETINGS | me            | same  | location     | write original LOCATION
            TWO_WAY_MEETINGS | me            | same  | gone         | delete original
            TWO_WAY_MEETINGS | somebody else | same  | location     | write copy LOCATION, note
            TWO_WAY_MEETINGS | somebody else | same  | gone         | create copy, note
            TWO_WAY_PRIVATE  | me            | same  | availability | write copy AVAILABILITY, note
            TWO_WAY_PRIVATE  | me            | same  | title        | write copy TITLE
            ONE_WAY_RESTORE  | somebody else | same  | location     | write copy LOCATION
            """)
    void aMeetingIsNotChangedByItsCopy(
            Policies policies, String organizer, String original, String copy, String decision) {
        CalendarEvent meeting = organizer.equals("me") ? Meetings.BY_ME : Meetings.BY_SOMEBODY_ELSE;
        for (Side side : policies.isTwoWay() ? Side.values() : new Side[] {Side.A}) {
            Linked it = new Table(policies.policy).linked(side, meeting);

            assertThat(Words.of(it.table().plan(it.when(original, copy)), side)).isEqualTo(decision);
        }
    }

    @ParameterizedTest(name = "original {0}, copy {1} gives {2}, or {3} without OCCURRENCE_WRITES")
    @CsvSource(delimiter = '|', textBlock = """
            same  | location | write original LOCATION                   | write copy LOCATION, note
            title | location | write original LOCATION, write copy TITLE | write copy TITLE LOCATION, note
            same  | gone     | delete original                           | create copy, note
            title | same     | write copy TITLE                          | write copy TITLE
            gone  | same     | delete copy                               | delete copy
            """)
    void anOccurrenceThatCannotBeWrittenKeepsItsCopyInStep(
            String original, String copy, String writable, String locked) {
        for (Side side : Side.values()) {
            Linked it = new Table(Policies.TWO_WAY_DELETE.policy)
                    .linked(side, Table.EVENT)
                    .inSeries();
            Linked there = new Table(Policies.TWO_WAY_DELETE.policy, NO_OCCURRENCE_WRITES)
                    .linked(side, Table.EVENT)
                    .inSeries();

            assertThat(Words.of(it.table().plan(it.when(original, copy)), side)).isEqualTo(writable);
            assertThat(Words.of(there.table().plan(there.when(original, copy)), side))
                    .isEqualTo(locked);
        }
    }

    @Test
    void aSingleEventNeedsNoOccurrenceWrites() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy, NO_OCCURRENCE_WRITES).linked(Side.A, Table.EVENT);

        assertThat(Words.of(it.table().plan(it.when("same", "location")), Side.A))
                .isEqualTo("write original LOCATION");
    }

    @Test
    void theNoteNamesTheCopyAndSaysWhyAndTellsNoContent() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Meetings.BY_SOMEBODY_ELSE);

        Plan plan = it.table().plan(it.when("same", "location"));

        assertThat(plan.notes()).singleElement().satisfies(note -> {
            assertThat(note.side()).isEqualTo(Side.B);
            assertThat(note.key().value()).isEqualTo(Linked.COPY);
            assertThat(note.text())
                    .contains("restored", "meeting", "somebody else")
                    .doesNotContain("Title", "Location", "Description", "example.org");
        });
    }
}
