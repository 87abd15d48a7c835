package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;
import org.kalends.core.TestClock;
import org.kalends.simulation.Dice;

/** What the person of the tests writes at Outlook is what the oracle of the tests sees there. */
class GraphRemoteTest {

    private final TestClock clock = new TestClock(Pair.BEGIN);

    @Test
    void anEventIsSeenAsItWasTypedFieldByField() {
        try (GraphRemote remote = GraphRemote.open(Side.A, new Dice(1), clock)) {
            EventKey key = remote.add(Meetings.review());
            assertThat(seen(remote, key)).isEqualTo(Said.of(Meetings.review()));

            CalendarEvent now = Meetings.review();
            for (EventField field : EventField.values()) {
                now = now.with(field, Meetings.other());
                remote.edit(key, event -> event.with(field, Meetings.other()));
                assertThat(seen(remote, key)).as("after %s", field).isEqualTo(Said.of(now));
            }
        }
    }

    @Test
    void aSeriesIsSeenWithItsExceptions() {
        try (GraphRemote remote = GraphRemote.open(Side.A, new Dice(1), clock)) {
            CalendarEvent weekly = remote.typed(Meetings.weekly("Weekly", Meetings.DAY, 4));
            EventKey key = remote.add(weekly);
            assertThat(remote.event(key).orElseThrow().event().recurrence()).isEqualTo(weekly.recurrence());

            RemoteEvent second = remote.agenda(Pair.EVER).get(1);
            RemoteEvent third = remote.agenda(Pair.EVER).get(2);
            EventTime moved = Meetings.hour(Meetings.DAY.plusDays(8).atTime(16, 0));
            remote.edit(second.key(), event -> event.toBuilder().time(moved).build());
            remote.delete(third.key());

            assertThat(remote.root(second.key())).isEqualTo(key);
            assertThat(remote.agenda(Pair.EVER))
                    .hasSize(3)
                    .extracting(event -> event.event().time())
                    .contains(moved);
            CalendarEvent series = remote.event(key).orElseThrow().event();
            assertThat(series.recurrence().orElseThrow().exclusions())
                    .isEqualTo(new TreeSet<>(Set.of(third.originalStart().orElseThrow())));
            OriginalStart exception =
                    series.recurrence().orElseThrow().overrides().firstKey();
            assertThat(exception).isEqualTo(second.originalStart().orElseThrow());
        }
    }

    @Test
    void aMarkIsSeenAndComesOff() {
        try (GraphRemote remote = GraphRemote.open(Side.A, new Dice(1), clock)) {
            EventKey key = remote.add(Meetings.review());
            OriginMark mark = new OriginMark("there", "other", "original", 0);

            remote.mark(key, Optional.of(mark));
            assertThat(remote.event(key).orElseThrow().originMark()).contains(mark);

            remote.mark(key, Optional.empty());
            assertThat(remote.event(key).orElseThrow().originMark()).isEmpty();
        }
    }

    @Test
    void aTouchGivesAnotherVersionAndSaysTheSame() {
        try (GraphRemote remote = GraphRemote.open(Side.A, new Dice(1), clock)) {
            EventKey key = remote.add(Meetings.review());
            RemoteEvent before = remote.event(key).orElseThrow();

            remote.bump(key);

            RemoteEvent after = remote.event(key).orElseThrow();
            assertThat(after.version()).isNotEqualTo(before.version());
            assertThat(after.event()).isEqualTo(before.event());
        }
    }

    @Test
    void whatIsDeletedIsGone() {
        try (GraphRemote remote = GraphRemote.open(Side.A, new Dice(1), clock)) {
            EventKey key = remote.add(Meetings.review());

            remote.delete(key);

            assertThat(remote.event(key)).isEmpty();
            assertThat(remote.events()).isEmpty();
        }
    }

    private static Said seen(GraphRemote remote, EventKey key) {
        return Said.of(remote.event(key).orElseThrow().event());
    }
}
