package org.kalends.simulator.icloud;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;
import org.kalends.simulator.internal.Pause;

/** The front door of one host: who asks, who lives here, and what goes wrong on the way. */
final class ICloudService implements Service {

    private final World world;

    private final URI host;

    private final boolean entry;

    private final Routes routes;

    private final Troubles troubles;

    ICloudService(World world, URI host, boolean entry) {
        this.world = world;
        this.host = host;
        this.entry = entry;
        this.routes = new Routes(world);
        this.troubles = new Troubles(world.faults());
    }

    @Override
    public Reply answer(Request request) {
        Pause.of(world.faults().latency());
        return troubles.before().orElseGet(() -> worded(() -> known(request)));
    }

    private static Reply worded(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (DavError e) {
            return e.reply();
        }
    }

    private Reply known(Request request) {
        if (request.path().startsWith("/.well-known/")) {
            return Reply.of(301).with("Location", "/");
        }
        Optional<ICloudAccount> account = account(request);
        if (account.isEmpty()) {
            return Refusals.unauthorized();
        }
        Optional<Reply> elsewhere = elsewhere(request, account.get());
        return elsewhere.orElseGet(() -> call(new DavCall(request, account.get(), target(request, account.get()))));
    }

    /** Finds whose app-specific password it is. */
    private Optional<ICloudAccount> account(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        String[] pair;
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (pair.length != 2) {
            return Optional.empty();
        }
        String name = pair[0].toLowerCase(Locale.ROOT);
        String password = pair[1];
        return world.changed(() -> world.find(name).filter(account -> account.accepts(password)));
    }

    private Target target(Request request, ICloudAccount account) {
        Target target = world.changed(() -> Target.of(request, account));
        boolean inCalendar = target instanceof Target.Collection || target instanceof Target.Resource;
        if (inCalendar && world.faults().strikes(ICloudFault.CALENDAR_404)) {
            throw DavError.notFound();
        }
        return target;
    }

    /** Returns where a user lives who is not to be found here. */
    private Optional<Reply> elsewhere(Request request, ICloudAccount account) {
        URI partition = world.partition();
        boolean here = partition.equals(host);
        if (!entry && (!here || world.faults().strikes(ICloudFault.PARTITION_421))) {
            return Optional.of(Reply.of(421));
        }
        boolean calendars = request.path().startsWith(account.home());
        if (entry && !here && calendars && world.faults().strikes(ICloudFault.ENTRY_REDIRECTS)) {
            return Optional.of(Reply.of(301).with("Location", partition + request.path()));
        }
        return Optional.empty();
    }

    private Reply call(DavCall call) {
        if (!call.writes()) {
            return troubles.read(world.changed(() -> routes.answer(call)));
        }
        return troubles.beforeWrite(call)
                .orElseGet(() -> troubles.written(world.changed(() -> {
                    troubles.meddle(call);
                    return routes.answer(call);
                })));
    }
}
