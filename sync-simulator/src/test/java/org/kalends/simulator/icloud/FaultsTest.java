package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.simulator.icloud.ICloudFixture.Answer;
import org.kalends.simulator.icloud.ICloudFixture.Row;

/** What each switch does, and that it ends. */
class FaultsTest {

    private final ICloudFixture icloud = new ICloudFixture();

    private final ICloudFaults faults = icloud.icloud.faults();

    private String token = "";

    @BeforeEach
    void begin() {
        icloud.calendar.put("a.ics", event("a", "A"));
        token = icloud.sync("").text("sync-token");
    }

    @AfterEach
    void close() {
        icloud.close();
    }

    private String path(String name) {
        return icloud.calendar.path() + name;
    }

    private String stored() {
        return icloud.calendar.ics("a.ics").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC_TOKEN_EXPIRED, 403, true",
        "SYNC_TOKEN_403_EMPTY, 403, false",
        "SYNC_TOKEN_400, 400, false",
        "SYNC_TOKEN_409, 409, true",
        "SYNC_TOKEN_410, 410, false",
        "SYNC_TOKEN_412, 412, false",
        "SYNC_TOKEN_507, 507, false",
        "SYNC_TOKEN_500, 500, false"
    })
    void refusesATokenInEverySpelling(ICloudFault fault, int status, boolean says) {
        faults.on(fault);
        Answer refused = icloud.sync(token);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body().contains("valid-sync-token")).isEqualTo(says);
        assertThat(icloud.sync("").status()).as("without a token").isEqualTo(207);
        faults.off(fault);
        assertThat(icloud.sync(token).status()).isEqualTo(207);
        assertThat(faults.struck(fault)).isOne();
    }

    @Test
    void tellsNoToken() {
        faults.once(ICloudFault.SYNC_TOKEN_ABSENT);
        assertThat(icloud.sync("").names("sync-token")).isFalse();
    }

    @Test
    void cutsSyncAnswersIntoPagesOrIntoALoop() {
        for (int i = 0; i < 4; i++) {
            icloud.calendar.put(i + ".ics", event("" + i, "A"));
        }
        faults.pageSize(2);
        faults.on(ICloudFault.SYNC_PAGES);
        Answer first = icloud.sync(token);
        assertThat(first.body()).contains("507");
        assertThat(icloud.told(first)).contains("0.ics", "1.ics").doesNotContain("2.ics");
        Answer second = icloud.sync(first.text("sync-token"));
        assertThat(icloud.told(second)).containsExactly("2.ics", "3.ics");
        assertThat(second.body()).doesNotContain("507");
        faults.clear();
        faults.on(ICloudFault.SYNC_PAGES_LOOP);
        Answer loop = icloud.sync(token);
        assertThat(loop.body()).contains("507");
        assertThat(loop.text("sync-token")).isEqualTo(token);
        assertThat(faults.struck(ICloudFault.SYNC_PAGES_LOOP)).isOne();
    }

    @Test
    void refusesALimit() {
        faults.on(ICloudFault.SYNC_LIMIT_507);
        assertThat(icloud.sync("", "<D:limit><D:nresults>3</D:nresults></D:limit>")
                        .status())
                .isEqualTo(507);
        assertThat(icloud.sync("").status()).isEqualTo(207);
    }

    @Test
    void tellsOldDeletionsAtFirst() {
        icloud.calendar.put("gone.ics", event("gone", "A"));
        icloud.calendar.delete("gone.ics");
        faults.on(ICloudFault.SYNC_OLD_DELETIONS);
        assertThat(icloud.told(icloud.sync(""))).containsExactly("a.ics", "gone.ics 404");
    }

    @Test
    void tellsTheLastChangeOneAnswerLate() {
        icloud.calendar.put("b.ics", event("b", "B"));
        faults.on(ICloudFault.SYNC_STALE);
        Answer early = icloud.sync(token);
        assertThat(icloud.told(early)).isEmpty();
        assertThat(icloud.told(icloud.sync(early.text("sync-token")))).containsExactly("b.ics");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC_ROW_503", "MULTIGET_ROW_503"})
    void answersForSomeRowsOnly(ICloudFault fault) {
        faults.on(fault);
        Answer answer = fault == ICloudFault.SYNC_ROW_503 ? icloud.sync("") : icloud.multiget(path("a.ics"));
        assertThat(answer.row(path("a.ics")).status()).contains("503");
    }

    @Test
    void leavesRowsOfAMultigetOutOrWithoutAName() {
        faults.once(ICloudFault.MULTIGET_MISSING_ROW);
        assertThat(icloud.multiget(path("a.ics")).rows()).isEmpty();
        faults.once(ICloudFault.MULTIGET_EMPTY_HREF);
        assertThat(icloud.multiget(path("a.ics")).row("").text("calendar-data")).contains("SUMMARY:A");
        assertThat(icloud.multiget(path("a.ics")).rows()).containsOnlyKeys(path("a.ics"));
    }

    @Test
    void listsTooFewCalendars() {
        faults.once(ICloudFault.LIST_SHORT);
        assertThat(calendars()).isEqualTo(2);
        faults.once(ICloudFault.LIST_EMPTY);
        assertThat(calendars()).isZero();
        assertThat(calendars()).isEqualTo(3);
    }

    private long calendars() {
        return icloud.propfind(icloud.account.home(), 1, "D:resourcetype").rows().values().stream()
                .filter(row -> row.mentions("resourcetype", "calendar"))
                .count();
    }

    @Test
    void wantsTheAtSignAsItIs() {
        icloud.calendar.put("a@b.ics", event("b", "B"));
        faults.on(ICloudFault.AT_SIGN_REFUSED);
        assertThat(icloud.get("a%40b.ics").status()).isEqualTo(404);
        assertThat(icloud.get("a@b.ics").status()).isEqualTo(200);
    }

    @Test
    void tellsAnotherTextAtEachReadAndTakesItBack() {
        faults.on(ICloudFault.TEXT_RESTLESS);
        String first = icloud.get("a.ics").body();
        assertThat(first).isNotEqualTo(icloud.get("a.ics").body()).containsPattern("DTSTAMP.*\r\nDTSTAMP.*  \r\n");
        faults.clear();
        assertThat(icloud.put("a.ics", first).status()).isEqualTo(204);
        assertThat(stored()).doesNotContain("X-RECURRENCE-EXCEPTION").containsOnlyOnce("DTSTAMP");
    }

    @Test
    void saysNoneWhereThereIsNothing() {
        faults.on(ICloudFault.TEXT_NONE);
        assertThat(icloud.propfind(icloud.account.home(), 0, "D:displayname", "D:getetag")
                        .row(icloud.account.home()))
                .satisfies(row -> assertThat(row.text("displayname")).isEqualTo("None"))
                .satisfies(row -> assertThat(row.missing()).containsExactly("getetag"));
    }

    @Test
    void saysThatTheUserLivesElsewhere() {
        faults.once(ICloudFault.PARTITION_421);
        assertThat(icloud.get("a.ics").status()).isEqualTo(421);
        faults.on(ICloudFault.PARTITION_421);
        assertThat(icloud.atEntry("GET", path("a.ics"), "").status()).isEqualTo(200);
    }

    @Test
    void writesXmlInOtherForms() {
        faults.once(ICloudFault.XML_PREFIXES);
        Answer prefixes = icloud.sync("");
        assertThat(prefixes.body()).doesNotContain("xmlns=").contains(":multistatus");
        assertThat(icloud.told(prefixes)).containsExactly("a.ics");
        faults.once(ICloudFault.XML_STATUS_BESIDE);
        Row beside = icloud.multiget(path("a.ics")).row(path("a.ics"));
        assertThat(beside.status()).contains("200");
        assertThat(beside.found()).isNotEmpty();
        faults.once(ICloudFault.XML_STATUS_EMPTY);
        assertThat(icloud.multiget(path("a.ics")).body()).contains("<status xmlns=\"DAV:\"/>");
        assertThat(icloud.multiget(path("a.ics")).body()).doesNotContain("<status xmlns=\"DAV:\"/>");
    }

    @Test
    void writesWhatIsNoXmlOrTooMuchOfIt() {
        faults.once(ICloudFault.XML_GARBAGE);
        assertThatThrownBy(() -> icloud.sync("").rows()).isInstanceOf(AssertionError.class);
        faults.once(ICloudFault.XML_DTD);
        assertThat(icloud.sync("").body()).contains("<!ENTITY home SYSTEM").contains("&home;");
        faults.oversize(100_000);
        faults.once(ICloudFault.XML_OVERSIZED);
        Answer padded = icloud.sync("");
        assertThat(padded.body()).hasSizeGreaterThan(100_000);
        assertThat(icloud.told(padded)).containsExactly("a.ics");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_401, 401, ''",
        "ERROR_403, 403, ''",
        "ERROR_500, 500, ''",
        "ERROR_502_HTML, 502, ''",
        "LIMIT_429, 429, 7",
        "LIMIT_429_BARE, 429, ''",
        "LIMIT_503, 503, 7",
        "LIMIT_503_BARE, 503, ''",
        "ANSWER_200_HTML, 200, ''",
        "REDIRECT, 302, ''"
    })
    void answersInPlaceOfTheService(ICloudFault fault, int status, String pause) {
        faults.retryAfter(Duration.ofSeconds(7));
        faults.once(fault);
        Answer answer = icloud.put("a.ics", event("a", "B"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).isEqualTo(pause);
        assertThat(stored()).contains("SUMMARY:A");
        assertThat(icloud.put("a.ics", event("a", "B")).status()).isEqualTo(204);
    }

    @Test
    void sendsAwayToWhereItIsTold() {
        faults.elsewhere(URI.create("http://127.0.0.1:1/else"));
        faults.once(ICloudFault.REDIRECT);
        assertThat(icloud.get("a.ics").header("Location")).isEqualTo("http://127.0.0.1:1/else");
    }

    @Test
    void breaksTheConnectionOrTheBody() {
        // The client itself repeats a GET on a connection that was reset, so this one is no GET.
        faults.once(ICloudFault.CONNECTION_RESET);
        assertThatThrownBy(() -> icloud.put("a.ics", event("a", "B"))).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).contains("SUMMARY:A");
        faults.once(ICloudFault.ANSWER_CUT);
        assertThatThrownBy(() -> icloud.get("a.ics")).isInstanceOf(UncheckedIOException.class);
        assertThat(icloud.get("a.ics").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_SLOW", "ANSWER_TRICKLES"})
    void takesItsTime(ICloudFault fault) {
        faults.slowness(Duration.ofMillis(300));
        faults.once(fault);
        long begun = System.nanoTime();
        assertThat(icloud.get("a.ics").body()).isEqualTo(stored());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void losesAnswersOfWritesThatAreDone() {
        faults.once(ICloudFault.WRITE_LOST_ANSWER);
        assertThatThrownBy(() -> icloud.put("a.ics", event("a", "B"))).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).contains("SUMMARY:B");
        faults.once(ICloudFault.WRITE_504_AFTER);
        assertThat(icloud.put("a.ics", event("a", "C")).status()).isEqualTo(504);
        assertThat(stored()).contains("SUMMARY:C");
        faults.lostAnswers(new Random(1), 1);
        assertThatThrownBy(() -> icloud.delete("a.ics")).isInstanceOf(UncheckedIOException.class);
        assertThat(icloud.calendar.names()).isEmpty();
    }

    @Test
    void breaksBeforeWrites() {
        faults.once(ICloudFault.WRITE_REFUSED);
        assertThatThrownBy(() -> icloud.put("a.ics", event("a", "B"))).isInstanceOf(UncheckedIOException.class);
        faults.refusals(new Random(1), 1);
        assertThatThrownBy(() -> icloud.delete("a.ics")).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).contains("SUMMARY:A");
    }

    @Test
    void saysThatSomebodyElseWasThere() {
        String etag = icloud.calendar.etag("a.ics");
        faults.once(ICloudFault.WRITE_412_SPURIOUS);
        assertThat(icloud.put("a.ics", event("a", "B"), "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(icloud.calendar.etag("a.ics")).isEqualTo(etag);
        faults.once(ICloudFault.WRITE_HOUSEKEEPING);
        String before = stored();
        assertThat(icloud.delete("a.ics", "If-Match", etag).status()).isEqualTo(412);
        assertThat(stored()).isEqualTo(before);
        assertThat(icloud.calendar.etag("a.ics")).isNotEqualTo(etag);
        faults.once(ICloudFault.WRITE_CONCURRENT_EDIT);
        assertThat(icloud.delete("a.ics", "If-Match", icloud.calendar.etag("a.ics"))
                        .status())
                .isEqualTo(412);
        assertThat(stored()).contains("SUMMARY:A edited meanwhile");
        assertThat(icloud.delete("a.ics", "If-Match", icloud.calendar.etag("a.ics"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void storesWhatItGotAndTellsTheEtag() {
        faults.on(ICloudFault.PUT_TELLS_ETAG);
        Answer answer = icloud.put("a.ics", event("a", "B"));
        assertThat(answer.header("ETag")).isEqualTo(icloud.calendar.etag("a.ics"));
        assertThat(stored()).isEqualTo(event("a", "B"));
    }

    @Test
    void addsTheDefaultAlarmToWhatHasNone() {
        faults.on(ICloudFault.PUT_ADDS_ALARM);
        icloud.put("a.ics", event("a", "B"));
        assertThat(stored()).contains("BEGIN:VALARM").contains("X-APPLE-DEFAULT-ALARM:TRUE");
        String silent = event(
                "b",
                "B",
                "20260302",
                "BEGIN:VALARM",
                "ACTION:NONE",
                "TRIGGER;VALUE=DATE-TIME:19760401T005545Z",
                "END:VALARM");
        assertThat(icloud.put("b.ics", silent).status()).isEqualTo(201);
        assertThat(icloud.calendar.ics("b.ics").orElseThrow())
                .containsOnlyOnce("BEGIN:VALARM")
                .contains("ACTION:NONE");
    }

    @Test
    void leavesOutZonesThatHaveAPublicName() {
        faults.on(ICloudFault.PUT_DROPS_ZONES);
        String zone = """
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                """.replace("\n", "\r\n");
        String text = event("a", "B").replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT");
        icloud.put("a.ics", text);
        assertThat(stored()).doesNotContain("VTIMEZONE").contains("TZID=Europe/Berlin");
        faults.clear();
        icloud.put("a.ics", text);
        assertThat(stored()).contains("BEGIN:VTIMEZONE");
    }

    @Test
    void goesOverAResourceOnceMoreAfterItWasRead() {
        faults.on(ICloudFault.PUT_TOUCHES_AGAIN);
        icloud.put("a.ics", event("a", "B"));
        Answer read = icloud.get("a.ics");
        assertThat(icloud.calendar.etag("a.ics")).isNotEqualTo(read.header("ETag"));
        assertThat(stored()).isEqualTo(read.body());
        Answer again = icloud.get("a.ics");
        assertThat(icloud.calendar.etag("a.ics")).isEqualTo(again.header("ETag"));
    }

    @Test
    void losesACalendarOrTheRightToWriteIntoIt() {
        faults.once(ICloudFault.CALENDAR_404);
        assertThat(icloud.sync("").status()).isEqualTo(404);
        faults.on(ICloudFault.CALENDAR_READ_ONLY);
        for (Answer refused : List.of(icloud.put("b.ics", event("b", "B")), icloud.delete("a.ics"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.names("need-privileges")).isTrue();
        }
        assertThat(icloud.calendar.names()).containsExactly("a.ics");
        assertThat(icloud.propfind(icloud.calendar.path(), 0, "D:current-user-privilege-set")
                        .row(icloud.calendar.path())
                        .mentions("current-user-privilege-set", "write"))
                .isTrue();
    }
}
