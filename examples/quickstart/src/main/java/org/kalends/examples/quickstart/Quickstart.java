package org.kalends.examples.quickstart;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.ProviderId;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryProvider;
import org.kalends.memory.InMemorySyncStore;

/** Keeps two calendars in memory in step, both ways; the work calendar learns of private life only that the time is taken. */
public final class Quickstart {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private Quickstart() {}

    /** Runs the example. */
    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        InMemoryProvider provider =
                InMemoryProvider.builder(new ProviderId("memory"), clock).build();
        InMemoryCalendar work = provider.addCalendar(new AccountId("office"), "work", ZONE);
        InMemoryCalendar home = provider.addCalendar(new AccountId("family"), "home", ZONE);

        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        InMemorySyncStore store = new InMemorySyncStore(clock);
        SyncEngine engine = SyncEngine.builder(new Installation("quickstart", secret), store)
                .provider(provider)
                .build();
        PairId pair = new PairId("work-home");
        PairPolicy policy = PairPolicy.twoWay().withBack(DirectionPolicy.STANDARD.asPrivate());
        engine.add(new SyncPair(pair, work.ref(), home.ref(), ZONE, policy, SyncPair.Status.ACTIVE));

        LocalDate tomorrow = LocalDate.now(clock.withZone(ZONE)).plusDays(1);
        work.add(event("Design review", tomorrow.atTime(10, 0)));
        home.add(event("Dentist", tomorrow.atTime(15, 0)));
        System.out.println("First run:  " + engine.run(pair).writes() + " writes");
        print("work", work);
        print("home", home);

        home.events().stream()
                .filter(copy -> copy.event().title().equals("Design review"))
                .forEach(copy -> home.move(copy.key(), hour(tomorrow.atTime(11, 30))));
        System.out.println(
                "The copy at home was moved to 11:30: " + engine.run(pair).writes() + " write");
        print("work", work);
        System.out.println("A run after a run: " + engine.run(pair).writes() + " writes");
    }

    private static CalendarEvent event(String title, LocalDateTime start) {
        return CalendarEvent.builder(hour(start)).title(title).build();
    }

    private static EventTime hour(LocalDateTime start) {
        return new EventTime.Timed(start, start.plusHours(1), ZONE);
    }

    private static void print(String name, InMemoryCalendar calendar) {
        calendar.events()
                .forEach(it -> System.out.printf(
                        "  %s  %s  %s%n",
                        name,
                        ((EventTime.Timed) it.event().time()).start(),
                        it.event().title()));
    }
}
