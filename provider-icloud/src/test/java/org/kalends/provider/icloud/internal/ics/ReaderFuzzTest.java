package org.kalends.provider.icloud.internal.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;

/**
 * Whatever a server sends: only {@link IcsProblem} leaves the reader, and soon.
 *
 * <p>In the build the kept inputs and 20,000 seeded mutations are tried. Longer, with coverage: {@code JAZZER_FUZZ=1 mvn -pl
 * provider-icloud test -Dtest=ReaderFuzzTest}; more mutations: {@code -Dkalends.fuzz.mutations=2000000}.
 */
class ReaderFuzzTest {

    private static final IcsContext SMALL = new IcsContext(
            ZoneId.of("Europe/Berlin"), Optional.of("me@example.org"), new IcsContext.Limits(100_000, 200, 20_000));

    private static final List<String> WORDS = List.of(
            "\r\n",
            "\n ",
            ";",
            ":",
            ",",
            "=",
            "\"",
            "\\",
            "/",
            "0",
            "9",
            "-",
            "Z",
            "T",
            "DTSTART",
            "DTEND",
            "RRULE:",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            ";TZID=",
            ";VALUE=DATE",
            ";RANGE=THISANDFUTURE",
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "FREQ=SECONDLY",
            "COUNT=999999999",
            "BYDAY=-53MO",
            "UNTIL=00000101",
            "99991231T235959",
            "P9999999W",
            "INTERVAL=999999999",
            "BEGIN:VTIMEZONE\r\n",
            "TZOFFSETTO:+1800\r\n",
            "\u0000",
            "\uD83D",
            "BYWEEKNO=53",
            "BYYEARDAY=-366",
            "BYSETPOS=-1",
            "00010101");

    @FuzzTest(maxDuration = "10m")
    void onlyProblemsLeaveTheReader(byte[] input) {
        tryAll(new String(input, StandardCharsets.UTF_8), true);
    }

    @Test
    void onlyProblemsLeaveTheReaderOnMutatedTexts() {
        int mutations = Integer.getInteger("kalends.fuzz.mutations", 20_000);
        List<String> texts = texts();
        int[] read = {0};
        for (int seed = 0; seed < mutations; seed++) {
            Random random = new Random(seed);
            String text = mutated(texts.get(random.nextInt(texts.size())), random);
            try {
                read[0] += tryAll(text, seed % 5 == 0) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
        assertThat(read[0]).as("some mutations can still be read").isGreaterThan(mutations / 20);
    }

    @Test
    void noMutationTakesLong() {
        List<String> texts = texts();
        for (int seed = 0; seed < 300; seed++) {
            String text = mutated(texts.get(seed % texts.size()), new Random(-seed - 1L));
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> tryAll(text, true), "seed " + seed);
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (long seed = 0; seed < 12; seed++) {
            texts.add(IcsResource.create("u", Copies.MARK, new EventGenerator(seed).event(), Copies.NOW));
        }
        return texts;
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(from, to);
                case 1 -> mutated.insert(from, WORDS.get(random.nextInt(WORDS.size())));
                case 2 -> mutated.replace(from, to, WORDS.get(random.nextInt(WORDS.size())));
                default -> mutated.insert(random.nextInt(mutated.length() + 1), mutated.substring(from, to));
            }
        }
        return mutated.toString();
    }

    /** Calls everything that a provider calls, or only what reads; returns whether the text could be read. */
    private static boolean tryAll(String text, boolean writes) {
        try {
            IcsResource resource = IcsResource.parse(text, SMALL);
            resource.originMark();
            attempt(() -> resource.occurrences(Ics.window("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", Ics.UTC)));
            CalendarEvent event = resource.series().event();
            OriginalStart start = OriginalStart.of(event.time());
            attempt(() -> resource.occurrence(start));
            if (!writes) {
                return true;
            }
            attempt(() -> resource.withUpdate(
                    event, Set.of(EventField.TITLE, EventField.TIME), Optional.empty(), Copies.NOW));
            attempt(() -> resource.withOccurrenceUpdate(start, event, Set.of(EventField.TIME), Copies.NOW));
            attempt(() -> resource.withoutOccurrence(start, Copies.NOW));
            attempt(() -> IcsResource.create("u", Copies.MARK, event, Copies.NOW));
            return true;
        } catch (IcsProblem e) {
            return false;
        }
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (IcsProblem e) {
            assertThat(e.property()).isNotEmpty();
        }
    }
}
