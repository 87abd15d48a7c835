package org.kalends.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An http server on the loopback interface that simulated services live on. Thread-safe. */
public final class SimulatorServer implements AutoCloseable {

    private static final int THREADS = 48;

    private final WireMockServer http;

    private final Journal journal = new Journal();

    private final List<Place> places = new CopyOnWriteArrayList<>();

    private final List<Runnable> endings = new CopyOnWriteArrayList<>();

    private SimulatorServer(int port) {
        this.http = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .extensions(new ServiceAnswers(this::answer, journal, Clock.systemUTC())));
    }

    /** Starts a server on any free port. */
    public static SimulatorServer start() {
        return start(0);
    }

    /** Starts a server on a port; 0 is any free one. */
    public static SimulatorServer start(int port) {
        SimulatorServer server = new SimulatorServer(port);
        server.http.stubFor(any(anyUrl()).willReturn(ok()));
        server.http.start();
        return server;
    }

    /** Returns the root of all services, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    /** Returns everything that was asked and answered. */
    public Journal journal() {
        return journal;
    }

    /** Gives all paths below a prefix, which begins with a slash, to a service. */
    public void serve(String prefix, Service service) {
        serve(path -> path.equals(prefix) || path.startsWith(prefix + "/"), service);
    }

    /** Gives all percent-encoded paths of a kind to a service. The service that came first wins. */
    public void serve(Predicate<String> paths, Service service) {
        places.add(new Place(paths, service));
    }

    /** Lets a service end what it does by itself when the server is closed. */
    public void onClose(Runnable ending) {
        endings.add(ending);
    }

    /** Stops the server; connections in use are closed. */
    @Override
    public void close() {
        endings.forEach(Runnable::run);
        http.stop();
    }

    private Reply answer(Request request) {
        return places.stream()
                .filter(place -> place.paths.test(request.path()))
                .findFirst()
                .map(place -> place.service.answer(request))
                .orElseGet(() -> Reply.of(404, "text/plain", "No service is simulated at this path."));
    }

    private record Place(Predicate<String> paths, Service service) {}
}
