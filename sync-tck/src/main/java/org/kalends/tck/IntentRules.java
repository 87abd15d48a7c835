package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Version;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** What was about to be written outlives a crash, and is settled together with its links. */
interface IntentRules {

    @Rule(id = "SS-401", text = "Intents of every kind survive, with every part, until they are settled.")
    default void keepsIntents(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        LinkId link = new LinkId("link");
        Link after = StoreUnderTest.link(lease.pair(), "link", "o", "c").without(Link.State.RESPECTED);
        EventKey key = new EventKey("k".repeat(1_000));
        List<Intent> intents = List.of(
                StoreUnderTest.creation(lease.pair(), "create"),
                new Intent(
                        "update",
                        lease.pair(),
                        Side.A,
                        link,
                        StoreUnderTest.NOON,
                        new Intent.Write.Update(
                                key,
                                new Version("W/\"1\""),
                                Set.of(EventField.TITLE, EventField.RECURRENCE),
                                StoreUnderTest.hashes("written"))),
                new Intent(
                        "mark-only",
                        lease.pair(),
                        Side.A,
                        link,
                        StoreUnderTest.NOON,
                        new Intent.Write.Update(key, new Version("2"), Set.of(), StoreUnderTest.hashes("mark"))),
                new Intent(
                        "delete",
                        lease.pair(),
                        Side.B,
                        link,
                        StoreUnderTest.NOON,
                        new Intent.Write.Delete(key, Optional.empty())),
                new Intent(
                        "retire",
                        lease.pair(),
                        Side.B,
                        link,
                        StoreUnderTest.NOON,
                        new Intent.Write.Delete(key, Optional.of(after))));
        it.store().intend(lease, intents);
        assertThat(it.reopened().intents(lease.pair())).containsExactlyInAnyOrderElementsOf(intents);
        it.takenOver(lease);
        assertThat(it.reopened().intents(lease.pair()))
                .as("for the run that takes over")
                .hasSameSizeAs(intents);
    }

    @Rule(
            id = "SS-402",
            text = "Settling takes away the intents that are named and no other; unknown ones are ignored.")
    default void settlesIntents(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.store()
                .intend(
                        lease,
                        List.of(
                                StoreUnderTest.creation(lease.pair(), "one"),
                                StoreUnderTest.creation(lease.pair(), "two")));
        Link link = StoreUnderTest.link(lease.pair(), "l-one", "o", "c");
        it.store().store(lease, new LinkChanges(List.of(link), List.of(), List.of("one", "none")));
        assertThat(it.reopened().intents(lease.pair())).containsExactly(StoreUnderTest.creation(lease.pair(), "two"));
        assertThat(it.reopened().links(lease.pair(), Optional.empty(), 10)).containsExactly(link);
    }

    @Rule(id = "SS-403", text = "Links and intents are stored together: nobody ever sees a part of one call.")
    default void storesTogether(StoreUnderTest it) throws Exception {
        Lease lease = it.leased(StoreUnderTest.ONE);
        AtomicBoolean done = new AtomicBoolean();
        Callable<Boolean> writer = () -> {
            try {
                for (int round = 0; round < 50; round++) {
                    int number = round;
                    List<Intent> intents = IntStream.range(0, 10)
                            .mapToObj(i -> StoreUnderTest.creation(lease.pair(), number + "-" + i))
                            .toList();
                    it.store().intend(lease, intents);
                    List<Link> links = IntStream.range(0, 10)
                            .mapToObj(i -> StoreUnderTest.link(
                                    lease.pair(), number + "-" + i, "o" + number + "-" + i, "c" + number + "-" + i))
                            .toList();
                    it.store()
                            .store(
                                    lease,
                                    new LinkChanges(
                                            links,
                                            List.of(),
                                            intents.stream().map(Intent::id).toList()));
                }
                return true;
            } finally {
                done.set(true);
            }
        };
        Callable<Boolean> reader = () -> {
            while (!done.get()) {
                assertThat(it.reopened().intents(lease.pair()).size() % 10)
                        .as("intents of a call")
                        .isZero();
                assertThat(it.reopened().activeLinks(lease.pair()) % 10)
                        .as("links of a call")
                        .isZero();
            }
            return true;
        };
        assertThat(Threads.together(List.of(writer, reader, reader))).containsOnly(true);
        assertThat(it.store().activeLinks(lease.pair())).isEqualTo(500);
        assertThat(it.store().intents(lease.pair())).isEmpty();
    }
}
