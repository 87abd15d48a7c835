package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;

/**
 * The starts that a rule of hours, minutes or seconds means: stepped on the time line, because "every two hours" goes on through a change
 * of the clock; its conditions are read on the wall clock.
 */
final class ShortSteps {

    private static final int LAST_YEAR = 9999;

    private final RecurrenceRule rule;
    private final Instant seed;
    private final WallZone zone;
    private final RuleDates dates;
    private final StepCounter steps;
    private final ChronoUnit unit;
    private final long stepSeconds;

    ShortSteps(RecurrenceRule rule, LocalDateTime seed, WallZone zone, RuleDates dates, StepCounter steps) {
        this.rule = rule;
        this.seed = zone.instant(seed);
        this.zone = zone;
        this.dates = dates;
        this.steps = steps;
        this.unit = switch (rule.frequency()) {
            case HOURLY -> ChronoUnit.HOURS;
            case MINUTELY -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
        this.stepSeconds = unit.getDuration().toSeconds() * rule.interval();
    }

    void walk(Instant from, Instant to, Predicate<Instant> more) {
        Instant last = to.plus(1, ChronoUnit.HOURS);
        long step = Math.max(0, ChronoUnit.SECONDS.between(seed, from) / stepSeconds - 1);
        while (true) {
            steps.take(1);
            Instant at = seed.plusSeconds(step * stepSeconds);
            LocalDateTime wall = zone.wall(at);
            if (at.isAfter(last) || wall.getYear() > LAST_YEAR) {
                return;
            }
            Instant next = skipped(at, wall);
            if (next.isAfter(at)) {
                step = Math.max(step + 1, Math.floorDiv(ChronoUnit.SECONDS.between(seed, next) - 1, stepSeconds) + 1);
                continue;
            }
            for (Instant start : positions(set(at, wall))) {
                if (!start.isBefore(seed) && !more.test(start)) {
                    return;
                }
            }
            step++;
        }
    }

    /** Returns the end of the day, hour or minute that the rule leaves out; {@code at} itself when it is meant. */
    private Instant skipped(Instant at, LocalDateTime wall) {
        if (!dates.contain(wall.toLocalDate())) {
            return later(at, zone.instant(wall.toLocalDate().plusDays(1).atStartOfDay()));
        }
        if (leftOut(rule.byHour(), wall.getHour())) {
            return at.plusSeconds(3600 - wall.getMinute() * 60L - wall.getSecond());
        }
        if (unit != ChronoUnit.HOURS && leftOut(rule.byMinute(), wall.getMinute())) {
            return at.plusSeconds(60L - wall.getSecond());
        }
        return unit == ChronoUnit.SECONDS && leftOut(rule.bySecond(), wall.getSecond()) ? at.plusSeconds(1) : at;
    }

    private static Instant later(Instant at, Instant next) {
        return next.isAfter(at) ? next : at.plusSeconds(1);
    }

    private static boolean leftOut(List<Integer> wanted, int value) {
        return !wanted.isEmpty() && !wanted.contains(value);
    }

    private List<Instant> set(Instant at, LocalDateTime wall) {
        TreeSet<Instant> set = new TreeSet<>();
        List<Integer> minutes = rule.frequency() == Frequency.HOURLY ? rule.byMinute() : List.of();
        List<Integer> seconds = rule.frequency() == Frequency.SECONDLY ? List.of() : rule.bySecond();
        for (int minute : RuleExpansion.orSeed(minutes, wall.getMinute())) {
            for (int second : RuleExpansion.orSeed(seconds, wall.getSecond())) {
                steps.take(1);
                set.add(at.plusSeconds((minute - wall.getMinute()) * 60L + Math.min(second, 59) - wall.getSecond()));
            }
        }
        return new ArrayList<>(set);
    }

    private List<Instant> positions(List<Instant> set) {
        if (rule.bySetPosition().isEmpty()) {
            return set;
        }
        return rule.bySetPosition().stream()
                .map(position -> position > 0 ? position - 1 : set.size() + position)
                .filter(index -> index >= 0 && index < set.size())
                .sorted()
                .distinct()
                .map(set::get)
                .toList();
    }
}
