package org.kalends.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several services on one server, and connections that break. */
class SimulatorServerTest {

    private final SimulatorServer server = SimulatorServer.start();

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.url().getPath()).isEmpty();
    }

    @Test
    void givesEachPathToItsService() throws Exception {
        server.serve("/a", request -> Reply.json(200, "{\"service\":\"a\"}").with("X-Service", "a"));
        server.serve(path -> path.endsWith("/token"), request -> Reply.of(201, "text/plain", request.path()));
        assertThat(get("/a/b?c=d").headers().firstValue("X-Service")).contains("a");
        assertThat(get("/any%20one/token").body()).isEqualTo("/any%20one/token");
        assertThat(get("/ab").statusCode()).isEqualTo(404);
        assertThat(server.journal().list())
                .extracting(exchange -> exchange.path() + " " + exchange.status())
                .containsExactly("/a/b 200", "/any%20one/token 201", "/ab 404");
        assertThat(server.journal().list().get(0).query()).contains("c=d");
    }

    @Test
    void dropsAndCutsAnswers() throws Exception {
        server.serve("/dropped", request -> Reply.dropped());
        server.serve(
                "/cut",
                request -> Reply.json(200, "{\"a\":\"long enough to be cut\"}").cut());
        server.serve("/whole", request -> Reply.of(204));
        assertThatThrownBy(() -> get("/dropped")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/cut")).isInstanceOf(IOException.class);
        assertThat(get("/whole").statusCode()).isEqualTo(204);
        assertThat(server.journal().list().get(0).status()).isZero();
    }

    @Test
    void forgetsTheOldestExchangesWhenItIsToldTo() throws Exception {
        server.serve("/a", request -> Reply.of(204));
        server.journal().keepLast(2);
        get("/a/1");
        get("/a/2");
        get("/a/3");
        assertThat(server.journal().list()).extracting(Exchange::path).containsExactly("/a/2", "/a/3");
    }

    @Test
    void saysThatAServiceHasFailed() throws Exception {
        server.serve("/a", request -> {
            throw new IllegalStateException("broken");
        });
        assertThat(get("/a").statusCode()).isEqualTo(500);
        assertThat(server.journal().list().get(0).responseBody()).contains("broken");
    }

    @Test
    void letsServicesEndWithIt() {
        AtomicBoolean ended = new AtomicBoolean();
        server.onClose(() -> ended.set(true));
        server.close();
        assertThat(ended).isTrue();
    }
}
