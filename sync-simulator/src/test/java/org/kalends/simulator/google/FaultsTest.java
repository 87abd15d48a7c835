package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.google.GoogleFixture.event;
import static org.kalends.simulator.google.GoogleFixture.json;
import static org.kalends.simulator.google.GoogleFixture.series;
import static org.kalends.simulator.google.GoogleFixture.since;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.simulator.google.GoogleFixture.Answer;
import org.kalends.simulator.google.GoogleFixture.Round;

final class FaultsTest {

    private final GoogleFixture google = new GoogleFixture();

    private final GoogleFaults faults = google.google.faults();

    @AfterEach
    void close() {
        google.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_403, 403, usageLimits, rateLimitExceeded",
        "RATE_403_USER, 403, usageLimits, userRateLimitExceeded",
        "RATE_429, 429, usageLimits, rateLimitExceeded",
        "RATE_429_BARE, 429, usageLimits, rateLimitExceeded",
        "QUOTA_EXCEEDED, 403, usageLimits, quotaExceeded",
        "QUOTA_DAILY, 403, usageLimits, dailyLimitExceeded",
        "ERROR_401, 401, global, authError",
        "ERROR_403_SCOPE, 403, global, insufficientPermissions",
        "ERROR_403_NOT_CONFIGURED, 403, usageLimits, accessNotConfigured",
        "ERROR_403_NO_CALENDAR_USER, 403, calendar, notACalendarUser",
        "ERROR_500, 500, global, backendError",
        "ERROR_503, 503, global, backendError"
    })
    void refusesInEverySpelling(GoogleFault fault, int status, String domain, String reason) {
        faults.once(fault);
        Answer refused = google.insert(event("a"));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.reason()).isEqualTo(reason);
        JsonNode error = refused.body().path("error");
        assertThat(error.path("errors").get(0).path("domain").asText()).isEqualTo(domain);
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(google.calendar.events()).isEmpty();
        assertThat(google.insert(event("a")).status()).isEqualTo(200);
        assertThat(faults.struck(fault)).isEqualTo(1);
    }

    @Test
    void asksForAPauseOrDoesNot() {
        faults.retryAfter(Duration.ofSeconds(7));
        faults.once(GoogleFault.RATE_429);
        assertThat(google.get(google.events()).response().headers().firstValue("Retry-After"))
                .contains("7");
        faults.once(GoogleFault.RATE_429_BARE);
        Answer bare = google.get(google.events());
        assertThat(bare.response().headers().firstValue("Retry-After")).isEmpty();
        assertThat(bare.body()
                        .path("error")
                        .path("details")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("RATE_LIMIT_EXCEEDED");
    }

    @Test
    void saysALimitInTheNewerWordingAlone() {
        faults.once(GoogleFault.RATE_403_NEWER);
        Answer refused = google.insert(event("a"));
        assertThat(refused.status()).isEqualTo(403);
        JsonNode error = refused.body().path("error");
        assertThat(error.has("errors")).isFalse();
        assertThat(error.path("status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.path("details").get(0).has("reason")).isFalse();
        assertThat(error.path("details").get(1).path("reason").asText()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(google.calendar.events()).isEmpty();
    }

    @Test
    void answersWithWhatIsNotJson() {
        faults.once(GoogleFault.ERROR_502_HTML);
        Answer html = google.get(google.events());
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.response().body()).startsWith("<!DOCTYPE html>");
        faults.once(GoogleFault.ERROR_503_EMPTY);
        assertThat(google.get(google.events()).response().body()).isEmpty();
        faults.once(GoogleFault.ANSWER_200_HTML);
        Answer proxy = google.insert(event("a"));
        assertThat(proxy.status()).isEqualTo(200);
        assertThat(proxy.response().body()).startsWith("<!DOCTYPE html>");
        assertThat(google.calendar.events()).isEmpty();
        faults.once(GoogleFault.REDIRECT);
        Answer elsewhere = google.get(google.events());
        assertThat(elsewhere.status()).isEqualTo(302);
        assertThat(elsewhere.response().headers().firstValue("Location").orElseThrow())
                .startsWith("https://elsewhere.example.org");
    }

    @Test
    void breaksTheConnectionOrTheBody() {
        // The client itself repeats a GET on a connection that was reset, so this one is no GET.
        faults.once(GoogleFault.CONNECTION_RESET);
        assertThatThrownBy(() -> google.insert(event("a"))).isInstanceOf(UncheckedIOException.class);
        assertThat(google.calendar.events()).isEmpty();
        faults.once(GoogleFault.ANSWER_CUT);
        assertThatThrownBy(() -> google.get(google.events())).isInstanceOf(UncheckedIOException.class);
        assertThat(google.get(google.events()).status()).isEqualTo(200);
    }

    @Test
    void answersLate() {
        faults.slowness(Duration.ofMillis(200));
        faults.once(GoogleFault.ANSWER_SLOW);
        long begun = System.nanoTime();
        google.get(google.events());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(199));
    }

    @Test
    void losesAnswersOfWritesThatAreDone() {
        faults.once(GoogleFault.WRITE_LOST_ANSWER);
        assertThatThrownBy(() -> google.insert(event("a"))).isInstanceOf(UncheckedIOException.class);
        assertThat(google.calendar.events()).hasSize(1);
        faults.once(GoogleFault.WRITE_CUT_ANSWER);
        assertThatThrownBy(() -> google.insert(event("b"))).isInstanceOf(UncheckedIOException.class);
        assertThat(google.calendar.events()).hasSize(2);
        faults.once(GoogleFault.WRITE_503_AFTER);
        assertThat(google.insert(event("c")).status()).isEqualTo(503);
        assertThat(google.calendar.events()).hasSize(3);
    }

    @Test
    void refusesBeforeAWriteIsDone() {
        faults.once(GoogleFault.WRITE_REFUSED);
        assertThatThrownBy(() -> google.insert(event("a"))).isInstanceOf(UncheckedIOException.class);
        assertThat(google.calendar.events()).isEmpty();
    }

    @Test
    void losesAndRefusesAtARateThatASeedDecides() {
        faults.lostAnswers(new Random(1), 1.0);
        assertThatThrownBy(() -> google.insert(event("a"))).isInstanceOf(UncheckedIOException.class);
        faults.clear();
        faults.refusals(new Random(1), 1.0);
        assertThatThrownBy(() -> google.insert(event("b"))).isInstanceOf(UncheckedIOException.class);
        faults.clear();
        assertThat(google.calendar.events()).hasSize(1);
        assertThat(google.get(google.events()).status()).isEqualTo(200);
    }

    @Test
    void strikesAlwaysOrEverySecondTime() {
        faults.every(GoogleFault.ERROR_500, 2);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> google.get(google.events()).status()))
                .containsExactly(200, 500, 200, 500);
        faults.next(GoogleFault.ERROR_500, 2);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> google.get(google.events()).status()))
                .containsExactly(500, 500, 200);
        faults.on(GoogleFault.ERROR_500);
        assertThat(google.get(google.events()).status()).isEqualTo(500);
        faults.off(GoogleFault.ERROR_500);
        assertThat(google.get(google.events()).status()).isEqualTo(200);
    }

    @Test
    void meetsAnotherHandAtTheEvent() {
        Answer made = google.insert(event("a"));
        faults.once(GoogleFault.WRITE_CONCURRENT_EDIT);
        Answer refused = google.patch(made.id(), "{'location':'x'}", "If-Match", made.etag());
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.reason()).isEqualTo("conditionNotMet");
        assertThat(google.calendar.event(made.id()).path("summary").asText()).isEqualTo("a (edited meanwhile)");
        String etag = google.get(google.event(made)).etag();
        faults.once(GoogleFault.WRITE_HOUSEKEEPING);
        assertThat(google.patch(made.id(), "{'location':'x'}", "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(google.calendar.event(made.id()).path("summary").asText()).isEqualTo("a (edited meanwhile)");
    }

    @Test
    void refusesWithAPreconditionThatNobodyGave() {
        Answer made = google.insert(event("a"));
        faults.once(GoogleFault.WRITE_412_SPURIOUS);
        Answer refused = google.patch(made.id(), "{'location':'x'}");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.reason()).isNotEqualTo("conditionNotMet");
        assertThat(google.get(google.event(made)).etag()).isEqualTo(made.etag());
    }

    @Test
    void overlooksACollision() {
        String body = event("a").replace("{'summary'", "{'id':'abcde','summary'");
        google.insert(body);
        faults.once(GoogleFault.INSERT_COLLISION);
        assertThat(google.insert(body.replace("'a'", "'b'")).status()).isEqualTo(200);
        assertThat(google.calendar.events()).hasSize(1);
        assertThat(google.calendar.event("abcde").path("summary").asText()).isEqualTo("b");
    }

    @Test
    void forgetsWhatIsDeleted() {
        String body = event("a").replace("{'summary'", "{'id':'abcde','summary'");
        google.insert(body);
        faults.once(GoogleFault.DELETE_PURGES);
        google.delete("abcde");
        assertThat(google.get(google.eventPath("abcde")).status()).isEqualTo(404);
        assertThat(google.insert(body).status()).isEqualTo(409);
        assertThat(google.round("showDeleted=true").items()).isEmpty();
    }

    @Test
    void answersASecondDeleteByNotFound() {
        String id = google.insert(event("a")).id();
        google.delete(id);
        faults.once(GoogleFault.DELETE_AGAIN_404);
        assertThat(google.delete(id).status()).isEqualTo(404);
        assertThat(google.delete(id).status()).isEqualTo(410);
    }

    @Test
    void doesNotKnowNewNamesOfZones() {
        faults.on(GoogleFault.WRITE_400_ZONE);
        assertThat(google.insert(event("a").replace("Europe/Berlin", "Europe/Kyiv"))
                        .message())
                .isEqualTo("Invalid time zone definition for start time.");
        assertThat(google.insert(event("a").replace("Europe/Berlin", "Europe/Kiev"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readsConfidentialAsPrivate() {
        String id = google.insert(event("a").replace("{'summary'", "{'visibility':'confidential','summary'"))
                .id();
        assertThat(google.get(google.eventPath(id)).body().path("visibility").asText())
                .isEqualTo("confidential");
        faults.on(GoogleFault.CONFIDENTIAL_AS_PRIVATE);
        assertThat(google.get(google.eventPath(id)).body().path("visibility").asText())
                .isEqualTo("private");
    }

    @Test
    void endsTokensInEveryWay() {
        Round first = google.first();
        String path = google.events() + "?" + since(first);
        faults.once(GoogleFault.SYNC_TOKEN_EXPIRED);
        assertThat(google.get(path).reason()).isEqualTo("fullSyncRequired");
        faults.once(GoogleFault.SYNC_TOKEN_GARBAGE);
        Answer garbage = google.get(path);
        assertThat(garbage.status()).isEqualTo(400);
        assertThat(garbage.message()).isEqualTo("Invalid sync token value.");
        faults.once(GoogleFault.SYNC_TOKEN_ABSENT);
        assertThat(google.after(first).next()).isEmpty();
        assertThat(google.after(first).next()).isNotEmpty();
        google.insert(event("a"));
        google.insert(event("b"));
        faults.on(GoogleFault.PAGE_SIZE_ONE);
        Answer page = google.get(path);
        faults.once(GoogleFault.SYNC_TOKEN_EXPIRED_MID_ROUND);
        String next = path + "&pageToken=" + page.body().path("nextPageToken").asText();
        assertThat(google.get(next).status()).isEqualTo(410);
        assertThat(google.get(next).items()).hasSize(1);
    }

    @Test
    void pagesOneByOneAndWithEmptyPages() {
        for (int i = 0; i < 3; i++) {
            google.insert(event("e" + i));
        }
        faults.on(GoogleFault.PAGE_SIZE_ONE);
        Round ones = google.first();
        assertThat(ones.pages()).isEqualTo(3);
        assertThat(ones.items()).hasSize(3);
        faults.on(GoogleFault.EMPTY_PAGES);
        Round empties = google.first();
        assertThat(empties.pages()).isEqualTo(6);
        assertThat(empties.items()).hasSize(3);
        assertThat(empties.next()).isNotEmpty();
        assertThat(google.get(google.events()).items()).isEmpty();
    }

    @Test
    void changesBetweenPages() {
        google.insert(event("a"));
        String last = google.insert(event("b")).id();
        faults.once(GoogleFault.CHANGE_BETWEEN_PAGES);
        Round first = google.round("maxResults=1");
        assertThat(first.items()).hasSize(2);
        Round second = google.round("maxResults=1&" + since(first));
        assertThat(second.ids()).containsExactly(last);
        assertThat(second.items().get(0).path("summary").asText()).isEqualTo("b (between pages)");
    }

    @Test
    void tellsExceptionsFirstOrAlone() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        Round first = google.first();
        google.calendar.patchInstance(id, "2026-03-09T08:00:00-05:00", json("{'summary':'x'}"));
        String exception = id + "_20260309T130000Z";
        faults.once(GoogleFault.EXCEPTION_BEFORE_MASTER);
        assertThat(google.after(first).ids()).containsExactly(exception, id);
        faults.once(GoogleFault.EXCEPTION_WITHOUT_MASTER);
        assertThat(google.after(first).ids()).containsExactly(exception);
        assertThat(google.after(first).ids()).containsExactly(id, exception);
    }

    @Test
    void tellsDeletedOccurrencesWithoutTheirSeries() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        Round first = google.first();
        google.calendar.deleteInstance(id, "2026-03-09T08:00:00-05:00");
        faults.once(GoogleFault.PARENTLESS_ROWS);
        JsonNode row = google.after(first).item(id + "_20260309T130000Z");
        assertThat(row.has("recurringEventId")).isFalse();
        assertThat(row.has("originalStartTime")).isFalse();
    }

    @Test
    void givesExceptionsAnEtagThatIsOneAbove() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.calendar.patchInstance(id, "2026-03-09T08:00:00-05:00", json("{'summary':'x'}"));
        faults.on(GoogleFault.ETAG_OFF_BY_ONE);
        Round round = google.first();
        String exception = round.item(id + "_20260309T130000Z").path("etag").asText();
        assertThat(exception).isNotEqualTo(round.item(id).path("etag").asText());
        assertThat(google.patch(id + "_20260309T130000Z", "{'summary':'y'}", "If-Match", exception)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void doesNotKnowTheLastChangeYet() {
        String id = google.insert(event("a")).id();
        Round first = google.first();
        google.patch(id, "{'summary':'b'}");
        faults.once(GoogleFault.LIST_STALE);
        Round stale = google.after(first);
        assertThat(stale.items()).isEmpty();
        assertThat(google.after(stale).ids()).containsExactly(id);
        google.patch(id, "{'summary':'c'}");
        faults.on(GoogleFault.LIST_STALE);
        Round old = google.first();
        assertThat(old.item(id).path("summary").asText()).isEqualTo("b");
        assertThat(google.after(old).item(id).path("summary").asText()).isEqualTo("c");
    }

    @Test
    void leavesOrphansWhenASeriesChanges() {
        String id = google.insert(series("RRULE:FREQ=WEEKLY;COUNT=5")).id();
        google.calendar.patchInstance(id, "2026-03-30T08:00:00-05:00", json("{'summary':'orphan'}"));
        faults.once(GoogleFault.SERIES_ORPHANS);
        google.patch(id, "{'recurrence':['RRULE:FREQ=WEEKLY;COUNT=2']}");
        assertThat(google.get(google.eventPath(id) + "/instances").items())
                .extracting(item -> item.path("summary").asText())
                .containsExactly("series", "series", "orphan");
    }

    @Test
    void losesACalendarForAMoment() {
        faults.once(GoogleFault.CALENDAR_404);
        assertThat(google.get(google.events()).status()).isEqualTo(404);
        assertThat(google.get(google.events()).status()).isEqualTo(200);
    }

    @Test
    void namesRolesAndTypesThatNobodyKnows() {
        google.insert(event("a"));
        faults.on(GoogleFault.ROLE_UNKNOWN);
        faults.on(GoogleFault.TYPE_UNKNOWN);
        Answer answer = google.get(google.events());
        assertThat(answer.body().path("accessRole").asText()).isEqualTo("futureRole");
        assertThat(answer.items().get(0).path("eventType").asText()).isEqualTo("futureType");
        assertThat(google.get("/users/me/calendarList")
                        .items()
                        .get(0)
                        .path("accessRole")
                        .asText())
                .isEqualTo("futureRole");
    }

    private Answer batch(String... summaries) {
        StringBuilder body = new StringBuilder();
        for (String summary : summaries) {
            body.append("--b\r\nContent-Type: application/http\r\nContent-ID: <")
                    .append(summary)
                    .append(">\r\n\r\nPOST /calendar/v3")
                    .append(google.events())
                    .append("?sendUpdates=none HTTP/1.1\r\nContent-Type: application/json\r\n\r\n")
                    .append(event(summary))
                    .append("\r\n");
        }
        return google.send(
                "POST", "/batch/calendar/v3", body + "--b--\r\n", "Content-Type", "multipart/mixed; boundary=b");
    }

    private List<String> summaries() {
        return google.calendar.events().stream()
                .map(item -> item.path("summary").asText())
                .toList();
    }

    @Test
    void refusesOnePartOfABatch() {
        faults.once(GoogleFault.BATCH_CONFLICT);
        assertThat(batch("a", "b").response().body())
                .containsSubsequence("<response-a>", "409 Conflict", "\"conflict\"", "<response-b>", "200 OK");
        assertThat(summaries()).containsExactly("b");
        faults.once(GoogleFault.BATCH_PART_RATE);
        assertThat(batch("c").response().body()).contains("rateLimitExceeded");
        assertThat(summaries()).containsExactly("b");
    }

    @Test
    void answersABatchInTheOppositeOrder() {
        faults.once(GoogleFault.BATCH_REORDERED);
        assertThat(batch("a", "b").response().body()).containsSubsequence("<response-b>", "<response-a>");
        assertThat(summaries()).containsExactly("b", "a");
    }

    @Test
    void losesAnswersOfBatches() {
        faults.once(GoogleFault.BATCH_MISSING_ANSWER);
        assertThat(batch("a", "b").response().body())
                .doesNotContain("<response-a>")
                .contains("<response-b>");
        faults.once(GoogleFault.BATCH_LOST_ANSWER);
        assertThatThrownBy(() -> batch("c")).isInstanceOf(UncheckedIOException.class);
        faults.once(GoogleFault.BATCH_CUT_ANSWER);
        assertThatThrownBy(() -> batch("d")).isInstanceOf(UncheckedIOException.class);
        assertThat(summaries()).containsExactly("a", "b", "c", "d");
        faults.once(GoogleFault.BATCH_503_HTML);
        assertThat(batch("e").status()).isEqualTo(503);
        assertThat(summaries()).hasSize(4);
    }
}
