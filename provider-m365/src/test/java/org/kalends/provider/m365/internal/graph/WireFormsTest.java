package org.kalends.provider.m365.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;

/** Forms in which the service may say the same thing. */
class WireFormsTest {

    private static final CalendarRef CALENDAR = new CalendarRef(new ProviderId("m365"), new AccountId("a"), "calendar");

    private static final GraphRoot ROOT = GraphRoot.of(URI.create("https://graph.microsoft.com"), Set.of());

    @ParameterizedTest
    @CsvSource({
        "2031-01-01T10:00:00Z, 2031-01-01T10:00:00.5000000Z",
        "2031-01-01T10:00:00.1000000Z, 2031-01-01T10:00:00.25Z",
        "2031-01-01T12:00:00+03:00, 2031-01-01T10:00:00Z"
    })
    void theLaterStateOfAnItemCountsHoweverItsTimeIsWritten(String earlier, String later) {
        JsonElement before = JsonParser.parseString("{'id':'1','lastModifiedDateTime':'" + earlier + "'}");
        JsonElement after = JsonParser.parseString("{'id':'1','lastModifiedDateTime':'" + later + "'}");
        for (List<JsonElement> page : List.of(List.of(before, after), List.of(after, before))) {
            Round round = new Round();
            round.add(page);
            assertThat(round.singles()).containsExactly(GraphItem.of(after).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me/calendars('c')/calendarView/delta?$deltatoken=t",
                "/users('oid')/calendars('c')/calendarView/delta?$deltatoken=t",
                "/Users/oid/calendars/c/calendarView/delta()?%24deltatoken=t"
            })
    void aLinkThatIsTakenTodayIsFollowedTomorrow(String target) {
        String taken = ROOT.target("https://graph.microsoft.com/v1.0" + target).orElseThrow();
        Cursor cursor = GraphCursor.of(
                        CALENDAR,
                        RecurrenceView.SERIES,
                        new Stretch(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                        Optional.of(taken),
                        "p/1")
                .cursor();

        assertThat(GraphCursor.read(cursor, CALENDAR, RecurrenceView.SERIES).target())
                .contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/me/x", "@example.org/x", ".example.org/x", "/me/ x", ""})
    void aCursorLeadsNowhereElse(String target) {
        Cursor cursor = GraphCursor.of(
                        CALENDAR,
                        RecurrenceView.SERIES,
                        new Stretch(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                        Optional.of(target),
                        "p/1")
                .cursor();

        ProviderException expired = catchThrowableOfType(
                ProviderException.class, () -> GraphCursor.read(cursor, CALENDAR, RecurrenceView.SERIES));

        assertThat(expired.kind()).isEqualTo(FailureKind.CURSOR_EXPIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'isOrganizer':true,'attendees':[{'type':'required'}]};true",
                "{'isOrganizer':false};false",
                "{};true",
                "{'attendees':[]};true",
                "{'attendees':[{'type':'required'}]};false",
                "{'isOrganizer':null,'attendees':[{'type':'required'}]};false",
                "{'organizer':{'emailAddress':{'address':'boss@example.org'}}};false",
                "{'organizer':{'emailAddress':{'address':'me@example.org'}},'responseStatus':{'response':'organizer'}};true"
            })
    void whatIsNotToldAboutAMeetingCountsAsSomebodyElses(String json, boolean own) {
        JsonObject event = JsonParser.parseString(json).getAsJsonObject();

        assertThat(Meeting.isOwn(event)).isEqualTo(own);
    }

    @Test
    void theGuestsOfAnExceptionAreGuestsOfItsSeries() {
        JsonObject series = JsonParser.parseString(
                        "{'attendees':[],'exceptionOccurrences':[{'attendees':[]},{'attendees':[{'type':'required'}]}]}")
                .getAsJsonObject();

        assertThat(Meeting.hasGuests(series)).isTrue();
        series.getAsJsonArray("exceptionOccurrences").remove(1);
        assertThat(Meeting.hasGuests(series)).isFalse();
    }
}
