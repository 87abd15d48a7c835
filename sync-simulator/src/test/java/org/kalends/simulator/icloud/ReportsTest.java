package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.icloud.ICloudFixture.Answer;
import org.kalends.simulator.icloud.ICloudFixture.Row;

/** calendar-query, calendar-multiget and sync-collection. */
class ReportsTest {

    private static final String MARCH = "<C:time-range start=\"20260301T000000Z\" end=\"20260401T000000Z\"/>";

    private final ICloudFixture icloud = new ICloudFixture();

    @AfterEach
    void close() {
        icloud.close();
    }

    private List<String> march() {
        return icloud.events(MARCH).rows().keySet().stream()
                .map(href -> href.substring(icloud.calendar.path().length()))
                .toList();
    }

    @Test
    void findsWhatMayHappenInATimeRange() {
        icloud.calendar.put("in.ics", event("in", "A", "20260315"));
        icloud.calendar.put("before.ics", event("before", "A", "20260220"));
        icloud.calendar.put("after.ics", event("after", "A", "20260410"));
        icloud.calendar.put("series.ics", event("series", "A", "20250101", "RRULE:FREQ=WEEKLY"));
        icloud.calendar.put("ended.ics", event("ended", "A", "20250101", "RRULE:FREQ=WEEKLY;UNTIL=20251231T000000Z"));
        icloud.calendar.put("later.ics", event("later", "A", "20260601", "RRULE:FREQ=WEEKLY"));
        icloud.calendar.put("long.ics", event("long", "A", "20260101").replaceAll("DTEND.*", "DTEND:20260305T000000Z"));
        icloud.calendar.put("broken.ics", "no calendar");
        assertThat(march()).containsExactly("broken.ics", "in.ics", "long.ics", "series.ics");
        assertThat(icloud.events("").rows()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"20260228T000000, true", "20260227T000000, false", "20260401T000000, true", "20260403T000000, false"})
    void tellsAtTheEdgesADayTooMuchRatherThanTooLittle(String start, boolean told) {
        String text =
                event("a", "A").replaceAll("DTSTART.*", "DTSTART:" + start).replaceAll("DTEND.*", "DTEND:" + start);
        icloud.calendar.put("a.ics", text);
        assertThat(march().contains("a.ics")).isEqualTo(told);
    }

    @Test
    void findsAMovedOccurrenceWhereItIs() {
        String moved = event("a", "A", "20260315", "RECURRENCE-ID;TZID=Europe/Berlin:20250105T100000");
        String series = event("a", "A", "20250101", "RRULE:FREQ=DAILY;UNTIL=20250110T000000Z");
        icloud.calendar.put(
                "a.ics",
                series.replace(
                        "END:VCALENDAR",
                        moved.substring(moved.indexOf("BEGIN:VEVENT"), moved.indexOf("END:VCALENDAR"))
                                + "END:VCALENDAR"));
        assertThat(march()).containsExactly("a.ics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<C:comp-filter name=\"VCALENDAR\"/>",
                "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"/><C:comp-filter name=\"VTODO\"/></C:comp-filter>",
                "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VJOURNAL\"/></C:comp-filter>",
                "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"><C:prop-filter name=\"UID\">"
                        + "<C:text-match>a</C:text-match></C:prop-filter></C:comp-filter></C:comp-filter>"
            })
    void refusesFiltersThatItDoesNotKnow(String filter) {
        Answer refused = icloud.query(filter, "D:getetag");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.names("supported-filter")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start=\"20260301\" end=\"20260401\"",
                "start=\"20260301T000000\" end=\"20260401T000000\"",
                "start=\"20260401T000000Z\" end=\"20260301T000000Z\"",
                ""
            })
    void refusesRangesThatAreNone(String range) {
        assertThat(icloud.events("<C:time-range " + range + "/>").names("valid-filter"))
                .isTrue();
    }

    @Test
    void wantsADepthWithAQuery() {
        icloud.calendar.put("a.ics", event("a", "A"));
        String body = "<C:calendar-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\">" + ICloudFixture.prop("D:getetag")
                + "<C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"/></C:comp-filter>"
                + "</C:filter></C:calendar-query>";
        assertThat(icloud.report(body).status()).isEqualTo(400);
        assertThat(icloud.report(body, "Depth", "0").rows()).isEmpty();
        assertThat(icloud.report(body, "Depth", "1").rows()).hasSize(1);
    }

    @Test
    void getsTextsByTheirHrefsInNoOrderAndSaysWhichAreNotThere() {
        icloud.calendar.put("a.ics", event("a", "A & <B>"));
        icloud.calendar.put("b@c.ics", event("b", "B"));
        String path = icloud.calendar.path();
        Map<String, Row> rows = icloud.multiget(
                        path + "a.ics", path + "b%40c.ics", path + "gone.ics", "/1/calendars/x/a.ics")
                .rows();
        assertThat(rows.keySet())
                .containsExactly("/1/calendars/x/a.ics", path + "gone.ics", path + "b%40c.ics", path + "a.ics");
        assertThat(rows.get(path + "a.ics").text("calendar-data").replace("\n", "\r\n"))
                .isEqualTo(event("a", "A & <B>"));
        assertThat(rows.get(path + "a.ics").text("getetag")).isEqualTo(icloud.calendar.etag("a.ics"));
        assertThat(rows.get(path + "gone.ics").status()).contains("404");
    }

    @Test
    void tellsEverythingFirstThenWhatHasChanged() {
        icloud.calendar.put("a.ics", event("a", "A"));
        icloud.calendar.put("gone.ics", event("gone", "A"));
        icloud.calendar.delete("gone.ics");
        Answer first = icloud.sync("");
        assertThat(icloud.told(first)).containsExactly("a.ics");
        assertThat(first.row(icloud.calendar.path()).missing()).containsExactly("getetag");
        String token = first.text("sync-token");
        assertThat(icloud.told(icloud.sync(token))).isEmpty();
        assertThat(icloud.sync(token).text("sync-token")).isEqualTo(token);
        icloud.calendar.put("b.ics", event("b", "B"));
        icloud.calendar.edit("a.ics", text -> text.replace("SUMMARY:A", "SUMMARY:AA"));
        icloud.calendar.put("c.ics", event("c", "C"));
        icloud.calendar.delete("c.ics");
        Answer second = icloud.sync(token);
        assertThat(icloud.told(second)).containsExactly("b.ics", "a.ics", "c.ics 404");
        assertThat(second.row(icloud.calendar.path() + "a.ics").text("getetag"))
                .isEqualTo(icloud.calendar.etag("a.ics"));
        assertThat(icloud.told(icloud.sync(token))).as("once more").hasSize(3);
        assertThat(icloud.told(icloud.sync(second.text("sync-token")))).isEmpty();
    }

    @Test
    void cutsAnAnswerAtALimitAndGoesOnFromThere() {
        for (int i = 0; i < 7; i++) {
            icloud.calendar.put(i + ".ics", event("" + i, "A"));
        }
        List<String> told = new ArrayList<>();
        String token = "";
        for (int page = 0; page < 3; page++) {
            Answer answer = icloud.sync(token, "<D:limit><D:nresults>3</D:nresults></D:limit>");
            assertThat(answer.body().contains("507")).isEqualTo(page < 2);
            icloud.told(answer).stream().filter(row -> row.endsWith(".ics")).forEach(told::add);
            token = answer.text("sync-token");
        }
        assertThat(told).containsExactly("0.ics", "1.ics", "2.ics", "3.ics", "4.ics", "5.ics", "6.ics");
    }

    @Test
    void knowsATokenForAFortnightAfterADeletionThatItDoesNotHold() {
        String token = icloud.sync("").text("sync-token");
        icloud.calendar.put("a.ics", event("a", "A"));
        icloud.calendar.delete("a.ics");
        icloud.clock.pass(Duration.ofDays(14));
        assertThat(icloud.told(icloud.sync(token))).containsExactly("a.ics 404");
        icloud.clock.pass(Duration.ofSeconds(1));
        refused(icloud.sync(token));
        assertThat(icloud.told(icloud.sync(""))).isEmpty();
    }

    @Test
    void refusesTokensThatAreExpiredAnotherCalendarsOrNone() {
        icloud.calendar.put("a.ics", event("a", "A"));
        String token = icloud.sync("").text("sync-token");
        refused(icloud.sync("garbage"));
        refused(icloud.sync(token + "0"));
        refused(icloud.sync(token.replace("/home/", "/work/")));
        icloud.calendar.expireSyncTokens();
        refused(icloud.sync(token));
        assertThat(icloud.sync(icloud.sync("").text("sync-token")).status()).isEqualTo(207);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.names("valid-sync-token")).isTrue();
    }

    @Test
    void wantsALevelAndNoOtherDepthThanZeroToSync() {
        String body = "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token/><D:sync-level>1</D:sync-level>"
                + ICloudFixture.prop("D:getetag") + "</D:sync-collection>";
        assertThat(icloud.report(body).status()).isEqualTo(207);
        assertThat(icloud.report(body, "Depth", "1").status()).isEqualTo(400);
        assertThat(icloud.report(body.replaceAll("<D:sync-level>.*</D:sync-level>", ""))
                        .status())
                .isEqualTo(400);
        assertThat(icloud.report(body.replace("<D:sync-token/>", "")).status()).isEqualTo(400);
    }

    @Test
    void hasNoOtherReports() {
        assertThat(icloud.report("<D:expand-property xmlns:D=\"DAV:\"/>").names("supported-report"))
                .isTrue();
        assertThat(icloud.report("<C:free-busy-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"/>")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void expandsNothing() {
        String body =
                "<C:calendar-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop xmlns:D=\"DAV:\"><C:calendar-data>"
                        + "<C:expand start=\"20260301T000000Z\" end=\"20260401T000000Z\"/></C:calendar-data></D:prop><C:filter>"
                        + "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"/></C:comp-filter></C:filter>"
                        + "</C:calendar-query>";
        assertThat(icloud.report(body, "Depth", "1").names("supported-calendar-data"))
                .isTrue();
    }

    @Test
    @Timeout(120)
    void servesACalendarOfThousands() {
        for (int i = 0; i < 5_000; i++) {
            int month = 1 + i % 12;
            icloud.calendar.put(i + ".ics", event("" + i, "A", "2026%02d15".formatted(month)));
        }
        assertThat(march()).hasSize(417);
        Answer all = icloud.sync("");
        assertThat(icloud.told(all)).hasSize(5_000);
        icloud.calendar.delete("17.ics");
        assertThat(icloud.told(icloud.sync(all.text("sync-token")))).containsExactly("17.ics 404");
        assertThat(icloud.query(
                                "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\"/></C:comp-filter>",
                                "C:calendar-data")
                        .names("number-of-matches-within-limits"))
                .isTrue();
    }
}
