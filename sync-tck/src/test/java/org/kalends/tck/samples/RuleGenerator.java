package org.kalends.tck.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** Makes rules out of a seed: ones that people make, in many spellings, and rare ones that services nearly can say. */
public final class RuleGenerator {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Europe/Vienna"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("Asia/Kolkata"));

    private final Random random;

    /** Creates a generator; equal seeds make equal rules. */
    public RuleGenerator(long seed) {
        random = new Random(seed);
    }

    /** Returns a series, whose first occurrence need not follow its rule. */
    public CalendarEvent series() {
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1200));
        if (random.nextInt(4) == 0) {
            day = day.withDayOfMonth(day.lengthOfMonth());
        }
        EventTime time = random.nextInt(4) == 0 ? new EventTime.AllDay(day, day.plusDays(1)) : timed(day);
        return CalendarEvent.builder(time)
                .title("series")
                .recurrence(Optional.of(Recurrence.of(rule(day, time))))
                .build();
    }

    private EventTime timed(LocalDate day) {
        LocalDateTime start = day.atTime(random.nextInt(24), 15 * random.nextInt(4));
        return new EventTime.Timed(start, start.plusMinutes(60 + random.nextInt(120)), any(ZONES));
    }

    private RecurrenceRule rule(LocalDate day, EventTime time) {
        Frequency frequency = any(List.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY));
        RecurrenceRule.Builder rule = RecurrenceRule.builder(frequency)
                .interval(random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1)
                .weekStart(any(List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY)));
        switch (frequency) {
            case DAILY, WEEKLY -> {
                if (random.nextBoolean()) {
                    rule.byDay(weekdays(day));
                }
            }
            case MONTHLY -> inMonth(rule, day);
            default -> {
                if (random.nextInt(4) > 0) {
                    rule.byMonth(List.of(day.getMonthValue()));
                    inMonth(rule, day);
                }
            }
        }
        end(rule, day, time);
        return rule.build();
    }

    private void inMonth(RecurrenceRule.Builder rule, LocalDate day) {
        int nth = (day.getDayOfMonth() - 1) / 7 + 1;
        boolean last = day.getDayOfMonth() + 7 > day.lengthOfMonth();
        switch (random.nextInt(8)) {
            case 0 -> rule.byMonthDay(List.of(day.getDayOfMonth()));
            case 1 -> rule.byMonthDay(List.of(-1));
            case 2 ->
                rule.byMonthDay(any(List.of(List.of(28, 29), List.of(28, 29, 30), List.of(30, 28, 29, 31))))
                        .bySetPosition(List.of(-1));
            case 3 -> rule.byDay(List.of(new Weekday(day.getDayOfWeek(), last ? -1 : nth)));
            case 4 -> rule.byDay(List.of(Weekday.every(day.getDayOfWeek()))).bySetPosition(List.of(last ? -1 : nth));
            case 5 -> rule.byDay(weekdays(day)).bySetPosition(List.of(any(List.of(-1, 1, 2, 3, 4, 5, -2))));
            case 6 -> rule.byDay(weekdays(day)).byMonthDay(List.of(13));
            default -> {}
        }
    }

    private List<Weekday> weekdays(LocalDate day) {
        List<Weekday> days = new ArrayList<>(List.of(Weekday.every(day.getDayOfWeek())));
        for (int i = random.nextInt(6); i > 0; i--) {
            days.add(random.nextInt(days.size() + 1), Weekday.every(DayOfWeek.of(1 + random.nextInt(7))));
        }
        return days;
    }

    private void end(RecurrenceRule.Builder rule, LocalDate day, EventTime time) {
        switch (random.nextInt(4)) {
            case 0 -> rule.count(1 + random.nextInt(random.nextInt(5) == 0 ? 1500 : 40));
            case 1 -> {
                LocalDateTime until = day.plusDays(random.nextInt(1500)).atTime(random.nextInt(24), 0);
                rule.until(
                        time instanceof EventTime.AllDay ? until.toLocalDate().atStartOfDay() : until);
            }
            case 2 -> rule.until(LocalDateTime.of(9999, 12, 31, 0, 0));
            default -> {}
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
