package org.kalends.simulator.google;

import java.util.Optional;
import org.kalends.simulator.Reply;
import org.kalends.simulator.internal.Pause;

/** What the switches do to requests and answers. */
final class Troubles {

    private final World world;

    private final GoogleFaults faults;

    Troubles(World world) {
        this.world = world;
        this.faults = world.faults();
    }

    /** Returns what is answered in place of the service. */
    Optional<Reply> before() {
        if (faults.strikes(GoogleFault.ANSWER_SLOW)) {
            Pause.of(faults.slowness());
        }
        return Refusals.in(faults);
    }

    /** Returns what becomes of the answer to a call that writes no event. */
    Reply read(GoogleCall call, Reply reply) {
        boolean watch = call.request().path().endsWith("/watch") && reply.status() == 200;
        if (watch && faults.strikes(GoogleFault.PUSH_BEFORE_RESPONSE)) {
            world.channels().awaitDelivered();
        }
        return reply.status() == 200 && faults.strikes(GoogleFault.ANSWER_CUT) ? reply.cut() : reply;
    }

    /** Breaks the connection on which a write has come. */
    void beforeConnected() {
        if (faults.refuses() || faults.strikes(GoogleFault.WRITE_REFUSED)) {
            throw new Outage(Reply.dropped());
        }
    }

    /** Refuses a write, alone or as a part of a batch. */
    void beforeWrite(GoogleCall call) {
        if (faults.strikes(GoogleFault.WRITE_412_SPURIOUS)) {
            throw GoogleError.of(412, "global", "failedPrecondition", "Precondition check failed.");
        }
        if (!call.method().equals("DELETE") && faults.isOn(GoogleFault.WRITE_400_ZONE)) {
            OlderZones.check(call.body(), faults);
        }
    }

    /** Changes the event that a call is about to write, as somebody else does. */
    void meddle(GoogleCall call) {
        if (call.path().size() < 4) {
            return;
        }
        boolean edit = faults.strikes(GoogleFault.WRITE_CONCURRENT_EDIT);
        boolean touch = faults.strikes(GoogleFault.WRITE_HOUSEKEEPING);
        Optional<GoogleCalendar> calendar = world.calendar(
                call.path().get(1).equals("primary")
                        ? call.account().email()
                        : call.path().get(1));
        if ((edit || touch) && calendar.isPresent()) {
            EventStore store = calendar.get().store();
            EventItem item = store.require(call.path().get(3)).item();
            Meddling.with(store, item, edit ? "edited meanwhile" : "");
        }
    }

    /** Breaks the connection on which the answer to a write should go. */
    Reply connected(Reply reply) {
        return faults.losesAnswer() || faults.strikes(GoogleFault.WRITE_LOST_ANSWER) ? Reply.dropped() : reply;
    }

    /** Returns what becomes of the answer to a write, alone or as a part of a batch. */
    Reply written(GoogleCall call, Reply reply) {
        if (reply.status() >= 400) {
            return reply;
        }
        if (faults.strikes(GoogleFault.WRITE_503_AFTER)) {
            return Refusals.backendError(503).reply();
        }
        boolean hasBody = !call.method().equals("DELETE");
        return hasBody && faults.strikes(GoogleFault.WRITE_CUT_ANSWER) ? reply.cut() : reply;
    }

    /**
     * Refuses a batch as a whole.
     *
     * @param writes whether any part writes
     */
    void beforeBatch(boolean writes) {
        if (faults.refuses() || (writes && faults.strikes(GoogleFault.WRITE_REFUSED))) {
            throw new Outage(Reply.dropped());
        }
        if (faults.strikes(GoogleFault.BATCH_503_HTML)) {
            throw new Outage(Outage.page(503));
        }
    }

    void beforePart() {
        if (faults.strikes(GoogleFault.BATCH_CONFLICT)) {
            throw GoogleError.of(409, "global", "conflict", "Conflict");
        }
        if (faults.strikes(GoogleFault.BATCH_PART_RATE)) {
            throw Refusals.rateLimit(403, "rateLimitExceeded");
        }
        if (faults.strikes(GoogleFault.BATCH_PART_503)) {
            throw Refusals.backendError(503);
        }
    }

    Reply batched(boolean writes, Reply reply) {
        if (faults.losesAnswer()
                || (writes && faults.strikes(GoogleFault.WRITE_LOST_ANSWER))
                || faults.strikes(GoogleFault.BATCH_LOST_ANSWER)) {
            return Reply.dropped();
        }
        return faults.strikes(GoogleFault.BATCH_CUT_ANSWER) ? reply.cut() : reply;
    }
}
