package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host that people reach by https, behind a proxy that ends it. */
class HttpsTest {

    @Test
    void keepsTheCookieOfASessionOnHttpsAndTellsBrowsersToStayThere() {
        try (World world = new World();
                HostProcess host = HostProcess.start(
                        world,
                        "jdbc:h2:mem:https;DB_CLOSE_DELAY=-1",
                        "--kalends.public-url=https://kalends.example.org",
                        "--server.forward-headers-strategy=framework")) {
            Answer out = Caller.slowBrowser(host.url())
                    .send("GET", "/connect/m365", "", Map.of("X-Forwarded-Proto", "https"))
                    .expect(302);
            Answer untold = Caller.slowBrowser(host.url()).get("/connect/m365").expect(302);

            assertThat(out.header("set-cookie")).contains("Secure");
            assertThat(untold.header("set-cookie")).contains("Secure");
            assertThat(out.header("strict-transport-security")).contains("max-age=");
        }
    }
}
