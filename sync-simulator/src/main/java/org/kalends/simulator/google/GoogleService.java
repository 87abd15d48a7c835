package org.kalends.simulator.google;

import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;
import org.kalends.simulator.internal.Pause;

/** The service's front door: who asks, what goes wrong, and what an error looks like. */
final class GoogleService implements Service {

    static final String BATCH = "/batch/calendar/v3";

    private final World world;

    private final EventRoutes routes;

    private final Troubles troubles;

    GoogleService(World world) {
        this.world = world;
        this.routes = new EventRoutes(world);
        this.troubles = new Troubles(world);
    }

    @Override
    public Reply answer(Request request) {
        Pause.of(world.faults().latency());
        Optional<Reply> trouble = troubles.before();
        if (trouble.isPresent()) {
            return trouble.get();
        }
        return request.path().equals(BATCH) ? batch(request) : single(request);
    }

    private Reply single(Request request) {
        return worded(() -> {
            GoogleCall call = GoogleCall.of(request, world, false);
            world.quota().take(call.account());
            if (!call.writesEvents()) {
                return troubles.read(call, world.changed(() -> routes.answer(call)));
            }
            troubles.beforeConnected();
            Reply reply = write(call);
            return reply.status() < 400 ? troubles.connected(reply) : reply;
        });
    }

    private Reply write(GoogleCall call) {
        troubles.beforeWrite(call);
        return troubles.written(call, world.changed(() -> {
            troubles.meddle(call);
            return routes.answer(call);
        }));
    }

    private Reply batch(Request request) {
        return worded(() -> {
            if (request.header("authorization").isPresent()) {
                world.tokens().require(request.header("authorization"));
            }
            GoogleBatch batch = new GoogleBatch(request, world, this::part);
            troubles.beforeBatch(batch.writes());
            return troubles.batched(batch.writes(), batch.answer());
        });
    }

    /** Answers one part of a batch. */
    private Reply part(Request request) {
        return worded(() -> {
            GoogleCall call = GoogleCall.of(request, world, true);
            world.quota().take(call.account());
            troubles.beforePart();
            return call.writesEvents() ? write(call) : world.changed(() -> routes.answer(call));
        });
    }

    private static Reply worded(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (GoogleError e) {
            return e.reply();
        } catch (Outage e) {
            return e.reply();
        }
    }
}
