package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;
import org.kalends.core.TestClock;

/** What the person of the tests writes on a web page is what the oracle of the tests sees there. */
class HttpRemoteTest {

    private final TestClock clock = new TestClock(Pair.BEGIN);

    @ParameterizedTest
    @EnumSource(names = {"M365", "GOOGLE", "ICLOUD"})
    void anEventIsSeenAsItWasTypedFieldByField(Service service) {
        try (HttpRemote remote = service.open(Side.A, clock)) {
            EventKey key = remote.add(Meetings.review());
            assertThat(seen(remote, key)).isEqualTo(Said.of(Meetings.review()));

            CalendarEvent now = Meetings.review();
            for (EventField field : EventField.values()) {
                CalendarEvent other = remote.typed(Meetings.other());
                now = now.with(field, other);
                remote.edit(key, event -> event.with(field, other));
                assertThat(seen(remote, key)).as("after %s", field).isEqualTo(Said.of(now));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"M365", "GOOGLE", "ICLOUD"})
    void aSeriesIsSeenWithItsExceptions(Service service) {
        try (HttpRemote remote = service.open(Side.A, clock)) {
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

    @ParameterizedTest
    @EnumSource(names = {"M365", "GOOGLE", "ICLOUD"})
    void aMarkIsSeenAndComesOff(Service service) {
        try (HttpRemote remote = service.open(Side.A, clock)) {
            EventKey key = remote.add(Meetings.review());
            OriginMark mark = new OriginMark("there", "other", "original", 0);

            remote.mark(key, Optional.of(mark));
            assertThat(remote.event(key).orElseThrow().originMark()).contains(mark);

            remote.mark(key, Optional.empty());
            assertThat(remote.event(key).orElseThrow().originMark()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"M365", "GOOGLE", "ICLOUD"})
    void aTouchGivesAnotherVersionAndSaysTheSame(Service service) {
        try (HttpRemote remote = service.open(Side.A, clock)) {
            EventKey key = remote.add(Meetings.review());
            RemoteEvent before = remote.event(key).orElseThrow();

            remote.bump(key);

            RemoteEvent after = remote.event(key).orElseThrow();
            assertThat(after.version()).isNotEqualTo(before.version());
            assertThat(after.event()).isEqualTo(before.event());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"M365", "GOOGLE", "ICLOUD"})
    void whatIsDeletedIsGone(Service service) {
        try (HttpRemote remote = service.open(Side.A, clock)) {
            EventKey key = remote.add(Meetings.review());

            remote.delete(key);

            assertThat(remote.event(key)).isEmpty();
            assertThat(remote.events()).isEmpty();
        }
    }

    private static Said seen(HttpRemote remote, EventKey key) {
        return Said.of(remote.event(key).orElseThrow().event());
    }
}
