package org.kalends.simulator.google;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.kalends.simulator.SimulatorServer;

/**
 * Google Calendar on a {@link SimulatorServer}: stateful, and as strict as the service is documented and was observed
 * to be. Thread-safe.
 */
public final class GoogleSimulator {

    private final SimulatorServer server;

    private final World world;

    private GoogleSimulator(SimulatorServer server, World world) {
        this.server = server;
        this.world = world;
    }

    /** Puts Google Calendar on a server. */
    public static GoogleSimulator on(SimulatorServer server, Clock clock) {
        World world = new World(clock, () -> server.url().toString());
        GoogleService service = new GoogleService(world);
        server.serve(GoogleCall.ROOT, service);
        server.serve(GoogleService.BATCH, service);
        return new GoogleSimulator(server, world);
    }

    /** Returns the root to which a client adds {@code /calendar/v3} and {@code /batch/calendar/v3}. */
    public URI root() {
        return server.url();
    }

    /** Returns a user's account; the first call makes it, with a primary calendar whose id is the address. */
    public GoogleAccount account(String email) {
        return world.account(email);
    }

    /** Returns the switches for everything that goes wrong. */
    public GoogleFaults faults() {
        return world.faults();
    }

    /** Sets how many calls each user may make within any minute by the clock, each part of a batch counted; any number at first. */
    public void callsPerMinute(int most) {
        world.quota().set(most);
    }

    /** Returns every mail that the service has sent because of a call. */
    public List<Mail> mails() {
        return world.outbox().mails();
    }

    /** Returns everything that calls have put into the calendars of guests and organizers, mail or not. */
    public List<GuestWrite> guestWrites() {
        return world.outbox().guestWrites();
    }

    /** Forgets the mails and what came into other calendars. */
    public void clearMails() {
        world.outbox().clear();
    }

    /** Refuses all tokens of an account that were issued so far. */
    public void refuseTokensOf(GoogleAccount account) {
        world.tokens().refuseAll(account);
    }

    /** Refuses a token. */
    public void refuseToken(String accessToken) {
        world.tokens().refuse(accessToken);
    }

    /** Waits until every notification that is due by the clock has been tried. */
    public void awaitDelivered() {
        world.channels().awaitDelivered();
    }

    /** Returns the ids of the channels that have neither been stopped nor ended. */
    public List<String> channels() {
        return world.channels().list().stream().map(Channel::id).toList();
    }
}
