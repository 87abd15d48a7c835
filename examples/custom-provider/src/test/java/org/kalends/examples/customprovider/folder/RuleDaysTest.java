package org.kalends.examples.customprovider.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

class RuleDaysTest {

    private static final LocalDate END = LocalDate.parse("2040-12-31");

    @Test
    void everySecondWeekCountsWeeksFromTheirFirstDay() {
        RecurrenceRule.Builder rule = RecurrenceRule.builder(Frequency.WEEKLY)
                .interval(2)
                .count(4)
                .byDay(List.of(Weekday.every(DayOfWeek.TUESDAY), Weekday.every(DayOfWeek.SUNDAY)));

        // RFC 5545 section 3.8.5.3 shows both.
        assertThat(days(rule.build(), "1997-08-05T09:00"))
                .containsExactly("1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24");
        assertThat(days(rule.weekStart(DayOfWeek.SUNDAY).build(), "1997-08-05T09:00"))
                .containsExactly("1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31");
    }

    @Test
    void aMonthWithoutTheDayIsLeftOut() {
        RecurrenceRule rule = RecurrenceRule.builder(Frequency.MONTHLY).count(3).build();

        assertThat(days(rule, "2031-01-31T09:00")).containsExactly("2031-01-31", "2031-03-31", "2031-05-31");
    }

    @Test
    void aDayMayBeCountedFromTheEndOfTheMonth() {
        RecurrenceRule lastDay = RecurrenceRule.builder(Frequency.MONTHLY)
                .byMonthDay(List.of(-1))
                .count(3)
                .build();
        RecurrenceRule lastFriday = RecurrenceRule.builder(Frequency.MONTHLY)
                .byDay(List.of(new Weekday(DayOfWeek.FRIDAY, -1)))
                .count(3)
                .build();

        assertThat(days(lastDay, "2031-01-31T09:00")).containsExactly("2031-01-31", "2031-02-28", "2031-03-31");
        assertThat(days(lastFriday, "2031-01-31T09:00")).containsExactly("2031-01-31", "2031-02-28", "2031-03-28");
    }

    @Test
    void aWeekdayOfTheYearIsCountedInTheYearAndInTheMonthWhereOneIsNamed() {
        List<Weekday> twentiethMonday = List.of(new Weekday(DayOfWeek.MONDAY, 20));
        List<Weekday> fourthThursday = List.of(new Weekday(DayOfWeek.THURSDAY, 4));
        RecurrenceRule ofTheYear = RecurrenceRule.builder(Frequency.YEARLY)
                .byDay(twentiethMonday)
                .count(3)
                .build();
        RecurrenceRule ofNovember = RecurrenceRule.builder(Frequency.YEARLY)
                .byDay(fourthThursday)
                .byMonth(List.of(11))
                .count(2)
                .build();

        assertThat(days(ofTheYear, "1997-05-19T09:00")).containsExactly("1997-05-19", "1998-05-18", "1999-05-17");
        assertThat(days(ofNovember, "2030-11-28T09:00")).containsExactly("2030-11-28", "2031-11-27");
    }

    @Test
    void aLeapDayComesEveryFourthYear() {
        RecurrenceRule rule = RecurrenceRule.builder(Frequency.YEARLY).count(2).build();

        assertThat(days(rule, "2028-02-29T09:00")).containsExactly("2028-02-29", "2032-02-29");
    }

    @Test
    void theLastStartCountsByItsTimeToo() {
        RecurrenceRule.Builder rule = RecurrenceRule.builder(Frequency.DAILY);

        assertThat(days(rule.until(LocalDateTime.parse("2031-01-02T09:00")).build(), "2031-01-01T09:00"))
                .containsExactly("2031-01-01", "2031-01-02");
        assertThat(days(rule.until(LocalDateTime.parse("2031-01-02T08:59")).build(), "2031-01-01T09:00"))
                .containsExactly("2031-01-01");
    }

    @Test
    void theFirstDayBelongsToTheSeriesAlthoughTheRuleDoesNotMeanIt() {
        RecurrenceRule rule = RecurrenceRule.builder(Frequency.WEEKLY)
                .byDay(List.of(Weekday.every(DayOfWeek.FRIDAY)))
                .count(2)
                .build();

        assertThat(days(rule, "2031-01-01T09:00")).containsExactly("2031-01-01", "2031-01-03");
    }

    private static List<String> days(RecurrenceRule rule, String first) {
        return new RuleDays(rule, LocalDateTime.parse(first))
                .until(END).stream().map(LocalDate::toString).toList();
    }
}
