package org.kalends.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.Link;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** When a plan asks for a person before it deletes: more than 10 and more than 25 percent by default. */
class DeletionGuardTest {

    @ParameterizedTest(name = "{0} deletions of {1} links under a guard of {2} and {3} percent: asks {4}")
    @CsvSource({
        "10, 10, 10, 25, false",
        "11, 11, 10, 25, true",
        "11, 43, 10, 25, true",
        "11, 44, 10, 25, false",
        "11, 45, 10, 25, false",
        "25, 100, 10, 25, false",
        "26, 100, 10, 25, true",
        "1, 1, 0, 0, true",
        "1, 1, 0, 100, false",
        "1, 1, 1, 0, false",
        "2, 2, 1, 50, true",
        "2, 4, 1, 50, false",
        "0, 100, 0, 0, false",
    })
    void theGuardCountsDeletionsAndTheirShareOfTheLinks(int gone, int links, int count, int percent, boolean asks) {
        Table table = new Table(PairPolicy.oneWay().withGuard(new DeletionGuard(count, percent)));

        Plan plan = plan(table, gone, links, new Seen.Gone(), new Seen.Unread());

        assertThat(plan.deletions().count()).isEqualTo(gone);
        assertThat(plan.needsConfirmation()).isEqualTo(asks);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deletionsOfOriginalsCountToo(Side side) {
        Table table = new Table(PairPolicy.twoWay());
        List<LinkCase> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cases.add(LinkCase.of(link(table, side, i), original(table, i), new Seen.Gone()));
        }

        Plan plan = Planner.plan(table.request(cases, List.of(), List.of(), false));

        assertThat(plan.deletions().count()).isEqualTo(12);
        assertThat(plan.needsConfirmation()).isTrue();
    }

    @ParameterizedTest(name = "original {0}, copy {1}")
    @CsvSource({"gone, gone", "same, gone", "title, same"})
    void whatDeletesNothingNeverAsks(String original, String copy) {
        Table table = new Table(PairPolicy.oneWay().withGuard(new DeletionGuard(0, 0)));
        Linked it = table.linked(Side.A, Table.EVENT);

        assertThat(table.plan(it.when(original, copy)).needsConfirmation()).isFalse();
    }

    private static Plan plan(Table table, int gone, int links, Seen original, Seen copy) {
        List<LinkCase> cases = new ArrayList<>();
        for (int i = 0; i < gone; i++) {
            cases.add(LinkCase.of(link(table, Side.A, i), original, copy));
        }
        return Planner.plan(table.request(cases, List.of(), List.of(), true, Set.of(), links, Map.of()));
    }

    private static Link link(Table table, Side side, int number) {
        RemoteEvent original = Table.remote("original" + number, Table.OLD, Table.EVENT, Optional.empty());
        RemoteEvent copy = Table.remote("copy" + number, Table.OLD, Table.EVENT, Optional.empty());
        return table.link(side, original, copy);
    }

    private static Seen original(Table table, int number) {
        return table.seen(Table.remote("original" + number, Table.OLD, Table.EVENT, Optional.empty()));
    }
}
