package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.icloud.DavScript.CALENDAR;
import static org.kalends.provider.icloud.DavScript.OK;
import static org.kalends.provider.icloud.DavScript.data;
import static org.kalends.provider.icloud.DavScript.etag;
import static org.kalends.provider.icloud.DavScript.event;
import static org.kalends.provider.icloud.DavScript.multistatus;
import static org.kalends.provider.icloud.DavScript.row;
import static org.kalends.provider.icloud.DavScript.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;

/** Reads without a cursor. */
class LookupTest {

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static final String SELF = row(CALENDAR, "<propstat><prop/>" + OK + "</propstat>");

    private final DavScript dav = new DavScript();

    private final ICloudProvider provider = dav.settled();

    @AfterEach
    void stop() {
        dav.close();
    }

    private void listing(String... rows) {
        dav.on("PROPFIND", CALENDAR, multistatus(SELF, String.join("", rows)));
    }

    @Test
    void aServerThatFindsNoUidIsNotBelieved() {
        dav.server.stubFor(DavScript.report("calendar-query").willReturn(multistatus()));
        listing(etag("a.ics", "\"1\""), etag("b.ics", "\"2\""));
        dav.multiget(multistatus(
                data("a.ics", "\"1\"", event("other", "O")), data("b.ics", "\"2\"", event("wanted@example.org", "W"))));
        assertThat(provider.findByUid(DavScript.calendar(), "wanted@example.org")
                        .map(RemoteEvent::key))
                .contains(new EventKey("b.ics"));
        dav.requests.clear();
        assertThat(provider.findByUid(DavScript.calendar(), "unknown")).isEmpty();
        assertThat(dav.requests).as("what was read before is not read again").hasSize(2);
        dav.server.stubFor(
                DavScript.report("calendar-query").willReturn(aResponse().withStatus(400)));
        assertThat(provider.findByUid(DavScript.calendar(), "wanted@example.org"))
                .isPresent();
    }

    @Test
    void whatAServerFindsByUidIsLookedAt() {
        dav.server.stubFor(DavScript.report("calendar-query")
                .willReturn(multistatus(etag("a.ics", "\"1\""), etag("b.ics", "\"2\""))));
        dav.multiget(multistatus(
                data("a.ics", "\"1\"", event("wanted-not", "O")), data("b.ics", "\"2\"", event("wanted", "W"))));
        assertThat(provider.findByUid(DavScript.calendar(), "wanted").map(RemoteEvent::key))
                .contains(new EventKey("b.ics"));
        assertThat(dav.last("REPORT").getBodyAsString()).contains("a.ics").contains("b.ics");
        assertThat(dav.received().get(0).getBodyAsString())
                .contains("comp-filter name=\"VCALENDAR\"")
                .contains("comp-filter name=\"VEVENT\"")
                .contains("prop-filter name=\"UID\"");
    }

    @Test
    void aSliceIsReadFromTheWholeListing() {
        String old = event("s", "S", "RRULE:FREQ=WEEKLY");
        listing(etag("s.ics", "\"1\""), etag("single.ics", "\"2\""), etag("sub/x.ics", "\"3\""));
        dav.multiget(multistatus(data("s.ics", "\"1\"", old), data("single.ics", "\"2\"", event("x", "X"))));
        Instant start = Instant.parse("2027-10-01T00:00:00Z");
        Window slice = new Window(start, start.plus(Duration.ofDays(14)), DavScript.WINDOW.zone());
        List<RemoteChange> changes = provider.read(DavScript.calendar(), slice, RecurrenceView.OCCURRENCES);
        assertThat(changes).hasSize(2).allMatch(RemoteChange.Upserted.class::isInstance);
        dav.requests.clear();
        assertThat(provider.read(DavScript.calendar(), slice, RecurrenceView.SERIES))
                .hasSize(1);
        assertThat(dav.requests).hasSize(1);
    }

    @Test
    void aListingWithoutTheCalendarOrWithAHoleIsAFailure() {
        dav.on("PROPFIND", CALENDAR, multistatus());
        assertThat(DavScript.kind(this::copies)).isEqualTo(FailureKind.RETRYABLE);
        listing(status("a.ics", 500));
        assertThat(DavScript.kind(this::copies)).isEqualTo(FailureKind.RETRYABLE);
        dav.on(
                "PROPFIND",
                CALENDAR,
                multistatus(row("http%3A//localhost" + CALENDAR, "<status>HTTP/1.1 404 X</status>")));
        assertThat(DavScript.kind(this::copies)).isEqualTo(FailureKind.NOT_FOUND);
    }

    private List<RemoteEvent> copies() {
        return provider.findCopies(DavScript.calendar(), "home", "pair-1");
    }

    @Test
    void aCopyIsKnownByNameAndUidWhenItsMarkIsLost() {
        dav.server.stubFor(put(urlPathMatching(CALENDAR + ".*"))
                .willReturn(aResponse().withStatus(201).withHeader("ETag", "\"1\"")));
        provider.write(
                DavScript.calendar(),
                List.of(new RemoteWrite.Create(
                        MARK,
                        CalendarEvent.builder(
                                        new EventTime.AllDay(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)))
                                .build())));
        String name = dav.last("PUT").getUrl().substring(CALENDAR.length());
        String unmarked = dav.last("PUT").getBodyAsString().replaceAll("X-KALENDS-ORIGIN[^\r]*\r\n( [^\r]*\r\n)*", "");
        listing(etag(name, "\"2\""));
        dav.multiget(multistatus(data(name, "\"2\"", unmarked)));
        dav.resource(name, "\"2\"", unmarked);
        assertThat(copies()).hasSize(1);
        assertThat(provider.findCopies(DavScript.calendar(), "home", "pair-2")).isEmpty();
        assertThat(provider.findByOrigin(DavScript.calendar(), MARK).flatMap(RemoteEvent::originMark))
                .contains(MARK);
        assertThat(provider.get(DavScript.calendar(), new EventKey(name)).flatMap(RemoteEvent::originMark))
                .as("still a copy, of nobody knows what")
                .isNotEmpty()
                .isNotEqualTo(Optional.of(MARK));
    }

    @Test
    void occurrencesOfASeriesThatIsNoneAnyMore() {
        dav.resource("a.ics", "\"1\"", event("a", "A"));
        dav.on("GET", CALENDAR + "gone.ics", aResponse().withStatus(404));
        for (String key : List.of("a.ics", "gone.ics", "x/y")) {
            assertThat(DavScript.kind(
                            () -> provider.occurrences(DavScript.calendar(), new EventKey(key), DavScript.WINDOW)))
                    .isEqualTo(FailureKind.NOT_FOUND);
        }
    }
}
