package org.kalends.host;

import java.util.concurrent.atomic.AtomicInteger;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.graph.MailboxCalendar;

/** One world and one host for all tests. The first who signs in is the owner, for whom scripts act; each test has calendars of its own. */
abstract class Stage {

    /** All callers of the tests have one address. */
    static final String[] UNLIMITED = {
        "--kalends.limits.sign-ins=100000", "--kalends.limits.forgeries=100000", "--kalends.limits.calls=100000"
    };

    static final World WORLD = new World();
    static final HostProcess HOST =
            HostProcess.start(WORLD, "jdbc:h2:mem:stage;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", UNLIMITED);
    static final Person OWNER = Person.signedInAt(HOST, WORLD, "owner@example.com");
    static final String MICROSOFT = OWNER.connection("m365");
    static final String GOOGLE = OWNER.connection("google");

    static final AtomicInteger NUMBERS = new AtomicInteger();

    final Caller script = HOST.script();
    final MailboxCalendar work = OWNER.mailbox().addCalendar("Work " + NUMBERS.incrementAndGet());
    final GoogleCalendar home = OWNER.google().addCalendar("Home " + NUMBERS.incrementAndGet());

    /** Returns somebody new who has signed in. */
    static Person another() {
        return Person.signedInAt(HOST, WORLD, "person" + NUMBERS.incrementAndGet() + "@example.com");
    }

    /** Returns the body that keeps the two calendars of the test in step. */
    String workToHome(String more) {
        return "{\"source\":{\"connection\":\"" + MICROSOFT + "\",\"calendar\":\"" + work.id() + "\"},"
                + "\"target\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\"" + home.id() + "\"}"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** Makes a sync of the two calendars of the test and returns its path. */
    String sync(String more) {
        return "/api/syncs/"
                + script.post("/api/syncs", workToHome(more))
                        .expect(201)
                        .at("id")
                        .asString();
    }
}
