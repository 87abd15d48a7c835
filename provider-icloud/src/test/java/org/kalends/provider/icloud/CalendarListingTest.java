package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.icloud.DavScript.HOME;
import static org.kalends.provider.icloud.DavScript.OK;
import static org.kalends.provider.icloud.DavScript.multistatus;
import static org.kalends.provider.icloud.DavScript.row;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.FailureKind;

/** Which collections are calendars, and what is said of them. */
class CalendarListingTest {

    private static final String C = " xmlns=\"urn:ietf:params:xml:ns:caldav\"";

    private static final String CS = " xmlns=\"http://calendarserver.org/ns/\"";

    private static final String A = " xmlns=\"http://apple.com/ns/ical/\"";

    private static final String CALENDAR = "<resourcetype><collection/><calendar" + C + "/></resourcetype>";

    private static final String EVENTS =
            "<supported-calendar-component-set" + C + "><comp name=\"VEVENT\"/></supported-calendar-component-set>";

    private static final String WRITABLE = "<current-user-privilege-set><privilege><read/></privilege>"
            + "<privilege><write/></privilege></current-user-privilege-set>";

    private static final String READABLE =
            "<current-user-privilege-set><privilege><read/></privilege></current-user-privilege-set>";

    private final DavScript dav = new DavScript();

    @AfterEach
    void stop() {
        dav.close();
    }

    private List<CalendarInfo> listing(String... rows) {
        dav.on("PROPFIND", HOME, multistatus(rows));
        return dav.provider().calendars(FixedTokens.ACCOUNT);
    }

    private static String collection(String name, String properties) {
        return row(HOME + name + "/", "<propstat><prop>" + properties + "</prop>" + OK + "</propstat>");
    }

    @Test
    void tellsWhatTheServerTells() {
        CalendarInfo info = listing(
                        collection("", "<resourcetype><collection/></resourcetype>"),
                        collection(
                                "work",
                                CALENDAR + EVENTS + WRITABLE + "<displayname>Arbeit &amp; mehr \u2603</displayname>"
                                        + "<calendar-color" + A + ">#1BADF8FF</calendar-color>"
                                        + "<calendar-timezone" + C
                                        + ">BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\nEND:VCALENDAR</calendar-timezone>"),
                        collection(
                                "inbox",
                                "<resourcetype><collection/><schedule-inbox" + C + "/></resourcetype>"
                                        + "<schedule-default-calendar-URL" + C + "><href xmlns=\"DAV:\">" + HOME
                                        + "work</href></schedule-default-calendar-URL>"))
                .get(0);
        assertThat(info)
                .isEqualTo(new CalendarInfo(
                        DavScript.calendar(),
                        "Arbeit & mehr \u2603",
                        true,
                        true,
                        Optional.of("#1BADF8"),
                        Optional.of(ZoneId.of("Europe/Berlin"))));
    }

    @Test
    void leavesOutWhatHoldsNoEvents() {
        assertThat(listing(
                        collection(
                                "inbox",
                                "<resourcetype><collection/><schedule-inbox" + C + "/></resourcetype>" + EVENTS),
                        collection(
                                "notification", "<resourcetype><collection/><notification" + CS + "/></resourcetype>"),
                        collection("tasks", CALENDAR + EVENTS.replace("VEVENT", "VTODO")),
                        collection("feed", "<resourcetype><collection/><subscribed" + CS + "/></resourcetype>"),
                        collection("silent", CALENDAR)))
                .extracting(CalendarInfo::name)
                .containsExactly("silent");
    }

    @Test
    void tellsWhatCannotBeWritten() {
        assertThat(listing(
                        collection("mine", CALENDAR + EVENTS + WRITABLE),
                        collection("shared", CALENDAR + EVENTS + READABLE),
                        collection("nothing", CALENDAR + EVENTS + "<current-user-privilege-set/>"),
                        collection(
                                "feed",
                                CALENDAR.replace("</resourcetype>", "<subscribed" + CS + "/></resourcetype>")
                                        + EVENTS
                                        + WRITABLE)))
                .extracting(CalendarInfo::canWrite)
                .containsExactly(true, false, false, false);
    }

    @Test
    void ignoresWhatTheServerSaysItHasNot() {
        CalendarInfo info = listing(row(
                        HOME + "work/",
                        "<status/><propstat><prop>" + CALENDAR + EVENTS + "<displayname>None</displayname></prop>" + OK
                                + "</propstat><propstat><prop><calendar-color" + A
                                + ">#000000</calendar-color><displayname/></prop>"
                                + "<status>HTTP/1.1 404 Not Found</status></propstat>"))
                .get(0);
        assertThat(info.name()).isEqualTo("work");
        assertThat(info.colour()).isEmpty();
    }

    @Test
    void readsTheOddFormsOfAMultistatus() {
        assertThat(listing(
                        row(
                                HOME + "beside/",
                                "<status>HTTP/1.1 200 OK</status><propstat><prop>" + CALENDAR + EVENTS + "</prop>" + OK
                                        + "</propstat>"),
                        row(HOME + "without/", "<propstat><prop>" + CALENDAR + EVENTS + "</prop></propstat>"),
                        row(
                                "http://p1.example.org:443" + HOME + "abs%20olute",
                                "<propstat><prop>" + CALENDAR + "</prop>" + OK + "</propstat>")))
                .extracting(info -> info.ref().calendarId())
                .containsExactly(HOME + "beside/", HOME + "without/", HOME + "abs olute/");
    }

    @Test
    void aListingWithAHoleIsAFailure() {
        assertThat(DavScript.kind(() ->
                        listing(collection("work", CALENDAR), row(HOME + "other/", "<status>HTTP/1.1 500 X</status>"))))
                .isEqualTo(FailureKind.RETRYABLE);
        dav.on("PROPFIND", HOME, aResponse().withStatus(404));
        assertThat(DavScript.kind(() -> dav.provider().calendars(FixedTokens.ACCOUNT)))
                .isEqualTo(FailureKind.NOT_FOUND);
    }
}
