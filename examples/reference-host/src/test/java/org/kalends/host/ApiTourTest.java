package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.graph.Mailbox;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tour in the document is taken, step by step, on a host whose calendar services are simulated. */
class ApiTourTest {

    private static final Path DOCUMENT = Path.of("../../docs/reference-host.md");
    private static final Set<String> TOURED =
            Set.of("org.kalends.host.api", "org.kalends.host.oauth", "org.kalends.host.webhook");
    private static final Pattern SERVED = Pattern.compile(
            "http_server_requests_seconds_count\\{(?=[^}]*method=\"(\\w+)\")(?=[^}]*uri=\"([^\"]+)\").*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static World world;
    private static HostProcess host;
    private static List<Tour.Done> tour;

    @BeforeAll
    static void takeTheTour(@TempDir Path folder) throws IOException {
        assumeTrue(Tour.missing().isEmpty(), () -> "this machine lacks " + Tour.missing());
        world = new World();
        host = HostProcess.start(world, "jdbc:h2:mem:tour;DB_CLOSE_DELAY=-1");
        fill();
        List<TourStep> steps = TourStep.of(Files.readString(DOCUMENT));
        tour = new Tour(
                        folder,
                        Map.of(
                                "KALENDS",
                                host.url().toString(),
                                "KALENDS_API_TOKEN",
                                HostProcess.API_TOKEN,
                                "APPLE_ID",
                                "ada@icloud.example",
                                "APPLE_APP_PASSWORD",
                                world.icloud.account("ada@icloud.example").appPassword()))
                .run(steps);
    }

    private static void fill() {
        Mailbox mailbox = world.graph.mailbox("ada@example.com");
        GoogleAccount account = world.google.account("ada@example.org");
        world.entra.signIn(mailbox);
        world.identity.signIn(account);
        mailbox.calendar().create(Sample.graphEvent("Design review", Sample.soon(1)));
        mailbox.calendar().create(Sample.graphEvent("Budget", Sample.soon(2)));
        mailbox.calendar().create(Sample.graphEvent("Dentist", Sample.soon(3)));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
            world.close();
        }
    }

    @Test
    void answersWithTheStatusesThatTheDocumentClaims() {
        SoftAssertions.assertSoftly(softly -> tour.forEach(done -> softly.assertThat(done.statuses())
                .describedAs("line %d: %s%s", done.step().line(), done.errors(), done.output())
                .isEqualTo(done.step().statuses())));
    }

    @Test
    void answersWithTheJsonThatTheDocumentShows() {
        SoftAssertions.assertSoftly(softly -> tour.forEach(done -> done.step()
                .answer()
                .ifPresent(claim -> softly.assertThat(differences(claim, done.output()))
                        .describedAs("line %d: %s", done.step().line(), done.output())
                        .isEmpty())));
    }

    @Test
    void showsAnAnswerOrAStatusInEachStepAfterTheFirst() {
        assertThat(tour.subList(1, tour.size()))
                .isNotEmpty()
                .allMatch(done -> done.step().answer().isPresent()
                        || !done.step().statuses().isEmpty());
    }

    @Test
    void comesByEachRoute() {
        Set<String> served = host.script()
                .get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .flatMap(line -> SERVED.matcher(line).results())
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(Collectors.toSet());

        assertThat(served).contains("GET /actuator/health", "GET /actuator/prometheus");
        assertThat(served).containsAll(routes());
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        Optional.ofNullable(host.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .flatMap(List::stream)
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(route -> isToured(route.getValue()))
                .forEach(route -> routes.addAll(written(route.getKey())));
        assertThat(routes).hasSizeGreaterThan(20);
        return routes;
    }

    private static boolean isToured(HandlerMethod handler) {
        return TOURED.contains(handler.getBeanType().getPackageName());
    }

    private static List<String> written(RequestMappingInfo route) {
        return route.getMethodsCondition().getMethods().stream()
                .flatMap(method -> route.getPatternValues().stream().map(pattern -> method + " " + pattern))
                .toList();
    }

    private static List<String> differences(String claim, String output) {
        try {
            return ClaimedJson.differences(JSON.readTree(claim), JSON.readTree(output));
        } catch (JacksonException e) {
            return List.of("no JSON: " + output);
        }
    }
}
