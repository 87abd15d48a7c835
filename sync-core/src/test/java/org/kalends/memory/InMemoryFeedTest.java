package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.memory.Fixture.ACCOUNT;
import static org.kalends.memory.Fixture.BERLIN;
import static org.kalends.memory.Fixture.MARCH;
import static org.kalends.memory.Fixture.event;
import static org.kalends.memory.Fixture.eventAt;
import static org.kalends.memory.Fixture.hourFrom;
import static org.kalends.memory.Fixture.titles;
import static org.kalends.memory.InMemoryProviderTest.fails;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

class InMemoryFeedTest {

    private static final RecurrenceView VIEW = RecurrenceView.OCCURRENCES;

    private final Fixture fixture = new Fixture(builder -> builder.pageSize(2));

    @Test
    void aSnapshotHoldsWhatOverlapsTheWindowPageByPage() {
        List.of("one", "two", "three").forEach(title -> fixture.calendar.add(event(title)));
        fixture.calendar.add(eventAt("later", "2026-05-05T09:00"));

        List<ChangePage> pages = fixture.pages(VIEW, Optional.empty());

        assertThat(pages).extracting(ChangePage::kind).containsOnly(ChangePage.Kind.SNAPSHOT);
        assertThat(pages).extracting(ChangePage::more).containsExactly(true, false);
        assertThat(titles(fixture.changes(VIEW, Optional.empty()))).containsExactly("one", "two", "three");
    }

    @Test
    void aDeltaTellsWhatChangedOutsideTheWindowTooAndWhatIsGone() {
        EventKey moved = fixture.calendar.add(event("moved"));
        EventKey gone = fixture.calendar.add(event("gone"));
        fixture.calendar.add(event("same"));
        Optional<Cursor> cursor = Optional.of(fixture.end(VIEW));
        fixture.calendar.move(moved, hourFrom("2026-08-01T09:00"));
        fixture.calendar.delete(gone);
        EventKey added = fixture.calendar.add(event("added"));

        List<ChangePage> pages = fixture.pages(VIEW, cursor);

        assertThat(pages).extracting(ChangePage::kind).containsOnly(ChangePage.Kind.DELTA);
        assertThat(fixture.changes(VIEW, cursor))
                .containsExactly(
                        new RemoteChange.Upserted(fixture.get(moved)),
                        new RemoteChange.Removed(gone),
                        new RemoteChange.Upserted(fixture.get(added)));
        assertThat(fixture.changes(VIEW, Optional.of(pages.get(1).next()))).isEmpty();
    }

    @Test
    void whatChangesWhileASnapshotIsReadIsToldByTheNextDelta() {
        List.of("one", "two", "three").forEach(title -> fixture.calendar.add(event(title)));
        ChangePage first = fixture.provider.changes(fixture.calendar.ref(), MARCH, VIEW, Optional.empty());
        EventKey early = fixture.calendar.events().get(0).key();
        fixture.calendar.delete(early);
        ChangePage second = fixture.provider.changes(fixture.calendar.ref(), MARCH, VIEW, Optional.of(first.next()));

        assertThat(fixture.changes(VIEW, Optional.of(second.next()))).containsExactly(new RemoteChange.Removed(early));
    }

    @Test
    void aVersionOnlyChangeIsTold() {
        EventKey key = fixture.calendar.add(event("same"));
        Optional<Cursor> cursor = Optional.of(fixture.end(VIEW));
        fixture.calendar.bump(key);

        assertThat(fixture.changes(VIEW, cursor)).containsExactly(new RemoteChange.Upserted(fixture.get(key)));
    }

    @Test
    void anUnreadableEventIsToldAsSuch() {
        EventKey key = fixture.calendar.add(event("broken"));
        Optional<Cursor> cursor = Optional.of(fixture.end(VIEW));
        fixture.calendar.spoil(key);

        assertThat(fixture.changes(VIEW, cursor)).hasOnlyElementsOfType(RemoteChange.Unreadable.class);
        assertThat(fixture.changes(VIEW, Optional.empty())).hasOnlyElementsOfType(RemoteChange.Unreadable.class);
    }

    @Test
    void aCursorIsGoodForItsCalendarAndViewOnly() {
        Optional<Cursor> cursor = Optional.of(fixture.end(VIEW));
        InMemoryCalendar other = fixture.provider.addCalendar(ACCOUNT, "other", BERLIN);

        expired(fixture.calendar, RecurrenceView.SERIES, cursor);
        expired(other, VIEW, cursor);
        expired(fixture.calendar, VIEW, Optional.of(new Cursor("made up")));
        fixture.provider.faults().expireCursors();
        expired(fixture.calendar, VIEW, cursor);
        assertThat(fixture.changes(VIEW, Optional.of(fixture.end(VIEW)))).isEmpty();
    }

    @Test
    void withoutDeltaEachReadIsASnapshot() {
        Fixture poor = new Fixture(builder -> builder.claim(EnumSet.of(Capability.OCCURRENCES)));
        poor.calendar.add(event("one"));

        List<ChangePage> pages = poor.pages(VIEW, Optional.of(poor.end(VIEW)));

        assertThat(pages).extracting(ChangePage::kind).containsOnly(ChangePage.Kind.SNAPSHOT);
        assertThat(pages.get(0).changes()).hasSize(1);
    }

    @Test
    void aSliceIsReadWithoutACursor() {
        fixture.calendar.add(event("inside"));
        fixture.calendar.add(eventAt("outside", "2026-05-05T09:00"));
        fixture.calendar.add(InMemorySeriesTest.daily(2));

        assertThat(titles(fixture.provider.read(fixture.calendar.ref(), MARCH, VIEW)))
                .containsExactly("inside", "Standup", "Standup");
    }

    private void expired(InMemoryCalendar calendar, RecurrenceView view, Optional<Cursor> cursor) {
        fails(() -> fixture.provider.changes(calendar.ref(), MARCH, view, cursor), FailureKind.CURSOR_EXPIRED);
    }
}
