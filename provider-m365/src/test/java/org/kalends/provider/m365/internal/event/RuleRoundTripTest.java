package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.tck.samples.Machine;
import org.kalends.tck.samples.RuleGenerator;

/** A rule that is written means the same days to Exchange and comes back as it was; every other one is refused. */
class RuleRoundTripTest {

    private static final int RULES = 3000;

    private static final GraphWriter WRITER = new GraphWriter(ZoneId.of("UTC"), ZoneSpelling.IANA);

    private static final GraphLimits LIMITS = new GraphLimits();

    @Test
    void everyRuleComesBackOrIsRefused() {
        int held = 0;
        for (long seed = 0; seed < RULES; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            if (LIMITS.refusal(series).isEmpty()) {
                held++;
                JsonObject stored = Wire.object(WRITER.create(series));
                assertThat(read(Wire.told(stored))).as("seed %d", seed).isEqualTo(series);
                assertThat(read(Wire.told(stored, Wire::windows)))
                        .as("seed %d, told with Windows names", seed)
                        .isEqualTo(series);
            }
        }
        assertThat(held).as("rules that are held").isBetween(RULES / 4, RULES * 9 / 10);
    }

    @Test
    void everyRuleThatIsHeldMeansTheSameDaysToExchange() {
        int held = 0;
        for (long seed = 0; seed < RULES; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            if (LIMITS.refusal(series).isPresent()) {
                continue;
            }
            held++;
            LocalDate first = OriginalStart.of(series.time()).wall().toLocalDate();
            LocalTime clock = OriginalStart.of(series.time()).wall().toLocalTime();
            LocalDate last = first.plusYears(10);
            RecurrenceRule rule = series.recurrence().orElseThrow().rule();
            List<LocalDate> meant = new RuleDays(rule, first).until(last, clock);
            JsonObject written = Wire.object(WRITER.create(series)).getAsJsonObject("recurrence");
            assertThat(new ExchangeDays(written).until(last))
                    .as("seed %d", seed)
                    .isEqualTo(meant);
            assertThat(SeriesPattern.of(rule, series.time())
                            .dates()
                            .takeWhile(day -> !day.isAfter(last))
                            .toList())
                    .as("seed %d, our own expansion", seed)
                    .isEqualTo(meant);
        }
        assertThat(held).isGreaterThan(RULES / 4);
    }

    @Test
    void aPatternWithoutFactsIsReadAsARuleOfTheSameDays() {
        for (long seed = 0; seed < RULES; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            if (LIMITS.refusal(series).isPresent()) {
                continue;
            }
            JsonObject stored = Wire.object(WRITER.create(series));
            CalendarEvent read = GraphReader.series(Wire.told(stored), List.of(), List.of(), Facts.NONE);
            LocalDate first = OriginalStart.of(series.time()).wall().toLocalDate();
            LocalTime clock = OriginalStart.of(series.time()).wall().toLocalTime();
            LocalDate last = first.plusYears(10);
            assertThat(new RuleDays(read.recurrence().orElseThrow().rule(), first).until(last, clock))
                    .as("seed %d", seed)
                    .isEqualTo(new RuleDays(series.recurrence().orElseThrow().rule(), first).until(last, clock));
            assertThat(LIMITS.refusal(read))
                    .as("seed %d: what was read can be written", seed)
                    .isEmpty();
            assertThat(Wire.object(WRITER.create(read)).getAsJsonObject("recurrence"))
                    .as("seed %d: and is the same pattern", seed)
                    .isEqualTo(inSameZone(stored, Wire.object(WRITER.create(read))));
        }
    }

    private static JsonObject inSameZone(JsonObject stored, JsonObject other) {
        JsonObject recurrence = stored.getAsJsonObject("recurrence").deepCopy();
        recurrence
                .getAsJsonObject("range")
                .add(
                        "recurrenceTimeZone",
                        other.getAsJsonObject("recurrence")
                                .getAsJsonObject("range")
                                .get("recurrenceTimeZone"));
        return recurrence;
    }

    @Test
    void mostRulesNeedNoFactAndARefusalHasManyReasons() {
        Map<String, Integer> refusals = new TreeMap<>();
        List<Long> withoutFact = new ArrayList<>();
        for (long seed = 0; seed < RULES; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            Optional<String> refusal = LIMITS.refusal(series);
            refusal.ifPresent(reason -> refusals.merge(reason, 1, Integer::sum));
            if (refusal.isEmpty() && SeriesPattern.fact(series).isEmpty()) {
                withoutFact.add(seed);
            }
        }
        assertThat(refusals.size()).isGreaterThanOrEqualTo(7);
        assertThat(withoutFact.size()).isGreaterThan(RULES / 20);
    }

    @ParameterizedTest
    @MethodSource("org.kalends.tck.samples.Machine#all")
    void everyMachineWritesAndReadsTheSame(Machine machine) throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            Optional<String> refusal = LIMITS.refusal(series);
            if (refusal.isEmpty()) {
                String json = Wire.json(WRITER.create(series));
                try (AutoCloseable back = machine.takeOn()) {
                    assertThat(LIMITS.refusal(series)).isEmpty();
                    assertThat(Wire.json(WRITER.create(series))).isEqualTo(json);
                    assertThat(read(Wire.told(Wire.object(WRITER.create(series)))))
                            .isEqualTo(series);
                }
            }
        }
    }

    private static CalendarEvent read(Event told) {
        return GraphReader.series(told, List.of(), List.of(), Facts.of(told));
    }
}
