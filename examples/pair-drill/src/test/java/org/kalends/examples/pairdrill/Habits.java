package org.kalends.examples.pairdrill;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.simulation.Dice;
import org.kalends.simulation.Remote;
import org.kalends.simulator.Faults;

/**
 * What a simulated service does wrong: some things all the time, others when it is told to.
 *
 * @param <F> what can go wrong
 */
final class Habits<F extends Enum<F>> {

    private final Class<F> kinds;
    private final Faults<F> faults;
    private final Map<Remote.Fault, List<F>> strikes;
    private final Dice dice;
    private final Set<F> always = new LinkedHashSet<>();

    /**
     * Lets a service pick some habits.
     *
     * @param faults the switches of the service
     * @param strikes in how many ways it does something wrong
     * @param known what some services do all the time
     */
    Habits(Class<F> kinds, Faults<F> faults, Map<Remote.Fault, List<F>> strikes, List<F> known, Dice dice) {
        this.kinds = kinds;
        this.faults = faults;
        this.strikes = strikes;
        this.dice = dice;
        while (dice.oneIn(2)) {
            always.add(dice.pick(known));
        }
        calm();
    }

    /** Does something of a kind wrong at the next occasion; false where nothing of the kind happens. */
    boolean strike(Remote.Fault kind) {
        List<F> ways = strikes.getOrDefault(kind, List.of());
        if (!ways.isEmpty()) {
            faults.once(dice.pick(ways));
        }
        return !ways.isEmpty();
    }

    /** Does one thing wrong at the next occasion. */
    void strike(String fault) {
        faults.once(Enum.valueOf(kinds, fault));
    }

    /** Returns how often one thing has gone wrong. */
    long struck(String fault) {
        return faults.struck(Enum.valueOf(kinds, fault));
    }

    /** Leaves nothing but the habits. */
    void calm() {
        faults.clear();
        always.forEach(faults::on);
    }

    @Override
    public String toString() {
        return always.toString();
    }
}
