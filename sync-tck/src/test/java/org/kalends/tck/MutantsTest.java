package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit catches deliberately broken implementations, each by the rule that it is named for. */
class MutantsTest {

    private static final Set<Mutant<?>> CAUGHT = Collections.synchronizedSet(new LinkedHashSet<>());

    @TestFactory
    Stream<DynamicNode> eachMutantIsCaughtByItsRule() {
        return mutants().entrySet().stream()
                .flatMap(kit -> kit.getValue().stream()
                        .map(mutant -> DynamicTest.dynamicTest(mutant.rule() + " catches what " + mutant.flaw(), () -> {
                            MutantRun run = MutantRun.of(kit.getKey(), mutant);
                            assertThat(run.caught())
                                    .as("caught; the rule said: " + run.failure())
                                    .isTrue();
                            CAUGHT.add(mutant);
                        })));
    }

    @Test
    void everyMustRuleHasAMutant() {
        mutants().forEach((kit, mutants) -> {
            Set<String> wanted = Kit.rules(kit).stream()
                    .map(Kit::rule)
                    .filter(rule -> rule.level() == Rule.Level.MUST)
                    .map(Rule::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            wanted.removeAll(mutants.stream().map(Mutant::rule).collect(Collectors.toSet()));
            assertThat(wanted)
                    .as("MUST rules of " + kit.getSuperclass().getSimpleName() + " without a mutant")
                    .isEmpty();
        });
    }

    @AfterAll
    static void tell() {
        int all = mutants().values().stream().mapToInt(List::size).sum();
        System.out.println("TCK mutants: " + CAUGHT.size() + " of " + all + " caught by their rules");
    }

    private static Map<Class<?>, List<Mutant<?>>> mutants() {
        Map<Class<?>, List<Mutant<?>>> mutants = new LinkedHashMap<>();
        mutants.put(
                Mutated.Provider.class,
                Stream.of(
                                ProviderReadMutants.all(),
                                ProviderContentMutants.all(),
                                ProviderWriteMutants.all(),
                                ProviderSeriesMutants.all(),
                                ProviderOccurrenceMutants.all())
                        .<Mutant<?>>flatMap(each -> each)
                        .toList());
        mutants.put(Mutated.Store.class, list(StoreMutants.all()));
        mutants.put(Mutated.Queue.class, list(QueueMutants.all()));
        mutants.put(Mutated.Tokens.class, list(TokenMutants.stores()));
        mutants.put(Mutated.Ciphers.class, list(TokenMutants.ciphers()));
        mutants.put(Mutated.Mapping.class, list(OtherMutants.mappings()));
        mutants.put(Mutated.Notifications.class, list(OtherMutants.sources()));
        mutants.put(Mutated.SignIn.class, list(OtherMutants.authorizations()));
        return mutants;
    }

    private static List<Mutant<?>> list(Stream<? extends Mutant<?>> mutants) {
        return mutants.<Mutant<?>>map(each -> each).toList();
    }
}
