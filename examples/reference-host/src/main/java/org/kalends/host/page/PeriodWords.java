package org.kalends.host.page;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Periods as people say them. */
final class PeriodWords {

    /** What a form offers. */
    static final List<Period> OFFERED =
            Stream.of(0, 1, 3, 6, 12, 24).map(Period::ofMonths).toList();

    private PeriodWords() {}

    static String of(Period period) {
        if (period.isZero()) {
            return "no days";
        }
        return Arrays.asList(
                        amount(period.getYears(), "year"),
                        amount(period.getMonths(), "month"),
                        amount(period.getDays(), "day"))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String amount(int count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }
}
