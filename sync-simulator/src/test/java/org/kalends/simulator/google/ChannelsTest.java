package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.since;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.google.GoogleFixture.Answer;

final class ChannelsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final MovingClock clock = new MovingClock(NOW);

    private final GoogleFixture google = new GoogleFixture(clock);

    private final List<Request> heard = new CopyOnWriteArrayList<>();

    private final AtomicReference<Reply> hook = new AtomicReference<>(Reply.of(204));

    @BeforeEach
    void listen() {
        google.server.serve("/hook", request -> {
            heard.add(request);
            return hook.get();
        });
    }

    @AfterEach
    void close() {
        google.close();
    }

    private Answer watch(String id, String more) {
        return google.send(
                "POST",
                google.events() + "/watch",
                "{'id':'" + id + "','type':'web_hook','address':'" + google.server.url() + "/hook'" + more + "}");
    }

    private Answer stop(String id, String resourceId) {
        return google.send("POST", "/channels/stop", "{'id':'" + id + "','resourceId':'" + resourceId + "'}");
    }

    private List<String> heard(String header) {
        google.google.awaitDelivered();
        return heard.stream().map(request -> request.header(header).orElse("")).toList();
    }

    private void change() {
        google.calendar.create(json(event("a")));
    }

    @Test
    void answersWithWhatItGrants() {
        Answer week = watch("c1", "");
        assertThat(week.status()).isEqualTo(200);
        assertThat(week.body().path("kind").asText()).isEqualTo("api#channel");
        assertThat(week.body().path("expiration").isTextual()).isTrue();
        assertThat(week.body().path("expiration").asText())
                .isEqualTo(String.valueOf(NOW.plus(Duration.ofDays(7)).toEpochMilli()));
        assertThat(week.body().path("resourceUri").asText())
                .isEqualTo(google.server.url() + "/calendar/v3/calendars/ann@example.com/events");
        Answer shorter = watch(
                "c2",
                ",'params':{'ttl':'60'},'expiration':'"
                        + NOW.plus(Duration.ofDays(1)).toEpochMilli() + "'");
        assertThat(shorter.body().path("expiration").asText())
                .isEqualTo(String.valueOf(NOW.plusSeconds(60).toEpochMilli()));
        assertThat(shorter.body().path("resourceId")).isEqualTo(week.body().path("resourceId"));
    }

    @Test
    void greetsThenTellsOfEveryChangeWithHeadersOnly() {
        watch("c1", ",'token':'secret'");
        change();
        String id = google.insert(event("b")).id();
        google.delete(id);
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync", "exists", "exists", "exists");
        assertThat(heard("X-Goog-Message-Number")).containsExactly("1", "2", "3", "4");
        assertThat(heard("X-Goog-Channel-ID")).containsOnly("c1");
        assertThat(heard("X-Goog-Channel-Token")).containsOnly("secret");
        assertThat(heard("X-Goog-Channel-Expiration")).containsOnly("Sun, 8 Mar 2026 12:00:00 GMT");
        assertThat(heard("X-Goog-Resource-ID").get(0)).isNotEmpty();
        assertThat(heard("Content-Type")).containsOnly("application/json; utf-8");
        assertThat(heard("Content-Length")).containsOnly("0");
        assertThat(heard("User-Agent").get(0)).startsWith("APIs-Google;");
        assertThat(heard.get(0).body()).isEmpty();
    }

    @Test
    void tellsNothingOfOtherCalendarsOrOfReads() {
        watch("c1", "");
        google.account.addCalendar("other").create(json(event("a")));
        google.first();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync");
    }

    @Test
    void refusesAnIdThatWasEverUsed() {
        Answer made = watch("c1", "");
        assertThat(watch("c1", "").reason()).isEqualTo("channelIdNotUnique");
        assertThat(stop("c1", made.body().path("resourceId").asText()).status()).isEqualTo(204);
        assertThat(watch("c1", "").reason()).isEqualTo("channelIdNotUnique");
    }

    @Test
    void refusesChannelsThatCannotWork() {
        assertThat(google.send(
                                "POST",
                                google.events() + "/watch",
                                "{'id':'c','type':'web_hook','address':'http://example.org/hook'}")
                        .reason())
                .isEqualTo("push.webhookUrlNotHttps");
        assertThat(google.send(
                                "POST",
                                google.events() + "/watch",
                                "{'id':'c','type':'mail','address':'https://example.org/hook'}")
                        .reason())
                .isEqualTo("push.channelTypeNotSupported");
        Answer past = watch("c", ",'expiration':'" + NOW.minusSeconds(1).toEpochMilli() + "'");
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.message()).startsWith("Invalid ttl value");
        assertThat(watch("x".repeat(65), "").status()).isEqualTo(400);
        assertThat(watch("c", ",'token':'" + "x".repeat(257) + "'").status()).isEqualTo(400);
        assertThat(watch("c", ",'url':'x'").status()).isEqualTo(400);
    }

    @Test
    void looksAtASyncTokenOfAWatch() {
        String token = since(google.first());
        google.calendar.expireSyncTokens();
        Answer dead = google.send(
                "POST",
                google.events() + "/watch?" + token,
                "{'id':'c','type':'web_hook','address':'" + google.server.url() + "/hook'}");
        assertThat(dead.status()).isEqualTo(410);
    }

    @Test
    void stopsAChannelOnceAndForItsOwnerOnly() {
        String resource = watch("c1", "").body().path("resourceId").asText();
        assertThat(stop("c1", "other").status()).isEqualTo(404);
        assertThat(google.sendAs(
                                google.google.account("bob@example.com"),
                                "POST",
                                "/channels/stop",
                                "{'id':'c1','resourceId':'" + resource + "'}")
                        .status())
                .isEqualTo(404);
        assertThat(stop("c1", resource).status()).isEqualTo(204);
        assertThat(stop("c1", resource).status()).isEqualTo(404);
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync");
        assertThat(google.google.channels()).isEmpty();
    }

    @Test
    void endsAChannelInSilence() {
        watch("c1", ",'params':{'ttl':'60'}");
        clock.pass(Duration.ofSeconds(60));
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync");
        assertThat(google.google.channels()).isEmpty();
    }

    @Test
    void watchesTheCalendarList() {
        Answer made = google.send(
                "POST",
                "/users/me/calendarList/watch",
                "{'id':'list','type':'web_hook','address':'" + google.server.url() + "/hook'}");
        assertThat(made.status()).isEqualTo(200);
        google.account.addCalendar("other");
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync", "exists");
    }

    @Test
    void triesAgainOnlyWhenTheReceiverIsInTrouble() {
        hook.set(Reply.of(404));
        watch("c1", "");
        assertThat(heard("X-Goog-Resource-State")).hasSize(1);
        hook.set(Reply.of(503));
        change();
        assertThat(heard("X-Goog-Resource-State")).hasSize(2);
        hook.set(Reply.of(204));
        clock.pass(Duration.ofSeconds(11));
        assertThat(heard("X-Goog-Message-Number")).containsExactly("1", "2", "2");
        clock.pass(Duration.ofHours(1));
        assertThat(heard("X-Goog-Message-Number")).hasSize(3);
    }

    @Test
    void losesAndDoublesAndSkips() {
        watch("c1", "");
        google.google.faults().once(GoogleFault.PUSH_LOST);
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync");
        google.google.faults().once(GoogleFault.PUSH_DOUBLE);
        change();
        assertThat(heard("X-Goog-Message-Number")).containsExactly("1", "2", "3");
        google.google.faults().once(GoogleFault.PUSH_GAPS);
        change();
        assertThat(heard("X-Goog-Message-Number")).containsExactly("1", "2", "3", "20");
    }

    @Test
    void tellsInTheOppositeOrder() {
        watch("c1", "");
        assertThat(heard("X-Goog-Message-Number")).hasSize(1);
        google.google.faults().on(GoogleFault.PUSH_REORDERED);
        change();
        change();
        assertThat(heard("X-Goog-Message-Number")).containsExactly("1", "3", "2");
    }

    @Test
    void greetsBeforeItAnswers() {
        google.google.faults().once(GoogleFault.PUSH_BEFORE_RESPONSE);
        watch("c1", "");
        assertThat(heard).hasSize(1);
        assertThat(google.google.faults().struck(GoogleFault.PUSH_BEFORE_RESPONSE))
                .isEqualTo(1);
    }

    @Test
    void goesOnAfterTheStop() {
        String resource = watch("c1", "").body().path("resourceId").asText();
        stop("c1", resource);
        google.google.faults().once(GoogleFault.PUSH_AFTER_STOP);
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync", "exists");
    }

    @Test
    void endsBeforeItsTime() {
        google.google.faults().once(GoogleFault.PUSH_EARLY_EXPIRY);
        watch("c1", ",'params':{'ttl':'100'}");
        clock.pass(Duration.ofSeconds(50));
        change();
        assertThat(heard("X-Goog-Resource-State")).containsExactly("sync");
    }

    @Test
    void grantsAnHourAtMost() {
        google.google.faults().once(GoogleFault.PUSH_TTL_CAP);
        assertThat(watch("c1", "").body().path("expiration").asText())
                .isEqualTo(String.valueOf(NOW.plusSeconds(3600).toEpochMilli()));
    }

    @Test
    void cannotWatchSomeCalendars() {
        google.google.faults().once(GoogleFault.PUSH_UNSUPPORTED);
        Answer refused = watch("c1", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.reason()).isEqualTo("pushNotSupportedForRequestedResource");
        assertThat(watch("c1", "").status()).isEqualTo(200);
    }

    @Test
    void tellsWithSomebodyElsesToken() {
        watch("c1", ",'token':'secret'");
        google.google.faults().once(GoogleFault.PUSH_FOREIGN_TOKEN);
        change();
        assertThat(heard("X-Goog-Channel-Token")).containsExactly("secret", "somebody-elses");
    }
}
