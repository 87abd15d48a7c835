package org.kalends.core.internal.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncStore;

/** What the tables share: a plan is a value, made from a request and nothing else. */
class PlannerTest {

    private static final JavaClasses PLAN = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Planner.class.getPackageName());

    @Test
    void theSameRequestGivesTheSamePlan() {
        PlanRequest request = request();

        Plan plan = Planner.plan(request);

        assertThat(plan.actions()).hasSizeGreaterThan(10);
        for (int i = 0; i < 5; i++) {
            assertThat(Planner.plan(request)).isEqualTo(plan);
        }
        assertThat(Planner.plan(request())).isEqualTo(plan);
    }

    @Test
    void linksComeFirstThenStraysThenNewcomers() {
        Table table = new Table(PairPolicy.twoWay());
        Linked linked = table.linked(Side.A, Table.EVENT);
        Unlinked newcomer = table.newcomer(Side.A, "newcomer", Table.EVENT);
        Unlinked lost = table.newcomer(Side.A, "lost", Table.EVENT);
        Unlinked stray = table.stray(lost, "stray", 0, Table.EVENT);

        Plan plan = Planner.plan(
                table.request(List.of(linked.when("title", "same")), List.of(newcomer, lost), List.of(stray), true));

        assertThat(Words.of(plan, Side.A)).isEqualTo("write copy TITLE, touch, create copy");
    }

    @Test
    void whatNeedsNothingIsCounted() {
        Table table = new Table(PairPolicy.twoWay());
        Linked linked = table.linked(Side.A, Table.EVENT);

        Plan plan = Planner.plan(table.request(
                List.of(linked.when("same", "same"), linked.when("unread", "unread")), List.of(), List.of(), true));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(2);
    }

    @Test
    void aPlanCannotBeChangedAfterwards() {
        Plan plan = Planner.plan(request());

        assertThat(plan.actions()).isUnmodifiable();
        assertThat(plan.notes()).isUnmodifiable();
    }

    @Test
    void nothingThatReadsWritesWaitsLogsOrGuessesIsUsedByThePlan() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "org.slf4j..",
                        "io.github..",
                        "org.kalends.memory..",
                        "org.kalends.core.internal.run..",
                        "org.kalends.core.resilience..",
                        "org.kalends.api.auth..",
                        "org.kalends.api.push..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(CalendarProvider.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SyncStore.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PLAN);
    }

    private static PlanRequest request() {
        Table table = new Table(PairPolicy.twoWay());
        Random random = new Random(7);
        String[] states = {"same", "title", "location+time", "gone", "bumped"};
        List<LinkCase> cases = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Linked it = table.linked(random.nextBoolean() ? Side.A : Side.B, Table.EVENT);
            cases.add(it.when(states[random.nextInt(states.length)], states[random.nextInt(states.length)]));
        }
        List<Unlinked> newcomers = new ArrayList<>();
        List<Unlinked> strays = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newcomers.add(table.newcomer(Side.A, "n" + i, Table.EVENT));
            strays.add(table.stray(newcomers.get(i), "c" + i, i, Table.EVENT));
            strays.add(table.stray(newcomers.get(i), "d" + i, i + 1, Table.EVENT));
        }
        return table.request(cases, newcomers, strays, false);
    }
}
