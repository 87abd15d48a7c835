package org.kalends.simulator.graph;

import java.util.function.Supplier;
import org.kalends.simulator.Reply;

/** What the road to the service does to requests and answers: limits, proxies, broken connections. */
final class Weather {

    private Weather() {}

    static GraphError throttled() {
        return GraphError.of(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
    }

    /** Strikes any request. */
    static void strike(GraphCall call) {
        if (call.meets(GraphFault.LIMIT_429)) {
            throw throttled().with("Retry-After", "2");
        }
        if (call.meets(GraphFault.LIMIT_429_BARE)) {
            throw throttled();
        }
        if (call.meets(GraphFault.LIMIT_503)) {
            throw unavailable();
        }
        if (call.meets(GraphFault.LIMIT_503_HTML)) {
            throw Outage.html(503);
        }
    }

    private static GraphError unavailable() {
        return GraphError.of(503, "serviceNotAvailable", "The service is temporarily unavailable.")
                .with("Retry-After", "3");
    }

    static Reply single(GraphCall call, Supplier<Reply> work) {
        return call.isWrite() ? write(call, work) : work.get();
    }

    static Reply batch(GraphCall call, Supplier<Reply> work) {
        if (call.meets(GraphFault.BATCH_429)) {
            throw throttled().with("Retry-After", "2");
        }
        if (call.meets(GraphFault.BATCH_503_HTML)) {
            throw Outage.html(503);
        }
        boolean writes = !GraphBatch.isReadOnly(call.body());
        Reply reply = writes ? write(call, work) : work.get();
        return reply.status() == 200 && call.meets(GraphFault.BATCH_LOST_ANSWER) ? Reply.dropped() : reply;
    }

    /** Strikes one step of a batch. */
    static void step(GraphCall batch, boolean tooMany) {
        if (tooMany || batch.meets(GraphFault.BATCH_STEP_429)) {
            throw throttled().with("Retry-After", "2");
        }
        if (batch.meets(GraphFault.BATCH_STEP_503)) {
            throw unavailable();
        }
    }

    private static Reply write(GraphCall call, Supplier<Reply> work) {
        if (call.meets(GraphFault.WRITE_REFUSED) || call.world().faults().refuses()) {
            return Reply.dropped();
        }
        Reply reply = work.get();
        if (reply.status() < 200 || reply.status() > 299) {
            return reply;
        }
        if (call.meets(GraphFault.WRITE_LOST_ANSWER) || call.world().faults().losesAnswer()) {
            return Reply.dropped();
        }
        if (call.meets(GraphFault.WRITE_504_AFTER)) {
            return Outage.page(504);
        }
        return !reply.body().isEmpty() && call.meets(GraphFault.WRITE_CUT_ANSWER) ? reply.cut() : reply;
    }
}
