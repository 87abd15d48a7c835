package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.icloud.DavScript.CALENDAR;
import static org.kalends.provider.icloud.DavScript.data;
import static org.kalends.provider.icloud.DavScript.error;
import static org.kalends.provider.icloud.DavScript.etag;
import static org.kalends.provider.icloud.DavScript.event;
import static org.kalends.provider.icloud.DavScript.multistatus;
import static org.kalends.provider.icloud.DavScript.status;
import static org.kalends.provider.icloud.DavScript.token;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Guarded writes, with what servers really answer. */
class WriteTest {

    private static final LocalDateTime TEN = LocalDateTime.of(2026, 12, 1, 10, 0);

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private final DavScript dav = new DavScript();

    private final ICloudProvider provider = dav.settled();

    @AfterEach
    void stop() {
        dav.close();
    }

    private static CalendarEvent meeting(String title) {
        return CalendarEvent.builder(new EventTime.Timed(TEN, TEN.plusHours(1), ZoneId.of("Europe/Berlin")))
                .title(title)
                .build();
    }

    private static RemoteWrite create(int number) {
        return new RemoteWrite.Create(new OriginMark("home", "pair-1", "o" + number, 0), meeting("E" + number));
    }

    private static RemoteWrite.Update rename(String key, String version, String title) {
        return new RemoteWrite.Update(
                new EventKey(key), new Version(version), Optional.empty(), meeting(title), Set.of(EventField.TITLE));
    }

    private static RemoteWrite.Delete delete(String key, String version) {
        return new RemoteWrite.Delete(new EventKey(key), new Version(version));
    }

    private List<WriteOutcome> write(RemoteWrite... writes) {
        return provider.write(DavScript.calendar(), List.of(writes));
    }

    private static FailureKind failed(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    private static RemoteEvent stored(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return ((WriteOutcome.Written) outcome).stored();
    }

    private void anyPut(ResponseDefinitionBuilder answer) {
        dav.server.stubFor(WireMock.put(urlPathMatching(CALENDAR + ".*")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder status207(String name, int code, String condition) {
        return multistatus(status(name, code).replace("</response>", "<error><" + condition + "/></error></response>"));
    }

    /** Lets the server hold what it was sent, and say so. */
    private void held(String name) {
        String sent = dav.last("PUT").getBodyAsString();
        dav.resource(name, "\"1\"", sent);
    }

    private String copyName() {
        anyPut(aResponse().withStatus(201).withHeader("ETag", "\"1\""));
        return stored(write(new RemoteWrite.Create(MARK, meeting("A"))).get(0))
                .key()
                .value();
    }

    @Test
    void createsWhereNothingIsAndBelievesAStrongETag() {
        anyPut(aResponse().withStatus(201).withHeader("ETag", "\"1\""));
        var stored = stored(write(new RemoteWrite.Create(MARK, meeting("Gr\u00FC\u00DFe \uD83D\uDE80")))
                .get(0));
        assertThat(dav.requests).hasSize(1);
        assertThat(stored.version()).isEqualTo(new Version("\"1\""));
        assertThat(stored.originMark()).contains(MARK);
        assertThat(stored.event().title()).isEqualTo("Gr\u00FC\u00DFe \uD83D\uDE80");
        LoggedRequest put = dav.last("PUT");
        assertThat(put.getHeader("If-None-Match")).isEqualTo("*");
        assertThat(put.containsHeader("If-Match")).isFalse();
        assertThat(put.getHeader("Content-Type")).isEqualToIgnoringCase("text/calendar; charset=utf-8");
        assertThat(put.getUrl()).matches(CALENDAR + "k[0-9a-f]{16}-[0-9a-f]{32}\\.ics");
        assertThat(put.getBodyAsString())
                .contains("Gr\u00FC\u00DFe \uD83D\uDE80")
                .contains("DTEND")
                .doesNotContain("METHOD");
    }

    @Test
    void nameAndUidComeOutOfTheMark() {
        anyPut(aResponse().withStatus(201).withHeader("ETag", "\"1\""));
        write(new RemoteWrite.Create(MARK, meeting("A")), new RemoteWrite.Create(MARK.nextGeneration(), meeting("A")));
        ICloudProvider another = dav.provider();
        another.write(DavScript.calendar(), List.of(new RemoteWrite.Create(MARK, meeting("other"))));
        List<LoggedRequest> puts = dav.received().stream()
                .filter(request -> request.getMethod().value().equals("PUT"))
                .toList();
        assertThat(puts.get(0).getUrl())
                .isEqualTo(puts.get(2).getUrl())
                .isNotEqualTo(puts.get(1).getUrl());
        assertThat(uid(puts.get(0))).isEqualTo(uid(puts.get(2))).isNotEqualTo(uid(puts.get(1)));
    }

    private static String uid(LoggedRequest put) {
        return put.getBodyAsString().replaceAll("(?s).*?\r\nUID:([^\r]*)\r\n.*", "$1");
    }

    @Test
    void guestsAreNeverWritten() {
        anyPut(aResponse().withStatus(201).withHeader("ETag", "\"1\""));
        CalendarEvent event = meeting("A").toBuilder()
                .organizer(Optional.of(Person.of("Boss", "boss@example.org")))
                .attendees(List.of(new Attendee(
                        Person.ofEmail("guest@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .build();
        write(new RemoteWrite.Create(MARK, event));
        assertThat(dav.last("PUT").getBodyAsString())
                .doesNotContain("ORGANIZER")
                .doesNotContain("ATTENDEE")
                .doesNotContain("@example");
    }

    @Test
    void readsBackInBatchesWhatTheServerDoesNotVouchFor() {
        anyPut(aResponse().withStatus(201));
        write(IntStream.range(0, 60).mapToObj(WriteTest::create).toArray(RemoteWrite[]::new));
        String[] rows = dav.received().stream()
                .filter(request -> request.getMethod().value().equals("PUT"))
                .map(put -> data(
                        put.getUrl().substring(CALENDAR.length()),
                        "\"server\"",
                        put.getBodyAsString().replace("SUMMARY:E", "SUMMARY:Rewritten E")))
                .toArray(String[]::new);
        dav.multiget(multistatus(rows));
        dav.requests.clear();
        List<WriteOutcome> outcomes =
                write(IntStream.range(0, 60).mapToObj(WriteTest::create).toArray(RemoteWrite[]::new));
        assertThat(dav.requests).hasSize(60 + 2);
        assertThat(stored(outcomes.get(59)).event().title()).isEqualTo("Rewritten E59");
        assertThat(stored(outcomes.get(59)).version().value()).isEqualTo("\"server\"");
    }

    @Test
    void aWeakETagDoesNotVouch() {
        anyPut(aResponse().withStatus(201).withHeader("ETag", "W/\"1\""));
        dav.server.stubFor(WireMock.get(urlPathMatching(CALENDAR + ".*"))
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("ETag", "W/\"1\"")
                        .withBody(event("x", "Server's"))));
        var stored = stored(write(create(1)).get(0));
        assertThat(stored.event().title()).isEqualTo("Server's");
        assertThat(stored.version().value()).startsWith("hash:");
    }

    @Test
    void aRepeatedCreationMeetsTheFirstCopy() {
        String name = copyName();
        held(name);
        anyPut(aResponse().withStatus(412));
        var again = stored(write(new RemoteWrite.Create(MARK, meeting("B"))).get(0));
        assertThat(again.key().value()).isEqualTo(name);
        assertThat(again.event().title()).isEqualTo("A");
        dav.resource(name, "\"1\"", event("foreign", "Foreign"));
        assertThat(failed(write(new RemoteWrite.Create(MARK, meeting("B"))).get(0)))
                .isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aRepeatedCreationMeetsACopyThatHasLostItsMark() {
        String name = copyName();
        dav.resource(
                name,
                "\"1\"",
                dav.last("PUT").getBodyAsString().replaceAll("X-KALENDS-ORIGIN[^\r]*\r\n( [^\r]*\r\n)*", ""));
        anyPut(aResponse().withStatus(412));
        assertThat(stored(write(new RemoteWrite.Create(MARK, meeting("B"))).get(0))
                        .originMark())
                .contains(MARK);
    }

    static Stream<Arguments> refusedCreations() {
        return Stream.of(
                Arguments.of("uid elsewhere, iCloud", aResponse().withStatus(412), FailureKind.CONFLICT),
                Arguments.of("uid elsewhere, Apple's server", error(403, "no-uid-conflict"), FailureKind.CONFLICT),
                Arguments.of(
                        "uid elsewhere, Cyrus", error(403, "unique-scheduling-object-resource"), FailureKind.CONFLICT),
                Arguments.of("uid elsewhere, Radicale", error(409, "no-uid-conflict"), FailureKind.CONFLICT),
                Arguments.of(
                        "uid elsewhere, xandikos", status207("x.ics", 412, "no-uid-conflict"), FailureKind.CONFLICT),
                Arguments.of(
                        "bad content, xandikos", status207("x.ics", 412, "valid-calendar-data"), FailureKind.PERMANENT),
                Arguments.of("bad content, Cyrus", error(403, "valid-calendar-data"), FailureKind.PERMANENT),
                Arguments.of("bad content, iCloud", aResponse().withStatus(404), FailureKind.PERMANENT),
                Arguments.of("bad content, Radicale", aResponse().withStatus(400), FailureKind.PERMANENT),
                Arguments.of("success inside a 207 is none", multistatus(status("x.ics", 201)), FailureKind.PERMANENT),
                Arguments.of("read-only", error(403, "need-privileges"), FailureKind.UNSUPPORTED),
                Arguments.of("too large", aResponse().withStatus(413), FailureKind.PERMANENT),
                Arguments.of("full", aResponse().withStatus(507), FailureKind.PERMANENT),
                Arguments.of("busy", aResponse().withStatus(503), FailureKind.RATE_LIMITED),
                Arguments.of("too often", aResponse().withStatus(429), FailureKind.RATE_LIMITED),
                Arguments.of("bad moment", aResponse().withStatus(500), FailureKind.AMBIGUOUS),
                Arguments.of("password", aResponse().withStatus(401), FailureKind.AUTHENTICATION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusedCreations(String what, ResponseDefinitionBuilder answer, FailureKind kind) {
        dav.propfind(CALENDAR, "");
        anyPut(answer);
        assertThat(failed(write(create(1)).get(0))).as(what).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 409})
    void aCreationInACalendarThatIsGone(int status) {
        dav.on("PROPFIND", CALENDAR, aResponse().withStatus(404));
        anyPut(aResponse().withStatus(status));
        assertThat(failed(write(create(1)).get(0))).isEqualTo(FailureKind.NOT_FOUND);
    }

    private void readOnce(String name, String etag, String text) {
        dav.sync("", multistatus(etag(name, etag), token("t1")));
        dav.multiget(multistatus(data(name, etag, text)));
        DavScript.read(provider, Optional.empty());
        dav.requests.clear();
    }

    @Test
    void anUpdateAfterAReadIsOneRequestAndKeepsWhatItDoesNotKnow() {
        readOnce("a.ics", "\"e;1\"", event("a", "A", "X-CUSTOM:kept", "CATEGORIES:one,two"));
        anyPut(aResponse().withStatus(204).withHeader("ETag", "\"2\""));
        var stored = stored(write(rename("a.ics", "\"e;1\"", "B")).get(0));
        assertThat(dav.requests).hasSize(1);
        LoggedRequest put = dav.last("PUT");
        assertThat(put.getHeader("If-Match")).as("byte for byte").isEqualTo("\"e;1\"");
        assertThat(put.containsHeader("If-None-Match")).isFalse();
        assertThat(put.getBodyAsString())
                .contains("X-CUSTOM:kept")
                .contains("CATEGORIES:one,two")
                .contains("SUMMARY:B");
        assertThat(stored.version().value()).isEqualTo("\"2\"");
        assertThat(stored.event().title()).isEqualTo("B");
        write(rename("a.ics", "\"2\"", "C"));
        assertThat(dav.requests).as("what was written is known too").hasSize(2);
    }

    @Test
    void anUpdateWithoutAReadBeforeReadsFirst() {
        dav.resource("a.ics", "\"1\"", event("a", "A"));
        anyPut(aResponse().withStatus(204).withHeader("ETag", "\"2\""));
        stored(write(rename("a.ics", "\"1\"", "B")).get(0));
        assertThat(dav.requests).hasSize(2);
        assertThat(failed(write(rename("a.ics", "\"0\"", "B")).get(0))).isEqualTo(FailureKind.CONFLICT);
        dav.on("GET", CALENDAR + "a.ics", aResponse().withStatus(404));
        assertThat(failed(write(rename("a.ics", "\"0\"", "B")).get(0))).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void aGuardThatDoesNotHoldIsAConflictOrTheEventIsGone() {
        readOnce("a.ics", "\"1\"", event("a", "A"));
        anyPut(aResponse().withStatus(412));
        dav.on("DELETE", CALENDAR + "a.ics", aResponse().withStatus(412));
        dav.resource("a.ics", "\"2\"", event("a", "B"));
        assertThat(failed(write(rename("a.ics", "\"1\"", "C")).get(0))).isEqualTo(FailureKind.CONFLICT);
        assertThat(failed(write(delete("a.ics", "\"1\"")).get(0))).isEqualTo(FailureKind.CONFLICT);
        dav.on("GET", CALENDAR + "a.ics", aResponse().withStatus(404));
        assertThat(failed(write(rename("a.ics", "\"1\"", "C")).get(0))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(write(delete("a.ics", "\"1\""))).containsExactly(new WriteOutcome.Deleted());
    }

    @Test
    void deletesWithAGuardAndTakesGoneForSuccess() {
        for (int status : List.of(200, 204, 404, 410)) {
            dav.on("DELETE", CALENDAR + "a.ics", aResponse().withStatus(status));
            assertThat(write(delete("a.ics", "\"1\""))).containsExactly(new WriteOutcome.Deleted());
        }
        assertThat(dav.last("DELETE").getHeader("If-Match")).isEqualTo("\"1\"");
        dav.on("DELETE", CALENDAR + "a.ics", multistatus(status("a.ics", 423)));
        assertThat(failed(write(delete("a.ics", "\"1\"")).get(0))).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void withoutAStrongETagTheContentGuards() {
        dav.resource("a.ics", "W/\"1\"", event("a", "A"));
        String version = provider.get(DavScript.calendar(), new EventKey("a.ics"))
                .orElseThrow()
                .version()
                .value();
        anyPut(aResponse().withStatus(204).withHeader("ETag", "\"2\""));
        dav.resource(
                "a.ics",
                "W/\"9\"",
                event("a", "A").replace("DTSTAMP:2026", "DTSTAMP:2027").replace("-//Other", "-//Another"));
        stored(write(rename("a.ics", version, "B")).get(0));
        assertThat(dav.last("PUT").getHeader("If-Match")).isEqualTo("*");
        dav.resource("a.ics", "W/\"10\"", event("a", "Changed"));
        assertThat(failed(write(rename("a.ics", version, "B")).get(0))).isEqualTo(FailureKind.CONFLICT);
        assertThat(failed(write(delete("a.ics", version)).get(0))).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void writesToOneSeriesAreOneRequest() {
        readOnce("s.ics", "\"1\"", event("s", "S", "RRULE:FREQ=DAILY;COUNT=5"));
        anyPut(aResponse().withStatus(204).withHeader("ETag", "\"2\""));
        List<WriteOutcome> outcomes = write(
                rename("s.ics#Z2026-12-01T09:00@UTC", "\"1\"", "first"),
                delete("s.ics#Z2026-12-02T09:00@UTC", "\"1\""),
                rename("s.ics#Z2026-12-03T09:00@UTC", "\"1\"", "third"),
                rename("s.ics#Z2027-12-03T09:00@UTC", "\"1\"", "no such"),
                delete("s.ics#Z2027-12-03T09:00@UTC", "\"1\""));
        assertThat(dav.requests).hasSize(1);
        assertThat(stored(outcomes.get(0)).event().title()).isEqualTo("first");
        assertThat(stored(outcomes.get(0)).version().value()).isEqualTo("\"2\"");
        assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.Deleted());
        assertThat(stored(outcomes.get(2)).event().title()).isEqualTo("third");
        assertThat(stored(outcomes.get(2)).seriesKey()).contains(new EventKey("s.ics"));
        assertThat(failed(outcomes.get(3))).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(outcomes.get(4)).isEqualTo(new WriteOutcome.Deleted());
    }

    @Test
    void nobodyKnowsWhetherAWriteWithoutAnswerHappened() {
        readOnce("a.ics", "\"1\"", event("a", "A"));
        for (Fault fault : List.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER)) {
            anyPut(aResponse().withFault(fault));
            assertThat(failed(write(create(1)).get(0))).isEqualTo(FailureKind.AMBIGUOUS);
            dav.propfind("/", "<current-user-principal><href>/123/principal/</href></current-user-principal>");
            assertThat(failed(write(rename("a.ics", "\"1\"", "B")).get(0))).isEqualTo(FailureKind.AMBIGUOUS);
            dav.on("DELETE", CALENDAR + "a.ics", aResponse().withFault(fault));
            assertThat(failed(write(delete("a.ics", "\"1\"")).get(0))).isEqualTo(FailureKind.AMBIGUOUS);
        }
        ICloudProvider hasty =
                dav.provider(dav.config().answerTimeout(Duration.ofMillis(300)).build());
        anyPut(aResponse().withStatus(201).withFixedDelay(3_000));
        assertThat(failed(hasty.write(DavScript.calendar(), List.of(create(2))).get(0)))
                .isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void aWriteThatWasNeverSentDidNotHappen() {
        WireMockServer gone = new WireMockServer(options().dynamicPort());
        gone.start();
        dav.propfind("/123/principal/", DavScript.home(gone.baseUrl() + DavScript.HOME));
        ICloudProvider lost = dav.provider(dav.config()
                .allowedHosts(Set.of(dav.address(), "localhost:" + gone.port()))
                .build());
        gone.stop();
        assertThat(failed(lost.write(DavScript.calendar(), List.of(create(1))).get(0)))
                .isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void doesNotGoOnWhereTheServerSaidStop() {
        for (int status : List.of(401, 429, 503)) {
            dav.requests.clear();
            anyPut(aResponse().withStatus(status));
            List<WriteOutcome> outcomes = write(create(1), create(2), create(3));
            assertThat(dav.requests).hasSize(1);
            assertThat(outcomes).extracting(WriteTest::failed).hasSize(3).doesNotContain(FailureKind.AMBIGUOUS);
        }
        dav.requests.clear();
        anyPut(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(write(create(1), create(2), create(3)))
                .extracting(WriteTest::failed)
                .containsExactly(FailureKind.AMBIGUOUS, FailureKind.RETRYABLE, FailureKind.RETRYABLE);
    }

    @Test
    void anEventThatTheServerTakesAndDropsIsAFailure() {
        anyPut(aResponse().withStatus(201));
        assertThat(failed(write(create(1)).get(0))).isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void aWriteThatCannotBeReadBackIsAmbiguous() {
        anyPut(aResponse().withStatus(201));
        dav.server.stubFor(WireMock.get(urlPathMatching(CALENDAR + ".*"))
                .willReturn(aResponse().withStatus(503)));
        assertThat(failed(write(create(1)).get(0))).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void refusesKeysThatAreNotItsOwn() {
        for (String key : List.of("../other/a.ics", "a/b.ics", "..", "a.ics#nonsense", "a.ics#Z2026@x")) {
            assertThat(failed(write(rename(key, "\"1\"", "B")).get(0))).as(key).isEqualTo(FailureKind.NOT_FOUND);
            assertThat(write(delete(key, "\"1\""))).containsExactly(new WriteOutcome.Deleted());
        }
        assertThat(dav.requests).isEmpty();
    }
}
