package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.icloud.ICloudFixture.calendar;
import static org.kalends.simulator.icloud.ICloudFixture.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.simulator.icloud.ICloudFixture.Answer;

/** GET, PUT and DELETE of single resources. */
class WritesTest {

    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:/example.org/2026/Home
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            """.replace("\n", "\r\n");

    private final ICloudFixture icloud = new ICloudFixture();

    @AfterEach
    void close() {
        icloud.close();
    }

    @Test
    void createsWithoutTellingTheEtagAndTellsItWithTheText() {
        Answer created = icloud.put("a.ics", event("a", "A"), "If-None-Match", "*");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEmpty();
        Answer read = icloud.get("a.ics");
        assertThat(read.header("ETag")).matches("\"[^\"]+\"").isEqualTo(icloud.calendar.etag("a.ics"));
        assertThat(read.header("Content-Type")).startsWith("text/calendar");
        assertThat(icloud.send("HEAD", icloud.calendar.path() + "a.ics", "").body())
                .isEmpty();
    }

    @Test
    void storesTheSameContentInAnOrderAndAFoldingOfItsOwn() {
        String text = event(
                "a",
                "Gr\u00FC\u00DFe \uD83D\uDC69\u200D\uD83D\uDE92 " + "long ".repeat(30),
                "20260302",
                "X-CUSTOM;X-PARAM=\"a;b:c\":kept\\, and more",
                "ATTENDEE;CN=\"Zoe, B\";SCHEDULE-AGENT=NONE:mailto:zoe@example.org",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "DESCRIPTION:x",
                "TRIGGER:-PT15M",
                "END:VALARM");
        icloud.put("a.ics", text);
        String stored = icloud.calendar.ics("a.ics").orElseThrow();
        assertThat(stored).isNotEqualTo(text);
        assertThat(unfolded(stored)).containsExactlyInAnyOrderElementsOf(unfolded(text));
        assertThat(stored.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(icloud.get("a.ics").body()).isEqualTo(stored);
    }

    private static List<String> unfolded(String text) {
        return text.replace("\r\n ", "").lines().toList();
    }

    @Test
    void createsOnlyWhereNothingIsWhenItIsAskedTo() {
        icloud.calendar.put("a.ics", event("a", "A"));
        assertThat(icloud.put("a.ics", event("a", "B"), "If-None-Match", "*").status())
                .isEqualTo(412);
        assertThat(icloud.put("a.ics", event("a", "B")).status()).isEqualTo(204);
        assertThat(icloud.calendar.ics("a.ics").orElseThrow()).contains("SUMMARY:B");
    }

    @Test
    void changesAndDeletesOnlyTheVersionThatWasRead() {
        String first = icloud.calendar.put("a.ics", event("a", "A"));
        assertThat(icloud.put("a.ics", event("a", "B"), "If-Match", first).status())
                .isEqualTo(204);
        String second = icloud.calendar.etag("a.ics");
        assertThat(second).isNotEqualTo(first);
        for (String stale : List.of(first, "W/" + second, second.replace("\"", ""), "\"other\"")) {
            assertThat(icloud.put("a.ics", event("a", "C"), "If-Match", stale).status())
                    .as(stale)
                    .isEqualTo(412);
            assertThat(icloud.delete("a.ics", "If-Match", stale).status())
                    .as(stale)
                    .isEqualTo(412);
        }
        assertThat(icloud.calendar.ics("a.ics").orElseThrow()).contains("SUMMARY:B");
        assertThat(icloud.delete("a.ics", "If-Match", "\"other\", " + second).status())
                .isEqualTo(204);
        assertThat(icloud.calendar.names()).isEmpty();
    }

    @Test
    void changesNothingThatIsGone() {
        assertThat(icloud.put("a.ics", event("a", "A"), "If-Match", "*").status())
                .isEqualTo(412);
        assertThat(icloud.delete("a.ics").status()).isEqualTo(404);
        assertThat(icloud.get("a.ics").status()).isEqualTo(404);
        assertThat(icloud.calendar.names()).isEmpty();
    }

    @Test
    void sendsATextOnceToWhoHasIt() {
        String etag = icloud.calendar.put("a.ics", event("a", "A"));
        Answer again = icloud.get("a.ics", "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void holdsAUidOnceInACalendarAndNamesTheHolder() {
        icloud.calendar.put("holder.ics", event("a", "A"));
        Answer refused = icloud.put("b.ics", event("a", "B"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.names("no-uid-conflict")).isTrue();
        assertThat(refused.text("href")).isEqualTo(icloud.calendar.path() + "holder.ics");
        icloud.calendar.delete("holder.ics");
        assertThat(icloud.put("b.ics", event("a", "B")).status()).isEqualTo(201);
    }

    @Test
    void holdsAUidOnceInAnAccount() {
        icloud.account.calendars().get(1).put("a.ics", event("a", "A"));
        assertThat(icloud.put("b.ics", event("a", "B")).status()).isEqualTo(412);
        icloud.icloud.account("bob@example.com").calendar().put("c.ics", event("c", "C"));
        assertThat(icloud.put("c.ics", event("c", "C")).status()).isEqualTo(201);
    }

    static Stream<Arguments> badTexts() {
        String good = event("a", "A");
        String series = good.replace("END:VEVENT", "RRULE:FREQ=DAILY;COUNT=5\r\nEND:VEVENT");
        return Stream.of(
                Arguments.of("no calendar", "hello\r\n", "valid-calendar-data"),
                Arguments.of("bare line ends", good.replace("\r\n", "\n"), "valid-calendar-data"),
                Arguments.of("cut", good.substring(0, good.length() - 20), "valid-calendar-data"),
                Arguments.of("two calendars", good + good, "valid-calendar-data"),
                Arguments.of("no date", good.replace("20260302T10", "20261302T10"), "valid-calendar-data"),
                Arguments.of("no rule", series.replace("DAILY", "NEVER"), "valid-calendar-data"),
                Arguments.of("no stamp", good.replaceAll("DTSTAMP.*\r\n", ""), "valid-calendar-data"),
                Arguments.of("no start", good.replaceAll("DTSTART.*\r\n", ""), "valid-calendar-data"),
                Arguments.of("no product", good.replaceAll("PRODID.*\r\n", ""), "valid-calendar-data"),
                Arguments.of("unknown zone", good.replace("Europe/Berlin", "Nowhere/Land"), "valid-calendar-data"),
                Arguments.of("zone and Z", good.replace("T100000", "T100000Z"), "valid-calendar-data"),
                Arguments.of("ends before it begins", good.replace("T110000", "T090000"), "valid-calendar-data"),
                Arguments.of("no uid", good.replaceAll("UID.*\r\n", ""), "valid-calendar-data"),
                Arguments.of(
                        "method",
                        good.replace("VERSION:2.0", "METHOD:PUBLISH\r\nVERSION:2.0"),
                        "valid-calendar-object-resource"),
                Arguments.of(
                        "two uids",
                        good.replace("END:VCALENDAR", inner(event("b", "B")) + "END:VCALENDAR"),
                        "valid-calendar-object-resource"),
                Arguments.of(
                        "twice the same",
                        good.replace("END:VCALENDAR", inner(good) + "END:VCALENDAR"),
                        "valid-calendar-object-resource"),
                Arguments.of("no event", calendar(""), "valid-calendar-data"),
                Arguments.of(
                        "a task",
                        calendar("BEGIN:VTODO\nUID:t\nDTSTAMP:20260301T120000Z\nSUMMARY:T\nEND:VTODO\n"),
                        "supported-calendar-component"),
                Arguments.of(
                        "a journal",
                        calendar("BEGIN:VJOURNAL\nUID:t\nDTSTAMP:20260301T120000Z\nEND:VJOURNAL\n"),
                        "supported-calendar-component"));
    }

    private static String inner(String text) {
        return text.substring(text.indexOf("BEGIN:VEVENT"), text.indexOf("END:VCALENDAR"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void refusesWhatIsNoResource(String what, String text, String condition) {
        Answer refused = icloud.put("a.ics", text);
        assertThat(refused.status()).as(what).isEqualTo(403);
        assertThat(refused.names(condition)).as(refused.body()).isTrue();
        assertThat(icloud.calendar.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DURATION:PT1H\r\n"})
    void doesNotFindAnEventWithoutAnEnd(String instead) {
        assertThat(icloud.put("a.ics", event("a", "A").replaceAll("DTEND.*\r\n", instead))
                        .status())
                .isEqualTo(404);
    }

    static Stream<String> goodTexts() {
        String good = event("a", "A");
        return Stream.of(
                good,
                good.replace(";TZID=Europe/Berlin", ""),
                good.replace(";TZID=Europe/Berlin", "").replace("0000\r\n", "0000Z\r\n"),
                good.replace("T110000", "T100000"),
                good.replaceAll("DTSTART.*", "DTSTART;VALUE=DATE:20260302")
                        .replaceAll("DTEND.*", "DTEND;VALUE=DATE:20260304"),
                good.replace("END:VEVENT", "RRULE:FREQ=WEEKLY;UNTIL=20260601T080000Z\r\nEND:VEVENT"),
                good.replace("END:VEVENT", "RECURRENCE-ID;TZID=Europe/Berlin:20260302T100000\r\nEND:VEVENT"),
                good.replace("Europe/Berlin", "/example.org/2026/Home").replace("BEGIN:VEVENT", ZONE + "BEGIN:VEVENT"));
    }

    @ParameterizedTest
    @MethodSource("goodTexts")
    void takesEveryFormOfTime(String text) {
        Answer answer = icloud.put("a.ics", text);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void takesTasksWhereTasksAre() {
        ICloudCalendar tasks = icloud.account.calendars().get(2);
        String task = calendar("BEGIN:VTODO\nUID:t\nDTSTAMP:20260301T120000Z\nSUMMARY:T\nEND:VTODO\n");
        assertThat(icloud.send("PUT", tasks.path() + "t.ics", task, "Content-Type", ICloudFixture.ICS)
                        .status())
                .isEqualTo(201);
        Answer event = icloud.send("PUT", tasks.path() + "e.ics", event("e", "E"), "Content-Type", ICloudFixture.ICS);
        assertThat(event.names("supported-calendar-component")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%40b.ics", "a%20b.ics", "%C3%BC.ics"})
    void refusesNamesThatItDoesNotLike(String name) {
        assertThat(icloud.put(name, event("a", "A")).status()).isEqualTo(400);
    }

    @Test
    void wantsTheContentTypeAndUtf8() {
        String path = icloud.calendar.path() + "a.ics";
        assertThat(icloud.send("PUT", path, event("a", "A"), "Content-Type", "text/plain")
                        .names("supported-calendar-data"))
                .isTrue();
        assertThat(icloud.send("PUT", path, event("a", "A"), "Content-Type", "text/calendar; charset=iso-8859-1")
                        .status())
                .isEqualTo(415);
        assertThat(icloud.send("PUT", path, event("a", "A"), "Content-Type", "text/calendar")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesWhatIsTooLong() {
        String text = event("a", "A").replace("SUMMARY:A", "SUMMARY:" + "A".repeat(20 << 20));
        assertThat(icloud.put("a.ics", text).names("max-resource-size")).isTrue();
    }

    @Test
    void namesThePrivilegeThatAReaderLacks() {
        icloud.calendar.put("a.ics", event("a", "A"));
        icloud.calendar.readOnly(true);
        Answer put = icloud.put("a.ics", event("a", "B"));
        assertThat(put.status()).isEqualTo(403);
        assertThat(put.names("need-privileges")).isTrue();
        assertThat(icloud.delete("a.ics").names("unbind")).isTrue();
        assertThat(icloud.calendar.ics("a.ics").orElseThrow()).contains("SUMMARY:A");
    }

    @Test
    void doesNotChangeTheUidOfAResource() {
        icloud.calendar.put("a.ics", event("a", "A"));
        assertThat(icloud.put("a.ics", event("b", "A")).status()).isEqualTo(412);
    }
}
