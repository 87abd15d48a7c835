package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.icloud.ICloudSimulator;

/**
 * A simulated service on a server of its own. The same test meets the same ids in it each time.
 *
 * @param <S> the service
 */
final class Station<S> implements AutoCloseable {

    private static final Queue<Object> MAIL = new ConcurrentLinkedQueue<>();

    private final SimulatorServer server;
    private final S service;
    private final Function<S, Stream<?>> mail;
    private final Consumer<List<Exchange>> check;

    private Station(SimulatorServer server, S service, Function<S, Stream<?>> mail, Consumer<List<Exchange>> check) {
        this.server = server;
        this.service = service;
        this.mail = mail;
        this.check = check;
    }

    static Station<GraphSimulator> graph(Clock clock) {
        SimulatorServer server = SimulatorServer.start();
        return new Station<>(
                server,
                GraphSimulator.on(server, clock),
                graph -> Stream.of(graph.mails(), graph.attendeeWrites()).flatMap(Collection::stream),
                org.kalends.provider.m365.wire.WireCheck::check);
    }

    static Station<GoogleSimulator> google(Clock clock) {
        SimulatorServer server = SimulatorServer.start();
        return new Station<>(
                server,
                GoogleSimulator.on(server, clock),
                google -> Stream.of(google.mails(), google.guestWrites()).flatMap(Collection::stream),
                org.kalends.provider.google.wire.WireCheck::check);
    }

    static Station<ICloudSimulator> icloud(Clock clock) {
        SimulatorServer server = SimulatorServer.start();
        return new Station<>(
                server, ICloudSimulator.on(server, clock), icloud -> icloud.mails().stream(), exchanges -> {});
    }

    /** Asserts that no call has ever made a service send mail, or tried to write guests. */
    static void assertNobodyGotMail() {
        assertThat(MAIL).isEmpty();
    }

    S service() {
        return service;
    }

    /** Returns all that was ever asked for, with what was sent. */
    String wire() {
        return server.journal().list().stream()
                .map(exchange -> exchange.path() + "?" + exchange.query().orElse("") + "\n" + exchange.body())
                .collect(Collectors.joining("\n"));
    }

    /** Ends the service; fails when it was ever sent what it does not document. */
    @Override
    public void close() {
        mail.apply(service).forEach(MAIL::add);
        List<Exchange> exchanges = server.journal().list();
        server.close();
        if (!exchanges.isEmpty()) {
            check.accept(exchanges);
        }
    }
}
