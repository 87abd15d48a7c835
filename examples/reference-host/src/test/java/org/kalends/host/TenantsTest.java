package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.Direction;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.SyncRequest;
import org.kalends.host.sync.Syncs;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes are read from the host itself, so that a new one cannot be forgotten. */
class TenantsTest extends Stage {

    private record Route(RequestMethod method, String pattern) {}

    @Test
    void findsNothingOfAnotherUserOnAnyRoute() {
        Person ann = another();
        String connection = ann.connection("m365");
        String sync = syncOf(ann);
        List<Route> routes = routesWithAnId();

        assertThat(routes).hasSizeGreaterThanOrEqualTo(13);
        for (Route route : routes) {
            String id = route.pattern().startsWith("/api/connections") ? connection : sync;
            Answer foreign = call(route, id);
            Answer unknown = call(route, "nobodys");

            assertThat(foreign.status()).as("%s", route).isEqualTo(404);
            assertThat(foreign.text().replace(id, "nobodys"))
                    .as("%s tells nothing by another answer", route)
                    .isEqualTo(unknown.text());
        }
        assertThat(ann.browser()
                        .get("/api/syncs/" + sync)
                        .expect(200)
                        .at("status")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(ann.browser().get("/api/connections").json()).hasSize(2);
    }

    @Test
    void listsOnlyWhatIsOnesOwn() {
        Person ann = another();
        String sync = syncOf(ann);

        assertThat(script.get("/api/syncs").text()).doesNotContain(sync);
        assertThat(script.get("/api/connections").text()).doesNotContain(ann.connection("m365"));
        assertThat(ann.browser().get("/api/syncs").text()).contains(sync).doesNotContain(MICROSOFT);
    }

    @Test
    void letsNobodyInWithoutASignIn() {
        Set<String> open = new TreeSet<>();
        for (Route route : apiRoutes()) {
            Answer answer = HOST.browser()
                    .send(route.method().name(), route.pattern().replace("{id}", "some"), "", java.util.Map.of());
            if (answer.status() != 401 && answer.status() != 403) {
                open.add(route + " " + answer.status());
            }
        }

        assertThat(open).isEmpty();
    }

    private Answer call(Route route, String id) {
        String path = route.pattern().replace("{id}", id);
        return switch (route.method()) {
            case GET -> script.get(path);
            case DELETE -> script.delete(path);
            case PATCH -> script.patch(path, "{}");
            default -> script.post(path);
        };
    }

    private static String syncOf(Person person) {
        SyncRequest request = SyncRequest.standard(
                new CalendarChoice(person.connection("m365"), "primary"),
                new CalendarChoice(person.connection("google"), "primary"),
                Direction.ONE_WAY);
        return HOST.bean(Syncs.class)
                .create(person.user(), request, FirstRun.WHEN_RESUMED)
                .id();
    }

    private static List<Route> routesWithAnId() {
        return apiRoutes().stream()
                .filter(route -> route.pattern().contains("{id}"))
                .toList();
    }

    private static List<Route> apiRoutes() {
        return HOST
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> routes(info).stream())
                .filter(route -> route.pattern().startsWith("/api"))
                .toList();
    }

    private static List<Route> routes(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(pattern ->
                        info.getMethodsCondition().getMethods().stream().map(method -> new Route(method, pattern)))
                .collect(Collectors.toList());
    }
}
