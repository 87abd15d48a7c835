package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.simulator.graph.GraphFault;

/** The document for operators names the metrics and the health that there are. */
class OperationsDocumentTest extends Stage {

    private static final Pattern METRIC = Pattern.compile("(?m)^# TYPE (kalends_\\w+) (?!gauge$)\\w+$");
    private static final Pattern GAUGE = Pattern.compile("(?m)^# TYPE (kalends_\\w+(?<!_max)) gauge$");
    private static final Pattern TOLD = Pattern.compile("(?m)^\\| `(kalends_\\w+)` \\|");
    private static final Pattern ALERT = Pattern.compile("kalends_\\w+");

    private final String document = document();

    @Test
    void namesEachMetricAndNoOther() {
        work.create(Sample.graphEvent("Lunch", Sample.soon(1)));
        String sync = sync("");
        WORLD.graph.faults().once(GraphFault.LIMIT_429_BARE);
        script.post(sync + "/run").expect(200);
        String metrics = script.get("/actuator/prometheus").expect(200).text();
        Set<String> known = new TreeSet<>(found(METRIC, metrics));
        known.addAll(found(GAUGE, metrics));

        assertThat(found(TOLD, document)).isEqualTo(known);
    }

    @Test
    void countsWhatAServiceRefusedWhateverItsStatus() {
        work.create(Sample.graphEvent("Lunch", Sample.soon(1)));
        String sync = sync("");
        double before = throttled("google");
        WORLD.google.faults().once(GoogleFault.RATE_403);

        script.post(sync + "/run").expect(200);

        assertThat(throttled("google")).isEqualTo(before + 1);
    }

    @Test
    void alertsOnMetricsThatThereAre() {
        Set<String> told = found(TOLD, document);
        List<String> used = ALERT.matcher(document)
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.startsWith("kalends_flyway"))
                .map(name -> name.replaceFirst("_(bucket|count)$", ""))
                .filter(name -> told.stream().noneMatch(metric -> metric.startsWith(name)))
                .toList();

        assertThat(told).hasSizeGreaterThan(8);
        assertThat(used).allMatch(name -> name.matches("kalends_(schema|job|lease|link|pair|report|token)\\w*"));
    }

    @Test
    void namesTheHealthOfTheHost() {
        Answer health = script.get("/actuator/health").expect(200);

        assertThat(List.of("providers", "queue", "renewals")).allSatisfy(component -> {
            assertThat(health.at("components." + component + ".status").asString())
                    .isEqualTo("UP");
            assertThat(document).contains("| `" + component + "` |");
        });
    }

    private double throttled(String provider) {
        String metrics = script.get("/actuator/prometheus").expect(200).text();
        return Pattern.compile("(?m)^kalends_provider_throttled_total\\{provider=\"" + provider + "\"\\} (\\S+)$")
                .matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String document() {
        try {
            return Files.readString(Path.of("../../docs/operations.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
