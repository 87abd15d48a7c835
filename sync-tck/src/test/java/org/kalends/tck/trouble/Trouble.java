package org.kalends.tck.trouble;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.tck.ProviderFixture;

/**
 * How something goes wrong at a service, and what is asked instead of the rules that it makes impossible.
 *
 * @param <F> the service's switches
 * @param fault what goes wrong
 * @param every on which occasions, 1 for all
 * @param opening makes a fresh fixture for one rule
 * @param caller who calls the provider
 * @param impossible the rules that nobody can keep
 * @param instead what holds in their place
 */
public record Trouble<F>(
        F fault,
        int every,
        Supplier<? extends ProviderFixture> opening,
        UnaryOperator<CalendarProvider> caller,
        List<String> impossible,
        Consumer<TroubledFixture> instead) {

    /** Returns what goes wrong on every occasion. */
    public static <F> Trouble<F> always(F fault, Supplier<? extends ProviderFixture> opening) {
        return every(fault, 1, opening, UnaryOperator.identity());
    }

    /** Returns what goes wrong now and then, which a caller may have to bear. */
    public static <F> Trouble<F> every(
            F fault, int every, Supplier<? extends ProviderFixture> opening, UnaryOperator<CalendarProvider> caller) {
        return new Trouble<>(fault, every, opening, caller, List.of(), fixture -> {});
    }

    /** Returns the same, where some rules cannot be kept and something else holds. */
    public Trouble<F> without(Consumer<TroubledFixture> holds, String... rules) {
        return new Trouble<>(fault, every, opening, caller, List.of(rules), holds);
    }

    /** Returns the same, where every cursor has expired. */
    public Trouble<F> withoutCursors() {
        return without(LostCursors::saysThatTheCursorExpired, LostCursors.OF_ALL.toArray(String[]::new));
    }

    /** Returns the same, where every cursor leads to a snapshot. */
    public Trouble<F> withoutDeltas() {
        return without(LostCursors::tellsEverythingAgain, LostCursors.OF_DELTAS.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return fault + (every == 1 ? "" : " every " + every);
    }
}
