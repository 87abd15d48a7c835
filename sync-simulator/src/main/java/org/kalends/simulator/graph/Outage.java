package org.kalends.simulator.graph;

import org.kalends.simulator.Reply;

/** An answer that is none of Graph's: a proxy's page, an empty body, a broken connection. */
final class Outage extends RuntimeException {

    private final transient Reply reply;

    Outage(Reply reply) {
        super("outage " + reply.status(), null, false, false);
        this.reply = reply;
    }

    static Outage html(int status) {
        return new Outage(page(status));
    }

    static Reply page(int status) {
        return Reply.of(
                status,
                "text/html",
                "<!DOCTYPE html><html><head><title>" + status + "</title></head><body><h2>Our services aren't available"
                        + " right now</h2></body></html>");
    }

    Reply reply() {
        return reply;
    }
}
