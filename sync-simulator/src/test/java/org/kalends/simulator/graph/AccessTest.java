package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.Exchange;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.graph.GraphFixture.Answer;

/** Who may ask, and what an error looks like. */
class AccessTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));

    private final GraphFixture graph = new GraphFixture(clock);

    @AfterEach
    void stop() {
        graph.close();
    }

    private Answer with(String token) {
        return graph.bare("/me/calendars", "Authorization", "Bearer " + token, "client-request-id", "mine");
    }

    @Test
    void refusesARequestWithoutAToken() {
        Answer answer = graph.bare("/me/calendars");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void refusesATokenThatIsUnknownExpiredOrRevoked() {
        assertThat(with("nonsense").status()).isEqualTo(401);
        String token = graph.mailbox.issueToken(Duration.ofHours(1), Set.of("Calendars.ReadWrite"));
        assertThat(with(token).status()).isEqualTo(200);
        clock.pass(Duration.ofHours(1));
        assertThat(with(token).status()).isEqualTo(401);
        String other = graph.mailbox.accessToken();
        graph.graph.refuseTokensOf(graph.mailbox);
        assertThat(with(other).status()).isEqualTo(401);
        assertThat(with(graph.mailbox.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void allowsWhatTheScopesAllow() {
        String none = graph.mailbox.issueToken(Duration.ofHours(1), Set.of("openid"));
        assertThat(with(none).code()).isEqualTo("ErrorAccessDenied");
        String reading = graph.mailbox.issueToken(Duration.ofHours(1), Set.of("Calendars.Read"));
        assertThat(with(reading).status()).isEqualTo(200);
    }

    @Test
    void demandsClaims() {
        String token = graph.mailbox.accessToken();
        graph.graph.demandClaims(graph.mailbox, "{\"access_token\":{}}");
        Answer answer = with(token);
        assertThat(answer.status()).isEqualTo(401);
        String encoded = Base64.getEncoder().encodeToString("{\"access_token\":{}}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.response().headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_claims\"", "claims=\"" + encoded + "\"");
        assertThat(with(graph.mailbox.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void hidesOneMailboxFromAnother() {
        String id = graph.calendar
                .create(GraphFixture.json(GraphFixture.event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00")))
                .path("id")
                .asText();
        Mailbox other = graph.graph.mailbox("bob@example.com");
        Answer answer = graph.bare(GraphFixture.eventPath(id), "Authorization", "Bearer " + other.accessToken());
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void namesEveryRequestInItsErrorsAndHeaders() {
        Answer answer = with("nonsense");
        assertThat(answer.body()
                        .path("error")
                        .path("innerError")
                        .path("client-request-id")
                        .asText())
                .isEqualTo("mine");
        assertThat(answer.response().headers().firstValue("client-request-id")).contains("mine");
        assertThat(answer.response().headers().firstValue("request-id"))
                .contains(answer.body()
                        .path("error")
                        .path("innerError")
                        .path("request-id")
                        .asText());
    }

    @Test
    void keepsAJournal() {
        graph.get("/me/calendars?$top=5");
        Exchange exchange = graph.server.journal().list().get(0);
        assertThat(exchange.method()).isEqualTo("GET");
        assertThat(exchange.path()).isEqualTo("/v1.0/me/calendars");
        assertThat(exchange.query()).contains("$top=5");
        assertThat(exchange.header("Prefer")).contains(GraphFixture.ALL);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.responseBody()).contains("\"name\":\"Calendar\"");
        assertThat(graph.server.journal().count(one -> one.method().equals("POST")))
                .isZero();
        graph.server.journal().clear();
        assertThat(graph.server.journal().list()).isEmpty();
    }
}
