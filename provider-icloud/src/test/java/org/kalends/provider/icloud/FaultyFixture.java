package org.kalends.provider.icloud;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.simulator.icloud.ICloudFault;
import org.kalends.tck.Deviation;

/** A fresh account of a service at which one thing goes wrong. */
final class FaultyFixture extends ICloudFixture {

    /**
     * How something goes wrong, and what is asked instead of the rules that it makes impossible.
     *
     * @param fault what goes wrong
     * @param every on which occasions, 1 for all
     * @param caller who calls the provider
     * @param impossible the rules that nobody can keep
     * @param instead what holds in their place
     */
    record Trouble(
            ICloudFault fault,
            int every,
            UnaryOperator<CalendarProvider> caller,
            List<String> impossible,
            Consumer<FaultyFixture> instead) {

        static Trouble always(ICloudFault fault) {
            return every(fault, 1, UnaryOperator.identity());
        }

        static Trouble every(ICloudFault fault, int every, UnaryOperator<CalendarProvider> caller) {
            return new Trouble(fault, every, caller, List.of(), fixture -> {});
        }

        Trouble without(Consumer<FaultyFixture> holds, String... rules) {
            return new Trouble(fault, every, caller, List.of(rules), holds);
        }

        @Override
        public String toString() {
            return fault + (every == 1 ? "" : " every " + every);
        }
    }

    private final Trouble trouble;

    FaultyFixture(Simulation simulation, Trouble trouble) {
        super(simulation);
        this.trouble = trouble;
        simulation.icloud().faults().clear();
        simulation.icloud().faults().every(trouble.fault(), trouble.every());
    }

    @Override
    public CalendarProvider provider() {
        return trouble.caller().apply(super.provider());
    }

    @Override
    public List<Deviation> deviations() {
        List<Deviation> all = new ArrayList<>();
        for (String rule : trouble.impossible()) {
            all.add(new Deviation(
                    rule, trouble.toString(), () -> trouble.instead().accept(this)));
        }
        return all;
    }
}
