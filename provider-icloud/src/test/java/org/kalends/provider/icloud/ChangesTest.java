package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.icloud.DavScript.data;
import static org.kalends.provider.icloud.DavScript.error;
import static org.kalends.provider.icloud.DavScript.etag;
import static org.kalends.provider.icloud.DavScript.event;
import static org.kalends.provider.icloud.DavScript.multistatus;
import static org.kalends.provider.icloud.DavScript.row;
import static org.kalends.provider.icloud.DavScript.status;
import static org.kalends.provider.icloud.DavScript.token;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.ChangePage.Kind;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** The change feed, with what servers really say. */
class ChangesTest {

    private final DavScript dav = new DavScript();

    private final ICloudProvider provider = dav.settled();

    @AfterEach
    void stop() {
        dav.close();
    }

    private ChangePage snapshot() {
        return DavScript.read(provider, Optional.empty());
    }

    private ChangePage since(ChangePage page) {
        return DavScript.read(provider, Optional.of(page.next()));
    }

    /** Returns the answer to an empty calendar. */
    private ChangePage began(String token) {
        dav.sync("", multistatus(token(token)));
        return snapshot();
    }

    private static List<String> keys(ChangePage page) {
        return page.changes().stream().map(ChangesTest::word).toList();
    }

    private static String word(RemoteChange change) {
        if (change instanceof RemoteChange.Upserted upserted) {
            return "+" + upserted.event().key();
        }
        if (change instanceof RemoteChange.SeriesSet set) {
            return "*" + set.seriesKey() + " " + set.occurrences().size();
        }
        return change instanceof RemoteChange.Removed removed
                ? "-" + removed.key()
                : "?" + ((RemoteChange.Unreadable) change).key();
    }

    @Test
    void asksForETagsAtDepthZeroAndForTextsByMultiget() {
        dav.sync("", multistatus(etag("a.ics", "\"1\""), token("t1")));
        dav.multiget(multistatus(data("a.ics", "\"1\"", event("a", "A"))));
        ChangePage page = snapshot();
        assertThat(keys(page)).containsExactly("+a.ics");
        assertThat(page.kind()).isEqualTo(Kind.SNAPSHOT);
        assertThat(page.more()).isFalse();
        assertThat(dav.received().get(0).getHeader("Depth")).isEqualTo("0");
        assertThat(dav.received().get(0).getBodyAsString())
                .contains("<D:sync-level>1<")
                .contains("getetag")
                .doesNotContain("limit")
                .doesNotContain("calendar-data");
        assertThat(dav.received().get(1).getBodyAsString()).contains(">" + DavScript.CALENDAR + "a.ics<");
        RemoteChange.Upserted told = (RemoteChange.Upserted) page.changes().get(0);
        assertThat(told.event().version().value()).isEqualTo("\"1\"");
        assertThat(told.event().event().title()).isEqualTo("A");
    }

    @Test
    void anIdleReadIsOneRequest() {
        ChangePage page = began("t1");
        dav.sync("t1", multistatus(token("t1")));
        dav.requests.clear();
        ChangePage idle = since(page);
        assertThat(idle.kind()).isEqualTo(Kind.DELTA);
        assertThat(idle.changes()).isEmpty();
        assertThat(dav.requests).hasSize(1);
    }

    @Test
    void theTokenIsOpaque() {
        String odd = "/path?a=1&b=<2> \u00FC 'x'";
        ChangePage page = began(odd);
        dav.sync(odd, multistatus(token("t2")));
        assertThat(since(page).kind()).isEqualTo(Kind.DELTA);
    }

    @Test
    void theCalendarItselfIsNoEvent() {
        dav.sync(
                "",
                multistatus(
                        row(
                                DavScript.CALENDAR,
                                "<propstat><prop><getetag>\"c\"</getetag></prop>" + DavScript.OK + "</propstat>"),
                        row(DavScript.CALENDAR + "sub/", "<status>HTTP/1.1 200 OK</status>"),
                        row(
                                "https://p1-caldav.icloud.com:443" + DavScript.CALENDAR.replace("/work/", "/work"),
                                "<propstat><prop/>" + DavScript.OK + "</propstat>"),
                        token("t1")));
        assertThat(snapshot().changes()).isEmpty();
    }

    @Test
    void oldDeletionsAtTheBeginningAreNotTold() {
        dav.sync("", multistatus(status("old.ics", 404), token("t1")));
        ChangePage page = snapshot();
        assertThat(page.changes()).isEmpty();
        dav.sync("t1", multistatus(status("old.ics", 404), status("older.ics", 410), token("t2")));
        assertThat(keys(since(page))).containsExactly("-old.ics", "-older.ics");
    }

    @Test
    void aTruncatedAnswerGoesOnWithItsToken() {
        dav.sync(
                "",
                multistatus(
                        etag("a.ics", "\"1\""),
                        row(DavScript.CALENDAR, "<status>HTTP/1.1 507 Insufficient Storage</status>"),
                        token("t1")));
        dav.multiget(multistatus(data("a.ics", "\"1\"", event("a", "A")), data("b.ics", "\"2\"", event("b", "B"))));
        ChangePage first = snapshot();
        assertThat(first.more()).isTrue();
        dav.sync("t1", multistatus(etag("b.ics", "\"2\""), status("a.ics", 404), token("t2")));
        ChangePage second = since(first);
        assertThat(second.more()).isFalse();
        assertThat(second.kind()).isEqualTo(Kind.SNAPSHOT);
        assertThat(keys(second)).as("a.ics went between the pages").containsExactly("-a.ics", "+b.ics");
        dav.sync("t2", multistatus(token("t2")));
        assertThat(since(second).kind()).isEqualTo(Kind.DELTA);
    }

    @Test
    void aTruncatedAnswerThatDoesNotGetOnIsAFailure() {
        ChangePage page = began("t1");
        dav.sync("t1", multistatus(row(DavScript.CALENDAR, "<status>HTTP/1.1 507 X</status>"), token("t1")));
        assertThat(DavScript.kind(() -> since(page))).isEqualTo(FailureKind.RETRYABLE);
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.of("a row that is refused", multistatus(status("a.ics", 403), token("t2"))),
                Arguments.of("a row that failed", multistatus(status("a.ics", 500), token("t2"))),
                Arguments.of("a row without status", multistatus(row(DavScript.CALENDAR + "a.ics", ""), token("t2"))),
                Arguments.of(
                        "a row without href", multistatus(row("", "<status>HTTP/1.1 200 OK</status>"), token("t2"))),
                Arguments.of("no token", multistatus(status("a.ics", 404))),
                Arguments.of("html", aResponse().withStatus(200).withBody("<html>Please wait</html>")),
                Arguments.of("html as multistatus", aResponse().withStatus(207).withBody("<html>Please wait")),
                Arguments.of(
                        "half an answer",
                        aResponse().withStatus(207).withBody("<multistatus xmlns=\"DAV:\"><response>")),
                Arguments.of("nothing", aResponse().withStatus(207)),
                Arguments.of("server error", aResponse().withStatus(502)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void incomplete(String what, ResponseDefinitionBuilder answer) {
        ChangePage page = began("t1");
        dav.sync("t1", answer);
        assertThat(DavScript.kind(() -> since(page))).as(what).isEqualTo(FailureKind.RETRYABLE);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of(error(400, "valid-sync-token")),
                Arguments.of(error(403, "valid-sync-token")),
                Arguments.of(error(409, "valid-sync-token")),
                Arguments.of(error(412, "valid-sync-token")),
                Arguments.of(error(403)),
                Arguments.of(aResponse().withStatus(400)),
                Arguments.of(aResponse().withStatus(409)),
                Arguments.of(aResponse().withStatus(410)),
                Arguments.of(aResponse().withStatus(412)),
                Arguments.of(aResponse().withStatus(507)));
    }

    @ParameterizedTest
    @MethodSource
    void badTokens(ResponseDefinitionBuilder answer) {
        ChangePage page = began("t1");
        dav.sync("t1", answer);
        assertThat(DavScript.kind(() -> since(page))).isEqualTo(FailureKind.CURSOR_EXPIRED);
    }

    static Stream<Arguments> otherRefusals() {
        return Stream.of(
                Arguments.of(401, FailureKind.AUTHENTICATION),
                Arguments.of(403, FailureKind.PERMANENT),
                Arguments.of(404, FailureKind.NOT_FOUND),
                Arguments.of(429, FailureKind.RATE_LIMITED),
                Arguments.of(502, FailureKind.RETRYABLE),
                Arguments.of(503, FailureKind.RATE_LIMITED),
                Arguments.of(504, FailureKind.RETRYABLE));
    }

    @ParameterizedTest
    @MethodSource
    void otherRefusals(int status, FailureKind kind) {
        ChangePage page = began("t1");
        dav.sync("t1", aResponse().withStatus(status).withBody("Forbidden"));
        assertThat(DavScript.kind(() -> since(page))).isEqualTo(kind);
    }

    @Test
    void aServerErrorToOneTokenMeansThatItIsUnknownWhenTheServerIsWellOtherwise() {
        ChangePage page = began("t1");
        dav.sync("t1", aResponse().withStatus(500));
        assertThat(DavScript.kind(() -> since(page))).as("no proof").isEqualTo(FailureKind.RETRYABLE);
        dav.propfind(DavScript.CALENDAR, "<sync-token>t1</sync-token>");
        assertThat(DavScript.kind(() -> since(page)))
                .as("it is the token of today")
                .isEqualTo(FailureKind.RETRYABLE);
        dav.propfind(DavScript.CALENDAR, "<sync-token>t9</sync-token>");
        dav.sync("t9", aResponse().withStatus(500));
        assertThat(DavScript.kind(() -> since(page))).as("nothing works").isEqualTo(FailureKind.RETRYABLE);
        dav.sync("t9", multistatus(token("t9")));
        assertThat(DavScript.kind(() -> since(page))).isEqualTo(FailureKind.CURSOR_EXPIRED);
    }

    @Test
    void aPassingServerErrorIsNoBadToken() {
        ChangePage page = began("t1");
        dav.propfind(DavScript.CALENDAR, "<sync-token>t9</sync-token>");
        dav.sync("t9", multistatus(token("t9")));
        dav.sync("t1", multistatus(token("t2")));
        dav.server.stubFor(DavScript.report(">t1<")
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("well")
                .willReturn(aResponse().withStatus(500)));
        assertThat(since(page).changes()).isEmpty();
    }

    @Test
    void aCursorBelongsToItsCalendarAndView() {
        ChangePage page = began("t1");
        assertThat(DavScript.kind(() -> provider.changes(
                        DavScript.calendar(), DavScript.WINDOW, RecurrenceView.SERIES, Optional.of(page.next()))))
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
        for (String foreign : List.of(
                "x",
                "1 TOKEN",
                page.next().value().replace(" . ", " .! "),
                page.next().value().replaceFirst("1", "2"))) {
            assertThat(DavScript.kind(() -> DavScript.read(provider, Optional.of(new Cursor(foreign)))))
                    .isEqualTo(FailureKind.CURSOR_EXPIRED);
        }
    }

    @Test
    void readsTextsInBatchesOfFifty() {
        String[] rows = IntStream.range(0, 120)
                .mapToObj(i -> etag(i + ".ics", "\"" + i + "\""))
                .toArray(String[]::new);
        String[] texts = IntStream.range(0, 120)
                .mapToObj(i -> data(i + ".ics", "\"" + i + "\"", event("u" + i, "E" + i)))
                .toArray(String[]::new);
        dav.sync("", multistatus(String.join("", rows), token("t1")));
        dav.multiget(multistatus(texts));
        assertThat(snapshot().changes()).hasSize(120);
        assertThat(dav.requests).hasSize(1 + 3);
    }

    @Test
    void asksOneByOneForWhatAMultigetLeavesOut() {
        dav.sync(
                "",
                multistatus(
                        etag("told.ics", "\"1\""),
                        etag("dropped.ics", "\"2\""),
                        etag("nameless.ics", "\"3\""),
                        etag("gone.ics", "\"4\""),
                        etag("denied.ics", "\"5\""),
                        token("t1")));
        dav.multiget(multistatus(
                data("told.ics", "\"1\"", event("told", "T")),
                row("", "<propstat><prop><getetag>\"3\"</getetag></prop>" + DavScript.OK + "</propstat>"),
                status("gone.ics", 404),
                status("denied.ics", 403)));
        dav.resource("dropped.ics", "\"2\"", event("dropped", "D"));
        dav.resource("nameless.ics", "\"3\"", event("nameless", "N"));
        dav.on("GET", DavScript.CALENDAR + "denied.ics", aResponse().withStatus(403));
        ChangePage page = snapshot();
        assertThat(keys(page)).containsExactly("+told.ics", "+dropped.ics", "+nameless.ics", "?denied.ics");
    }

    @Test
    void aTextThatCannotBeHadNowIsAFailureAndNotAnAbsence() {
        dav.sync("", multistatus(etag("a.ics", "\"1\""), token("t1")));
        dav.multiget(multistatus());
        for (int status : List.of(500, 502, 503, 429, 401)) {
            dav.on("GET", DavScript.CALENDAR + "a.ics", aResponse().withStatus(status));
            assertThat(DavScript.failure(this::snapshot)).isInstanceOf(ProviderException.class);
        }
        dav.on("GET", DavScript.CALENDAR + "a.ics", aResponse().withStatus(404));
        assertThat(snapshot().changes()).isEmpty();
    }

    @Test
    void comparesPathsDecodedAndSendsHrefsAsReceived() {
        dav.sync("", multistatus(etag("a%40b%20c.ics", "\"1\""), token("t1")));
        dav.multiget(multistatus(row(
                "https://p9-caldav.icloud.com:443" + DavScript.CALENDAR + "a@b%20c.ics",
                data("x", "\"1\"", event("a", "A")).replaceAll("<response><href>.*?</href>|</response>", ""))));
        assertThat(keys(snapshot())).containsExactly("+a@b c.ics");
        assertThat(dav.last("REPORT").getBodyAsString()).contains("a%40b%20c.ics");
    }

    @Test
    void readsWithoutPercentFortyWhichICloudRefuses() {
        dav.resource("a@b.ics", "\"1\"", event("a", "A"));
        assertThat(provider.get(DavScript.calendar(), new EventKey("a@b.ics"))).isPresent();
        assertThat(dav.last("GET").getUrl()).endsWith("/a@b.ics");
    }

    @Test
    void aSeriesIsToldByItsOccurrencesAndWhatBecomesOfItToo() {
        ChangePage empty = began("t1");
        dav.sync("t1", multistatus(etag("a.ics", "\"1\""), token("t2")));
        dav.multiget(multistatus(data("a.ics", "\"1\"", event("a", "A", "RRULE:FREQ=DAILY;COUNT=3"))));
        ChangePage series = since(empty);
        assertThat(keys(series)).containsExactly("*a.ics 3");
        dav.sync("t2", multistatus(etag("a.ics", "\"2\""), token("t3")));
        dav.multiget(multistatus(data("a.ics", "\"2\"", event("a", "A"))));
        ChangePage single = since(series);
        assertThat(keys(single)).containsExactly("*a.ics 0", "+a.ics");
        dav.sync("t3", multistatus(etag("a.ics", "\"3\""), token("t4")));
        dav.multiget(multistatus(data("a.ics", "\"3\"", event("a", "B"))));
        ChangePage renamed = since(single);
        assertThat(keys(renamed)).containsExactly("+a.ics");
        dav.sync("t4", multistatus(etag("a.ics", "\"4\""), token("t5")));
        dav.multiget(multistatus(data(
                "a.ics", "\"4\"", event("a", "B").replace("VEVENT", "VTODO").replace("DTEND", "DUE"))));
        assertThat(keys(since(renamed))).containsExactly("-a.ics");
    }

    @Test
    void withoutSyncCollectionTheCtagTellsThatSomethingChanged() {
        dav.sync("", error(403, "supported-report"));
        dav.propfind(DavScript.CALENDAR, "<getctag xmlns=\"http://calendarserver.org/ns/\">c1</getctag>");
        dav.server.stubFor(request("PROPFIND", urlEqualTo(DavScript.CALENDAR))
                .withHeader("Depth", equalTo("1"))
                .willReturn(multistatus(
                        row(DavScript.CALENDAR, "<propstat><prop/>" + DavScript.OK + "</propstat>"),
                        etag("a.ics", "\"1\""))));
        dav.multiget(multistatus(data("a.ics", "\"1\"", event("a", "A"))));
        ChangePage page = snapshot();
        assertThat(keys(page)).containsExactly("+a.ics");
        dav.requests.clear();
        ChangePage idle = since(page);
        assertThat(idle.kind()).isEqualTo(Kind.DELTA);
        assertThat(idle.changes()).isEmpty();
        assertThat(dav.requests).hasSize(1);
        dav.propfind(DavScript.CALENDAR, "<getctag xmlns=\"http://calendarserver.org/ns/\">c2</getctag>");
        dav.server.stubFor(request("PROPFIND", urlEqualTo(DavScript.CALENDAR))
                .withHeader("Depth", equalTo("1"))
                .willReturn(multistatus(row(DavScript.CALENDAR, "<propstat><prop/>" + DavScript.OK + "</propstat>"))));
        ChangePage changed = since(idle);
        assertThat(changed.kind()).isEqualTo(Kind.SNAPSHOT);
        assertThat(changed.changes()).isEmpty();
    }

    @Test
    void passesOnHowLongTheServerWantsToBeLeftAlone() {
        dav.sync("", aResponse().withStatus(503).withHeader("Retry-After", "7"));
        assertThat(DavScript.failure(this::snapshot).retryAfter()).contains(Duration.ofSeconds(7));
        dav.sync("", aResponse().withStatus(429).withHeader("Retry-After", "Tue, 24 Nov 2026 12:02:00 GMT"));
        assertThat(DavScript.failure(this::snapshot).retryAfter()).contains(Duration.ofMinutes(2));
        dav.sync("", aResponse().withStatus(503).withHeader("Retry-After", "soon"));
        assertThat(DavScript.failure(this::snapshot).retryAfter()).isEmpty();
    }
}
