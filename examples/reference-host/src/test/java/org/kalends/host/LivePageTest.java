package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePageTest extends Stage {

    private static final int MOST = 10;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CompletableFuture<?>> pages = new ArrayList<>();

    @AfterEach
    void leave() {
        pages.forEach(page -> page.cancel(true));
    }

    @Test
    void letsTheOldestPageOfAUserGiveWayBeyondTen() {
        Person ann = another();
        var others = opened(OWNER);
        List<CompletableFuture<HttpResponse<String>>> open = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            open.add(opened(ann));
        }
        assertThat(open).noneMatch(CompletableFuture::isDone);

        open.add(opened(ann));

        await().atMost(Duration.ofSeconds(20)).until(() -> open.get(0).isDone());
        assertThat(open.get(0).join().body()).contains("retry:120000");
        assertThat(open.subList(1, open.size())).noneMatch(CompletableFuture::isDone);
        assertThat(others).isNotDone();
    }

    /** Returns what the stream of a page has told when it ends; it has begun to tell when this returns. */
    private CompletableFuture<HttpResponse<String>> opened(Person person) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(HOST.url() + "/live"))
                .header("Cookie", "kalends=" + person.browser().cookie("kalends"))
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        var page = http.sendAsync(request, answer -> {
            begun.complete(answer.statusCode() == 200);
            return BodyHandlers.ofString().apply(answer);
        });
        pages.add(page);
        assertThat(begun.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join())
                .isTrue();
        return page;
    }
}
