package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which dates a pattern gives, by hand: ends of months, weeks that begin elsewhere, summer time. */
class RecurrenceTest {

    private final GraphFixture graph = new GraphFixture();

    @AfterEach
    void stop() {
        graph.close();
    }

    private static Recurrence recurrence(String pattern, String range) {
        return RecurrenceJson.read(
                GraphFixture.json("{'pattern':{" + pattern + "},'range':{" + range + "}}"), "Europe/Berlin");
    }

    private static String dates(String pattern, String range) {
        Recurrence recurrence = recurrence(pattern, range);
        return String.join(
                " ",
                recurrence
                        .datesUntil(LocalDate.of(2040, 1, 1))
                        .limit(8)
                        .map(LocalDate::toString)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // every second day over the end of February in a leap year
                "'type':'daily','interval':2 | 'type':'endDate','startDate':'2028-02-25','endDate':'2028-03-02' | 2028-02-25 2028-02-27 2028-02-29 2028-03-02",
                // the range ends on a date that is no occurrence
                "'type':'daily','interval':3 | 'type':'endDate','startDate':'2026-01-01','endDate':'2026-01-09' | 2026-01-01 2026-01-04 2026-01-07",
                // RFC 5545's own example of WKST: with weeks from monday the sunday belongs to the first week
                "'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'],'firstDayOfWeek':'monday' | 'type':'numbered','startDate':'1997-08-05','numberOfOccurrences':4 | 1997-08-05 1997-08-10 1997-08-19 1997-08-24",
                // and with weeks from sunday it is the beginning of the one that is left out
                "'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'],'firstDayOfWeek':'sunday' | 'type':'numbered','startDate':'1997-08-05','numberOfOccurrences':4 | 1997-08-05 1997-08-17 1997-08-19 1997-08-31",
                // sunday is the default
                "'type':'weekly','interval':2,'daysOfWeek':['tuesday','sunday'] | 'type':'numbered','startDate':'1997-08-05','numberOfOccurrences':3 | 1997-08-05 1997-08-17 1997-08-19",
                // the 31st becomes the last day of shorter months
                "'type':'absoluteMonthly','interval':1,'dayOfMonth':31 | 'type':'numbered','startDate':'2026-01-31','numberOfOccurrences':5 | 2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31",
                "'type':'absoluteMonthly','interval':1,'dayOfMonth':30 | 'type':'numbered','startDate':'2028-01-30','numberOfOccurrences':3 | 2028-01-30 2028-02-29 2028-03-30",
                // a first date after the day of the month begins in the next month
                "'type':'absoluteMonthly','interval':1,'dayOfMonth':5 | 'type':'numbered','startDate':'2026-01-10','numberOfOccurrences':2 | 2026-02-05 2026-03-05",
                // the second tuesday, every other month
                "'type':'relativeMonthly','interval':2,'daysOfWeek':['tuesday'],'index':'second' | 'type':'numbered','startDate':'2026-01-13','numberOfOccurrences':3 | 2026-01-13 2026-03-10 2026-05-12",
                // the last weekday of the month
                "'type':'relativeMonthly','interval':1,'daysOfWeek':['monday','tuesday','wednesday','thursday','friday'],'index':'last' | 'type':'numbered','startDate':'2026-01-30','numberOfOccurrences':3 | 2026-01-30 2026-02-27 2026-03-31",
                // the first of monday and tuesday is one day a month, not two
                "'type':'relativeMonthly','interval':1,'daysOfWeek':['monday','tuesday'],'index':'first' | 'type':'numbered','startDate':'2026-09-01','numberOfOccurrences':3 | 2026-09-01 2026-10-05 2026-11-02",
                // 29 February becomes the 28th in common years
                "'type':'absoluteYearly','interval':1,'month':2,'dayOfMonth':29 | 'type':'numbered','startDate':'2028-02-29','numberOfOccurrences':5 | 2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29",
                // thanksgiving
                "'type':'relativeYearly','interval':1,'month':11,'daysOfWeek':['thursday'],'index':'fourth' | 'type':'numbered','startDate':'2026-11-26','numberOfOccurrences':3 | 2026-11-26 2027-11-25 2028-11-23"
            })
    void givesTheDatesThatAHandFinds(String pattern, String range, String expected) {
        assertThat(dates(pattern, range)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'type':'weekly','interval':1 | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'weekly','interval':0,'daysOfWeek':['monday'] | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'daily' | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'daily','interval':1,'daysOfWeek':['monday'] | 'type':'noEnd','startDate':'2026-01-01' | 500",
                "'type':'absoluteYearly','interval':1,'dayOfMonth':3 | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'absoluteMonthly','interval':1 | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'hourly','interval':1 | 'type':'noEnd','startDate':'2026-01-01' | 400",
                "'type':'daily','interval':1 | 'type':'endDate','startDate':'2026-01-02','endDate':'2026-01-01' | 400",
                "'type':'daily','interval':1 | 'type':'endDate','startDate':'2026-01-02','endDate':'9999-12-31' | 400",
                "'type':'daily','interval':1 | 'type':'numbered','startDate':'2026-01-02','numberOfOccurrences':1000 | 400",
                "'type':'daily','interval':1 | 'type':'noEnd' | 400",
                "'type':'daily','interval':1 | 'type':'noEnd','startDate':'2026-01-01','until':'x' | 400",
                "'type':'daily','interval':1 | 'type':'noEnd','startDate':'2026-01-01','recurrenceTimeZone':'Europe/Amsterdam' | 400"
            })
    void refusesWhatIsNoRecurrence(String pattern, String range, int status) {
        assertThatThrownBy(() -> recurrence(pattern, range))
                .isInstanceOfSatisfying(
                        GraphError.class, error -> assertThat(error.status()).isEqualTo(status));
    }

    @Test
    void keepsTheWallClockWhenSummerTimeBeginsAndEnds() {
        String master = graph.calendar
                .create(GraphFixture.json("{'start':{'dateTime':'2026-03-28T02:30:00','timeZone':'Europe/Berlin'},"
                        + "'end':{'dateTime':'2026-03-28T03:30:00','timeZone':'Europe/Berlin'},"
                        + "'recurrence':{'pattern':{'type':'daily','interval':1},"
                        + "'range':{'type':'numbered','startDate':'2026-03-28','numberOfOccurrences':3}}}"))
                .path("id")
                .asText();
        assertThat(starts(master))
                .containsExactly(
                        "2026-03-28T01:30:00.0000000", "2026-03-29T01:30:00.0000000", "2026-03-30T00:30:00.0000000");
    }

    @Test
    void countsDaysInTheZoneOfTheRecurrence() {
        String master = graph.calendar
                .create(GraphFixture.json("{'start':{'dateTime':'2026-03-01T23:00:00','timeZone':'UTC'},"
                        + "'end':{'dateTime':'2026-03-01T23:30:00','timeZone':'UTC'},"
                        + "'recurrence':{'pattern':{'type':'weekly','interval':4,'daysOfWeek':['monday']},"
                        + "'range':{'type':'numbered','startDate':'2026-03-02','numberOfOccurrences':2,"
                        + "'recurrenceTimeZone':'Europe/Berlin'}}}"))
                .path("id")
                .asText();
        assertThat(starts(master))
                .as("midnight in Berlin, in winter and in summer")
                .containsExactly("2026-03-01T23:00:00.0000000", "2026-03-29T22:00:00.0000000");
    }

    @Test
    void movesTheFirstOccurrenceOntoThePattern() {
        JsonNode master =
                graph.calendar.create(GraphFixture.json("{'start':{'dateTime':'2026-03-04T09:00:00','timeZone':'UTC'},"
                        + "'end':{'dateTime':'2026-03-04T10:00:00','timeZone':'UTC'},"
                        + "'recurrence':{'pattern':{'type':'weekly','interval':1,'daysOfWeek':['friday']},"
                        + "'range':{'type':'noEnd','startDate':'2026-03-04'}}}"));
        assertThat(master.path("start").path("dateTime").asText()).isEqualTo("2026-03-06T09:00:00.0000000");
        assertThat(master.path("recurrence").path("range").path("startDate").asText())
                .isEqualTo("2026-03-06");
    }

    @Test
    void refusesOccurrencesThatLastUntilTheNext() {
        GraphFixture.Answer answer = graph.post(
                graph.events(),
                "{'start':{'dateTime':'2026-03-04T09:00:00','timeZone':'UTC'},"
                        + "'end':{'dateTime':'2026-03-05T10:00:00','timeZone':'UTC'},"
                        + "'recurrence':{'pattern':{'type':'daily','interval':1},"
                        + "'range':{'type':'noEnd','startDate':'2026-03-04'}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(graph.calendar.events()).isEmpty();
    }

    @Test
    void endsASeriesWhenItsRecurrenceIsTakenAway() {
        String master =
                graph.post(graph.events(), GraphFixture.weekly("monday")).id();
        JsonNode single = graph.patch(GraphFixture.eventPath(master), "{'recurrence':null}")
                .body();
        assertThat(single.path("type").asText()).isEqualTo("singleInstance");
        assertThat(graph.round(graph.delta()).items()).hasSize(1);
    }

    private List<String> starts(String master) {
        return graph
                .calendar
                .occurrences(master, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                .stream()
                .map(event -> event.path("start").path("dateTime").asText())
                .toList();
    }
}
