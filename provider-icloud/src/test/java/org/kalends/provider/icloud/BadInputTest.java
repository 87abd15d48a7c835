package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.icloud.DavScript.data;
import static org.kalends.provider.icloud.DavScript.etag;
import static org.kalends.provider.icloud.DavScript.event;
import static org.kalends.provider.icloud.DavScript.multistatus;
import static org.kalends.provider.icloud.DavScript.token;
import static org.kalends.provider.icloud.DavScript.vevent;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteChange;

/** Bad content parks one event; a bad answer fails the read; nothing ever looks deleted. */
class BadInputTest {

    private static final String GOOD = event("good", "Good");

    private final DavScript dav = new DavScript();

    private final ICloudProvider provider = dav.settled();

    @AfterEach
    void stop() {
        dav.close();
    }

    private ChangePage snapshot() {
        return DavScript.read(provider, Optional.empty());
    }

    private static List<String> titles(ChangePage page) {
        return page.changes().stream()
                .filter(RemoteChange.Upserted.class::isInstance)
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .toList();
    }

    private static List<EventKey> unreadable(ChangePage page) {
        return page.changes().stream()
                .filter(RemoteChange.Unreadable.class::isInstance)
                .map(change -> ((RemoteChange.Unreadable) change).key())
                .toList();
    }

    static Stream<Arguments> badContent() {
        String zone = event("bad", "B")
                .replace("DTSTART:", "DTSTART;TZID=Nowhere/Land:")
                .replace("00Z\r\nDTEND", "00\r\nDTEND");
        return Stream.of(
                Arguments.of("no iCalendar", "this is not a calendar"),
                Arguments.of("cut off", event("bad", "B").substring(0, 120)),
                Arguments.of(
                        "two UIDs",
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + vevent("one", "1") + vevent("two", "2")
                                + "END:VCALENDAR\r\n"),
                Arguments.of("unknown zone", zone),
                Arguments.of("inverted times", event("bad", "B").replace("DTEND:20261201", "DTEND:20261101")),
                Arguments.of("a rule bomb", event("bad", "B", "RRULE:FREQ=SECONDLY")),
                Arguments.of("an endless count", event("bad", "B", "RRULE:FREQ=SECONDLY;COUNT=1000000000")),
                Arguments.of("no rule", event("bad", "B", "RRULE:FREQ=SOMETIMES")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badContent(String what, String text) {
        dav.sync("", multistatus(etag("bad.ics", "\"1\""), etag("good.ics", "\"2\""), token("t1")));
        dav.multiget(multistatus(data("bad.ics", "\"1\"", text), data("good.ics", "\"2\"", GOOD)));
        ChangePage page = snapshot();
        assertThat(titles(page)).as(what).containsExactly("Good");
        assertThat(unreadable(page)).containsExactly(new EventKey("bad.ics"));
        dav.resource("bad.ics", "\"1\"", text);
        if (!text.contains("RRULE:FREQ=SECONDLY")) {
            assertThat(DavScript.kind(() -> provider.get(DavScript.calendar(), new EventKey("bad.ics"))))
                    .isEqualTo(FailureKind.PERMANENT);
        }
    }

    @Test
    void megabytesOfTextAreReadToTheLetter() {
        String folded = "x".repeat(70) + "\r\n ";
        String text = event("big", "Big", "DESCRIPTION:" + folded.repeat(30_000) + "end");
        dav.sync("", multistatus(etag("big.ics", "\"1\""), token("t1")));
        dav.multiget(multistatus(data("big.ics", "\"1\"", text)));
        RemoteChange.Upserted told =
                (RemoteChange.Upserted) snapshot().changes().get(0);
        assertThat(told.event().event().description().text()).hasSize(70 * 30_000 + 3);
    }

    @Test
    void anEventThatIsTooLongIsParkedAndTheRestIsRead() {
        ICloudProvider small = dav.provider(dav.config().maxBody(20_000).build());
        String big = event("big", "Big", "DESCRIPTION:" + "x".repeat(30_000));
        dav.sync("", multistatus(etag("big.ics", "\"1\""), etag("good.ics", "\"2\""), token("t1")));
        dav.multiget(multistatus(data("big.ics", "\"1\"", big), data("good.ics", "\"2\"", GOOD)));
        dav.resource("big.ics", "\"1\"", big);
        dav.resource("good.ics", "\"2\"", GOOD);
        ChangePage page = DavScript.read(small, Optional.empty());
        assertThat(titles(page)).containsExactly("Good");
        assertThat(unreadable(page)).containsExactly(new EventKey("big.ics"));
    }

    @Test
    void anAnswerThatIsTooLongIsAFailure() {
        ICloudProvider small = dav.provider(dav.config().maxBody(2_000).build());
        dav.sync("", multistatus(" ".repeat(3_000), token("t1")));
        assertThat(DavScript.kind(() -> DavScript.read(small, Optional.empty())))
                .isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void controlCharactersSpoilOneEventAndNotTheAnswer() {
        dav.sync("", multistatus(etag("odd.ics", "\"1\""), etag("good.ics", "\"2\""), token("t1")));
        dav.multiget(multistatus(data("odd.ics", "\"1\"", event("odd", "O\u000Bdd")), data("good.ics", "\"2\"", GOOD)));
        dav.resource("odd.ics", "\"1\"", event("odd", "O\u000Bdd"));
        dav.resource("good.ics", "\"2\"", GOOD);
        ChangePage page = snapshot();
        assertThat(titles(page)).contains("Good");
        assertThat(page.changes()).hasSize(2);
    }

    @Test
    void hostileXmlIsNoAnswer(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "stolen");
        String bomb = "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\">"
                + Stream.iterate('b', c -> (char) (c + 1))
                        .limit(9)
                        .map(c -> "<!ENTITY " + c + " \"" + ("&" + (char) (c - 1) + ";").repeat(10) + "\">")
                        .reduce("", String::concat)
                + "]><multistatus xmlns=\"DAV:\"><sync-token>&j;</sync-token></multistatus>";
        String external = "<!DOCTYPE m [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<multistatus xmlns=\"DAV:\"><sync-token>t&x;</sync-token></multistatus>";
        String remote = "<!DOCTYPE m SYSTEM \"" + dav.url() + "evil.dtd\">"
                + "<multistatus xmlns=\"DAV:\"><sync-token>t</sync-token></multistatus>";
        for (String body : List.of(bomb, external, remote)) {
            dav.sync("", aResponse().withStatus(207).withBody(body));
            assertThat(DavScript.failure(this::snapshot))
                    .hasMessageNotContaining("stolen")
                    .extracting("kind")
                    .isEqualTo(FailureKind.RETRYABLE);
        }
        assertThat(dav.received()).noneMatch(request -> request.getUrl().contains("evil"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatIsCutIsAFailure(Fault fault) {
        dav.sync("", aResponse().withStatus(207).withFault(fault));
        assertThat(DavScript.kind(this::snapshot)).isEqualTo(FailureKind.RETRYABLE);
        dav.sync("", multistatus(etag("good.ics", "\"1\""), token("t1")));
        dav.multiget(aResponse().withStatus(207).withFault(fault));
        assertThat(DavScript.kind(this::snapshot)).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void aServerThatStaysSilentIsAFailure() {
        ICloudProvider hasty =
                dav.provider(dav.config().answerTimeout(Duration.ofMillis(300)).build());
        dav.sync("", multistatus(token("t1")).withFixedDelay(5_000));
        assertThat(DavScript.kind(() -> DavScript.read(hasty, Optional.empty())))
                .isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void aServerThatDripsIsAFailure() {
        ICloudProvider hasty =
                dav.provider(dav.config().answerTimeout(Duration.ofMillis(200)).build());
        dav.sync("", multistatus(" ".repeat(100_000), token("t1")).withChunkedDribbleDelay(100, 10_000));
        assertThat(DavScript.kind(() -> DavScript.read(hasty, Optional.empty())))
                .isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void theContentTypeIsNotAskedAbout() {
        dav.sync("", multistatus(etag("a.ics", "\"1\""), token("t1")).withHeader("Content-Type", "text/html"));
        dav.multiget(multistatus());
        dav.on(
                "GET",
                DavScript.CALENDAR + "a.ics",
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "image/png")
                        .withBody(GOOD));
        assertThat(titles(snapshot())).containsExactly("Good");
    }

    @Test
    void aCharsetThatIsNamedIsUsed() {
        String text = event("a", "Gr\u00FC\u00DFe");
        dav.on(
                "GET",
                DavScript.CALENDAR + "a.ics",
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/calendar; charset=iso-8859-1")
                        .withBody(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(provider.get(DavScript.calendar(), new EventKey("a.ics"))
                        .orElseThrow()
                        .event()
                        .title())
                .isEqualTo("Gr\u00FC\u00DFe");
    }
}
