package org.kalends.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Person;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;

/** The real engine with two calendars in memory, over a store in a database. */
final class TestWorld {

    static final PairId PAIR = new PairId("pair");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    final InMemoryProvider providerA =
            InMemoryProvider.builder(new ProviderId("one"), clock).build();
    final InMemoryProvider providerB =
            InMemoryProvider.builder(new ProviderId("two"), clock).build();
    final InMemoryCalendar a = providerA.addCalendar(new AccountId("anna"), "a", BERLIN);
    final InMemoryCalendar b = providerB.addCalendar(new AccountId("bert"), "b", BERLIN);
    final JdbcSyncStore store;
    final SyncEngine engine;

    TestWorld(DataSource database, PairPolicy policy) {
        store = new JdbcSyncStore(database, clock);
        engine = SyncEngine.builder(new Installation("here", Keys.secret(9)), store)
                .provider(providerA)
                .provider(providerB)
                .clock(clock)
                .build();
        engine.add(new SyncPair(PAIR, a.ref(), b.ref(), BERLIN, policy, SyncPair.Status.ACTIVE));
    }

    /** Lets ten minutes pass, so that no lease is held any more, and runs the pair. */
    RunReport run() {
        clock.pass(Duration.ofMinutes(10));
        return engine.run(PAIR);
    }

    /** Returns an event on a day in May whose every text starts with one word. */
    static CalendarEvent event(String word, int day) {
        LocalDateTime start = LocalDateTime.of(2031, 5, day, 9, 0);
        Person guest = Person.of(word + " guest", word + "@example.org");
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .title(word + " title")
                .description(word + " description")
                .location(word + " location")
                .iCalUid(Optional.of(word + "-uid-" + day))
                .organizer(Optional.of(guest))
                .attendees(List.of(new Attendee(guest, Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .build();
    }

    /** Returns such an event every week. */
    static CalendarEvent weekly(String word, int day) {
        return event(word, day).toBuilder()
                .recurrence(Optional.of(Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                        .endless()
                        .build())))
                .build();
    }

    /** Returns the titles in a calendar, in order. */
    static List<String> titles(InMemoryCalendar calendar) {
        return calendar.events().stream()
                .map(event -> event.event().title())
                .sorted()
                .toList();
    }
}
