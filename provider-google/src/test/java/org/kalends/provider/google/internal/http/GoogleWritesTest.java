package org.kalends.provider.google.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.provider.google.internal.http.GoogleScript.ACCOUNT;
import static org.kalends.provider.google.internal.http.GoogleScript.error;
import static org.kalends.provider.google.internal.http.GoogleScript.json;
import static org.kalends.provider.google.internal.http.GoogleScript.text;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.internal.event.EventIds;

/** Answers to a creation that the simulated service never gives, and what follows from them. */
class GoogleWritesTest {

    private static final CalendarRef CALENDAR = new CalendarRef(new ProviderId("google"), ACCOUNT, "c");

    private static final OriginMark MARK = new OriginMark("home", "pair-1", "original-1", 0);

    private static final String ID = EventIds.of(MARK);

    private final GoogleScript script = new GoogleScript();

    private final GoogleService service = new GoogleService(script.gateway);

    @AfterEach
    void close() {
        script.close();
    }

    @BeforeEach
    void knowTheCalendar() {
        script.say(json(200, "{\"timeZone\":\"Europe/Berlin\",\"accessRole\":\"owner\",\"items\":[]}"));
        service.lookups().findByUid(CALENDAR, "none");
        script.received.clear();
    }

    private static CalendarEvent event() {
        LocalDateTime start = LocalDateTime.of(2031, 3, 1, 9, 0);
        return CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), ZoneId.of("Europe/Berlin")))
                .title("copy")
                .build();
    }

    private WriteOutcome create() {
        return service.writes()
                .write(CALENDAR, List.of(new RemoteWrite.Create(MARK, event())))
                .get(0);
    }

    private static FailureKind kind(WriteOutcome outcome) {
        return ((WriteOutcome.Failed) outcome).failure().kind();
    }

    @Test
    void aCopyThatLostItsMarkOnTheWayIsTakenAway() {
        script.say(
                json(
                        200,
                        "{\"id\":\"" + ID + "\",\"etag\":\"\\\"7\\\"\",\"status\":\"confirmed\",\"summary\":\"copy\"}"),
                text(204, "application/json", ""));
        assertThat(kind(create())).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(script.received).hasSize(2);
        assertThat(script.received.get(1).method()).isEqualTo("DELETE");
        assertThat(script.received.get(1).header("If-match")).isEqualTo("\"7\"");
        assertThat(script.received.get(1).target()).contains(ID);
    }

    @Test
    void aCopyThatCannotBeTakenAwayIsUnknown() {
        script.say(json(200, "{\"id\":\"other\",\"etag\":\"\\\"7\\\"\"}"), json(500, ""));
        assertThat(kind(create())).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void aLostAnswerIsLookedUpUnderTheId() {
        script.say(json(503, error(503, "backendError")), json(404, error(404, "notFound")));
        assertThat(kind(create())).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(script.received.get(1).target()).endsWith("/events/" + ID);
    }

    @Test
    void aLookThatFailsLeavesALostAnswerUnknown() {
        script.say(json(503, error(503, "backendError")), json(429, error(429, "rateLimitExceeded")));
        assertThat(kind(create())).isEqualTo(FailureKind.AMBIGUOUS);
    }

    @Test
    void aTakenIdWithNothingUnderItIsAConflict() {
        script.say(json(409, error(409, "duplicate")), json(404, error(404, "notFound")));
        assertThat(kind(create())).isEqualTo(FailureKind.CONFLICT);
        script.say(
                json(409, error(409, "duplicate")),
                json(200, "{\"id\":\"" + ID + "\",\"etag\":\"x\",\"status\":\"cancelled\"}"));
        assertThat(kind(create())).isEqualTo(FailureKind.CONFLICT);
    }

    private static String bare() {
        String start = "{\"dateTime\":\"2031-03-01T09:00:00+01:00\"}";
        String end = "{\"dateTime\":\"2031-03-01T10:00:00+01:00\"}";
        return "{\"id\":\"" + ID + "\",\"etag\":\"\\\"7\\\"\",\"status\":\"confirmed\",\"summary\":\"copy\",\"start\":"
                + start + ",\"end\":" + end + "}";
    }

    private WriteOutcome write(RemoteWrite write) {
        return service.writes().write(CALENDAR, List.of(write)).get(0);
    }

    @Test
    void aMarkThatIsLostByAChangeLeavesItUnknown() {
        script.say(json(200, bare()));
        RemoteWrite mark = new RemoteWrite.Update(
                new EventKey(ID), new Version("\"7\""), Optional.of(MARK), event(), Set.of(EventField.TITLE));
        assertThat(kind(write(mark))).isEqualTo(FailureKind.AMBIGUOUS);
        assertThat(script.received).extracting(GoogleScript.Received::method).containsExactly("GET", "POST");
    }

    @Test
    void aDeletionWithoutAnAnswerInACalendarThatIsGoneByThenIsNoDeletion() {
        script.say(
                json(200, bare()),
                json(503, error(503, "backendError")),
                json(404, error(404, "notFound")),
                json(404, error(404, "notFound")));
        assertThat(kind(write(new RemoteWrite.Delete(new EventKey(ID), new Version("\"7\"")))))
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(script.received.get(3).target()).contains("/events?iCalUID=");
    }

    @Test
    void aCalendarThatIsNoTargetAnyMoreIsAskedAboutAgain() {
        script.say(json(403, error(403, "requiredAccessLevel")));
        assertThat(kind(create())).isEqualTo(FailureKind.UNSUPPORTED);
        script.received.clear();
        script.say(json(200, "{\"timeZone\":\"Europe/Berlin\",\"accessRole\":\"reader\",\"items\":[]}"));
        assertThat(kind(create())).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(script.received)
                .singleElement()
                .matches(sent -> sent.target().contains("/events?iCalUID="));
    }
}
