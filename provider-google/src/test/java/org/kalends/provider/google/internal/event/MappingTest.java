package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** Every field of an event, word by word. */
class MappingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocalDateTime NINE = LocalDateTime.of(2031, 1, 14, 9, 0);

    private static final CalendarEvent NOTHING = CalendarEvent.builder(
                    new EventTime.Timed(NINE, NINE.plusHours(1), BERLIN))
            .build();

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final GoogleReader READER = new GoogleReader(BERLIN);

    private static final String TIMES = """
            "start":{"dateTime":"2031-01-14T09:00:00+01:00","timeZone":"Europe/Berlin"},
            "end":{"dateTime":"2031-01-14T10:00:00+01:00","timeZone":"Europe/Berlin"}
            """;

    private static final String OWN =
            ",\"creator\":{\"email\":\"me@example.org\",\"self\":true},\"organizer\":{\"email\":\"me@example.org\",\"self\":true}";

    private static Event event(String properties) {
        return Wire.event("{\"id\":\"abcde\"," + TIMES + properties + "}");
    }

    private static CalendarEvent read(String properties) {
        return READER.read(event(OWN + properties));
    }

    private static JsonObject created(CalendarEvent event) {
        return Wire.object(WRITER.create(event, MARK));
    }

    private static CalendarEvent told(JsonObject stored) {
        return READER.read(Wire.told(stored, BERLIN));
    }

    @Test
    void anEventWithoutAnyWordIsBusyNormalAndConfirmed() {
        assertThat(read("")).isEqualTo(NOTHING);
    }

    @Test
    void aJsonNullIsNothing() {
        String nulls = List.of(
                        "summary",
                        "description",
                        "location",
                        "transparency",
                        "visibility",
                        "status",
                        "eventType",
                        "attendees",
                        "attendeesOmitted",
                        "locked",
                        "privateCopy",
                        "extendedProperties",
                        "iCalUID",
                        "recurrence",
                        "updated",
                        "recurringEventId")
                .stream()
                .map(name -> ",\"" + name + "\":null")
                .reduce("", String::concat);
        assertThat(read(nulls)).isEqualTo(NOTHING);
        assertThat(WriteRefusal.of(event(OWN + nulls))).isEmpty();
        assertThat(GoogleReader.modifiedAt(event(OWN + nulls))).isEmpty();
        assertThat(GoogleReader.isSeries(event(OWN + nulls))).isFalse();
        assertThat(ContentFingerprint.of(event(OWN + nulls))).isEqualTo(ContentFingerprint.of(event(OWN)));
    }

    @ParameterizedTest
    @EnumSource(Availability.class)
    void everyAvailabilityIsWrittenInWordsThatTheServiceKnows(Availability availability) {
        JsonObject json = created(NOTHING.toBuilder().availability(availability).build());
        assertThat(json.get("transparency").getAsString())
                .isEqualTo(availability == Availability.FREE ? "transparent" : "opaque");
        assertThat(json.get("status").getAsString())
                .isEqualTo(availability == Availability.TENTATIVE ? "tentative" : "confirmed");
        assertThat(json.has("eventType")).isFalse();
        assertThat(told(json).availability()).isEqualTo(availability);
        assertThat(told(json).status()).isEqualTo(EventStatus.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(Availability.class)
    void whatAPersonMakesOfAnAvailabilityCounts(Availability availability) {
        JsonObject stored =
                created(NOTHING.toBuilder().availability(availability).build());
        stored.addProperty("transparency", "transparent");
        stored.addProperty("status", "confirmed");
        assertThat(told(stored).availability()).isEqualTo(Availability.FREE);
        stored.addProperty("transparency", "opaque");
        stored.addProperty("status", "tentative");
        assertThat(told(stored).availability()).isEqualTo(Availability.TENTATIVE);
    }

    @ParameterizedTest
    @EnumSource(Sensitivity.class)
    void everySensitivityIsWrittenAtLeastAsClosed(Sensitivity sensitivity) {
        JsonObject json = created(NOTHING.toBuilder().sensitivity(sensitivity).build());
        assertThat(json.get("visibility").getAsString())
                .isEqualTo(Map.of(
                                Sensitivity.NORMAL, "default",
                                Sensitivity.PERSONAL, "private",
                                Sensitivity.PRIVATE, "private",
                                Sensitivity.CONFIDENTIAL, "confidential")
                        .get(sensitivity));
        assertThat(told(json).sensitivity()).isEqualTo(sensitivity);
        json.addProperty("visibility", "public");
        assertThat(told(json).sensitivity()).isEqualTo(Sensitivity.NORMAL);
    }

    @Test
    void aConfidentialCopyThatComesBackPrivateStaysConfidential() {
        JsonObject stored = created(
                NOTHING.toBuilder().sensitivity(Sensitivity.CONFIDENTIAL).build());
        stored.addProperty("visibility", "private");
        assertThat(told(stored).sensitivity()).isEqualTo(Sensitivity.CONFIDENTIAL);
    }

    @Test
    void aPersonalCopyThatSomebodyMadeConfidentialIsConfidential() {
        JsonObject stored =
                created(NOTHING.toBuilder().sensitivity(Sensitivity.PERSONAL).build());
        stored.addProperty("visibility", "confidential");
        assertThat(told(stored).sensitivity()).isEqualTo(Sensitivity.CONFIDENTIAL);
    }

    @ParameterizedTest
    @CsvSource({"default,NORMAL", "public,NORMAL", "private,PRIVATE", "confidential,CONFIDENTIAL", "secret,PRIVATE"})
    void readsEveryVisibilityAndHidesWhatItDoesNotKnow(String word, Sensitivity sensitivity) {
        assertThat(read(",\"visibility\":\"" + word + "\"").sensitivity()).isEqualTo(sensitivity);
    }

    @ParameterizedTest
    @CsvSource({
        "default,opaque,BUSY,DEFAULT",
        "default,transparent,FREE,DEFAULT",
        "outOfOffice,opaque,OUT_OF_OFFICE,OUT_OF_OFFICE",
        "focusTime,opaque,BUSY,FOCUS",
        "workingLocation,transparent,WORKING_ELSEWHERE,WORKING_LOCATION",
        "birthday,transparent,FREE,BIRTHDAY",
        "birthday,opaque,BUSY,BIRTHDAY",
        "fromGmail,opaque,BUSY,DEFAULT"
    })
    void readsEveryTypeAndWritesNoneButTheDefaultOne(
            String type, String transparency, Availability availability, EventKind kind) {
        String words = ",\"eventType\":\"" + type + "\",\"transparency\":\"" + transparency + "\"";
        assertThat(read(words).availability()).isEqualTo(availability);
        assertThat(read(words).facts().kind()).isEqualTo(kind);
        assertThat(read(words).sensitivity()).isEqualTo(Sensitivity.NORMAL);
        assertThat(WriteRefusal.of(event(OWN + words)).isEmpty()).isEqualTo(type.equals("default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventType", "transparency", "visibility", "status"})
    void aWordThatIsNotKnownMakesAnEventPrivateAndNotWritable(String name) {
        String word = ",\"" + name + "\":\"someday\"";
        assertThat(read(word).sensitivity()).isEqualTo(Sensitivity.PRIVATE);
        assertThat(read(word).availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(read(word).status()).isEqualTo(EventStatus.CONFIRMED);
        assertThat(WriteRefusal.of(event(OWN + word))).contains("it says something that is not known");
    }

    @ParameterizedTest
    @CsvSource({"confirmed,CONFIRMED,BUSY", "tentative,TENTATIVE,TENTATIVE", "cancelled,CANCELLED,BUSY"})
    void readsEveryStatus(String word, EventStatus status, Availability availability) {
        assertThat(read(",\"status\":\"" + word + "\"").status()).isEqualTo(status);
        assertThat(read(",\"status\":\"" + word + "\"").availability()).isEqualTo(availability);
    }

    @Test
    void aTombstoneIsGoneBeforeAnythingElseIsLookedAt() {
        Event tombstone = Wire.event(
                "{\"kind\":\"calendar#event\",\"etag\":\"\\\"3587000000000002\\\"\",\"id\":\"a1b2c\",\"status\":\"cancelled\"}");
        assertThat(GoogleReader.isGone(tombstone)).isTrue();
        assertThat(GoogleReader.isGone(event(OWN))).isFalse();
        assertThatThrownBy(() -> READER.read(tombstone)).isInstanceOf(GoogleProblem.class);
    }

    @Test
    void anEventWhoseDetailsAreHiddenIsBusyAndPrivate() {
        CalendarEvent hidden = READER.read(
                event(
                        ",\"kind\":\"calendar#event\",\"etag\":\"\\\"1\\\"\",\"status\":\"confirmed\",\"htmlLink\":\"https://example.org\",\"updated\":\"2030-01-01T00:00:00.000Z\",\"visibility\":\"private\",\"iCalUID\":\"x@google.com\""));
        assertThat(hidden)
                .isEqualTo(NOTHING.toBuilder()
                        .title("Busy")
                        .sensitivity(Sensitivity.PRIVATE)
                        .iCalUid(Optional.of("x@google.com"))
                        .build());
        assertThat(READER.read(event("")).sensitivity()).isEqualTo(Sensitivity.PRIVATE);
        assertThat(WriteRefusal.of(event(""))).contains("its details are hidden");
        assertThat(read(",\"visibility\":\"private\"").title()).isEmpty();
        assertThat(READER.read(event(",\"creator\":{\"email\":\"me@example.org\"}"))
                        .title())
                .isEmpty();
    }

    @Test
    void onlyAnEventOfTheCalendarsOwnerIsWritten() {
        assertThat(WriteRefusal.of(event(OWN))).isEmpty();
        assertThat(WriteRefusal.of(event(",\"organizer\":{\"email\":\"boss@example.org\"}")))
                .contains("organizer: somebody else organizes it");
        assertThat(WriteRefusal.of(event(OWN + ",\"locked\":true"))).contains("it is locked");
        assertThat(WriteRefusal.of(event(OWN + ",\"privateCopy\":true"))).contains("it is locked");
    }

    @Test
    void aNewCopyIsSilentAndNamesNobody() {
        CalendarEvent meeting = NOTHING.toBuilder()
                .organizer(Optional.of(Person.ofEmail("boss@example.org")))
                .attendees(List.of(new Attendee(
                        Person.ofEmail("guest@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .iCalUid(Optional.of("uid@example.org"))
                .build();
        JsonObject json = created(meeting);
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "summary",
                        "description",
                        "location",
                        "start",
                        "end",
                        "transparency",
                        "status",
                        "visibility",
                        "reminders",
                        "extendedProperties");
        assertThat(json.get("reminders")).hasToString("{\"useDefault\":false}");
        assertThat(json.getAsJsonObject("extendedProperties").keySet()).containsExactly("private");
        assertThat(json.toString()).doesNotContain("example.org").doesNotContain("null");
    }

    @Test
    void anUpdateWritesTheFieldsThatItNamesAndNoOther() {
        Map<EventField, Set<String>> properties = Map.of(
                EventField.TITLE, Set.of("summary"),
                EventField.DESCRIPTION, Set.of("description", "extendedProperties"),
                EventField.LOCATION, Set.of("location"),
                EventField.TIME, Set.of("start", "end", "extendedProperties"),
                EventField.AVAILABILITY, Set.of("transparency", "status", "extendedProperties"),
                EventField.SENSITIVITY, Set.of("visibility", "extendedProperties"),
                EventField.RECURRENCE, Set.of("recurrence"));
        for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES))) {
            assertThat(Wire.object(WRITER.patch(NOTHING, Set.of(field))).keySet())
                    .as(field.name())
                    .isEqualTo(properties.get(field));
        }
        assertThatThrownBy(() -> WRITER.patch(NOTHING, Set.of(EventField.ATTENDEES)))
                .isInstanceOf(GoogleProblem.class);
    }

    @Test
    void anUpdateTakesAwayWhatTheOtherKindOfTimeHasThere() {
        CalendarEvent days = NOTHING.toBuilder()
                .time(new EventTime.AllDay(LocalDate.of(2031, 3, 30), LocalDate.of(2031, 4, 1)))
                .build();
        JsonObject patch = Wire.object(WRITER.patch(days, Set.of(EventField.TIME)));
        assertThat(patch.get("start")).hasToString("{\"date\":\"2031-03-30\",\"dateTime\":null,\"timeZone\":null}");
        assertThat(patch.get("end")).hasToString("{\"date\":\"2031-04-01\",\"dateTime\":null,\"timeZone\":null}");
        assertThat(created(days).get("start")).hasToString("{\"date\":\"2031-03-30\"}");
        JsonObject back = Wire.object(WRITER.patch(NOTHING, Set.of(EventField.TIME)));
        assertThat(back.get("start"))
                .hasToString(
                        "{\"date\":null,\"dateTime\":\"2031-01-14T09:00:00.000+01:00\",\"timeZone\":\"Europe/Berlin\"}");
        assertThat(created(NOTHING).get("start"))
                .hasToString("{\"dateTime\":\"2031-01-14T09:00:00.000+01:00\",\"timeZone\":\"Europe/Berlin\"}");
    }

    @Test
    void anUpdateLeavesNothingOfTheFormerFacts() {
        CalendarEvent odd = NOTHING.toBuilder()
                .time(new EventTime.Floating(NINE, NINE))
                .availability(Availability.UNKNOWN)
                .sensitivity(Sensitivity.PERSONAL)
                .description("long text ".repeat(2000))
                .build();
        JsonObject stored = Wire.patched(
                created(odd), WRITER.patch(NOTHING, EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES))));
        assertThat(stored.getAsJsonObject("extendedProperties")
                        .getAsJsonObject("private")
                        .keySet())
                .containsExactlyInAnyOrder("kalendsOrigin", "kalendsPair", "kalendsEvent");
    }

    @Test
    void whatNoServiceKeepsIsLeftOut() {
        assertThat(created(NOTHING.toBuilder()
                                .title("a\u0000b\u0007c\uD800d\uFFFEe")
                                .build())
                        .get("summary")
                        .getAsString())
                .isEqualTo("abcde");
    }

    @Test
    void tellsTheGuestsOfAnInvitationWithoutItsOrganizer() {
        CalendarEvent event = READER.read(event("""
                ,"creator":{"email":"boss@example.org"},"organizer":{"email":"Boss@Example.org","displayName":"Boss"},
                "attendees":[
                  {"email":"boss@example.org","organizer":true,"responseStatus":"accepted"},
                  {"email":"me@example.org","self":true,"responseStatus":"declined"},
                  {"email":"room@resource.calendar.google.com","displayName":"Room 5","resource":true,"responseStatus":"accepted"},
                  {"email":"x@example.org","optional":true,"responseStatus":"perhaps"},
                  {"id":"17"}]
                """));
        assertThat(event.organizer()).contains(Person.of("Boss", "boss@example.org"));
        assertThat(event.attendees())
                .containsExactly(
                        new Attendee(Person.ofEmail("me@example.org"), Attendee.Role.REQUIRED, ResponseStatus.DECLINED),
                        new Attendee(
                                Person.of("Room 5", "room@resource.calendar.google.com"),
                                Attendee.Role.RESOURCE,
                                ResponseStatus.ACCEPTED),
                        new Attendee(Person.ofEmail("x@example.org"), Attendee.Role.OPTIONAL, ResponseStatus.NONE));
        assertThat(event.facts()).isEqualTo(new EventFacts(ResponseStatus.DECLINED, EventKind.DEFAULT, false));
    }

    @ParameterizedTest
    @CsvSource({
        "needsAction,NOT_RESPONDED",
        "accepted,ACCEPTED",
        "tentative,TENTATIVE",
        "declined,DECLINED",
        "perhaps,NONE"
    })
    void readsEveryAnswer(String word, ResponseStatus answer) {
        String guests = ",\"attendees\":[{\"email\":\"me@example.org\",\"self\":true,\"responseStatus\":\"" + word
                + "\"},{\"email\":\"guest@example.org\",\"responseStatus\":\"" + word + "\"}]";
        assertThat(READER.read(event(",\"organizer\":{\"email\":\"boss@example.org\"}" + guests))
                        .facts()
                        .myResponse())
                .isEqualTo(answer);
        assertThat(read(guests).attendees()).extracting(Attendee::response).containsExactly(answer);
        assertThat(read(guests).facts().myResponse())
                .isEqualTo(word.equals("declined") ? ResponseStatus.DECLINED : ResponseStatus.NONE);
    }

    @Test
    void aMeetingThatHidesItsGuestsIsAMeetingAllTheSame() {
        CalendarEvent event = READER.read(event(",\"organizer\":{\"email\":\"boss@example.org\"}"));
        assertThat(event.isMeeting()).isTrue();
        assertThat(event.facts().organizedByMe()).isFalse();
        CalendarEvent own = read(",\"attendeesOmitted\":true");
        assertThat(own.isMeeting()).isTrue();
        assertThat(own.organizer()).contains(Person.ofEmail("me@example.org"));
    }

    @Test
    void anEventOfWhichAllGuestsWereTakenAwayIsNoMeeting() {
        CalendarEvent event = read(
                ",\"attendees\":[{\"email\":\"me@example.org\",\"self\":true,\"organizer\":true,\"responseStatus\":\"accepted\"}]");
        assertThat(event.isMeeting()).isFalse();
        assertThat(event.organizer()).isEmpty();
        assertThat(event.facts()).isEqualTo(EventFacts.OWN);
    }

    @Test
    void neverTellsAConference() {
        CalendarEvent event = read(
                ",\"hangoutLink\":\"https://meet.google.com/abc\",\"conferenceData\":{\"conferenceId\":\"abc\",\"entryPoints\":[{\"uri\":\"https://meet.google.com/abc\"}]}");
        assertThat(event).isEqualTo(NOTHING);
    }

    @Test
    void tellsWhenItWasChanged() {
        assertThat(GoogleReader.modifiedAt(event(",\"updated\":\"2030-01-01T01:00:00.123+01:00\"")))
                .contains(Instant.parse("2030-01-01T00:00:00.123Z"));
    }

    @Test
    void aProblemNamesThePropertyAndNotWhatItHolds() {
        Event event = Wire.event("{\"summary\":\"secret\",\"start\":{\"timeZone\":\"secret\"}}");
        assertThatThrownBy(() -> READER.read(event))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("start.dateTime: is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "none,NONE,false,false",
        "freeBusyReader,FREE_BUSY_READER,true,false",
        "reader,READER,true,false",
        "writerWithoutPrivateAccess,WRITER_WITHOUT_PRIVATE_ACCESS,true,false",
        "writer,WRITER,true,true",
        "owner,OWNER,true,true",
        "superuser,NONE,false,false",
        "'',NONE,false,false"
    })
    void readsEveryRoleAndTrustsNoneThatItDoesNotKnow(String word, AccessRole role, boolean source, boolean target) {
        assertThat(AccessRole.of(word)).isEqualTo(role);
        assertThat(role.isSource()).isEqualTo(source);
        assertThat(role.isTarget()).isEqualTo(target);
        assertThat(role.hidesPrivate()).isEqualTo(!target);
    }
}
