package org.kalends.simulator.google;

import org.kalends.simulator.Reply;

/** An answer that is none of the service's own: a page of html, an empty body, a broken connection. */
final class Outage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Outage(Reply reply) {
        super("outage " + reply.status(), null, false, false);
        this.reply = reply;
    }

    static Reply page(int status) {
        return Reply.of(
                status,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html><html lang=en><title>Error " + status
                        + "!!1</title><p>The server encountered an error and could not complete your request.</html>");
    }

    Reply reply() {
        return reply;
    }
}
