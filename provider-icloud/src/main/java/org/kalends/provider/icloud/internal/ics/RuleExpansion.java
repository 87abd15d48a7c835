package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.model.RecurrenceRule;

/**
 * The starts that a rule means, from days to years: stepped on the wall clock of the series. Every candidate counts as a step, so no rule
 * can take long. ical4j's own expansion is not used: it depends on the locale of the machine, ends silently after a thousand empty
 * periods, and cannot be bounded.
 */
final class RuleExpansion {

    private static final int LAST_YEAR = 9999;

    private final RecurrenceRule rule;
    private final LocalDateTime seed;
    private final WallZone zone;
    private final RuleDates dates;
    private final StepCounter steps;

    RuleExpansion(RecurrenceRule rule, LocalDateTime seed, WallZone zone, StepCounter steps) {
        this.rule = rule;
        this.seed = seed;
        this.zone = zone;
        this.steps = steps;
        this.dates = new RuleDates(rule, seed.toLocalDate());
    }

    /** Returns whether the rule itself means the seed. */
    boolean meansSeed() {
        boolean[] found = {false};
        Instant start = zone.instant(seed);
        walk(start, start, instant -> {
            found[0] |= instant.equals(start);
            return !found[0];
        });
        return found[0];
    }

    /**
     * Hands out the starts that the rule means, not before the seed, until {@code more} says no. None between the two ends is left out;
     * some around them may come too.
     */
    void walk(Instant from, Instant to, Predicate<Instant> more) {
        switch (rule.frequency()) {
            case HOURLY, MINUTELY, SECONDLY -> new ShortSteps(rule, seed, zone, dates, steps).walk(from, to, more);
            default -> walkDays(from, to, more);
        }
    }

    private void walkDays(Instant from, Instant to, Predicate<Instant> more) {
        List<LocalTime> times = times();
        LocalDate last = zone.wall(to).toLocalDate().plusDays(1);
        for (long period = firstPeriod(zone.wall(from).toLocalDate()); ; period++) {
            steps.take(1);
            LocalDate begin = begin(period);
            if (begin.isAfter(last) || begin.getYear() > LAST_YEAR) {
                return;
            }
            for (LocalDateTime start : positions(set(begin, times))) {
                if (!start.isBefore(seed) && !more.test(zone.instant(start))) {
                    return;
                }
            }
        }
    }

    private long firstPeriod(LocalDate from) {
        LocalDate origin = begin(0);
        long periods = unit().between(origin, from) / rule.interval();
        return Math.max(0, periods - 1);
    }

    private ChronoUnit unit() {
        return switch (rule.frequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            default -> ChronoUnit.DAYS;
        };
    }

    private LocalDate begin(long period) {
        LocalDate first = switch (rule.frequency()) {
            case YEARLY -> seed.toLocalDate().withDayOfYear(1);
            case MONTHLY -> seed.toLocalDate().withDayOfMonth(1);
            case WEEKLY -> RuleDates.weekStart(seed.toLocalDate(), rule.weekStart());
            default -> seed.toLocalDate();
        };
        return first.plus(period * rule.interval(), unit());
    }

    private List<LocalDateTime> set(LocalDate begin, List<LocalTime> times) {
        LocalDate end = begin.plus(1, unit());
        List<LocalDateTime> set = new ArrayList<>();
        for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
            steps.take(1);
            if (!dates.inMonths(day)) {
                day = day.withDayOfMonth(day.lengthOfMonth());
            } else if (dates.contain(day)) {
                steps.take(times.size());
                LocalDate date = day;
                times.forEach(time -> set.add(date.atTime(time)));
            }
        }
        return set;
    }

    private List<LocalDateTime> positions(List<LocalDateTime> set) {
        if (rule.bySetPosition().isEmpty()) {
            return set;
        }
        TreeSet<LocalDateTime> chosen = new TreeSet<>();
        for (int position : rule.bySetPosition()) {
            int index = position > 0 ? position - 1 : set.size() + position;
            if (index >= 0 && index < set.size()) {
                chosen.add(set.get(index));
            }
        }
        return List.copyOf(chosen);
    }

    private List<LocalTime> times() {
        TreeSet<LocalTime> times = new TreeSet<>();
        for (int hour : orSeed(rule.byHour(), seed.getHour())) {
            for (int minute : orSeed(rule.byMinute(), seed.getMinute())) {
                for (int second : orSeed(rule.bySecond(), seed.getSecond())) {
                    times.add(LocalTime.of(hour, minute, Math.min(second, 59)));
                }
            }
        }
        return List.copyOf(times);
    }

    static List<Integer> orSeed(List<Integer> values, int seed) {
        return values.isEmpty() ? List.of(seed) : values;
    }
}
