package org.kalends.examples.hostdrill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.SimulatorServer;

/** Counts what the services were asked, and makes their journals forget it. Safe for use by several threads. */
final class CallTally implements AutoCloseable {

    private static final Pattern THROTTLED_STEP = Pattern.compile("\"status\":\\s*429|HTTP/1.1 429|rateLimitExceeded");
    private static final Pattern CONFLICT_STEP = Pattern.compile("\"status\":\\s*412|HTTP/1.1 412");
    private static final int MULTIPLE = 200;

    private final List<SimulatorServer> servers;
    private final Map<String, Integer> calls = new TreeMap<>();
    private final ScheduledExecutorService counting =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "calls"));
    private final Future<?> round;

    CallTally(List<SimulatorServer> servers) {
        this.servers = servers;
        this.round = counting.scheduleWithFixedDelay(this::count, 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void count() {
        servers.forEach(server -> server.journal().drain().forEach(this::count));
    }

    private void count(Exchange exchange) {
        String service = service(exchange.path());
        add(service + (exchange.method().equals("GET") ? " reads" : " writes and batches"), 1);
        boolean batch = exchange.path().contains("batch") && exchange.status() == MULTIPLE;
        add(service + " throttled", exchange.status() == 429 ? 1 : batch ? steps(THROTTLED_STEP, exchange) : 0);
        add(service + " refused as changed", exchange.status() == 412 ? 1 : batch ? steps(CONFLICT_STEP, exchange) : 0);
        add(service + " failures", exchange.status() == 0 || exchange.status() >= 500 ? 1 : 0);
    }

    private void add(String name, int times) {
        if (times > 0) {
            calls.merge(name, times, Integer::sum);
        }
    }

    private static int steps(Pattern kind, Exchange batch) {
        return (int) kind.matcher(batch.responseBody()).results().count();
    }

    private static String service(String path) {
        return path.startsWith("/v1.0") ? "Graph" : path.contains("calendar/v3") ? "Google" : "sign-in";
    }

    /** Returns the calls since this was last asked, by service and kind. */
    synchronized Map<String, Integer> take() {
        count();
        Map<String, Integer> taken = new TreeMap<>(calls);
        calls.clear();
        return taken;
    }

    @Override
    public void close() {
        round.cancel(false);
        counting.shutdown();
    }
}
