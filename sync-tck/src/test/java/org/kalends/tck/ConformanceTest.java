package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.SyncStore;

/** What the kit does with deviations, and with somebody who would rather not have a rule. */
class ConformanceTest {

    @Test
    void aDeviationThatHoldsPasses() {
        assertThat(MutantRun.of(Deviating.class, mutant("SS-307")).kept()).isTrue();
    }

    @Test
    void aDeviationThatIsNotNeededFails() {
        MutantRun run = MutantRun.of(Deviating.class, "SS-307");
        assertThat(run.caught()).isTrue();
        assertThat(run.failure()).contains("its deviation (counts every link) is not needed");
    }

    @Test
    void aDeviationWhoseOwnAssertionFailsFails() {
        MutantRun run = MutantRun.of(Deviating.class, mutant("SS-504"));
        assertThat(run.caught()).isTrue();
        assertThat(run.failure()).contains("something else");
    }

    @Test
    void aDeviationFromARuleThatDoesNotExistFails() {
        MutantRun run = MutantRun.of(Mistaken.class, "SS-105");
        assertThat(run.caught()).isTrue();
        assertThat(run.failure()).contains("unknown rule SS-999");
    }

    @Test
    void aRuleCannotBeOverridden() {
        MutantRun run = MutantRun.of(Overriding.class, "SS-105");
        assertThat(run.kept()).isFalse();
        assertThat(run.failure()).contains("a rule cannot be overridden: keepsLinks");
    }

    @Test
    void aRuleThatCannotBeExercisedIsNeitherPassedNorFailed() {
        Tally tally = new Tally("some store");
        Rule must = Kit.rule(Kit.rules(SyncStoreTck.class).get(0));
        tally.notExercised(must, "not exercised: the fixture cannot");
        assertThat(tally.line())
                .isEqualTo("TCK some store: 0 MUST passed, 0 SHOULD passed, 0 failed, deviations: none,"
                        + " not exercised: SS-101 (the fixture cannot)");
    }

    @Test
    void adviceThatIsNotFollowedIsNamed() {
        Rule should = Kit.rules(CalendarProviderTck.class).stream()
                .map(Kit::rule)
                .filter(rule -> rule.id().equals("CP-408"))
                .findFirst()
                .orElseThrow();
        Tally tally = new Tally("some provider");
        tally.notFollowed(should, "told in the calendar's zone");
        tally.passed(should);
        assertThat(tally.line())
                .isEqualTo("TCK some provider: 0 MUST passed, 0 SHOULD passed, 0 failed, deviations: none,"
                        + " SHOULD not followed: CP-408 (told in the calendar's zone)");
    }

    private static Mutant<SyncStore> mutant(String rule) {
        return StoreMutants.all()
                .filter(mutant -> mutant.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Claims that two rules cannot be kept. */
    static class Deviating extends SyncStoreTck {
        @Override
        protected SyncStoreFixture fixture() {
            return new Fixture(List.of(
                    new Deviation("SS-307", "counts every link", () -> {}),
                    new Deviation("SS-504", "ignores the status", () -> {
                        throw new AssertionError("it does something else");
                    })));
        }
    }

    /** Names a rule that does not exist. */
    static class Mistaken extends SyncStoreTck {
        @Override
        protected SyncStoreFixture fixture() {
            return new Fixture(List.of(new Deviation("SS-999", "no such rule", () -> {})));
        }
    }

    /** Would rather not have a rule. */
    static class Overriding extends SyncStoreTck {
        @Override
        protected SyncStoreFixture fixture() {
            return new Fixture(List.of());
        }

        @Override
        public void keepsLinks(StoreUnderTest it) {}
    }

    /** The in-memory store as mutated, with deviations. */
    private static final class Fixture implements SyncStoreFixture {
        private final InMemorySyncStoreFixture store = new InMemorySyncStoreFixture(Mutated::<SyncStore>broken);
        private final List<Deviation> deviations;

        Fixture(List<Deviation> deviations) {
            this.deviations = deviations;
        }

        @Override
        public String name() {
            return "deviating store";
        }

        @Override
        public List<Deviation> deviations() {
            return deviations;
        }

        @Override
        public SyncStore store() {
            return store.store();
        }

        @Override
        public SyncStore reopened() {
            return store.reopened();
        }

        @Override
        public void pass(Duration time) {
            store.pass(time);
        }
    }
}
