package org.kalends.host.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

final class SignInPageTest {

    private static final String QUERY =
            "client_id=x&state=s%26t&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback%2Fgoogle";

    private final SignInPage page = new SignInPage("Google", "http://127.0.0.1:1/o", List.of("ann@x.example"));

    private Reply ask(String query) {
        return page.answer(new Request("GET", "/choose", Optional.of(query), Map.of(), ""));
    }

    @Test
    void offersEachAccountAndAWayBack() {
        String html = ask(QUERY).body();
        assertThat(html).contains("login_hint=ann%40x.example").contains("ann@x.example</b>");
        assertThat(html).contains("http://localhost:8080/oauth/callback/google?error=access_denied&amp;state=s%26t");
    }

    @Test
    void goesOnWithoutAskingWhenAnAccountIsHintedAt() {
        Reply reply = ask(QUERY + "&login_hint=bob%40x.example");
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers())
                .containsEntry("Location", "http://127.0.0.1:1/o?" + QUERY + "&login_hint=bob%40x.example");
    }

    @Test
    void takesAChosenAccountOnceWithoutAsking() {
        page.choose("ann@x.example");
        assertThat(ask(QUERY).status()).isEqualTo(302);
        assertThat(ask(QUERY).status()).isEqualTo(200);
    }

    @Test
    void letsNoTextOutOfItsPlace() {
        assertThat(ask("state=\"><script>&redirect_uri=x").body()).doesNotContain("<script>");
    }
}
