package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** How rules are expanded, on machines of different locales and zones. */
@ParameterizedClass
@MethodSource("org.kalends.provider.icloud.internal.ics.Machine#all")
class RulesTest {

    private final Machine machine;
    private AutoCloseable back = () -> {};

    RulesTest(Machine machine) {
        this.machine = machine;
    }

    @BeforeEach
    void takeOn() {
        back = machine.takeOn();
    }

    @AfterEach
    void goBack() throws Exception {
        back.close();
    }

    @Test
    void aSkippedWallTimeIsReadAfterTheGapOnThatDayOnly() {
        IcsResource daily = Ics.resource(Ics.event(
                "DTSTART;TZID=America/New_York:20260306T023000",
                "DTEND;TZID=America/New_York:20260306T033000",
                "RRULE:FREQ=DAILY;COUNT=4"));
        assertThat(Ics.starts(daily, "2026-03-01", "2026-04-01"))
                .containsExactly("2026-03-06T02:30", "2026-03-07T02:30", "2026-03-08T03:30", "2026-03-09T02:30");
        assertThat(daily.occurrences(Ics.window("2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z", Ics.UTC)))
                .extracting(found -> Ics.end(found.event().event().time()))
                .containsExactly("2026-03-08T04:30");
    }

    @Test
    void aRepeatedWallTimeIsReadAsItsFirstPass() {
        IcsResource daily = Ics.resource(Ics.event(
                "DTSTART;TZID=America/New_York:20261031T013000",
                "DTEND;TZID=America/New_York:20261031T014500",
                "RRULE:FREQ=DAILY;COUNT=3"));
        assertThat(daily.occurrences(Ics.window("2026-10-01T00:00:00Z", "2026-12-01T00:00:00Z", Ics.UTC)))
                .extracting(Ics::utcStart)
                .containsExactly("2026-10-31T05:30", "2026-11-01T05:30", "2026-11-02T06:30");
    }

    @Test
    void aWeeklyMeetingKeepsItsWallTimeOverTheChangeOfTheClock() {
        IcsResource weekly = Ics.resource(Ics.event(
                "DTSTART;TZID=Europe/Berlin:20260322T100000",
                "DTEND;TZID=Europe/Berlin:20260322T110000",
                "RRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(weekly.occurrences(Ics.window("2026-03-01T00:00:00Z", "2026-05-01T00:00:00Z", Ics.UTC)))
                .extracting(Ics::utcStart)
                .containsExactly("2026-03-22T09:00", "2026-03-29T08:00", "2026-04-05T08:00");
    }

    @Test
    void noonToNoonStaysNoonToNoon() {
        IcsResource weekly = Ics.resource(Ics.event(
                "DTSTART;TZID=Europe/Berlin:20260328T120000",
                "DTEND;TZID=Europe/Berlin:20260329T120000",
                "RRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(weekly.occurrences(Ics.window("2026-03-01T00:00:00Z", "2026-05-01T00:00:00Z", Ics.UTC)))
                .extracting(found -> Ics.end(found.event().event().time()))
                .containsExactly("2026-03-29T12:00", "2026-04-05T12:00", "2026-04-12T12:00");
    }

    @Test
    void theThirtyFirstSkipsShortMonths() {
        assertThat(days("20260131", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-07-01"))
                .containsExactly("2026-01-31", "2026-03-31", "2026-05-31");
        assertThat(days("20260131", "FREQ=MONTHLY", "2026-01-01", "2026-07-01"))
                .containsExactly("2026-01-31", "2026-03-31", "2026-05-31");
    }

    @Test
    void aYearlyLeapDayComesInLeapYearsAndItsClampedShapeEveryYear() {
        assertThat(days("20240229", "FREQ=YEARLY", "2024-01-01", "2033-01-01"))
                .containsExactly("2024-02-29", "2028-02-29", "2032-02-29");
        assertThat(days("20240229", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2024-01-01", "2027-01-01"))
                .containsExactly("2024-02-29", "2025-02-28", "2026-02-28");
    }

    @Test
    void theWeekBeginsOnMondayUnlessTheRuleSaysOtherwise() {
        String rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3";
        assertThat(days("20260317", rule, "2026-03-01", "2026-05-01"))
                .containsExactly("2026-03-17", "2026-03-22", "2026-03-31");
        assertThat(days("20260317", rule + ";WKST=MO", "2026-03-01", "2026-05-01"))
                .containsExactly("2026-03-17", "2026-03-22", "2026-03-31");
        assertThat(days("20260317", rule + ";WKST=SU", "2026-03-01", "2026-05-01"))
                .containsExactly("2026-03-17", "2026-03-29", "2026-03-31");
    }

    @Test
    void aPositionCountsInTheWholeSet() {
        assertThat(days("20260130", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", "2026-06-01"))
                .containsExactly("2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29");
        assertThat(days("20260105", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "2026-01-01", "2026-04-01"))
                .containsExactly("2026-01-05", "2026-02-02", "2026-03-02");
        assertThat(days("20260105", "FREQ=MONTHLY;BYDAY=1MO,1TU", "2026-01-01", "2026-03-01"))
                .containsExactly("2026-01-05", "2026-01-06", "2026-02-02", "2026-02-03");
    }

    @Test
    void weekdaysComeFromTheStartAndOrdinalsFromBothEnds() {
        assertThat(days("20260106", "FREQ=WEEKLY", "2026-01-01", "2026-01-25"))
                .containsExactly("2026-01-06", "2026-01-13", "2026-01-20");
        assertThat(days("20260330", "FREQ=MONTHLY;BYDAY=5MO", "2026-03-01", "2026-09-01"))
                .containsExactly("2026-03-30", "2026-06-29", "2026-08-31");
        assertThat(days("20260130", "FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01", "2026-04-01"))
                .containsExactly("2026-01-30", "2026-02-27", "2026-03-27");
        assertThat(days("20260518", "FREQ=YEARLY;BYDAY=20MO", "2026-01-01", "2028-01-01"))
                .containsExactly("2026-05-18", "2027-05-17");
    }

    @Test
    void aYearlyDayOfTheMonthWithoutMonthComesEveryMonth() {
        assertThat(days("20260105", "FREQ=YEARLY;BYMONTHDAY=5", "2026-01-01", "2027-01-01"))
                .hasSize(12);
        assertThat(days("20200101", "FREQ=YEARLY;BYMONTHDAY=20;BYDAY=MO;BYSETPOS=3", "2020-01-02", "2021-01-01"))
                .containsExactly("2020-07-20");
        assertThat(days("19970512", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-01-01", "2000-01-01"))
                .containsExactly("1997-05-12", "1998-05-11", "1999-05-17");
        assertThat(days("19970101", "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", "1997-01-01", "2001-01-01"))
                .containsExactly("1997-01-01", "1997-04-10", "1997-07-19", "2000-01-01", "2000-04-09", "2000-07-18");
    }

    @Test
    void aStartOffTheRuleIsAnExtraOccurrenceAndNoSeries() {
        IcsResource offRule =
                Ics.resource(Ics.event("DTSTART;VALUE=DATE:20260106", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5"));
        assertThat(Ics.starts(offRule, "2026-01-01", "2026-03-01"))
                .containsExactly("2026-01-06", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09");
        assertThatThrownBy(offRule::series)
                .isInstanceOfSatisfying(
                        IcsProblem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.NOT_A_SERIES));
    }

    @Test
    void aCountCountsExcludedAndMovedOccurrences() {
        IcsResource counted = Ics.resource(
                Ics.event(
                        "DTSTART:20260101T090000Z",
                        "DTEND:20260101T100000Z",
                        "RRULE:FREQ=DAILY;COUNT=4",
                        "EXDATE:20260102T090000Z"),
                Ics.event("RECURRENCE-ID:20260103T090000Z", "DTSTART:20260113T090000Z", "DTEND:20260113T100000Z"));
        assertThat(Ics.starts(counted, "2026-01-01", "2026-03-01"))
                .containsExactly("2026-01-01T09:00", "2026-01-13T09:00", "2026-01-04T09:00");
    }

    @Test
    void theLastStartIsInclusiveInEveryForm() {
        assertThat(until("America/New_York", "20260103T140000Z")).isEqualTo(3);
        assertThat(until("America/New_York", "20260103T135959Z")).isEqualTo(2);
        assertThat(until("America/New_York", "20260103")).isEqualTo(3);
        assertThat(until("America/New_York", "20260103T090000")).isEqualTo(3);
        assertThat(until("Europe/Berlin", "20260103T090000")).isEqualTo(3);
        assertThat(until("Europe/Berlin", "20260103T085959")).isEqualTo(2);
        assertThat(until("America/New_York", "20251231T235959Z")).isEqualTo(1);
        assertThat(days("20260101", "FREQ=DAILY;UNTIL=20260103T000000Z", "2026-01-01", "2026-02-01"))
                .hasSize(3);
        assertThat(days("20260101", "FREQ=DAILY;UNTIL=20260103T235959Z", "2026-01-01", "2026-02-01"))
                .hasSize(3);
    }

    private static int until(String zone, String until) {
        return Ics.startsOf(
                        "2026-01-01",
                        "2026-02-01",
                        "DTSTART;TZID=" + zone + ":20260101T090000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;UNTIL=" + until)
                .size();
    }

    @Test
    void theCanonicalEndIsAWallClockOfTheSeries() {
        Recurrence recurrence = Ics.read(
                        "DTSTART;TZID=America/New_York:20260101T200000", "RRULE:FREQ=DAILY;UNTIL=20260105T010000Z")
                .recurrence()
                .orElseThrow();
        assertThat(recurrence.rule().end()).contains(new End.Until(LocalDateTime.of(2026, 1, 4, 20, 0)));
    }

    @Test
    void whicheverEndComesFirstEndsTheSeries() {
        assertThat(days("20260101", "FREQ=DAILY;COUNT=3;UNTIL=20260110", "2026-01-01", "2026-02-01"))
                .hasSize(3);
        assertThat(days("20260101", "FREQ=DAILY;COUNT=30;UNTIL=20260104", "2026-01-01", "2026-02-01"))
                .hasSize(4);
    }

    @Test
    void whatIsNoRuleIsAProblem() {
        for (String rule : List.of(
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=FORTNIGHTLY",
                "COUNT=3",
                "FREQ=DAILY;BYMONTH=13",
                "FREQ=DAILY;BYDAY=XX",
                "FREQ=DAILY;RSCALE=HEBREW",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;UNTIL=soon",
                "FREQ=DAILY;INTERVAL=99999999999",
                "FREQ=DAILY;COUNT=-1",
                "x")) {
            assertThatThrownBy(() -> days("20260101", rule, "2026-01-01", "2026-02-01"))
                    .as(rule)
                    .isInstanceOfSatisfying(
                            IcsProblem.class,
                            problem -> assertThat(problem.kind()).isEqualTo(Kind.BAD_RULE))
                    .hasMessageContaining("UID u: RRULE: ");
        }
    }

    @Test
    void aRuleBombIsAProblemAndNeverAShorterList() {
        for (String rule : List.of(
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=1000000000",
                "FREQ=MINUTELY;COUNT=999999999",
                "FREQ=SECONDLY;BYMINUTE=7;BYSECOND=7,8,9,10",
                "FREQ=YEARLY;BYDAY=MO,TU,WE;BYHOUR=" + all(24) + ";BYMINUTE=" + all(60) + ";BYSECOND=" + all(60))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertThatThrownBy(() -> Ics.startsOf(
                                    "2026-06-01", "2027-06-01", "DTSTART:19700101T000000Z", "RRULE:" + rule))
                            .as(rule)
                            .isInstanceOfSatisfying(
                                    IcsProblem.class,
                                    problem -> assertThat(problem.kind()).isEqualTo(Kind.TOO_MANY)));
        }
    }

    private static String all(int values) {
        return IntStream.range(0, values).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    void longAndEmptyRulesAreFast() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(days("19700101", "FREQ=DAILY", "2026-06-01", "2026-06-11"))
                    .hasSize(10);
            assertThat(days("19700101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-06-01", "2027-06-01"))
                    .isEmpty();
            assertThat(Ics.startsOf(
                            "2026-06-01",
                            "2027-06-01",
                            "DTSTART:19700101T000000Z",
                            "RRULE:FREQ=SECONDLY;COUNT=999999999;BYMONTH=2;BYMONTHDAY=30"))
                    .isEmpty();
            assertThat(days("19700101", "FREQ=DAILY;COUNT=30000", "2026-06-01", "2026-06-11"))
                    .hasSize(10);
            assertThat(Ics.startsOf(
                            "2026-12-30", "2027-01-02", "DTSTART:19700101T000000Z", "RRULE:FREQ=HOURLY;BYMONTH=1"))
                    .as("more than a thousand empty steps")
                    .hasSize(24);
        });
    }

    @Test
    void hoursAreSteppedOnTheTimeLineAndConditionsReadOnTheWall() {
        assertThat(Ics.startsOf(
                        "2026-10-24",
                        "2026-10-26",
                        "DTSTART;TZID=Europe/Berlin:20261025T000000",
                        "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=4"))
                .containsExactly("2026-10-25T00:00", "2026-10-25T02:00", "2026-10-25T03:00", "2026-10-25T05:00");
        assertThat(Ics.startsOf(
                        "2026-06-01",
                        "2026-06-02",
                        "DTSTART;TZID=America/New_York:20260601T090000",
                        "RRULE:FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10"))
                .containsExactly(
                        "2026-06-01T09:00",
                        "2026-06-01T09:20",
                        "2026-06-01T09:40",
                        "2026-06-01T10:00",
                        "2026-06-01T10:20",
                        "2026-06-01T10:40");
    }

    @Test
    void severalRulesAndDatesMakeOneSetThatIsNoSeries() {
        IcsResource two = Ics.resource(Ics.event(
                "DTSTART;VALUE=DATE:20260105",
                "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2",
                "RRULE:FREQ=DAILY;COUNT=2",
                "RDATE;VALUE=DATE:20260106,20260120,20251220"));
        assertThat(Ics.starts(two, "2025-12-01", "2026-03-01"))
                .containsExactly("2025-12-20", "2026-01-05", "2026-01-06", "2026-01-12", "2026-01-20");
        assertThatThrownBy(two::series).hasMessageContaining("RRULE");
        IcsResource datesOnly = Ics.resource(Ics.event(
                "DTSTART:20260105T100000Z",
                "DTEND:20260105T110000Z",
                "RDATE;VALUE=PERIOD:20260107T100000Z/PT3H,20260108T100000Z/20260108T103000Z"));
        assertThat(datesOnly.recurs()).isTrue();
        assertThat(datesOnly.occurrences(Ics.window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", Ics.UTC)))
                .extracting(found -> Ics.end(found.event().event().time()))
                .containsExactly("2026-01-05T11:00", "2026-01-07T13:00", "2026-01-08T10:30");
    }

    @Test
    void anExcludedRuleIsTakenAway() {
        assertThat(Ics.startsOf(
                        "2026-01-01",
                        "2026-02-01",
                        "DTSTART;VALUE=DATE:20260101",
                        "RRULE:FREQ=DAILY;COUNT=5",
                        "EXRULE:FREQ=DAILY;INTERVAL=2"))
                .containsExactly("2026-01-02", "2026-01-04");
    }

    private static List<String> days(String start, String rule, String from, String to) {
        return Ics.startsOf(from, to, "DTSTART;VALUE=DATE:" + start, "RRULE:" + rule);
    }
}
