package org.kalends.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A host on the loopback interface, over real http. */
final class HostProcess implements AutoCloseable {

    static final String API_TOKEN = "api-token-that-nobody-may-see";
    static final String TOKEN_KEYS = "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final URI url;
    private final ConfigurableApplicationContext context;

    private HostProcess(URI url, ConfigurableApplicationContext context) {
        this.url = url;
        this.context = context;
    }

    /** Starts a host that knows the services of a world. */
    static HostProcess start(World world, String database, String... more) {
        int port = freePort();
        URI url = URI.create("http://localhost:" + port);
        world.register(url);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--spring.datasource.url=" + database,
                "--kalends.api-token=" + API_TOKEN,
                "--kalends.token-keys=" + TOKEN_KEYS,
                "--kalends.m365.client-id=" + World.CLIENT,
                "--kalends.m365.client-secret=" + World.SECRET,
                "--kalends.m365.authority-url=" + world.entra.root(),
                "--kalends.m365.graph-url=" + world.graph.root(),
                "--kalends.google.client-id=" + World.CLIENT,
                "--kalends.google.client-secret=" + World.SECRET,
                "--kalends.google.auth-url=" + world.identity.authorizationUrl(),
                "--kalends.google.token-url=" + world.identity.tokenUrl(),
                "--kalends.google.revoke-url=" + world.identity.revocationUrl(),
                "--kalends.google.issuer-url=" + world.identity.issuer(),
                "--kalends.google.api-url=" + world.google.root(),
                "--kalends.icloud.caldav-url=" + world.icloud.root(),
                "--kalends.icloud.poll-interval=1s"));
        for (String option : more) {
            arguments.removeIf(standard -> standard.startsWith(option.substring(0, option.indexOf('=') + 1)));
        }
        arguments.addAll(List.of(more));
        return new HostProcess(
                url,
                new SpringApplicationBuilder(HostApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .run(arguments.toArray(String[]::new)));
    }

    URI url() {
        return url;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Returns a script that knows the api token. */
    Caller script() {
        return Caller.script(url, API_TOKEN);
    }

    /** Returns a browser in which nobody has signed in. */
    Caller browser() {
        return Caller.browser(url);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
