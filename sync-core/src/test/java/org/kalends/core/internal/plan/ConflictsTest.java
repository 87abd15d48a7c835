package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.store.Side;

/** The same field edited on both sides, and fields that are no conflict. */
class ConflictsTest {

    @ParameterizedTest(name = "{0}: original at {1}, copy at {2}: {3} wins")
    @CsvSource(delimiter = '|', nullValues = "never told", textBlock = """
            TWO_WAY_DELETE | 2026-04-01T10:00:00Z | 2026-04-01T11:00:00Z | original
            TWO_WAY_DELETE | 2026-04-01T11:00:00Z | 2026-04-01T10:00:00Z | original
            TWO_WAY_DELETE | never told           | 2026-04-01T10:00:00Z | original
            TWO_WAY_LATEST | 2026-04-01T10:00:00Z | 2026-04-01T11:00:00Z | copy
            TWO_WAY_LATEST | 2026-04-01T11:00:00Z | 2026-04-01T10:00:00Z | original
            TWO_WAY_LATEST | 2026-04-01T10:00:00Z | 2026-04-01T10:00:00Z | original
            TWO_WAY_LATEST | never told           | 2026-04-01T10:00:00Z | original
            TWO_WAY_LATEST | 2026-04-01T10:00:00Z | never told           | original
            TWO_WAY_LATEST | never told           | never told           | original
            """)
    void theRuleDecidesOnAFieldThatBothSidesEdited(
            Policies policies, Instant originalAt, Instant copyAt, String winner) {
        for (Side side : Side.values()) {
            Linked it = new Table(policies.policy).linked(side, Table.EVENT);
            Seen original = seen(it, true, title(it.event(), "original"), originalAt);
            Seen copy = seen(it, false, title(it.shown(), "copy"), copyAt);

            Action.Change change = change(it, original, copy);

            assertThat(change.toOriginal().isPresent()).isEqualTo(winner.equals("copy"));
            assertThat(change.toCopy().isPresent()).isEqualTo(winner.equals("original"));
            Action.Edit edit = change.toOriginal().or(change::toCopy).orElseThrow();
            assertThat(edit.event().title()).isEqualTo(winner);
        }
    }

    @Test
    void theSameEditOnBothSidesIsNoConflictAndWritesNothing() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Table.EVENT);

        Plan plan = it.table()
                .plan(LinkCase.of(
                        it.link(),
                        it.original(event -> title(event, "agreed")),
                        it.copy(event -> title(event, "agreed"))));

        assertThat(Words.of(plan, Side.A)).isEqualTo("touch");
    }

    @Test
    void editsOfDifferentFieldsAllSurviveInOneChange() {
        for (Policies policies : new Policies[] {Policies.TWO_WAY_DELETE, Policies.TWO_WAY_LATEST}) {
            Linked it = new Table(policies.policy).linked(Side.B, Table.EVENT);

            Action.Change change = change(it, it.original("title+description"), it.copy("location+time"));

            CalendarEvent original = change.toOriginal().orElseThrow().event();
            CalendarEvent copy = change.toCopy().orElseThrow().event();
            assertThat(original.title()).isEqualTo("by original");
            assertThat(original.location()).isEqualTo("by copy");
            assertThat(copy.title()).isEqualTo("by original");
            assertThat(copy.location()).isEqualTo("by copy");
            assertThat(copy.time()).isEqualTo(original.time());
            assertThat(copy.description().text()).isEqualTo("by original");
        }
    }

    @Test
    void oneContestedFieldDoesNotDragTheOthersAlong() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Table.EVENT);

        Plan plan = it.table().plan(it.when("title", "title+location"));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write original LOCATION, write copy TITLE");
    }

    @Test
    void aWriteIsGuardedByTheVersionThatWasRead() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Table.EVENT);

        Action.Change change = change(it, it.original("title"), it.copy("location"));

        assertThat(change.toOriginal().orElseThrow().version()).isEqualTo(Table.NEW);
        assertThat(change.toCopy().orElseThrow().version()).isEqualTo(Table.NEW);
        assertThat(change(it, it.original("title"), it.copy("unread"))
                        .toCopy()
                        .orElseThrow()
                        .version())
                .isEqualTo(Table.OLD);
    }

    @Test
    void aCopyIsNeverGivenGuestsAndAnOriginalKeepsItsMarkUntouched() {
        Linked it = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Meetings.BY_SOMEBODY_ELSE);

        Action.Change change = change(it, it.original("title"), it.copy("same"));

        assertThat(change.toCopy().orElseThrow().event().attendees()).isEmpty();
        assertThat(change.toCopy().orElseThrow().event().organizer()).isEmpty();

        Linked own = new Table(Policies.TWO_WAY_DELETE.policy).linked(Side.A, Table.EVENT);
        assertThat(change(own, own.original("same"), own.copy("title"))
                        .toOriginal()
                        .orElseThrow()
                        .mark())
                .isEmpty();
    }

    private static Action.Change change(Linked it, Seen original, Seen copy) {
        Plan plan = it.table().plan(LinkCase.of(it.link(), original, copy));
        assertThat(plan.actions()).hasSize(1);
        return (Action.Change) plan.actions().get(0);
    }

    private static Seen seen(Linked it, boolean original, CalendarEvent event, Instant at) {
        Optional<Instant> modifiedAt = Optional.ofNullable(at);
        return it.table()
                .seen(original ? it.original(Table.NEW, event, modifiedAt) : it.copy(Table.NEW, event, modifiedAt));
    }

    private static CalendarEvent title(CalendarEvent event, String title) {
        return event.toBuilder().title(title).build();
    }
}
