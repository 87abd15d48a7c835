package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;

/**
 * Our expansion against ical4j's, on rules that stay clear of what ical4j is known to read differently (among them a
 * weekly rule with BYMONTH, where ical4j keeps days of a week that runs into the next month).
 */
class RuleDifferentialTest {

    private static final int RULES = 3000;

    @Test
    void bothExpandTheSameRulesAlike() {
        for (long seed = 0; seed < RULES; seed++) {
            Random random = new Random(seed);
            LocalDateTime start = LocalDateTime.of(2024, 1, 1, 9, 30).plusDays(random.nextInt(800));
            String rule = rule(random);
            LocalDateTime end = start.plusDays(700);
            TreeSet<LocalDateTime> theirs = new TreeSet<>(new Recur<LocalDateTime>(rule).getDates(start, start, end));
            TreeSet<LocalDateTime> ours = new TreeSet<>();
            ParsedRule parsed = RuleReader.read(ContentLine.of("RRULE", rule));
            int[] left = {parsed.count().orElse(Integer.MAX_VALUE)};
            new RuleExpansion(parsed.rule(), start, WallZone.Region.UTC, new StepCounter("RRULE", 1_000_000))
                    .walk(WallZone.Region.UTC.instant(start), WallZone.Region.UTC.instant(end), found -> {
                        LocalDateTime wall = WallZone.Region.UTC.wall(found);
                        if (left[0]-- > 0 && !wall.isAfter(end)) {
                            ours.add(wall);
                        }
                        return left[0] > 0;
                    });
            assertThat(ours).as("seed %d: %s from %s", seed, rule, start).isEqualTo(theirs);
        }
    }

    private static String rule(Random random) {
        List<String> parts = new ArrayList<>();
        int frequency = random.nextInt(4);
        parts.add("FREQ=" + List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(frequency));
        parts.add("WKST=" + List.of("MO", "SU").get(random.nextInt(2)));
        if (random.nextBoolean()) {
            parts.add("INTERVAL=" + (1 + random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            parts.add("COUNT=" + (1 + random.nextInt(30)));
        }
        String days = List.of("MO", "TU,TH", "SA,SU", "MO,WE,FR").get(random.nextInt(4));
        String ordinals = List.of("2TU", "-1FR", "1MO,3MO", "5TH").get(random.nextInt(4));
        switch (frequency) {
            case 0 -> addOne(random, parts, "BYDAY=" + days, "BYMONTH=2,7", "BYMONTHDAY=1,15,-1");
            case 1 -> addOne(random, parts, "BYDAY=" + days);
            case 2 ->
                addOne(
                        random,
                        parts,
                        "BYDAY=" + ordinals,
                        "BYMONTHDAY=1,31,-2",
                        "BYDAY=" + days + ";BYSETPOS=1,-1",
                        "BYMONTHDAY=13;BYDAY=FR",
                        "BYDAY=" + days);
            default ->
                addOne(
                        random,
                        parts,
                        "BYMONTH=3;BYMONTHDAY=10",
                        "BYMONTH=5,11;BYDAY=" + ordinals,
                        "BYYEARDAY=1,100,-1",
                        "BYMONTH=1,2;BYDAY=" + days + ";BYSETPOS=-1");
        }
        return String.join(";", parts);
    }

    private static void addOne(Random random, List<String> parts, String... choices) {
        int choice = random.nextInt(choices.length + 1);
        if (choice < choices.length) {
            parts.add(choices[choice]);
        }
    }
}
