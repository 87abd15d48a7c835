package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.Sensitivity;
import org.kalends.tck.samples.Machine;
import org.kalends.tck.samples.RuleGenerator;

/** Series on the wire: lines, exceptions, where occurrences stood. */
class SeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final GoogleReader READER = new GoogleReader(BERLIN);

    private static final GoogleLimits LIMITS = new GoogleLimits();

    /** Tuesdays at eight in Chicago, from 2 March 2027 on. */
    private static Event series(String... lines) {
        return Wire.event("""
                {"id":"a1b2c","status":"confirmed","summary":"series","iCalUID":"a1b2c@google.com",
                "creator":{"email":"me@example.org","self":true},"organizer":{"email":"me@example.org","self":true},
                "start":{"dateTime":"2027-03-02T15:00:00+01:00","timeZone":"America/Chicago"},
                "end":{"dateTime":"2027-03-02T16:00:00+01:00","timeZone":"America/Chicago"},"recurrence":[%s]}
                """.formatted(
                        Arrays.stream(lines).map(line -> "\"" + line + "\"").collect(Collectors.joining(","))));
    }

    private static Event days(String... lines) {
        Event days = series(lines);
        days.setStart(Wire.event("{\"start\":{\"date\":\"2027-03-02\"}}").getStart());
        days.setEnd(Wire.event("{\"end\":{\"date\":\"2027-03-03\"}}").getEnd());
        return days;
    }

    private static Recurrence recurrence(Event series, Event... exceptions) {
        return READER.series(series, List.of(exceptions)).recurrence().orElseThrow();
    }

    private static OriginalStart tuesday(String day) {
        return new OriginalStart.Zoned(LocalDate.parse(day).atTime(8, 0), CHICAGO);
    }

    private static Event exception(String id, String properties) {
        return Wire.event("{\"id\":\"" + id + "\"" + properties + "}");
    }

    @Test
    void everySeriesComesBackAsItWasWrittenUnlessTheLimitsNameIt() {
        int held = 0;
        for (long seed = 0; seed < 4000; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            if (LIMITS.refusal(series).isEmpty()) {
                held++;
                assertThat(read(Wire.object(WRITER.create(series, MARK))))
                        .as("seed %d", seed)
                        .isEqualTo(tidy(series));
            }
        }
        assertThat(held).isGreaterThan(1500);
    }

    @ParameterizedTest
    @MethodSource("org.kalends.tck.samples.Machine#all")
    void everyMachineWritesTheSameLines(Machine machine) throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            String json = Wire.json(WRITER.patch(series, Set.of(EventField.RECURRENCE)));
            Optional<String> refusal = LIMITS.refusal(series);
            try (AutoCloseable back = machine.takeOn()) {
                assertThat(Wire.json(WRITER.patch(series, Set.of(EventField.RECURRENCE))))
                        .isEqualTo(json);
                assertThat(LIMITS.refusal(series)).isEqualTo(refusal);
            }
        }
    }

    @Test
    void everySeriesComesBackWhenTheServiceRefusesNamesOfZones() {
        GoogleWriter writer = WRITER.with(new ZoneSpelling(Set.of("Europe/Berlin", "Asia/Kolkata")));
        for (long seed = 0; seed < 500; seed++) {
            CalendarEvent series = withExclusions(new RuleGenerator(seed).series());
            if (LIMITS.refusal(series).isEmpty()) {
                assertThat(read(Wire.object(writer.create(series, MARK))))
                        .as("seed %d", seed)
                        .isEqualTo(tidy(series));
            }
        }
    }

    /** Returns the series without its first occurrence. */
    private static CalendarEvent withExclusions(CalendarEvent series) {
        return series.toBuilder()
                .recurrence(series.recurrence()
                        .map(recurrence -> recurrence.withExclusions(Set.of(OriginalStart.of(series.time())))))
                .build();
    }

    /** Returns a series without weekdays that it names twice, which lines do not keep. */
    private static CalendarEvent tidy(CalendarEvent series) {
        Recurrence recurrence = series.recurrence().orElseThrow();
        RecurrenceRule rule = recurrence.rule();
        return series.toBuilder()
                .recurrence(Optional.of(new Recurrence(
                        rule.toBuilder()
                                .byDay(rule.byDay().stream().distinct().toList())
                                .build(),
                        recurrence.additions(),
                        recurrence.exclusions(),
                        recurrence.overrides())))
                .build();
    }

    private static CalendarEvent read(JsonObject stored) {
        return READER.series(Wire.told(stored, BERLIN), List.of()).toBuilder()
                .iCalUid(Optional.empty())
                .build();
    }

    @Test
    void writesRuleDatesAndExclusionsAsTheServiceWantsThem() {
        EventTime time = new EventTime.Timed(
                LocalDateTime.parse("2027-03-02T08:00:00"), LocalDateTime.parse("2027-03-02T09:00:00"), CHICAGO);
        Recurrence recurrence = new Recurrence(
                RecurrenceRule.builder(Frequency.WEEKLY)
                        .interval(2)
                        .byDay(List.of(Weekday.every(DayOfWeek.TUESDAY)))
                        .until(LocalDateTime.parse("2027-06-01T08:00:00"))
                        .build(),
                new TreeSet<>(Set.of(tuesday("2027-03-09"))),
                new TreeSet<>(Set.of(tuesday("2027-03-16"), tuesday("2027-03-30"))),
                new TreeMap<>());
        assertThat(RuleWriter.lines(recurrence, time, ZoneSpelling.IANA))
                .containsExactly(
                        "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270601T130000Z;BYDAY=TU;WKST=MO",
                        "RDATE;TZID=America/Chicago:20270309T080000",
                        "EXDATE;TZID=America/Chicago:20270316T080000,20270330T080000");
        EventTime days = new EventTime.AllDay(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-03"));
        Recurrence daily = Recurrence.of(RecurrenceRule.builder(Frequency.DAILY)
                        .until(LocalDateTime.parse("2027-03-05T00:00:00"))
                        .build())
                .withExclusions(Set.of(new OriginalStart.Day(LocalDate.parse("2027-03-03"))));
        assertThat(RuleWriter.lines(daily, days, ZoneSpelling.IANA))
                .containsExactly("RRULE:FREQ=DAILY;UNTIL=20270305;WKST=MO", "EXDATE;VALUE=DATE:20270303");
    }

    @Test
    void anEventThatNoLongerRecursLosesItsLines() {
        CalendarEvent one = CalendarEvent.builder(
                        new EventTime.AllDay(LocalDate.parse("2027-03-02"), LocalDate.parse("2027-03-03")))
                .build();
        assertThat(Wire.json(WRITER.patch(one, Set.of(EventField.RECURRENCE)))).isEqualTo("{\"recurrence\":[]}");
        assertThat(Wire.object(WRITER.create(one, MARK)).has("recurrence")).isFalse();
    }

    @Test
    void aSeriesWithoutANameForItsZoneIsNotWritten() {
        CalendarEvent series =
                READER.series(series("RRULE:FREQ=DAILY", "EXDATE;TZID=America/Chicago:20270303T080000"), List.of());
        GoogleWriter writer = WRITER.with(new ZoneSpelling(ZoneId.getAvailableZoneIds()));
        assertThatThrownBy(() -> writer.patch(series, Set.of(EventField.RECURRENCE)))
                .isInstanceOfSatisfying(
                        GoogleProblem.class,
                        problem -> assertThat(problem.onlyOccurrences()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "UNTIL=20270316T130000Z, 2027-03-16T08:00:00",
        "UNTIL=20270316, 2027-03-16T23:59:59",
        "UNTIL=20270316T080000, 2027-03-16T08:00:00",
        "UNTIL=20270316T045959Z, 2027-03-15T23:59:59"
    })
    void readsEveryFormOfAnEnd(String end, LocalDateTime until) {
        assertThat(recurrence(series("RRULE:FREQ=WEEKLY;" + end)).rule().end())
                .contains(new RecurrenceRule.End.Until(until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20270316", "20270316T000000Z", "20270316T235959Z", "20270316T080000"})
    void theEndOfWholeDaysIsADay(String until) {
        assertThat(recurrence(days("RRULE:FREQ=WEEKLY;UNTIL=" + until)).rule().end())
                .contains(new RecurrenceRule.End.Until(LocalDateTime.parse("2027-03-16T00:00:00")));
    }

    @Test
    void aWeekBeginsOnMondayWhereNobodySaysOtherwise() {
        assertThat(recurrence(series("RRULE:FREQ=WEEKLY")).rule().weekStart()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(recurrence(series("RRULE:FREQ=WEEKLY;WKST=SU")).rule().weekStart())
                .isEqualTo(DayOfWeek.SUNDAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXDATE;TZID=America/Chicago:20270316T080000",
                "exdate;tzid=\\\"America/Chicago\\\":20270316T080000",
                "EXDATE:20270316T130000Z",
                "EXDATE;TZID=Europe/Berlin:20270316T140000",
                "EXDATE:20270316T080000",
                "EXDATE;VALUE=DATE:20270316",
                "EXDATE;TZID=America/Chicago:20270317T080000,20270316T080000"
            })
    void readsEveryFormOfAnExclusionAndLeavesOutWhatExcludesNothing(String line) {
        assertThat(recurrence(series("RRULE:FREQ=WEEKLY", line)).exclusions()).containsExactly(tuesday("2027-03-16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RDATE;VALUE=DATE:20270303,20270304", "RDATE:20270303T000000Z,20270304T000000Z"})
    void readsAdditionsOfWholeDays(String line) {
        assertThat(recurrence(days("RRULE:FREQ=WEEKLY", line)).additions())
                .containsExactly(
                        new OriginalStart.Day(LocalDate.parse("2027-03-03")),
                        new OriginalStart.Day(LocalDate.parse("2027-03-04")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=DAILY\",\"RRULE:FREQ=WEEKLY",
                "RDATE:20270303T140000Z",
                "RRULE:FREQ=DAILY\",\"EXRULE:FREQ=WEEKLY",
                "RRULE:FREQ=DAILY\",\"RDATE;VALUE=PERIOD:20270303T140000Z/PT1H",
                "RRULE:FREQ=DAILY\",\"DTSTART:20270303T140000Z",
                "RRULE:FREQ=HOURLY",
                "RRULE:FREQ=DAILY;BYHOUR=8,9",
                "RRULE:FREQ=YEARLY;BYYEARDAY=61",
                "RRULE:FREQ=YEARLY;BYWEEKNO=9",
                "RRULE:FREQ=MONTHLY;RSCALE=HEBREW",
                "RRULE:FREQ=WEEKLY;BYDAY=2TU",
                "RRULE:FREQ=WEEKLY;BYDAY=WE",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=3;COUNT=5"
            })
    void whatARecurrenceCannotSayIsLeftToItsOccurrences(String lines) {
        assertThatThrownBy(() -> recurrence(series(lines.split("\",\"", -1))))
                .isInstanceOfSatisfying(
                        GoogleProblem.class,
                        problem -> assertThat(problem.onlyOccurrences()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE",
                "RRULE:",
                "RRULE:FREQ=FORTNIGHTLY",
                "RRULE:FREQ=DAILY;INTERVAL=0",
                "RRULE:FREQ=DAILY;COUNT=0",
                "RRULE:FREQ=DAILY;COUNT=-1",
                "RRULE:FREQ=DAILY;COUNT=5;UNTIL=20270316",
                "RRULE:FREQ=DAILY;FREQ=WEEKLY",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=32",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=x",
                "RRULE:FREQ=WEEKLY;BYDAY=XX",
                "RRULE:FREQ=WEEKLY;UNTIL=someday",
                "RRULE:FREQ=DAILY\",\"EXDATE:soon",
                "RRULE:FREQ=DAILY\",\"EXDATE;TZID=Mars/Olympus:20270316T080000"
            })
    void aRuleThatIsNoneIsAProblem(String lines) {
        assertThatThrownBy(() -> recurrence(series(lines.split("\",\"", -1))))
                .isInstanceOfSatisfying(GoogleProblem.class, problem -> {
                    assertThat(problem.onlyOccurrences()).isFalse();
                    assertThat(problem).hasMessageStartingWith("recurrence: ");
                });
    }

    @Test
    void aSeriesInAZoneThatIsNotKnownCannotBeExpandedButItsOccurrencesStand() {
        Event series = series("RRULE:FREQ=DAILY");
        series.getStart().setTimeZone("Mars/Olympus");
        series.getEnd().setTimeZone("Mars/Olympus");
        assertThatThrownBy(() -> recurrence(series))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("start.timeZone: is no zone that is known");
        Event second = exception("a1b2c_20270303T140000Z", """
                ,"recurringEventId":"a1b2c","start":{"dateTime":"2027-03-03T08:00:00-06:00"},
                "end":{"dateTime":"2027-03-03T09:00:00-06:00"},
                "originalStartTime":{"dateTime":"2027-03-03T08:00:00-06:00"}""");
        assertThat(READER.originalStart(second, series))
                .contains(new OriginalStart.Zoned(LocalDateTime.parse("2027-03-03T15:00:00"), BERLIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"originalStartTime\":{\"dateTime\":\"2027-03-23T08:00:00-05:00\",\"timeZone\":\"America/Chicago\"}",
                ",\"originalStartTime\":{\"dateTime\":\"2027-03-23T14:00:00+01:00\"}",
                ",\"originalStartTime\":{\"date\":\"2027-03-23\"}",
                ",\"originalStartTime\":null",
                ""
            })
    void anOccurrenceStoodWhereItsOriginalStartOrItsIdSays(String told) {
        assertThat(READER.originalStart(exception("a1b2c_20270323T130000Z", told), series("RRULE:FREQ=WEEKLY")))
                .contains(tuesday("2027-03-23"));
    }

    @Test
    void anOccurrenceOfWholeDaysStoodOnItsDay() {
        OriginalStart day = new OriginalStart.Day(LocalDate.parse("2027-03-23"));
        Event series = days("RRULE:FREQ=WEEKLY");
        assertThat(READER.originalStart(exception("a1b2c_20270323", ""), series))
                .contains(day);
        assertThat(READER.originalStart(exception("x", ",\"originalStartTime\":{\"date\":\"2027-03-23\"}"), series))
                .contains(day);
    }

    @Test
    void whatNeitherTellsNorNamesItsStartStoodNowhere() {
        Event series = series("RRULE:FREQ=WEEKLY");
        assertThat(READER.originalStart(exception("x", ""), series)).isEmpty();
        assertThat(READER.originalStart(exception("a1b2c_20271399", ""), series))
                .isEmpty();
        assertThatThrownBy(() -> recurrence(series, exception("x", ",\"status\":\"cancelled\"")))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("originalStartTime: is missing in an exception");
    }

    @Test
    void anOccurrenceThatTheClocksMoveKeepsTheTimeOfItsSeries() {
        Event series = Wire.event("""
                {"id":"night","start":{"dateTime":"2027-03-01T02:30:00-06:00","timeZone":"America/Chicago"},
                "end":{"dateTime":"2027-03-01T03:00:00-06:00","timeZone":"America/Chicago"},"recurrence":["RRULE:FREQ=DAILY"]}
                """);
        assertThat(READER.originalStart(exception("night_20270314T083000Z", ""), series))
                .contains(new OriginalStart.Zoned(LocalDateTime.parse("2027-03-14T02:30:00"), CHICAGO));
    }

    @Test
    void exceptionsAreOverridesAndWhatIsGoneIsLeftOut() {
        Event moved = exception("a1b2c_20270309T140000Z", """
                ,"status":"confirmed","summary":"moved","recurringEventId":"a1b2c","iCalUID":"a1b2c@google.com",
                "creator":{"self":true},"organizer":{"self":true},
                "start":{"dateTime":"2027-03-10T17:00:00+01:00","timeZone":"America/Chicago"},
                "end":{"dateTime":"2027-03-10T18:30:00+01:00","timeZone":"America/Chicago"},
                "originalStartTime":{"dateTime":"2027-03-09T08:00:00-06:00","timeZone":"America/Chicago"}""");
        Event gone = exception("a1b2c_20270316T130000Z", """
                ,"status":"cancelled","recurringEventId":"a1b2c",
                "originalStartTime":{"dateTime":"2027-03-16T08:00:00-05:00","timeZone":"America/Chicago"}""");
        Event slim = exception("a1b2c_20270323T130000Z", ",\"status\":\"cancelled\"");
        Event beyond = exception("a1b2c_20270406T130000Z", ",\"status\":\"cancelled\"");
        Recurrence recurrence =
                recurrence(series("RRULE:FREQ=WEEKLY;UNTIL=20270331T045959Z"), moved, gone, slim, beyond);
        assertThat(recurrence.exclusions()).containsExactly(tuesday("2027-03-16"), tuesday("2027-03-23"));
        assertThat(recurrence.overrides()).containsOnlyKeys(tuesday("2027-03-09"));
        CalendarEvent override = recurrence.overrides().get(tuesday("2027-03-09"));
        assertThat(override).isNotNull();
        assertThat(override.title()).isEqualTo("moved");
        assertThat(override.time())
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.parse("2027-03-10T10:00:00"),
                        LocalDateTime.parse("2027-03-10T11:30:00"),
                        CHICAGO));
    }

    @Test
    void anOccurrenceThatIsThereAgainIsNotExcluded() {
        Event back = exception("a1b2c_20270316T130000Z", """
                ,"status":"confirmed","recurringEventId":"a1b2c","summary":"back","organizer":{"self":true},
                "start":{"dateTime":"2027-03-16T08:00:00-05:00","timeZone":"America/Chicago"},
                "end":{"dateTime":"2027-03-16T09:00:00-05:00","timeZone":"America/Chicago"}""");
        Recurrence recurrence =
                recurrence(series("RRULE:FREQ=WEEKLY", "EXDATE;TZID=America/Chicago:20270316T080000"), back);
        assertThat(recurrence.exclusions()).isEmpty();
        assertThat(recurrence.overrides()).containsOnlyKeys(tuesday("2027-03-16"));
    }

    @Test
    void occurrencesCarryWhatTheSeriesCannotSay() {
        EventTime time = new EventTime.Timed(
                LocalDateTime.parse("2027-03-02T08:00:00"), LocalDateTime.parse("2027-03-02T09:00:00"), BERLIN);
        CalendarEvent series = CalendarEvent.builder(time)
                .availability(Availability.OUT_OF_OFFICE)
                .sensitivity(Sensitivity.PERSONAL)
                .recurrence(Optional.of(
                        Recurrence.of(RecurrenceRule.builder(Frequency.DAILY).build())))
                .build();
        GoogleWriter writer = WRITER.with(new ZoneSpelling(Set.of("Europe/Berlin")));
        JsonObject stored = Wire.object(writer.create(series, MARK));
        Event master = Wire.told(stored, CHICAGO);
        assertThat(master.getStart().getTimeZone()).isNotEqualTo("Europe/Berlin");
        JsonObject second = stored.deepCopy();
        second.remove("recurrence");
        second.addProperty("id", master.getId() + "_20270303T070000Z");
        second.addProperty("recurringEventId", master.getId());
        for (String point : List.of("start", "end")) {
            JsonObject at = second.getAsJsonObject(point);
            at.addProperty("dateTime", at.get("dateTime").getAsString().replace("03-02", "03-03"));
        }
        Event told = Wire.told(second, CHICAGO);
        CalendarEvent occurrence = new GoogleReader(CHICAGO).occurrence(told, master);
        assertThat(occurrence.time())
                .isEqualTo(new EventTime.Timed(
                        LocalDateTime.parse("2027-03-03T08:00:00"),
                        LocalDateTime.parse("2027-03-03T09:00:00"),
                        BERLIN));
        assertThat(occurrence.availability()).isEqualTo(series.availability());
        assertThat(occurrence.sensitivity()).isEqualTo(series.sensitivity());
        assertThat(MarkProperty.read(told)).contains(MARK);
        assertThat(new GoogleReader(CHICAGO).originalStart(told, master))
                .contains(new OriginalStart.Zoned(LocalDateTime.parse("2027-03-03T08:00:00"), BERLIN));
    }

    @Test
    void anOverrideOfEveryFieldComesBackAsItWasWritten() {
        EventTime time = new EventTime.Timed(
                LocalDateTime.parse("2027-03-02T08:00:00"), LocalDateTime.parse("2027-03-02T09:00:00"), BERLIN);
        CalendarEvent series = CalendarEvent.builder(time)
                .recurrence(Optional.of(
                        Recurrence.of(RecurrenceRule.builder(Frequency.DAILY).build())))
                .build();
        JsonObject stored = Wire.object(WRITER.create(series, MARK));
        Set<EventField> fields =
                EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE, EventField.SENSITIVITY));
        int held = 0;
        for (long seed = 0; seed < 1000; seed++) {
            CalendarEvent override = new EventGenerator(seed)
                    .event().toBuilder().sensitivity(series.sensitivity()).build();
            CalendarEvent wanted = series.toBuilder()
                    .recurrence(
                            Optional.of(series.recurrence().orElseThrow().withOverrides(Map.of(start(3), override))))
                    .build();
            if (LIMITS.refusal(wanted).isPresent()) {
                continue;
            }
            held++;
            JsonObject instance = stored.deepCopy();
            instance.remove("recurrence");
            instance.addProperty("id", EventIds.occurrence(stored.get("id").getAsString(), start(3)));
            instance = Wire.patched(instance, WRITER.patch(override, fields));
            assertThat(READER.series(Wire.told(stored, BERLIN), List.of(Wire.told(instance, BERLIN)))
                            .recurrence())
                    .as("seed %d", seed)
                    .isEqualTo(wanted.recurrence());
        }
        assertThat(held).isGreaterThan(400);
    }

    private static OriginalStart start(int day) {
        return new OriginalStart.Zoned(LocalDate.of(2027, 3, day).atTime(8, 0), BERLIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleMeansTheDaysThatTheStandardSays(String rule, String first, List<String> days) {
        RecurrenceRule read = RuleReader.read(rule, text -> LocalDateTime.MAX);
        RuleDays all = new RuleDays(read, LocalDate.parse(first), Optional.empty());
        assertThat(Stream.generate(all::next).limit(days.size()))
                .containsExactlyElementsOf(days.stream().map(LocalDate::parse).toList());
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("FREQ=MONTHLY", "2027-01-31", "2027-01-31", "2027-03-31", "2027-05-31"),
                rule("FREQ=YEARLY", "2024-02-29", "2024-02-29", "2028-02-29", "2032-02-29"),
                rule(
                        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
                        "2024-02-29",
                        "2024-02-29",
                        "2025-02-28",
                        "2026-02-28"),
                rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-03-17", "2026-03-17", "2026-03-22", "2026-03-31"),
                rule(
                        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
                        "2026-03-17",
                        "2026-03-17",
                        "2026-03-29",
                        "2026-03-31"),
                rule(
                        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                        "2027-01-29",
                        "2027-01-29",
                        "2027-02-26",
                        "2027-03-31"),
                rule("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "2027-02-01", "2027-02-01", "2027-03-01", "2027-04-05"),
                rule("FREQ=MONTHLY;BYDAY=5MO", "2027-03-29", "2027-03-29", "2027-05-31", "2027-08-30"),
                rule("FREQ=MONTHLY;BYDAY=-1FR", "2027-01-29", "2027-01-29", "2027-02-26", "2027-03-26"),
                rule("FREQ=YEARLY;BYMONTHDAY=5", "2027-01-05", "2027-01-05", "2027-02-05", "2027-03-05"),
                rule(
                        "FREQ=YEARLY;BYMONTHDAY=20;BYDAY=MO;BYSETPOS=1",
                        "2027-09-20",
                        "2027-09-20",
                        "2028-03-20",
                        "2029-08-20"),
                rule("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-19", "1998-05-18", "1999-05-17"),
                rule("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13", "1998-02-13", "1998-03-13", "1998-11-13"),
                rule("FREQ=DAILY;BYMONTH=1", "2027-01-30", "2027-01-30", "2027-01-31", "2028-01-01"),
                rule("FREQ=WEEKLY", "2027-12-28", "2027-12-28", "2028-01-04", "2028-01-11"));
    }

    private static Arguments rule(String rule, String first, String... days) {
        return Arguments.of(rule, first, List.of(days));
    }

    @Test
    void aRuleThatMeansNoDayEnds() {
        RecurrenceRule never = RuleReader.read("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", text -> LocalDateTime.MAX);
        assertThat(new RuleDays(never, LocalDate.parse("2027-01-01"), Optional.empty()).hasNext())
                .isFalse();
    }

    @Test
    void aPartOfASplitSeriesIsASeriesOfItsOwn() {
        assertThat(EventIds.seriesOf("a1b2c_R20270325T130000")).isEmpty();
        assertThat(EventIds.seriesOf("a1b2c_R20270325T130000_20270401T130000Z")).contains("a1b2c_R20270325T130000");
        assertThat(EventIds.seriesOf("a1b2c_20270401")).contains("a1b2c");
        assertThat(EventIds.seriesOf("a1b2c")).isEmpty();
    }
}
