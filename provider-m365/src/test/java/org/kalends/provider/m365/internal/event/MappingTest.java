package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
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
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
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

    private static final GraphWriter WRITER = new GraphWriter(BERLIN, ZoneSpelling.IANA);

    private static final String TIMES = """
            "start":{"dateTime":"2031-01-14T08:00:00.0000000","timeZone":"UTC"},
            "end":{"dateTime":"2031-01-14T09:00:00.0000000","timeZone":"UTC"},
            "originalStartTimeZone":"Europe/Berlin"
            """;

    private static CalendarEvent read(String properties) {
        return GraphReader.read(Wire.event("{" + TIMES + properties + "}"), Facts.NONE);
    }

    @Test
    void anEventWithoutAnyWordIsPrivateAndOfUnknownAvailability() {
        assertThat(read(""))
                .isEqualTo(NOTHING.toBuilder()
                        .availability(Availability.UNKNOWN)
                        .sensitivity(Sensitivity.PRIVATE)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "free,FREE",
        "tentative,TENTATIVE",
        "busy,BUSY",
        "oof,OUT_OF_OFFICE",
        "workingElsewhere,WORKING_ELSEWHERE",
        "unknown,UNKNOWN",
        "someday,UNKNOWN"
    })
    void readsEveryShowAs(String word, Availability availability) {
        assertThat(read(",\"showAs\":\"" + word + "\"").availability()).isEqualTo(availability);
    }

    @ParameterizedTest
    @CsvSource({"normal,NORMAL", "personal,PERSONAL", "private,PRIVATE", "confidential,CONFIDENTIAL", "secret,PRIVATE"})
    void readsEverySensitivityAndHidesWhatItDoesNotKnow(String word, Sensitivity sensitivity) {
        assertThat(read(",\"sensitivity\":\"" + word + "\"").sensitivity()).isEqualTo(sensitivity);
    }

    @ParameterizedTest
    @EnumSource(Availability.class)
    void neverWritesAnAvailabilityThatGraphDoesNotTake(Availability availability) {
        JsonObject json = Wire.object(
                WRITER.create(NOTHING.toBuilder().availability(availability).build()));
        assertThat(json.get("showAs").getAsString())
                .isIn("free", "tentative", "busy", "oof", "workingElsewhere")
                .isEqualTo(Map.of(
                                Availability.FREE, "free",
                                Availability.TENTATIVE, "tentative",
                                Availability.BUSY, "busy",
                                Availability.OUT_OF_OFFICE, "oof",
                                Availability.WORKING_ELSEWHERE, "workingElsewhere",
                                Availability.UNKNOWN, "busy")
                        .get(availability));
    }

    @ParameterizedTest
    @EnumSource(Sensitivity.class)
    void writesEverySensitivity(Sensitivity sensitivity) {
        JsonObject json = Wire.object(
                WRITER.create(NOTHING.toBuilder().sensitivity(sensitivity).build()));
        assertThat(json.get("sensitivity").getAsString())
                .isEqualTo(sensitivity.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void aBusyEventThatSomebodyMadeFreeIsNoLongerUnknown() {
        JsonObject stored = Wire.object(WRITER.create(
                NOTHING.toBuilder().availability(Availability.UNKNOWN).build()));
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .availability())
                .isEqualTo(Availability.UNKNOWN);
        stored.addProperty("showAs", "free");
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .availability())
                .isEqualTo(Availability.FREE);
    }

    @Test
    void anUpdateLeavesNothingOfTheFormerFacts() {
        CalendarEvent odd = NOTHING.toBuilder()
                .title("x".repeat(300))
                .availability(Availability.UNKNOWN)
                .time(new EventTime.Floating(NINE, NINE.plusHours(1)))
                .build();
        CalendarEvent plain = NOTHING.toBuilder()
                .title("x".repeat(254) + "…")
                .availability(Availability.BUSY)
                .build();
        JsonObject stored = Wire.object(WRITER.create(odd));
        assertThat(Facts.of(Wire.told(stored)).entries())
                .containsOnlyKeys(EventField.TITLE, EventField.AVAILABILITY, EventField.TIME);
        JsonObject held = Wire.patched(
                stored, WRITER.patchCopy(plain, Set.of(EventField.TITLE, EventField.AVAILABILITY, EventField.TIME)));
        assertThat(Facts.of(Wire.told(held))).isEqualTo(Facts.NONE);
        assertThat(GraphReader.read(Wire.told(held), Facts.of(Wire.told(held)))).isEqualTo(plain);
    }

    @Test
    void factsOfSomeFieldsReplaceThoseOnly() {
        Facts old = new Facts(Map.of(EventField.TITLE, "a", EventField.TIME, "b"));
        Facts now = new Facts(Map.of(EventField.TIME, "c", EventField.AVAILABILITY, "d"));
        assertThat(old.with(Set.of(EventField.TITLE, EventField.TIME), now))
                .isEqualTo(new Facts(Map.of(EventField.TIME, "c")));
        assertThat(old.with(Set.of(EventField.TITLE), now)).isEqualTo(new Facts(Map.of(EventField.TIME, "b")));
        assertThat(old.with(Set.of(), now)).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 300, 900, 901, 5000})
    void cutsATitleThatIsTooLongWithoutSplittingACharacter(int length) {
        String title = ("a" + "\uD83D\uDE00".repeat(length)).substring(0, length - length % 2 + 1);
        CalendarEvent event = NOTHING.toBuilder().title(title).build();
        JsonObject stored = Wire.object(WRITER.create(event));
        String subject = stored.get("subject").getAsString();
        assertThat(subject.length()).isLessThanOrEqualTo(255);
        assertThat(PlainText.clean(subject)).as("no half character").isEqualTo(subject);
        assertThat(Wire.json(WRITER.create(event)).length())
                .as("nothing grows without bounds")
                .isLessThan(20_000);
        String read =
                GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored))).title();
        assertThat(read).isEqualTo(title.length() <= 900 ? title : subject);
        stored.addProperty("subject", "edited");
        assertThat(GraphReader.read(Wire.told(stored), Facts.of(Wire.told(stored)))
                        .title())
                .isEqualTo("edited");
    }

    @Test
    void anEmptyTextEmptiesTheFieldOnTheRemoteSide() {
        JsonObject patch = Wire.object(
                WRITER.patch(NOTHING, Set.of(EventField.TITLE, EventField.DESCRIPTION, EventField.LOCATION)));
        assertThat(patch.get("subject").getAsString()).isEmpty();
        assertThat(patch.getAsJsonObject("body").get("content").getAsString()).isEmpty();
        assertThat(patch.getAsJsonObject("location").get("displayName").getAsString())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&nbsp;", "\\u00a0\\r\\n", " \\r\\n\\r\\n", "\\r\\n"})
    void aBodyOfBlanksIsEmpty(String content) {
        assertThat(read(",\"body\":{\"contentType\":\"text\",\"content\":\"" + content + "\"}")
                        .description())
                .isEqualTo(Description.EMPTY);
    }

    @Test
    void aTextBodyIsKeptToTheLetter() {
        assertThat(
                        read(",\"body\":{\"contentType\":\"text\",\"content\":\" a\\u00a0b \\r\\n\\r\\n<b>c</b> &amp; \\r\\n\"}")
                                .description())
                .isEqualTo(Description.of(" a\u00A0b \n\n<b>c</b> &amp; \n"));
    }

    @Test
    void anHtmlBodyIsReadAsItsText() {
        assertThat(
                        read(",\"body\":{\"contentType\":\"html\",\"content\":\"<html><head><style>p{}</style></head><body><!-- x --><p>One &amp;\\r\\n two</p><div>three<br>four &#x1F600;&#8364;</div>&unknown;</body></html>\"}")
                                .description())
                .isEqualTo(Description.of("One & two\nthree\nfour \uD83D\uDE00\u20AC\n&unknown;"));
        assertThat(read(",\"body\":{\"contentType\":\"html\",\"content\":\"<html><body><p>&nbsp;</p></body></html>\"}")
                        .description())
                .isEqualTo(Description.EMPTY);
    }

    @Test
    void aDescriptionInHtmlIsWrittenAsItsText() {
        CalendarEvent event = NOTHING.toBuilder()
                .description(new Description("Bold words", Optional.of("<p><b>Bold</b> words</p>")))
                .build();
        JsonObject body = Wire.object(WRITER.create(event)).getAsJsonObject("body");
        assertThat(body.get("contentType").getAsString()).isEqualTo("text");
        assertThat(body.get("content").getAsString()).isEqualTo("Bold words");
    }

    @Test
    void whatNoXmlMayHoldIsLeftOut() {
        CalendarEvent event =
                NOTHING.toBuilder().title("a\u0000b\u0007c\uD800d\uFFFEe").build();
        assertThat(Wire.object(WRITER.create(event)).get("subject").getAsString())
                .isEqualTo("abcde");
    }

    @Test
    void aCopyIsSilentAndNamesNobody() {
        CalendarEvent meeting = NOTHING.toBuilder()
                .organizer(Optional.of(Person.ofEmail("boss@example.org")))
                .attendees(List.of(new Attendee(
                        Person.ofEmail("guest@example.org"), Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .build();
        JsonObject json = Wire.object(WRITER.create(meeting));
        assertThat(json.keySet())
                .containsExactlyInAnyOrder(
                        "@odata.type",
                        "subject",
                        "body",
                        "location",
                        "start",
                        "end",
                        "isAllDay",
                        "showAs",
                        "sensitivity",
                        "isReminderOn",
                        "responseRequested");
        assertThat(json.get("isReminderOn").getAsBoolean()).isFalse();
        assertThat(json.get("responseRequested").getAsBoolean()).isFalse();
        assertThat(json.toString()).doesNotContain("example.org");
    }

    @Test
    void anUpdateWritesTheFieldsThatItNamesAndNoOther() {
        Map<EventField, Set<String>> properties = Map.of(
                EventField.TITLE, Set.of("subject"),
                EventField.DESCRIPTION, Set.of("body"),
                EventField.LOCATION, Set.of("location"),
                EventField.TIME, Set.of("start", "end", "isAllDay"),
                EventField.AVAILABILITY, Set.of("showAs"),
                EventField.SENSITIVITY, Set.of("sensitivity"),
                EventField.RECURRENCE, Set.of("recurrence"));
        for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES))) {
            JsonObject patch = Wire.object(WRITER.patch(NOTHING, Set.of(field)));
            patch.remove("@odata.type");
            assertThat(patch.keySet()).as(field.name()).isEqualTo(properties.get(field));
        }
        assertThatThrownBy(() -> WRITER.patch(NOTHING, Set.of(EventField.ATTENDEES)))
                .isInstanceOf(GraphProblem.class);
    }

    @Test
    void anAllDayEventIsWrittenAsMidnightsInOneZone() {
        CalendarEvent days = NOTHING.toBuilder()
                .time(new EventTime.AllDay(LocalDate.of(2031, 3, 30), LocalDate.of(2031, 4, 1)))
                .build();
        JsonObject json = Wire.object(WRITER.patch(days, Set.of(EventField.TIME)));
        assertThat(json.getAsJsonObject("start"))
                .hasToString("{\"dateTime\":\"2031-03-30T00:00:00\",\"timeZone\":\"UTC\"}");
        assertThat(json.getAsJsonObject("end"))
                .hasToString("{\"dateTime\":\"2031-04-01T00:00:00\",\"timeZone\":\"UTC\"}");
        assertThat(json.get("isAllDay").getAsBoolean()).isTrue();
    }

    @Test
    void refusesYearsThatExchangeDoesNotHold() {
        for (int year : List.of(1600, 4501, 12_000)) {
            LocalDateTime start = NINE.withYear(year);
            CalendarEvent event = NOTHING.toBuilder()
                    .time(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                    .build();
            assertThatThrownBy(() -> WRITER.create(event))
                    .isInstanceOf(GraphProblem.class)
                    .hasMessage("start.dateTime: lies outside of the years that the service holds");
        }
    }

    @Test
    void aCalledOffEventIsCancelled() {
        assertThat(read(",\"isCancelled\":true").status()).isEqualTo(EventStatus.CANCELLED);
        assertThat(read(",\"isCancelled\":false").status()).isEqualTo(EventStatus.CONFIRMED);
    }

    @Test
    void anEventWithoutGuestsHasNoOrganizer() {
        CalendarEvent event = read("""
                ,"isOrganizer":true,"attendees":[],
                "organizer":{"emailAddress":{"name":"Me","address":"me@example.org"}},
                "responseStatus":{"response":"organizer","time":"0001-01-01T00:00:00Z"}
                """);
        assertThat(event.organizer()).isEmpty();
        assertThat(event.attendees()).isEmpty();
        assertThat(event.facts()).isEqualTo(EventFacts.OWN);
    }

    @Test
    void tellsTheGuestsOfAnInvitation() {
        CalendarEvent event = read("""
                ,"isOrganizer":false,
                "organizer":{"emailAddress":{"name":"Boss","address":"Boss@Example.org"}},
                "responseStatus":{"response":"declined","time":"2026-01-01T00:00:00Z"},
                "attendees":[
                  {"type":"required","status":{"response":"none"},"emailAddress":{"name":"Boss","address":"boss@example.org"}},
                  {"type":"optional","status":{"response":"tentativelyAccepted"},"emailAddress":{"address":"me@example.org"}},
                  {"type":"resource","status":{"response":"accepted"},"emailAddress":{"name":"Room 5","address":""}},
                  {"type":"chair","status":{"response":"perhaps"},"emailAddress":{"name":" ","address":"x@example.org"}},
                  {"type":"required","emailAddress":{}}]
                """);
        assertThat(event.organizer()).contains(Person.of("Boss", "boss@example.org"));
        assertThat(event.attendees())
                .containsExactly(
                        new Attendee(
                                Person.of("Boss", "boss@example.org"), Attendee.Role.REQUIRED, ResponseStatus.NONE),
                        new Attendee(
                                Person.ofEmail("me@example.org"), Attendee.Role.OPTIONAL, ResponseStatus.TENTATIVE),
                        new Attendee(
                                new Person(Optional.of("Room 5"), Optional.empty()),
                                Attendee.Role.RESOURCE,
                                ResponseStatus.ACCEPTED),
                        new Attendee(Person.ofEmail("x@example.org"), Attendee.Role.REQUIRED, ResponseStatus.NONE));
        assertThat(event.facts()).isEqualTo(new EventFacts(ResponseStatus.DECLINED, EventKind.DEFAULT, false));
    }

    @Test
    void aMeetingOfSomebodyElseThatHidesItsGuestsIsAMeetingAllTheSame() {
        CalendarEvent event =
                read(",\"isOrganizer\":false,\"organizer\":{\"emailAddress\":{\"address\":\"boss@example.org\"}}");
        assertThat(event.isMeeting()).isTrue();
        assertThat(event.organizer()).contains(Person.ofEmail("boss@example.org"));
        assertThat(event.facts().organizedByMe()).isFalse();
    }

    @Test
    void aMeetingThatDoesNotSayWhoseItIsCountsAsSomebodyElses() {
        assertThat(read(",\"attendees\":[{\"emailAddress\":{\"address\":\"guest@example.org\"}}]")
                        .facts()
                        .organizedByMe())
                .isFalse();
        assertThat(read("").facts().organizedByMe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "none,NONE",
        "organizer,NONE",
        "tentativelyAccepted,TENTATIVE",
        "accepted,ACCEPTED",
        "declined,DECLINED",
        "notResponded,NOT_RESPONDED",
        "perhaps,NONE"
    })
    void readsEveryAnswer(String word, ResponseStatus answer) {
        assertThat(read(",\"responseStatus\":{\"response\":\"" + word + "\"}")
                        .facts()
                        .myResponse())
                .isEqualTo(answer);
    }

    @Test
    void aLocationIsItsDisplayName() {
        assertThat(
                        read(",\"location\":{\"displayName\":\"Room 5\",\"locationType\":\"conferenceRoom\",\"address\":{\"city\":\"Ulm\"}}")
                                .location())
                .isEqualTo("Room 5");
        assertThat(
                        read(",\"location\":{\"displayName\":\"\",\"locationType\":\"default\",\"uniqueIdType\":\"unknown\",\"address\":{},\"coordinates\":{}}")
                                .location())
                .isEmpty();
    }

    @Test
    void aBlankUidIsNone() {
        assertThat(read(",\"iCalUId\":\" \"").iCalUid()).isEmpty();
        assertThat(read(",\"iCalUId\":\"a@example.org\"").iCalUid()).contains("a@example.org");
    }

    @Test
    void aProblemNamesThePropertyAndNotWhatItHolds() {
        Event event = Wire.event("{\"subject\":\"secret\",\"start\":{\"dateTime\":\"secret\",\"timeZone\":\"UTC\"}}");
        assertThatThrownBy(() -> GraphReader.read(event, Facts.NONE))
                .isInstanceOf(GraphProblem.class)
                .hasMessage("start.dateTime: is no date and time");
    }
}
