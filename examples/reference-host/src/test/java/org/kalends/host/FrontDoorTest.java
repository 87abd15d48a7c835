package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FrontDoorTest extends Stage {

    @Test
    void refusesAWrongToken() {
        Answer refused =
                Caller.script(HOST.url(), "another-token-of-some-length").get("/api/syncs");

        assertThat(refused.expect(401).type()).startsWith("application/problem+json");
        assertThat(refused.text()).doesNotContain(HostProcess.API_TOKEN);
    }

    @Test
    void wantsProofThatABrowsersRequestIsNotForged() {
        Answer refused =
                OWNER.browser().send("POST", "/api/syncs", workToHome(""), Map.of("Content-Type", "application/json"));

        assertThat(refused.expect(403).type()).startsWith("application/problem+json");
    }

    @Test
    void takesNoWrongTokenAsProof() {
        Answer refused = OWNER.browser()
                .send(
                        "POST",
                        "/api/syncs",
                        workToHome(""),
                        Map.of("Content-Type", "application/json", "Authorization", "Bearer forged"));

        refused.expect(401);
    }

    @Test
    void makesNoSessionForAScript() {
        Caller caller = HOST.script();
        caller.get("/api/syncs").expect(200);

        assertThat(caller.cookies()).isEmpty();
    }

    @Test
    void keepsNothingOfWhoOnlyLooks() {
        long before = sessions();

        for (String path : List.of("/", "/syncs", "/settings", "/kalends.css", "/favicon.ico", "/nowhere")) {
            Caller visitor = Caller.slowBrowser(HOST.url());
            visitor.send("GET", path, "", Map.of("Accept", "text/html"));
            assertThat(visitor.cookies()).as(path).isEmpty();
        }

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void letsBrowsersRunNothingButItsOwnScripts() {
        Answer page = HOST.browser().get("/");

        assertThat(page.header("content-security-policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void sendsCookiesThatScriptsOfAPageCannotRead() {
        Answer out = Caller.slowBrowser(HOST.url()).get("/connect/m365").expect(302);

        assertThat(out.header("set-cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void tellsOperatorsHowItGoes() {
        Answer health = HOST.browser().get("/actuator/health").expect(200);
        Answer metrics = HOST.browser().get("/actuator/prometheus").expect(200);

        assertThat(health.at("status").asString()).isEqualTo("UP");
        assertThat(metrics.text())
                .contains("kalends_provider_requests_seconds_count")
                .contains("kalends_syncs")
                .contains("kalends_doorbell_lag_seconds_bucket");
        HOST.browser().get("/actuator/env").expect(401);
    }

    @Test
    void showsMetricsToNobodyBehindAProxyWithoutAToken() {
        Map<String, String> proxied = Map.of("X-Forwarded-For", "203.0.113.9");

        HOST.browser().send("GET", "/actuator/prometheus", "", proxied).expect(401);
        script.send("GET", "/actuator/prometheus", "", proxied).expect(200);
    }

    private static long sessions() {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM SPRING_SESSION")
                .query(Long.class)
                .single();
    }
}
