package org.kalends.host.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/**
 * Starts the simulated services before anything else when the profile {@code demo} is on, and tells the host where they
 * are. Runs after the configuration files were read; what is set by environment or command line still wins.
 */
final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String PORT = "server.port";

    private static final String ADDRESS = "kalends.public-url";

    private final ConfigurableBootstrapContext boot;

    DemoEnvironment(ConfigurableBootstrapContext boot) {
        this.boot = boot;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(fixed());
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("demo", settings));
        if (environment.getProperty(PORT, "").equals("0")) {
            // The services have to know the address before the server has one.
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("demo-port", Map.of(PORT, String.valueOf(freePort()))));
        }
        DemoWorld world = new DemoWorld(Clock.systemUTC(), URI.create(environment.getRequiredProperty(ADDRESS)));
        settings.putAll(world.settings());
        boot.addCloseListener(
                event -> event.getApplicationContext().getBeanFactory().registerSingleton("demoWorld", world));
    }

    private static Map<String, Object> fixed() {
        return Map.of(
                // Whoever reaches this host is signed in, so only this machine may.
                "server.address",
                "127.0.0.1",
                ADDRESS,
                "http://localhost:${server.port:8080}",
                // The simulated services forget everything at the end, so the host does too.
                "spring.datasource.url",
                "jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                "kalends.api-token",
                "only-for-the-demonstration",
                "kalends.icloud.poll-interval",
                "10s",
                "spring.main.banner-mode",
                "off");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
