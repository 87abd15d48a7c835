package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncTourTest extends Stage {

    @AfterEach
    void everythingIsFastAgain() {
        WORLD.google.faults().latency(Duration.ZERO);
    }

    @Test
    void listsTheCalendarsOfAConnection() {
        Answer calendars =
                script.get("/api/connections/" + MICROSOFT + "/calendars").expect(200);

        assertThat(calendars.json()).anySatisfy(calendar -> {
            assertThat(calendar.get("id").asString()).isEqualTo(work.id());
            assertThat(calendar.get("name").asString()).isEqualTo(work.name());
            assertThat(calendar.get("canWrite").asBoolean()).isTrue();
            assertThat(calendar.get("primary").asBoolean()).isFalse();
        });
    }

    @Test
    void copiesInTheFirstRunWhatThePreviewShows() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");

        Answer preview = script.post(sync + "/preview").expect(200);
        Answer report = script.post(sync + "/run").expect(200);

        assertThat(preview.at("created").asInt()).isOne();
        assertThat(preview.at("forward.sample.0.title").asString()).isEqualTo("Design review");
        assertThat(report.at("outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(report.at("created").asInt()).isOne();
        assertThat(report.at("forward.created").asInt()).isOne();
        assertThat(report.at("back.created").asInt()).isZero();
        assertThat(Sample.titles(home)).containsExactly("Design review");
    }

    @Test
    void writesNothingInARunAfterARun() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("\"direction\":\"TWO_WAY\"");
        script.post(sync + "/run").expect(200);

        Answer again = script.post(sync + "/run").expect(200);

        assertThat(again.at("created").asInt()
                        + again.at("updated").asInt()
                        + again.at("deleted").asInt())
                .isZero();
    }

    @Test
    void tellsHowASyncGoes() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);

        Answer view = script.get(sync).expect(200);

        assertThat(view.at("status").asString()).isEqualTo("ACTIVE");
        assertThat(view.at("copies").asInt()).isOne();
        assertThat(view.at("parked").asInt()).isZero();
        assertThat(view.at("lastRun.outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(view.at("nextRun").isString()).isTrue();
        assertThat(view.at("problem").isNull()).isTrue();
        assertThat(view.at("source.name").asString()).isEqualTo(work.name());
        assertThat(script.get(sync + "/runs").expect(200).json()).isNotEmpty();
        assertThat(script.get(sync + "/parked").expect(200).json()).isEmpty();
    }

    @Test
    void bringsAnEditToTheOtherSideByItself() {
        var event = work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync).at("source.updates").asString().equals("PUSH"));

        work.patch(
                event.path("id").asText(), JsonNodeFactory.instance.objectNode().put("subject", "Moved on"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).containsExactly("Moved on"));
    }

    @Test
    void rewritesCopiesWhenTheyBecomePrivate() {
        work.create(Sample.graphEvent("Interview", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);

        Answer changed = script.patch(sync, "{\"forward\":{\"markAsPrivate\":true,\"title\":\"Taken\"}}")
                .expect(200);
        script.post(sync + "/run").expect(200);

        assertThat(changed.at("forward.markAsPrivate").asBoolean()).isTrue();
        assertThat(changed.at("forward.filters.skipDeclined").asBoolean()).isTrue();
        assertThat(Sample.titles(home)).containsExactly("Taken");
    }

    @Test
    void givesTheStandardBackForNull() {
        String sync = sync("\"forward\":{\"title\":\"Taken\"}");

        Answer changed = script.patch(sync, "{\"forward\":{\"title\":null}}").expect(200);

        assertThat(changed.at("forward.title").asString()).isEqualTo("Busy");
    }

    @Test
    void keepsADeletedCopyRuleThatFitsWhenTheDirectionChanges() {
        String sync = sync("\"direction\":\"TWO_WAY\"");

        Answer changed = script.patch(sync, "{\"direction\":\"ONE_WAY\"}").expect(200);

        assertThat(changed.at("deletedCopy").asString()).isEqualTo("RESTORE");
    }

    @Test
    void doesNothingWhilePaused() {
        String sync = sync("");
        script.post(sync + "/pause").expect(200);
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));

        Answer report = script.post(sync + "/run").expect(200);

        assertThat(report.at("outcome").asString()).isEqualTo("SKIPPED");
        assertThat(report.at("reason").asString()).contains("PAUSED");
        assertThat(Sample.titles(home)).isEmpty();
    }

    @Test
    void answersARunThatComesTooLateBecauseTheSyncWasPausedMeanwhile() throws Exception {
        for (int i = 0; i < 30; i++) {
            work.create(Sample.graphEvent("Event " + i, Sample.soon(1 + i)));
        }
        String sync = sync("");
        WORLD.google.faults().latency(Duration.ofSeconds(1));
        ExecutorService others = Executors.newFixedThreadPool(2);
        Future<Answer> first = others.submit(() -> script.post(sync + "/run"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync).at("running.planned").asInt(0) > 0);
        Future<Answer> second = others.submit(() -> HOST.script().post(sync + "/run"));
        script.post(sync + "/pause").expect(200);
        WORLD.google.faults().latency(Duration.ZERO);

        assertThat(first.get(30, TimeUnit.SECONDS).expect(200).at("outcome").asString())
                .isEqualTo("SUCCEEDED");
        assertThat(second.get(30, TimeUnit.SECONDS).expect(200).at("outcome").asString())
                .isEqualTo("SKIPPED");
        others.shutdown();
    }

    @Test
    void goesOnWhenResumed() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = "/api/syncs/"
                + script.post("/api/syncs?paused=true", workToHome(""))
                        .expect(201)
                        .at("id")
                        .asString();

        Answer resumed = script.post(sync + "/resume").expect(200);

        assertThat(resumed.at("status").asString()).isEqualTo("ACTIVE");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).containsExactly("Design review"));
    }

    @Test
    void asksBeforeItDeletesMuch() {
        for (int i = 0; i < 12; i++) {
            work.create(Sample.graphEvent("Event " + i, Sample.soon(1 + i)));
        }
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        script.post(sync + "/confirm").expect(409);

        script.post(sync + "/pause").expect(200);
        work.events().forEach(event -> work.delete(event.path("id").asText()));
        script.post(sync + "/resume").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync).at("status").asString().equals("NEEDS_CONFIRMATION"));

        assertThat(Sample.titles(home)).hasSize(12);
        assertThat(script.get(sync).at("problem.remedy").asString()).contains("Confirm");
        script.post(sync + "/resume").expect(409);
        script.post(sync + "/confirm").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).isEmpty());
    }

    @Test
    void deletesNothingBesideWhatWasShownToWhoConfirmed() {
        String sync = cleared(12);
        String shown =
                script.post(sync + "/preview").expect(200).at("deletions").asString();
        work.events().stream()
                .limit(3)
                .forEach(event -> work.delete(event.path("id").asText()));

        Answer refused = script.post(sync + "/confirm", "{\"deletions\":\"" + shown + "\"}")
                .expect(409);

        assertThat(refused.at("title").asString()).isEqualTo("The calendars have changed");
        assertThat(script.get(sync).at("status").asString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(Sample.titles(home)).hasSize(24);
        String now = script.post(sync + "/preview").expect(200).at("deletions").asString();
        script.post(sync + "/confirm", "{\"deletions\":\"" + now + "\"}").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).hasSize(9));
    }

    @Test
    void refusesAConfirmationThatIsNoJsonOfTheExpectedForm() {
        String sync = sync("");

        script.post(sync + "/confirm", "[]").expect(400);
        script.post(sync + "/confirm", "{\"deletions\":{}}").expect(400);
    }

    @Test
    void warnsAPersonWhoConfirmsWhatHasChangedSinceTheyLooked() {
        String sync = cleared(12);
        String page = sync.replace("/api", "") + "/confirm";

        Answer again = Form.on(OWNER.browser(), page)
                .with("deletions", "of-another-preview")
                .send(page)
                .expect(200);

        assertThat(again.at().getPath()).isEqualTo(page);
        assertThat(again.text()).contains("role=\"alert\"", "Other events would be deleted now");
        assertThat(Sample.titles(home)).hasSize(24);
    }

    /** Returns a sync that waits because so many of its 24 originals are gone. */
    private String cleared(int gone) {
        for (int i = 0; i < 24; i++) {
            work.create(Sample.graphEvent("Event %02d".formatted(i), Sample.soon(1 + i)));
        }
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        script.post(sync + "/pause").expect(200);
        work.events().stream()
                .limit(gone)
                .forEach(event -> work.delete(event.path("id").asText()));
        script.post(sync + "/resume").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync).at("status").asString().equals("NEEDS_CONFIRMATION"));
        return sync;
    }

    @Test
    void readsEverythingAgainAndWritesNothing() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);

        script.post(sync + "/resync").expect(200);
        Answer report = script.post(sync + "/run").expect(200);

        assertThat(report.at("created").asInt()).isZero();
        assertThat(Sample.titles(home)).containsExactly("Design review");
    }

    @Test
    void showsTheOtherSyncsWhenThePairOfOneIsGone() {
        String lost = sync("").substring("/api/syncs/".length());
        int before = script.get("/api/syncs").json().size();

        HOST.bean(JdbcClient.class)
                .sql("DELETE FROM kalends_pair WHERE id = ?")
                .param(lost)
                .update();

        assertThat(script.get("/api/syncs").expect(200).json()).hasSize(before - 1);
        script.get("/api/syncs/" + lost).expect(404);
        OWNER.browser().get("/syncs").expect(200);
    }

    @Test
    void leavesCopiesWhenItIsRemovedUnlessTold() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);

        script.delete(sync).expect(204);

        assertThat(Sample.titles(home)).containsExactly("Design review");
        script.get(sync).expect(404);
    }

    @Test
    void takesItsCopiesAlongWhenTold() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        home.create(Sample.googleEvent("Dentist", Sample.soon(2)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);

        script.delete(sync + "?copies=remove").expect(204);

        assertThat(Sample.titles(home)).containsExactly("Dentist");
        assertThat(Sample.titles(work)).containsExactly("Design review");
    }

    @Test
    void saysWhichCopiesItCannotTakeAlong() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        work.create(Sample.graphEvent("Retrospective", Sample.soon(2)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        String copy = home.events().get(0).path("id").asText();
        var guests = JsonNodeFactory.instance.objectNode();
        guests.putArray("attendees").addObject().put("email", "guest@example.org");
        home.patch(copy, guests);

        Answer problem = script.delete(sync + "?copies=remove").expect(409);

        assertThat(problem.at("detail").asString())
                .startsWith("1 copy stays: attendees: ")
                .contains("Delete them in their calendar");
        assertThat(home.events()).hasSize(1);
        assertThat(script.get(sync).at("status").asString()).isEqualTo("PAUSED");
        home.delete(copy);
        script.delete(sync + "?copies=remove").expect(204);
        script.get(sync).expect(404);
    }

    @Test
    void sendsNoMail() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("\"direction\":\"TWO_WAY\"");
        script.post(sync + "/run").expect(200);
        script.delete(sync + "?copies=remove").expect(204);

        assertThat(WORLD.graph.mails()).isEmpty();
        assertThat(WORLD.google.mails()).isEmpty();
    }
}
