package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.graph.models.Event;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.Sensitivity;

/** Series, their occurrences in all the forms in which the feed tells them, and where these stood. */
class SeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static final LocalDate FIRST = LocalDate.of(2031, 3, 28);

    private static final String UID =
            "040000008200E00074C5B7101A82E00800000000D5A3A5E6A3C8D901000000000000000010000000C1A3B4D5E6F708192A3B4C5D6E7F8091";

    private static final GraphWriter WRITER = new GraphWriter(BERLIN, ZoneSpelling.IANA);

    /** Five days in a row from 10:00 to 11:00; the clocks go forward in between. */
    private static final CalendarEvent SERIES = CalendarEvent.builder(time(0, VIENNA))
            .title("series")
            .description("every day")
            .location("here")
            .availability(Availability.TENTATIVE)
            .sensitivity(Sensitivity.PERSONAL)
            .iCalUid(Optional.of(UID))
            .recurrence(Optional.of(Recurrence.of(
                    RecurrenceRule.builder(Frequency.DAILY).count(5).build())))
            .build();

    private static EventTime.Timed time(int day, ZoneId zone) {
        LocalDateTime start = FIRST.plusDays(day).atTime(10, 0);
        return new EventTime.Timed(start, start.plusHours(1), zone);
    }

    private static CalendarEvent occurrence(int day) {
        return SERIES.toBuilder()
                .recurrence(Optional.empty())
                .time(time(day, VIENNA))
                .build();
    }

    private static OriginalStart on(int day) {
        return new OriginalStart.Zoned(FIRST.plusDays(day).atTime(10, 0), VIENNA);
    }

    /** Returns the master as the service tells it, with Windows names for zones. */
    private static Event master(CalendarEvent series) {
        JsonObject stored = Wire.object(WRITER.create(series));
        stored.addProperty("iCalUId", UID);
        stored.addProperty("type", "seriesMaster");
        stored.getAsJsonObject("recurrence")
                .getAsJsonObject("range")
                .addProperty("recurrenceTimeZone", "W. Europe Standard Time");
        return Wire.told(stored, Wire::windows);
    }

    /** Returns what the feed tells of an occurrence that follows its rule: an id and a time. */
    private static Event slim(int day, String more) {
        return Wire.event("""
                {"id":"o%d","seriesMasterId":"m","type":"occurrence",
                "start":{"dateTime":"%sT%s:00:00.0000000","timeZone":"UTC"},
                "end":{"dateTime":"%sT%s:00:00.0000000","timeZone":"UTC"}%s}
                """.formatted(
                day, FIRST.plusDays(day), day < 2 ? "09" : "08", FIRST.plusDays(day), day < 2 ? "10" : "09", more));
    }

    @Test
    void aSlimOccurrenceHasEverythingElseFromItsMaster() {
        Event master = master(SERIES);
        Facts facts = Facts.of(master);
        for (int day = 0; day < 5; day++) {
            Event slim = slim(day, "");
            assertThat(GraphReader.occurrence(slim, master, facts)).isEqualTo(occurrence(day));
            assertThat(GraphReader.originalStart(slim, master, facts)).contains(on(day));
        }
    }

    @Test
    void aFullOccurrenceSaysTheSameAsASlimOne() {
        Event master = master(SERIES);
        Facts facts = Facts.of(master);
        for (int day = 0; day < 5; day++) {
            JsonObject stored = Wire.object(WRITER.create(occurrence(day)));
            stored.addProperty("type", "occurrence");
            stored.addProperty("iCalUId", UID.replaceFirst("E00800000000", "E00807EF0317"));
            Event full = Wire.told(stored, Wire::windows);
            assertThat(GraphReader.occurrence(full, master, facts)).isEqualTo(occurrence(day));
        }
    }

    @Test
    void aSlimOccurrenceInAWindowsZoneIsReadToo() {
        Event master = master(SERIES);
        Event slim = Wire.event("""
                {"type":"occurrence","start":{"dateTime":"2031-03-30T10:00:00","timeZone":"W. Europe Standard Time"},
                "end":{"dateTime":"2031-03-30T11:00:00","timeZone":"W. Europe Standard Time"}}
                """);
        assertThat(GraphReader.occurrence(slim, master, Facts.of(master))).isEqualTo(occurrence(2));
    }

    @Test
    void withoutFactsASeriesStandsInTheZoneOfItsWindowsName() {
        Event master = master(SERIES);
        assertThat(GraphReader.occurrence(slim(3, ""), master, Facts.NONE).time())
                .isEqualTo(time(3, BERLIN));
        assertThat(GraphReader.originalStart(slim(3, ""), master, Facts.NONE))
                .contains(new OriginalStart.Zoned(FIRST.plusDays(3).atTime(10, 0), BERLIN));
    }

    @Test
    void whatIsUnknownOfTheSeriesIsUnknownOfItsOccurrences() {
        Event master = master(SERIES.toBuilder()
                .availability(Availability.UNKNOWN)
                .title("x".repeat(300))
                .build());
        CalendarEvent read = GraphReader.occurrence(slim(1, ""), master, Facts.of(master));
        assertThat(read.availability()).isEqualTo(Availability.UNKNOWN);
        assertThat(read.title()).isEqualTo("x".repeat(300));
    }

    @Test
    void aSeriesComesBackWithItsExceptions() {
        CalendarEvent renamed = occurrence(1).toBuilder().title("renamed").build();
        CalendarEvent moved = occurrence(2).toBuilder()
                .time(new EventTime.Timed(
                        FIRST.plusDays(2).atTime(15, 0), FIRST.plusDays(2).atTime(16, 0), VIENNA))
                .build();
        Event master = master(SERIES);
        CalendarEvent read = GraphReader.series(
                master,
                List.of(exception(renamed, 1), exception(moved, 2)),
                List.of("OID.AAMkAD=.x.2031-03-31"),
                Facts.of(master));
        assertThat(read)
                .isEqualTo(SERIES.toBuilder()
                        .recurrence(SERIES.recurrence()
                                .map(recurrence -> recurrence
                                        .withExclusions(Set.of(on(3)))
                                        .withOverrides(Map.of(on(1), renamed, on(2), moved))))
                        .build());
        assertThat(new GraphLimits().refusal(read)).isEmpty();
    }

    /** Returns an exception as the service tells it, by the date on which it stood. */
    private static Event exception(CalendarEvent event, int day) {
        JsonObject stored = Wire.object(WRITER.create(event));
        stored.addProperty("type", "exception");
        stored.addProperty("occurrenceId", "OID.m." + FIRST.plusDays(day));
        return Wire.told(stored, Wire::windows);
    }

    @Test
    void anAllDaySeriesHasDays() {
        CalendarEvent days = SERIES.toBuilder()
                .time(new EventTime.AllDay(FIRST, FIRST.plusDays(1)))
                .build();
        JsonObject stored = Wire.object(WRITER.create(days));
        assertThat(stored.getAsJsonObject("recurrence")
                        .getAsJsonObject("range")
                        .get("recurrenceTimeZone")
                        .getAsString())
                .isEqualTo("UTC");
        Event master = Wire.told(stored);
        Event slim = Wire.event("""
                {"type":"occurrence","start":{"dateTime":"2031-03-30T00:00:00","timeZone":"UTC"},
                "end":{"dateTime":"2031-03-31T00:00:00","timeZone":"UTC"}}
                """);
        OriginalStart second = new OriginalStart.Day(FIRST.plusDays(2));
        assertThat(GraphReader.originalStart(slim, master, Facts.NONE)).contains(second);
        assertThat(GraphReader.occurrence(slim, master, Facts.NONE).time())
                .isEqualTo(new EventTime.AllDay(FIRST.plusDays(2), FIRST.plusDays(3)));
        Event moved = Wire.event("""
                {"type":"exception","isAllDay":true,"showAs":"free","sensitivity":"normal","originalStart":"2031-03-30T00:00:00Z",
                "start":{"dateTime":"2031-05-30T00:00:00","timeZone":"UTC"},"end":{"dateTime":"2031-05-31T00:00:00","timeZone":"UTC"}}
                """);
        assertThat(GraphReader.originalStart(moved, master, Facts.NONE)).contains(second);
        assertThat(GraphReader.series(master, List.of(moved), List.of("OID.m.2031-03-29"), Facts.NONE)
                        .recurrence()
                        .orElseThrow()
                        .exclusions())
                .containsExactly(new OriginalStart.Day(FIRST.plusDays(1)));
    }

    @Test
    void aTimedOccurrenceOfAnAllDaySeriesIsReadAndSoIsTheOpposite() {
        Event days = Wire.told(Wire.object(WRITER.create(SERIES.toBuilder()
                .time(new EventTime.AllDay(FIRST, FIRST.plusDays(1)))
                .build())));
        Event timed = Wire.event("""
                {"type":"exception","isAllDay":false,"showAs":"free","originalStartTimeZone":"Tokyo Standard Time",
                "start":{"dateTime":"2031-03-30T01:00:00","timeZone":"UTC"},"end":{"dateTime":"2031-03-30T02:00:00","timeZone":"UTC"}}
                """);
        LocalDateTime ten = LocalDateTime.of(2031, 3, 30, 10, 0);
        assertThat(GraphReader.occurrence(timed, days, Facts.NONE).time())
                .isEqualTo(new EventTime.Timed(ten, ten.plusHours(1), ZoneId.of("Asia/Tokyo")));
        Event day = Wire.event("""
                {"type":"exception","isAllDay":true,"showAs":"free",
                "start":{"dateTime":"2031-03-30T00:00:00","timeZone":"UTC"},"end":{"dateTime":"2031-03-31T00:00:00","timeZone":"UTC"}}
                """);
        assertThat(GraphReader.occurrence(day, master(SERIES), Facts.NONE).time())
                .isEqualTo(new EventTime.AllDay(FIRST.plusDays(2), FIRST.plusDays(3)));
    }

    @Test
    void anExceptionInAnotherZoneKeepsIt() {
        Event tokyo = Wire.event("""
                {"type":"exception","isAllDay":false,"showAs":"free","originalStartTimeZone":"Asia/Tokyo",
                "start":{"dateTime":"2031-03-30T01:00:00","timeZone":"UTC"},"end":{"dateTime":"2031-03-30T02:00:00","timeZone":"UTC"}}
                """);
        Event master = master(SERIES);
        LocalDateTime ten = LocalDateTime.of(2031, 3, 30, 10, 0);
        assertThat(GraphReader.occurrence(tokyo, master, Facts.of(master)).time())
                .isEqualTo(new EventTime.Timed(ten, ten.plusHours(1), ZoneId.of("Asia/Tokyo")));
    }

    private static final String MOVED = """
            "type":"exception","isAllDay":false,"showAs":"free",
            "start":{"dateTime":"2031-03-31T20:00:00","timeZone":"UTC"},"end":{"dateTime":"2031-03-31T21:00:00","timeZone":"UTC"}
            """;

    private static Optional<OriginalStart> originalStart(String more) {
        Event master = master(SERIES);
        return GraphReader.originalStart(Wire.event("{" + MOVED + more + "}"), master, Facts.of(master));
    }

    @Test
    void theOriginalStartIsToldByTheFirstOfTheThingsThatTellIt() {
        String id = ",\"occurrenceId\":\"OID.m.2031-03-29\"";
        String start = ",\"originalStart\":\"2031-03-30T08:00:00Z\"";
        String uid = ",\"iCalUId\":\"" + UID.replaceFirst("E00800000000", "E00807EF031F") + "\"";
        assertThat(originalStart(id + start + uid)).contains(on(1));
        assertThat(originalStart(start + uid)).contains(on(2));
        assertThat(originalStart(uid)).contains(on(3));
        assertThat(originalStart(",\"occurrenceId\":null,\"originalStart\":null" + uid))
                .contains(on(3));
        assertThat(originalStart(",\"occurrenceId\":\"OID.m.soon\"" + start)).contains(on(2));
    }

    @Test
    void anOriginalStartThatCannotBeToldIsNotGuessed() {
        assertThat(originalStart("")).isEmpty();
        assertThat(originalStart(",\"iCalUId\":\"" + UID + "\"")).isEmpty();
        Event master = master(SERIES);
        assertThatThrownBy(() ->
                        GraphReader.series(master, List.of(Wire.event("{" + MOVED + "}")), List.of(), Facts.of(master)))
                .isInstanceOf(GraphProblem.class)
                .hasMessage("exceptionOccurrences: one does not tell where it stood");
        assertThatThrownBy(() -> GraphReader.series(master, List.of(), List.of("OID.m.soon"), Facts.of(master)))
                .isInstanceOf(GraphProblem.class)
                .hasMessage("cancelledOccurrences: an id does not end with a date");
    }

    @Test
    void anOccurrenceThatClocksSkipStoodAtTheClockOfItsSeries() {
        LocalDateTime start = FIRST.atTime(2, 30);
        CalendarEvent early = SERIES.toBuilder()
                .time(new EventTime.Timed(start, start.plusHours(1), BERLIN))
                .build();
        Event master = master(early);
        Event skipped = Wire.event("""
                {"type":"occurrence","start":{"dateTime":"2031-03-30T01:30:00","timeZone":"UTC"},
                "end":{"dateTime":"2031-03-30T02:30:00","timeZone":"UTC"}}
                """);
        assertThat(GraphReader.originalStart(skipped, master, Facts.of(master)))
                .contains(new OriginalStart.Zoned(FIRST.plusDays(2).atTime(2, 30), BERLIN));
    }

    @Test
    void theZoneOfThePatternCountsWhereItIsAnotherOne() {
        JsonObject stored = Wire.object(WRITER.create(SERIES));
        stored.getAsJsonObject("recurrence")
                .getAsJsonObject("range")
                .addProperty("recurrenceTimeZone", "Tokyo Standard Time");
        Event master = Wire.told(stored);
        assertThat(GraphReader.originalStart(slim(1, ""), master, Facts.NONE))
                .contains(new OriginalStart.Zoned(FIRST.plusDays(1).atTime(18, 0), ZoneId.of("Asia/Tokyo")));
        for (String custom : List.of("tzone://Microsoft/Custom", "")) {
            Event guessed = Wire.told(stored, zone -> custom);
            assertThat(GraphReader.series(guessed, List.of(), List.of(), Facts.NONE)
                            .time())
                    .isEqualTo(new EventTime.Timed(FIRST.atTime(18, 0), FIRST.atTime(19, 0), ZoneId.of("Asia/Tokyo")));
        }
    }

    @Test
    void theAuthoredNameOfAZoneCountsWhereOnlyTheNamesDiffer() {
        JsonObject stored = Wire.object(WRITER.create(SERIES));
        stored.getAsJsonObject("recurrence")
                .getAsJsonObject("range")
                .addProperty("recurrenceTimeZone", "W. Europe Standard Time");
        assertThat(GraphReader.series(Wire.told(stored), List.of(), List.of(), Facts.NONE)
                        .time())
                .isEqualTo(time(0, VIENNA));
        stored.getAsJsonObject("recurrence").getAsJsonObject("range").remove("recurrenceTimeZone");
        assertThat(GraphReader.series(Wire.told(stored), List.of(), List.of(), Facts.NONE)
                        .time())
                .isEqualTo(time(0, VIENNA));
        JsonObject told = Wire.object(Wire.told(stored));
        told.remove("originalStartTimeZone");
        assertThat(GraphReader.series(Wire.event(told.toString()), List.of(), List.of(), Facts.NONE)
                        .time())
                .as("where it ends")
                .isEqualTo(time(0, VIENNA));
    }

    @Test
    void aSeriesInNoZoneThatIsKnownCannotBeRead() {
        JsonObject stored = Wire.object(WRITER.create(SERIES));
        stored.getAsJsonObject("recurrence").getAsJsonObject("range").addProperty("recurrenceTimeZone", "Mars");
        Event master = Wire.told(stored, zone -> "tzone://Microsoft/Custom");
        assertThatThrownBy(() -> GraphReader.series(master, List.of(), List.of(), Facts.NONE))
                .isInstanceOf(GraphProblem.class)
                .hasMessage("originalStartTimeZone: is no zone that is known");
    }

    @Test
    void theWeekOfGraphBeginsOnSundayWhereItDoesNotSay() {
        assertThat(rule("{'type':'weekly','interval':2,'daysOfWeek':['friday']}", "{'type':'noEnd'}"))
                .isEqualTo(RecurrenceRule.builder(Frequency.WEEKLY)
                        .interval(2)
                        .byDay(List.of(Weekday.every(DayOfWeek.FRIDAY)))
                        .weekStart(DayOfWeek.SUNDAY)
                        .build());
    }

    @Test
    void anEndDateIsTheLastStart() {
        assertThat(rule("{'type':'daily','interval':1}", "{'type':'endDate','endDate':'2031-04-30'}"))
                .isEqualTo(RecurrenceRule.builder(Frequency.DAILY)
                        .until(LocalDateTime.of(2031, 4, 30, 10, 0))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'type':'daily','interval':3};DAILY;3;;;;;MONDAY",
                "{'type':'weekly','interval':1,'daysOfWeek':['friday','monday'],'firstDayOfWeek':'saturday'};WEEKLY;1;MONDAY 0,FRIDAY 0;;;;SATURDAY",
                "{'type':'absoluteMonthly','interval':1,'dayOfMonth':28};MONTHLY;1;;28;;;MONDAY",
                "{'type':'absoluteMonthly','interval':1,'dayOfMonth':29};MONTHLY;1;;28,29;;-1;MONDAY",
                "{'type':'absoluteMonthly','interval':1,'dayOfMonth':30};MONTHLY;1;;28,29,30;;-1;MONDAY",
                "{'type':'absoluteMonthly','interval':1,'dayOfMonth':31};MONTHLY;1;;-1;;;MONDAY",
                "{'type':'relativeMonthly','interval':2,'daysOfWeek':['tuesday']};MONTHLY;2;TUESDAY 1;;;;MONDAY",
                "{'type':'relativeMonthly','interval':1,'daysOfWeek':['friday'],'index':'last'};MONTHLY;1;FRIDAY -1;;;;MONDAY",
                "{'type':'relativeMonthly','interval':1,'daysOfWeek':['tuesday','monday'],'index':'third'};MONTHLY;1;MONDAY 0,TUESDAY 0;;;3;MONDAY",
                "{'type':'absoluteYearly','interval':1,'month':12,'dayOfMonth':31};YEARLY;1;;31;12;;MONDAY",
                "{'type':'absoluteYearly','interval':1,'month':4,'dayOfMonth':31};YEARLY;1;;30;4;;MONDAY",
                "{'type':'absoluteYearly','interval':1,'month':2,'dayOfMonth':28};YEARLY;1;;28;2;;MONDAY",
                "{'type':'absoluteYearly','interval':1,'month':2,'dayOfMonth':29};YEARLY;1;;28,29;2;-1;MONDAY",
                "{'type':'absoluteYearly','interval':1,'month':2,'dayOfMonth':31};YEARLY;1;;28,29;2;-1;MONDAY",
                "{'type':'relativeYearly','interval':1,'month':3,'daysOfWeek':['sunday'],'index':'second'};YEARLY;1;SUNDAY 2;;3;;MONDAY"
            })
    void readsEachPatternAsTheRuleThatPeopleWrite(
            String pattern,
            String frequency,
            String interval,
            String days,
            String monthDays,
            String months,
            String positions,
            String weekStart) {
        String text = Stream.of(frequency, interval, null, days, monthDays, months, positions, weekStart)
                .map(part -> part == null ? "" : part)
                .collect(Collectors.joining(";"));
        assertThat(RuleText.of(rule(pattern, "{'type':'noEnd'}"))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "recurrence.pattern.type;{'interval':1};{'type':'noEnd'}",
                "recurrence.pattern.type;{'type':'hijri'};{'type':'noEnd'}",
                "recurrence.pattern.interval;{'type':'daily','interval':0};{'type':'noEnd'}",
                "recurrence.pattern.dayOfMonth;{'type':'absoluteMonthly','interval':1};{'type':'noEnd'}",
                "recurrence.pattern.dayOfMonth;{'type':'absoluteMonthly','interval':1,'dayOfMonth':0};{'type':'noEnd'}",
                "recurrence.pattern.dayOfMonth;{'type':'absoluteMonthly','interval':1,'dayOfMonth':32};{'type':'noEnd'}",
                "recurrence.pattern.month;{'type':'absoluteYearly','interval':1,'dayOfMonth':1,'month':13};{'type':'noEnd'}",
                "recurrence.pattern.month;{'type':'absoluteYearly','interval':1,'dayOfMonth':1,'month':0};{'type':'noEnd'}",
                "recurrence.pattern.daysOfWeek;{'type':'relativeMonthly','interval':1,'index':'last'};{'type':'noEnd'}",
                "recurrence.range.type;{'type':'daily','interval':1};{}",
                "recurrence.range.endDate;{'type':'daily','interval':1};{'type':'endDate'}",
                "recurrence.range.numberOfOccurrences;{'type':'daily','interval':1};{'type':'numbered','numberOfOccurrences':0}"
            })
    void refusesAPatternThatIsNone(String property, String pattern, String range) {
        assertThatThrownBy(() -> rule(pattern, range))
                .isInstanceOf(GraphProblem.class)
                .hasMessageStartingWith(property + ": ");
    }

    private static RecurrenceRule rule(String pattern, String range) {
        Event master = master(SERIES);
        String json = Wire.json(master);
        JsonObject event = JsonParser.parseString(json).getAsJsonObject();
        JsonObject recurrence = new JsonObject();
        recurrence.add("pattern", JsonParser.parseString(pattern.replace('\'', '"')));
        recurrence.add("range", JsonParser.parseString(range.replace('\'', '"')));
        event.add("recurrence", recurrence);
        return GraphReader.series(Wire.event(event.toString()), List.of(), List.of(), Facts.NONE)
                .recurrence()
                .orElseThrow()
                .rule();
    }

    @Test
    void aRuleThatAPersonChangesIsNoLongerTheOneThatWasWritten() {
        CalendarEvent sunday = SERIES.toBuilder()
                .recurrence(Optional.of(Recurrence.of(RecurrenceRule.builder(Frequency.DAILY)
                        .weekStart(DayOfWeek.SUNDAY)
                        .until(FIRST.plusDays(4).atTime(23, 59))
                        .build())))
                .build();
        JsonObject stored = Wire.object(WRITER.create(sunday));
        Event master = Wire.told(stored);
        assertThat(GraphReader.series(master, List.of(), List.of(), Facts.of(master))
                        .recurrence())
                .isEqualTo(sunday.recurrence());
        stored.getAsJsonObject("recurrence").getAsJsonObject("range").addProperty("endDate", "2031-04-30");
        Event edited = Wire.told(stored);
        assertThat(GraphReader.series(edited, List.of(), List.of(), Facts.of(edited))
                        .recurrence()
                        .orElseThrow()
                        .rule())
                .isEqualTo(RecurrenceRule.builder(Frequency.DAILY)
                        .until(LocalDateTime.of(2031, 4, 30, 10, 0))
                        .build());
    }

    @Test
    void aSingleEventBecomesASeriesAndBackOnTheWire() {
        JsonObject one = Wire.object(WRITER.create(occurrence(0)));
        JsonObject series = Wire.patched(one, WRITER.patchCopy(SERIES, Set.of(EventField.RECURRENCE)));
        Event told = Wire.told(series);
        assertThat(GraphReader.series(told, List.of(), List.of(), Facts.of(told))
                        .recurrence())
                .isEqualTo(SERIES.recurrence());
        JsonObject back = Wire.patched(series, WRITER.patchCopy(occurrence(0), Set.of(EventField.RECURRENCE)));
        assertThat(Wire.told(back).getRecurrence()).isNull();
        assertThat(GraphReader.read(Wire.told(back), Facts.of(Wire.told(back))).title())
                .isEqualTo("series");
    }
}
