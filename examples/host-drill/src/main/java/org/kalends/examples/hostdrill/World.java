package org.kalends.examples.hostdrill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a drill starts: a database, the services, two hosts behind one address, and the pairs. */
final class World implements AutoCloseable {

    private static final String TOKEN = "the-token-of-the-owner-of-the-drill";
    private static final int KEY_BYTES = 32;
    private static final int EVENTS_A_PAIR = 4;
    private static final int KINDS = 5;
    private static final int MOST_TOLD = 10;

    private final EmbeddedPostgres postgres;
    private final OneAddress address;
    private final Services services = new Services();
    private final Hosts hosts;
    private final HostClient client;
    private final CallTally calls;
    private final List<DrillPair> pairs = new ArrayList<>();

    World(Plan plan, Random random) throws IOException {
        this.postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
        this.address = new OneAddress();
        services.register(address.url());
        this.calls = new CallTally(services.servers());
        this.client = new HostClient(address.url(), TOKEN);
        this.hosts = new Hosts(
                Stream.concat(settings(random), services.settings().stream()).toList(), plan.folder(), random);
        address.lead(hosts.nodes().stream().map(HostNode::url).toList());
        Instant first =
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        for (int i = 0; i < plan.pairs(); i++) {
            pairs.add(pair(i, first));
        }
    }

    private Stream<String> settings(Random random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Stream.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--kalends.public-url=" + address.url(),
                "--kalends.token-keys=1:" + Base64.getEncoder().encodeToString(key),
                "--kalends.api-token=" + TOKEN,
                // Longer than any drill: what no doorbell asks for does not run.
                "--kalends.poll-interval=6h",
                "--server.forward-headers-strategy=framework");
    }

    /** Of five pairs, two are between the services, one is within each, and one is one-way and marked as private. */
    private DrillPair pair(int number, Instant first) {
        String left = "left-" + number;
        String right = "right-" + number;
        DrillPair pair = switch (number % KINDS) {
            case 0 -> new DrillPair(number, services.microsoft(left), services.google(right), false, first);
            case 1 -> new DrillPair(number, services.google(left), services.microsoft(right), false, first);
            case 2 -> new DrillPair(number, services.microsoft(left), services.microsoft(right), false, first);
            case 3 -> new DrillPair(number, services.google(left), services.google(right), false, first);
            default -> new DrillPair(number, services.microsoft(left), services.google(right), true, first);
        };
        for (int i = 0; i < EVENTS_A_PAIR; i++) {
            pair.add(pair.isShielded() || i % 2 == 0 ? Side.A : Side.B);
        }
        return pair;
    }

    List<DrillPair> pairs() {
        return List.copyOf(pairs);
    }

    Hosts hosts() {
        return hosts;
    }

    HostClient client() {
        return client;
    }

    CallTally calls() {
        return calls;
    }

    Services services() {
        return services;
    }

    Ledger ledger() {
        return new Ledger(postgres.getPostgresDatabase());
    }

    /** Returns what is wrong with all calendars now. */
    Map<Fault, Integer> faults() {
        Map<Fault, Integer> all = new EnumMap<>(Fault.class);
        pairs.forEach(pair -> pair.faults().forEach((fault, times) -> all.merge(fault, times, Integer::sum)));
        return all;
    }

    /** Says which pairs are apart, and how. */
    String told() {
        List<String> apart = pairs.stream()
                .filter(pair -> !pair.faults().isEmpty())
                .map(pair -> pair + " " + pair.faults())
                .toList();
        return apart.isEmpty()
                ? "none"
                : apart.size() + " pairs, such as "
                        + apart.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
    }

    /** Returns how long all processes have computed so far. */
    String computed() {
        return "computed so far: "
                + hosts.nodes().stream()
                        .map(node -> node + " " + node.computed().toSeconds() + " s, ")
                        .collect(Collectors.joining())
                + "people and services "
                + ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toSeconds() + " s";
    }

    @Override
    public void close() throws IOException {
        hosts.close();
        address.close();
        calls.close();
        services.close();
        postgres.close();
    }
}
