package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.encoded;
import static org.kalends.simulator.google.GoogleFixture.event;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.GoogleFixture.Answer;

final class FrontDoorTest {

    private final GoogleFixture google = new GoogleFixture();

    @AfterEach
    void close() {
        google.close();
    }

    private HttpResponse<String> raw(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(google.server.url() + path))
                .header("Authorization", "Bearer " + google.account.accessToken());
    }

    @Test
    void refusesWhoeverHasNoGoodToken() throws IOException, InterruptedException {
        String url = google.server.url() + "/calendar/v3" + google.events();
        assertThat(raw(HttpRequest.newBuilder(URI.create(url))).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong =
                raw(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer nonsense"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("\"authError\"").contains("Invalid Credentials");
        google.google.refuseTokensOf(google.account);
        assertThat(google.get(google.events()).status()).isEqualTo(200);
        String expired = google.account.issueToken(Duration.ZERO, Set.of(Scopes.EVENTS));
        assertThat(raw(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + expired))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void asksForTheScopeOfEachCall() throws IOException, InterruptedException {
        String token = google.account.issueToken(Duration.ofHours(1), Set.of(Scopes.EVENTS));
        for (String path : List.of("/users/me/calendarList", "/calendars/primary")) {
            HttpResponse<String> refused =
                    raw(HttpRequest.newBuilder(URI.create(google.server.url() + "/calendar/v3" + path))
                            .header("Authorization", "Bearer " + token));
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains("insufficientPermissions").contains("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        }
        assertThat(google.get("/users/me/calendarList").status()).isEqualTo(200);
        assertThat(google.get("/calendars/primary").status()).isEqualTo(403);
    }

    @Test
    void takesBodiesThatAreZippedAndChunked() throws IOException, InterruptedException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(event("zipped").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> made = raw(at("/calendar/v3" + google.events() + "?sendUpdates=none")
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zipped.toByteArray()))));
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("\"zipped\"");
    }

    @Test
    void takesAPostThatMeansAnotherMethod() throws IOException, InterruptedException {
        Answer made = google.insert(event("a"));
        HttpResponse<String> patched = raw(at("/calendar/v3" + google.event(made) + "?sendUpdates=none")
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"summary\":\"b\"}")));
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).contains("\"b\"");
        HttpResponse<String> listed = raw(at("/calendar/v3" + google.events())
                .header("X-HTTP-Method-Override", "GET")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("maxResults=1&timeMin=2026-03-01T00%3A00%3A00%2B01%3A00")));
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains(made.id());
    }

    @Test
    void tellsOnlyTheFieldsThatWereAskedFor() {
        google.insert(event("a"));
        Answer answer = google.get(google.events() + "?prettyPrint=false&key=k&quotaUser=q&alt=json&fields="
                + encoded("items(id,start/dateTime),nextSyncToken"));
        assertThat(answer.body()).hasSize(2);
        assertThat(answer.items().get(0)).hasSize(2);
        assertThat(answer.items().get(0).path("start")).hasSize(1);
        assertThat(answer.response().body()).doesNotContain("\n");
        assertThat(google.get(google.events() + "?fields=" + encoded("items(")).status())
                .isEqualTo(400);
        assertThat(google.get(google.events() + "?alt=media").status()).isEqualTo(400);
    }

    @Test
    void answersManyCallsInOne() {
        String id = google.insert(event("a")).id();
        String body = """
                --b
                Content-Type: application/http
                Content-ID: <one>

                PATCH %1$s/calendar/v3%2$s?sendUpdates=none HTTP/1.1
                Content-Type: application/json; charset=UTF-8

                {'summary':'b'}
                --b
                Content-Type: application/http
                Content-ID: 2

                GET /calendar/v3%2$s

                --b
                Content-Type: application/http

                DELETE /calendar/v3%2$s?sendUpdates=none
                If-Match: 'nonsense'

                --b--
                """.formatted(google.server.url(), google.eventPath(id)).replace("\n", "\r\n");
        Answer batch = google.send("POST", "/batch/calendar/v3", body, "Content-Type", "multipart/mixed; boundary=b");
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("multipart/mixed; boundary=");
        assertThat(batch.response().body())
                .containsSubsequence(
                        "Content-ID: <response-one>",
                        "HTTP/1.1 200 OK",
                        "\"b\"",
                        "Content-ID: response-2",
                        "HTTP/1.1 200 OK",
                        "HTTP/1.1 412 Precondition Failed",
                        "conditionNotMet");
        assertThat(google.send("POST", "/batch", body, "Content-Type", "multipart/mixed; boundary=b")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void looksAtTheTokenOfEachPartOfABatch() throws IOException, InterruptedException {
        String part = "--b\r\nContent-Type: application/http\r\n\r\nGET /calendar/v3" + google.events();
        String good = "\r\nAuthorization: Bearer " + google.account.accessToken();
        HttpResponse<String> batch = raw(HttpRequest.newBuilder(URI.create(google.server.url() + "/batch/calendar/v3"))
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(part + good + "\r\n\r\n" + part + "\r\n\r\n--b--\r\n")));
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(batch.body()).containsSubsequence("HTTP/1.1 200 OK", "HTTP/1.1 401 Unauthorized");
        HttpResponse<String> refused = raw(at("/batch/calendar/v3")
                .setHeader("Authorization", "Bearer nonsense")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(part + good + "\r\n\r\n--b--\r\n")));
        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAWatchInABatch() {
        String body = "--b\r\nContent-Type: application/http\r\n\r\nPOST /calendar/v3" + google.events()
                + "/watch\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--\r\n";
        assertThat(google.send("POST", "/batch/calendar/v3", body, "Content-Type", "multipart/mixed; boundary=b")
                        .response()
                        .body())
                .contains("HTTP/1.1 400");
    }

    @Test
    void writesEverythingDown() {
        google.insert(event("a"));
        assertThat(google.server.journal().list()).hasSize(1);
        assertThat(google.server.journal().list().get(0).path()).isEqualTo("/calendar/v3" + google.events());
    }
}
