package org.kalends.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The proof that the oracle of the simulation sees what it should see: whatever breaks a promise is caught. */
class MutantTest {

    private static final int STEPS = 40;
    private static final long MOST_SEEDS = 3_000;

    @Test
    void everyBrokenPartIsCaught() {
        Map<String, Parts> mutants = new LinkedHashMap<>();
        BrokenReads.addTo(mutants);
        BrokenWrites.addTo(mutants);
        BrokenParts.addTo(mutants);
        Map<String, String> caught = new TreeMap<>();
        Set<String> missed = new TreeSet<>();
        mutants.entrySet().stream().parallel().forEach(mutant -> {
            Optional<String> how = hunt(mutant.getValue());
            synchronized (caught) {
                how.ifPresentOrElse(text -> caught.put(mutant.getKey(), text), () -> missed.add(mutant.getKey()));
            }
        });
        caught.forEach((mutant, how) -> System.out.println("mutant caught: " + mutant + ": " + how));
        System.out.println("mutants: " + caught.size() + " of " + mutants.size() + " caught");
        assertThat(missed).isEmpty();
    }

    private static Optional<String> hunt(Parts mutant) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            try {
                new Life(seed, Kinds.IN_MEMORY, mutant, Storage.IN_MEMORY, new Totals(), false).live(STEPS);
            } catch (Violation | RuntimeException e) {
                new Life(seed, Kinds.IN_MEMORY, Parts.SOUND, Storage.IN_MEMORY, new Totals(), false).live(STEPS);
                String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                return Optional.of("seed " + seed + ", " + what);
            }
        }
        return Optional.empty();
    }
}
