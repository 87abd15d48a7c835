package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** Field by field. */
class MappingTest {

    private static final String START = "DTSTART:20260601T070000Z\r\nDTEND:20260601T080000Z";

    private static final EventTime TIME = Ics.read(START).time();

    @ParameterizedTest
    @EnumSource(Sensitivity.class)
    void everySensitivityComesBack(Sensitivity sensitivity) {
        CalendarEvent event =
                CalendarEvent.builder(TIME).sensitivity(sensitivity).build();
        assertThat(back(event).sensitivity()).isEqualTo(sensitivity);
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS:PUBLIC, NORMAL",
        "CLASS:PRIVATE, PRIVATE",
        "CLASS:confidential, CONFIDENTIAL",
        "CLASS:X-SECRET, PRIVATE",
        "CLASS:X-PERSONAL, PERSONAL",
        "X-NONE:1, NORMAL"
    })
    void anUnknownClassIsPrivate(String line, Sensitivity sensitivity) {
        assertThat(Ics.read(START, line).sensitivity()).isEqualTo(sensitivity);
    }

    @Test
    void personalSurvivesAnUnrelatedEditButNotAnEditOfTheClass() {
        String stored = IcsResource.create(
                "u",
                Copies.MARK,
                CalendarEvent.builder(TIME).sensitivity(Sensitivity.PERSONAL).build(),
                Copies.NOW);
        String edited = stored.replace("STATUS:CONFIRMED", "STATUS:CONFIRMED\r\nSUMMARY:edited");
        assertThat(sensitivity(edited)).isEqualTo(Sensitivity.PERSONAL);
        assertThat(sensitivity(edited.replace("CLASS:PRIVATE", "CLASS:PUBLIC"))).isEqualTo(Sensitivity.NORMAL);
        assertThat(sensitivity(edited.replace("CLASS:PRIVATE", "CLASS:CONFIDENTIAL")))
                .isEqualTo(Sensitivity.CONFIDENTIAL);
    }

    private static Sensitivity sensitivity(String text) {
        return IcsResource.parse(text, Ics.CONTEXT).series().event().sensitivity();
    }

    @ParameterizedTest
    @EnumSource(Availability.class)
    void everyAvailabilityComesBackUnlessSomebodyTurnedItToFreeOrBusy(Availability availability) {
        String stored = IcsResource.create(
                "u",
                Copies.MARK,
                CalendarEvent.builder(TIME).availability(availability).build(),
                Copies.NOW);
        assertThat(availability(stored)).isEqualTo(availability);
        assertThat(availability(stored.replace("SEQUENCE:0", "SUMMARY:edited"))).isEqualTo(availability);
        boolean free = availability == Availability.FREE;
        String turned = free
                ? stored.replace("TRANSP:TRANSPARENT", "TRANSP:OPAQUE")
                : stored.replace("TRANSP:OPAQUE", "TRANSP:TRANSPARENT");
        assertThat(availability(turned)).isEqualTo(free ? Availability.BUSY : Availability.FREE);
    }

    private static Availability availability(String text) {
        return IcsResource.parse(text, Ics.CONTEXT).series().event().availability();
    }

    @ParameterizedTest
    @CsvSource({
        "X-A:1, BUSY",
        "TRANSP:TRANSPARENT, FREE",
        "TRANSP:OPAQUE, BUSY",
        "STATUS:TENTATIVE, TENTATIVE",
        "STATUS:CANCELLED, FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF, OUT_OF_OFFICE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OUTOFOFFICE, OUT_OF_OFFICE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE, WORKING_ELSEWHERE",
        "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS:TENTATIVE, TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WHO-KNOWS, BUSY"
    })
    void availabilityIsReadFromBusyStatusThenTranspThenStatus(String line, Availability availability) {
        assertThat(Ics.read(START, line).availability()).isEqualTo(availability);
    }

    @Test
    void busyStatusComesBeforeTranspAndTranspBeforeStatus() {
        assertThat(Ics.read(START, "TRANSP:OPAQUE", "STATUS:TENTATIVE").availability())
                .isEqualTo(Availability.BUSY);
        assertThat(Ics.read(START, "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE")
                        .availability())
                .isEqualTo(Availability.TENTATIVE);
    }

    @ParameterizedTest
    @EnumSource(EventStatus.class)
    void everyStatusComesBack(EventStatus status) {
        CalendarEvent event = CalendarEvent.builder(TIME).status(status).build();
        assertThat(back(event).status()).isEqualTo(status);
    }

    @Test
    void htmlIsTrustedWhileItsTextIsTheDescription() {
        CalendarEvent event = CalendarEvent.builder(TIME)
                .description(new Description("any text\nat all", Optional.of("<p>other <b>words</b>; and, commas</p>")))
                .build();
        assertThat(back(event).description()).isEqualTo(event.description());
        String edited = IcsResource.create("u", Copies.MARK, event, Copies.NOW).replace("any text", "my text");
        assertThat(IcsResource.parse(edited, Ics.CONTEXT).series().event().description())
                .isEqualTo(Description.of("my text\nat all"));
        assertThat(Ics.read(
                                START,
                                "DESCRIPTION:Hello World",
                                "X-ALT-DESC;FMTTYPE=text/html:<p>Hello&nbsp\\;<b>World</b></p>")
                        .description()
                        .html())
                .isPresent();
        assertThat(Ics.read(START, "DESCRIPTION:Hello Moon", "X-ALT-DESC;FMTTYPE=text/html:<p>Hello World</p>")
                        .description())
                .isEqualTo(Description.of("Hello Moon"));
    }

    @Test
    void allOneDayFormsAreOneDay() {
        EventTime oneDay = new EventTime.AllDay(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30));
        String day = "DTSTART;VALUE=DATE:20260329";
        assertThat(Ics.read(day).time()).isEqualTo(oneDay);
        assertThat(Ics.read(day, "DTEND;VALUE=DATE:20260329").time()).isEqualTo(oneDay);
        assertThat(Ics.read(day, "DTEND;VALUE=DATE:20260330").time()).isEqualTo(oneDay);
        assertThat(Ics.read(day, "DURATION:P1D").time()).isEqualTo(oneDay);
        assertThat(Ics.read(day, "DURATION:PT24H").time()).isEqualTo(oneDay);
        assertThat(Ics.read("DTSTART:20260329").time()).isEqualTo(oneDay);
        assertThat(Ics.read(day, "DURATION:P1W").time())
                .isEqualTo(new EventTime.AllDay(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 4, 5)));
    }

    @Test
    void anAllDayEventOverTheChangeOfTheClockComesBackAsDays() {
        CalendarEvent event = CalendarEvent.builder(
                        new EventTime.AllDay(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 31)))
                .build();
        assertThat(back(event).time()).isEqualTo(event.time());
    }

    @Test
    void zeroLengthIsWrittenAsOneMinuteAndReadBackAsZeroUnlessEdited() {
        LocalDateTime at = LocalDateTime.of(2026, 6, 1, 9, 0);
        for (EventTime zero : List.of(new EventTime.Timed(at, at, Ics.BERLIN), new EventTime.Floating(at, at))) {
            CalendarEvent event = CalendarEvent.builder(zero).build();
            assertThat(back(event).time()).isEqualTo(zero);
            String stored = IcsResource.create("u", Copies.MARK, event, Copies.NOW);
            assertThat(stored).contains(":20260601T090100").contains("X-KALENDS-ZERO-LENGTH:TRUE");
            String edited = stored.replace("20260601T090100", "20260601T093000");
            assertThat(Ics.end(IcsResource.parse(edited, Ics.CONTEXT)
                            .series()
                            .event()
                            .time()))
                    .isEqualTo("2026-06-01T09:30");
        }
        assertThat(Ics.read("DTSTART:20260601T090000Z").time()).isEqualTo(new EventTime.Timed(at, at, Ics.UTC));
        assertThat(Ics.read("DTSTART:20260601T090000Z", "DTEND:20260601T090000Z")
                        .time())
                .isEqualTo(new EventTime.Timed(at, at, Ics.UTC));
    }

    @Test
    void floatingStaysFloating() {
        EventTime floating =
                new EventTime.Floating(LocalDateTime.of(2026, 3, 29, 2, 30), LocalDateTime.of(2026, 3, 29, 2, 45));
        assertThat(Ics.read("DTSTART:20260329T023000", "DTEND:20260329T024500").time())
                .isEqualTo(floating);
        assertThat(back(CalendarEvent.builder(floating).build()).time()).isEqualTo(floating);
    }

    @Test
    void aTimeThatIsNoneIsAProblem() {
        for (String lines : List.of(
                "DTSTART:20260601T090000Z\r\nDTEND:20260601T080000Z",
                "DTSTART;VALUE=DATE:20260602\r\nDTEND;VALUE=DATE:20260601",
                "DTSTART;TZID=Europe/Berlin:20260601T090000\r\nDTEND;TZID=America/New_York:20260601T020000",
                "DTSTART:20260601T090000Z\r\nDTEND:20260601T100000",
                "DTSTART:20260601T090000Z\r\nDTEND;VALUE=DATE:20260602",
                "DTSTART:20260601T090000Z\r\nDURATION:-PT1H",
                "DTSTART:20260601T090000Z\r\nDURATION:1H",
                "DTSTART;VALUE=DATE:20260601\r\nDURATION:PT5H",
                "DTSTART;VALUE=DATE:20260601T090000",
                "DTSTART:20260231T090000Z",
                "DTSTART:20260601T250000Z",
                "DTSTART:tomorrow",
                "DTSTART:99991231T000000Z\r\nDURATION:P9999999W\r\nRRULE:FREQ=DAILY;UNTIL=x",
                "SUMMARY:no start")) {
            assertThatThrownBy(() -> Ics.read(lines))
                    .as(lines)
                    .isInstanceOfSatisfying(
                            IcsProblem.class,
                            problem -> assertThat(problem.kind()).isIn(Kind.BAD_TIME, Kind.BAD_RULE))
                    .hasMessageStartingWith("UID u: ");
        }
    }

    @Test
    void guestsAreReadWithTheirAddressesRolesAndAnswers() {
        CalendarEvent event = Ics.read(
                START,
                "ORGANIZER;CN=\"Boss, The\";EMAIL=Boss@Example.org:/aMTUy/principal/",
                "ATTENDEE;CN=Me;PARTSTAT=TENTATIVE:MAILTO:Me@example.org",
                "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DELEGATED:mailto:opt@example.org",
                "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room 5:urn:uuid:17",
                "ATTENDEE:mailto:new@example.org");
        assertThat(event.organizer()).contains(Person.of("Boss, The", "boss@example.org"));
        assertThat(event.attendees())
                .containsExactly(
                        new Attendee(
                                Person.of("Me", "me@example.org"), Attendee.Role.REQUIRED, ResponseStatus.TENTATIVE),
                        new Attendee(
                                Person.ofEmail("opt@example.org"), Attendee.Role.OPTIONAL, ResponseStatus.TENTATIVE),
                        new Attendee(
                                new Person(Optional.of("Room 5"), Optional.empty()),
                                Attendee.Role.RESOURCE,
                                ResponseStatus.ACCEPTED),
                        new Attendee(
                                Person.ofEmail("new@example.org"),
                                Attendee.Role.REQUIRED,
                                ResponseStatus.NOT_RESPONDED));
        assertThat(event.facts().myResponse()).isEqualTo(ResponseStatus.TENTATIVE);
        assertThat(event.facts().organizedByMe()).isFalse();
    }

    @Test
    void theOwnerIsTheOrganizerOfOwnMeetingsAndOfEventsWithoutGuests() {
        CalendarEvent own =
                Ics.read(START, "ORGANIZER:mailto:me@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org");
        assertThat(own.facts().organizedByMe()).isTrue();
        assertThat(own.facts().myResponse()).isEqualTo(ResponseStatus.NONE);
        assertThat(Ics.read(START).facts().organizedByMe()).isTrue();
    }

    @Test
    void noWrittenCopyNamesAnOrganizerAnAttendeeOrAMethod() {
        CalendarEvent meeting = Ics.read(
                START, "ORGANIZER:mailto:boss@example.org", "ATTENDEE:mailto:me@example.org", "SUMMARY:meeting");
        CalendarEvent series = meeting.toBuilder()
                .recurrence(Optional.of(Recurrence.of(
                                RecurrenceRule.builder(Frequency.DAILY).count(3).build())
                        .withOverrides(java.util.Map.of(
                                new org.kalends.api.model.OriginalStart.Zoned(
                                        LocalDateTime.of(2026, 6, 2, 7, 0), Ics.UTC),
                                meeting))))
                .build();
        String created = IcsResource.create("u", Copies.MARK, series, Copies.NOW);
        String updated = IcsResource.parse(created, Ics.CONTEXT)
                .withUpdate(series, Set.of(EventField.values()), Optional.of(Copies.MARK), Copies.NOW);
        for (String text : List.of(created, updated)) {
            assertThat(text)
                    .doesNotContain("ORGANIZER", "ATTENDEE", "METHOD", "example.org")
                    .contains("RECURRENCE-ID");
        }
    }

    @Test
    void aWrittenCopyIsSilentMarkedFoldedAndValid() throws Exception {
        CalendarEvent event = CalendarEvent.builder(new EventTime.Timed(
                        LocalDateTime.of(2026, 6, 1, 9, 0), LocalDateTime.of(2026, 6, 1, 10, 0), Ics.BERLIN))
                .title("é😀,;\\ \"".repeat(40))
                .build();
        String text = IcsResource.create("uid-1", Copies.MARK, event, Copies.NOW);
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:é😀\\,\\;\\\\ \"é");
        assertThat(text).contains("ACTION:NONE\r\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
        IcsResource read = IcsResource.parse(text, Ics.CONTEXT);
        assertThat(read.originMark()).contains(Copies.MARK);
        assertThat(read.uid()).isEqualTo("uid-1");
        assertThat(read.series().modifiedAt()).contains(Copies.NOW);
        net.fortuna.ical4j.model.Calendar strict = new CalendarBuilder().build(new java.io.StringReader(text));
        assertThat(strict.validate(true).hasErrors()).isFalse();
    }

    @Test
    void theStampThatTellsWhoEditedLastIsReadLeniently() {
        assertThat(Ics.resource(Ics.event(START, "LAST-MODIFIED:20260202T000000Z"))
                        .series()
                        .modifiedAt())
                .contains(Instant.parse("2026-02-02T00:00:00Z"));
        assertThat(Ics.resource(Ics.event(START, "LAST-MODIFIED:yesterday"))
                        .series()
                        .modifiedAt())
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static CalendarEvent back(CalendarEvent event) {
        return IcsResource.parse(IcsResource.create("u", Copies.MARK, event, Copies.NOW), Ics.CONTEXT)
                .series()
                .event();
    }
}
