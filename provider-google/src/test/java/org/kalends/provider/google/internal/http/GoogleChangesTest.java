package org.kalends.provider.google.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kalends.provider.google.internal.http.GoogleScript.ACCOUNT;
import static org.kalends.provider.google.internal.http.GoogleScript.error;
import static org.kalends.provider.google.internal.http.GoogleScript.json;
import static org.kalends.provider.google.internal.http.GoogleScript.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** What the simulated service never says. */
class GoogleChangesTest {

    private static final CalendarRef CALENDAR = new CalendarRef(new ProviderId("google"), ACCOUNT, "c");

    private static final Window WINDOW = new Window(
            Instant.parse("2030-12-31T23:00:00Z"), Instant.parse("2031-12-31T23:00:00Z"), ZoneId.of("Europe/Berlin"));

    private final GoogleScript script = new GoogleScript();

    private final GoogleService service = new GoogleService(script.gateway);

    private final GoogleChanges changes = service.changes();

    @AfterEach
    void close() {
        script.close();
    }

    private static String page(String rest, String... items) {
        return "{\"kind\":\"calendar#events\",\"timeZone\":\"Europe/Berlin\",\"accessRole\":\"owner\",\"items\":["
                + String.join(",", items) + "]" + rest + "}";
    }

    private static String last(String... items) {
        return page(",\"nextSyncToken\":\"token\"", items);
    }

    private static String event(String id, String rest) {
        return "{\"id\":\"" + id + "\",\"etag\":\"\\\"1\\\"\",\"status\":\"confirmed\",\"summary\":\"" + id
                + "\",\"creator\":{\"self\":true},\"organizer\":{\"self\":true}" + rest + "}";
    }

    private static String good(String id) {
        return event(
                id,
                ",\"start\":{\"dateTime\":\"2031-03-01T09:00:00+01:00\",\"timeZone\":\"Europe/Berlin\"},"
                        + "\"end\":{\"dateTime\":\"2031-03-01T10:00:00+01:00\",\"timeZone\":\"Europe/Berlin\"}");
    }

    private ChangePage read(Optional<Cursor> cursor) {
        return changes.changes(CALENDAR, WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    private Cursor cursor() {
        script.say(json(200, last()));
        return read(Optional.empty()).next();
    }

    private FailureKind failure(Optional<Cursor> cursor) {
        return catchThrowableOfType(ProviderException.class, () -> read(cursor)).kind();
    }

    @Test
    void anEventThatCannotBeReadSpoilsNoOther() {
        script.say(json(
                200,
                last(
                        good("one"),
                        event("bad", ",\"start\":{},\"end\":{}"),
                        "null",
                        "{}",
                        event("worse", ""),
                        good("two"))));
        List<RemoteChange> told = read(Optional.empty()).changes();
        assertThat(told)
                .filteredOn(RemoteChange.Unreadable.class::isInstance)
                .extracting(change -> ((RemoteChange.Unreadable) change).key())
                .containsExactly(new EventKey("bad"), new EventKey("worse"));
        assertThat(told)
                .filteredOn(RemoteChange.Upserted.class::isInstance)
                .extracting(change -> ((RemoteChange.Upserted) change).event().key())
                .containsExactly(new EventKey("one"), new EventKey("two"));
    }

    @Test
    void theLastWordOnAnEventCounts() {
        script.say(
                json(200, page(",\"nextPageToken\":\"p\"", good("one"), good("two"))),
                json(200, last("{\"id\":\"one\",\"etag\":\"x\",\"status\":\"cancelled\"}")));
        assertThat(read(Optional.empty()).changes())
                .singleElement()
                .extracting(change -> ((RemoteChange.Upserted) change).event().key())
                .isEqualTo(new EventKey("two"));
    }

    @Test
    void asksForEachPageWithTheSameWords() {
        Cursor cursor = cursor();
        script.say(json(200, page(",\"nextPageToken\":\"p\"")), json(200, last()));
        script.received.clear();
        read(Optional.of(cursor));
        String first = script.received.get(0).target();
        assertThat(first)
                .contains("syncToken=token")
                .contains("singleEvents=false")
                .contains("maxResults=2500")
                .contains("eventTypes=workingLocation")
                .doesNotContain("time", "showDeleted");
        assertThat(script.received.get(1).target().replace("&pageToken=p", "").replace("pageToken=p&", ""))
                .isEqualTo(first);
    }

    @Test
    void pagesThatGoInACircleAreNoEnd() {
        Cursor cursor = cursor();
        script.say(json(200, page(",\"nextPageToken\":\"p\"")));
        assertThat(failure(Optional.of(cursor))).isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(failure(Optional.empty())).isEqualTo(FailureKind.RETRYABLE);
        assertThat(script.received).hasSizeLessThan(10);
    }

    @Test
    void anAnswerWithoutATokenKeepsTheOldOne() {
        Cursor cursor = cursor();
        script.say(json(200, page("", good("one"))));
        ChangePage page = read(Optional.of(cursor));
        assertThat(page.changes()).hasSize(1);
        assertThat(page.next()).isEqualTo(cursor);
    }

    @ParameterizedTest
    @CsvSource({
        "410, fullSyncRequired, CURSOR_EXPIRED",
        "410, updatedMinTooLongAgo, CURSOR_EXPIRED",
        "410, deleted, CURSOR_EXPIRED",
        "410, '', CURSOR_EXPIRED",
        "400, invalid, CURSOR_EXPIRED",
        "400, syncTokenWithRequestRestrictions, CURSOR_EXPIRED",
        "404, notFound, NOT_FOUND",
        "403, quotaExceeded, RATE_LIMITED",
        "500, backendError, RETRYABLE"
    })
    void tellsADeadTokenFromADeadCalendar(int status, String reason, FailureKind kind) {
        Cursor cursor = cursor();
        script.say(json(status, error(status, reason)));
        assertThat(failure(Optional.of(cursor))).isEqualTo(kind);
    }

    @Test
    void aPageOfHtmlKillsNoCursor() {
        Cursor cursor = cursor();
        script.say(text(200, "text/html", "<html>"));
        assertThat(failure(Optional.of(cursor))).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void aPlaceThatIsLostWhileAFeedIsOpenedIsNoCursorsFault() {
        script.say(json(200, page(",\"nextPageToken\":\"p\"")), json(410, error(410, "fullSyncRequired")));
        assertThat(failure(Optional.empty())).isEqualTo(FailureKind.RETRYABLE);
    }

    @Test
    void aDeadEventWhoseIdLooksLikeAnOccurrenceIsToldAsGoneItself() {
        Cursor cursor = cursor();
        String gone = "moved_20310301T090000Z";
        script.say(
                json(200, last("{\"id\":\"" + gone + "\",\"etag\":\"x\",\"status\":\"cancelled\"}")),
                json(404, error(404, "notFound")));
        assertThat(read(Optional.of(cursor)).changes())
                .containsExactlyInAnyOrder(
                        new RemoteChange.Removed(new EventKey(gone)), new RemoteChange.Removed(new EventKey("moved")));
    }

    @Test
    void aSeriesThatCannotBeHadIsNotToldAsGone() {
        Cursor cursor = cursor();
        script.say(
                json(200, last("{\"id\":\"x_20310301\",\"recurringEventId\":\"x\",\"status\":\"cancelled\"}")),
                json(503, error(503, "backendError")));
        assertThat(failure(Optional.of(cursor))).isEqualTo(FailureKind.RETRYABLE);
    }
}
