package org.kalends.simulator.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;
import org.kalends.simulator.internal.Pause;

/** Graph's front door: who asks, whether too many ask at once, and what an error looks like. */
final class GraphService implements Service {

    private static final int AT_ONCE = 4;

    private final World world;

    private final CalendarRoutes calendars;

    private final SubscriptionRoutes subscriptions;

    private final AtomicLong requests = new AtomicLong();

    GraphService(World world, Courier courier) {
        this.world = world;
        this.calendars = new CalendarRoutes(world.outbox());
        this.subscriptions = new SubscriptionRoutes(world, courier);
    }

    @Override
    public Reply answer(Request request) {
        return named(request, () -> {
            GraphCall call = authenticated(request);
            Weather.strike(call);
            if (call.path().is(0, "$batch")) {
                return Weather.batch(call, () -> new GraphBatch(call, steps -> steps(call, steps)).answer());
            }
            return Weather.single(call, () -> counted(call));
        });
    }

    private GraphCall authenticated(Request request) {
        Tokens.Grant grant = world.tokens().require(request.header("authorization"));
        GraphCall call = GraphCall.of(request, world, grant.mailbox());
        if (!call.path().is(0, "$batch")) {
            grant.require(call.isWrite());
        }
        return call;
    }

    private List<Reply> steps(GraphCall batch, List<Request> steps) {
        List<Reply> replies = new ArrayList<>();
        int before = batch.mailbox().inFlight().getAndAdd(steps.size());
        try {
            Pause.of(world.faults().latency());
            for (int i = 0; i < steps.size(); i++) {
                Request step = steps.get(i);
                boolean tooMany = before + i + 1 > AT_ONCE;
                replies.add(named(step, () -> {
                    Weather.step(batch, tooMany);
                    return routed(authenticated(step));
                }));
            }
            return replies;
        } finally {
            batch.mailbox().inFlight().addAndGet(-steps.size());
        }
    }

    private Reply counted(GraphCall call) {
        int running = call.mailbox().inFlight().incrementAndGet();
        try {
            if (running > AT_ONCE) {
                throw Weather.throttled().with("Retry-After", "1");
            }
            Pause.of(world.faults().latency());
            return routed(call);
        } finally {
            call.mailbox().inFlight().decrementAndGet();
        }
    }

    private Reply routed(GraphCall call) {
        GraphPath path = call.path();
        if (call.mailbox().isDisabled()) {
            throw disabled(path.is(0, "subscriptions"));
        }
        if (path.is(0, "subscriptions")) {
            return subscriptions.answer(call, path.from(1));
        }
        if (!path.is(0, "me")) {
            throw path.unknown();
        }
        return call.mailbox().changed(() -> calendars.answer(call, path.from(1)));
    }

    private static GraphError disabled(boolean fromElsewhere) {
        String code = "MailboxNotEnabledForRESTAPI";
        String words = "The mailbox is either inactive, soft-deleted, or is hosted on-premise.";
        return fromElsewhere
                ? GraphError.of(404, "ExtensionError", "Operation failed; " + code + ": " + words)
                : GraphError.of(404, code, words);
    }

    /** Gives an answer, or the refusal in its place, the headers that all answers have. */
    private Reply named(Request request, Supplier<Reply> work) {
        String id = String.format(Locale.ROOT, "%08x-0000-4000-8000-5d6ee1000000", requests.incrementAndGet());
        String client = request.header("client-request-id").orElse(id);
        Reply reply;
        try {
            reply = work.get();
        } catch (GraphError e) {
            reply = e.reply(world.clock().instant(), id, client);
        } catch (Outage e) {
            return e.reply();
        }
        return reply.with("request-id", id)
                .with("client-request-id", client)
                .with("x-ms-ags-diagnostic", "{\"ServerInfo\":{\"DataCenter\":\"Simulator\",\"Slice\":\"E\"}}");
    }
}
