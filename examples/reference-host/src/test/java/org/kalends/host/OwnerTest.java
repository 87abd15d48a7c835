package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host whose owner goes, and somebody new who comes. */
class OwnerTest {

    private static final Map<String, String> PROXIED = Map.of("X-Forwarded-For", "203.0.113.9");

    @ParameterizedTest(name = "with the api token \"{0}\" the newcomer is the owner: {1}")
    @CsvSource({"'', true", HostProcess.API_TOKEN + ", false"})
    void givesTheOwnersPlaceToANewcomerOnlyWhileNoScriptActsForTheOwner(String token, boolean owns) {
        try (World world = new World();
                HostProcess host = HostProcess.start(
                        world,
                        "jdbc:h2:mem:owner-" + owns + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                        "--kalends.api-token=" + token)) {
            Person owner = Person.signedInAt(host, world, "owner@example.com");
            Person ann = Person.signedInAt(host, world, "ann@example.com");
            assertThat(metrics(owner).status()).isEqualTo(200);
            assertThat(details(owner)).isTrue();
            assertThat(metrics(ann).expect(403).text()).contains("owner of the host");
            assertThat(details(ann)).isFalse();

            deleteAll(owner);

            Person newcomer = Person.signedInAt(host, world, "newcomer@example.com");
            assertThat(newcomer.browser().get("/api/me").expect(200).at("owner").asBoolean())
                    .isEqualTo(owns);
            assertThat(metrics(newcomer).status()).isEqualTo(owns ? 200 : 403);
        }
    }

    private static Answer metrics(Person person) {
        return person.browser().send("GET", "/actuator/prometheus", "", PROXIED);
    }

    private static boolean details(Person person) {
        return person.browser()
                .send("GET", "/actuator/health", "", PROXIED)
                .expect(200)
                .json()
                .has("components");
    }

    /** As the page does it: with the token against forged requests that its form holds. */
    private static void deleteAll(Person person) {
        String page = person.browser().get("/settings").expect(200).text();
        String proof = page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        person.browser()
                .send(
                        "POST",
                        "/settings/delete",
                        "sure=delete&_csrf=" + proof,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .expect(200);
    }
}
