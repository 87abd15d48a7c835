package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** Links are kept, found by everything they are asked for by, and replaced. */
interface LinkRules {

    @Rule(id = "SS-301", text = "A link comes back as it was stored, in every state and with every part.")
    default void keepsLinks(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        Link active = StoreUnderTest.link(
                lease.pair(),
                "active",
                Side.B,
                StoreUnderTest.occurrence("/home/a%20b.ics?x=1", "series"),
                StoreUnderTest.occurrence("k".repeat(1_000), "series-2"));
        Link retired =
                StoreUnderTest.link(lease.pair(), "retired", "o-2", "c-2").without(Link.State.RETIRED);
        Link respected = new Link(
                new LinkId("respected"),
                lease.pair(),
                Side.A,
                StoreUnderTest.end("o-3"),
                Optional.empty(),
                StoreUnderTest.hashes("w"),
                7,
                Link.State.RESPECTED,
                Optional.empty());
        it.save(lease, active, retired, respected);
        assertThat(it.reopened().links(lease.pair(), Optional.empty(), 10))
                .containsExactlyInAnyOrder(active, retired, respected);
    }

    @Rule(
            id = "SS-302",
            text =
                    "Links are found by the keys of their ends on one side, be it original or copy, and not by those on the other.")
    default void findsLinksByKey(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(lease.pair(), "forward", "x", "y"),
                StoreUnderTest.link(lease.pair(), "back", Side.B, StoreUnderTest.end("z"), StoreUnderTest.end("w")),
                StoreUnderTest.link(lease.pair(), "gone", "v", "u").without(Link.State.RETIRED));
        StoreUnderTest.assertIds(
                it.store().linksByKey(lease.pair(), Side.A, keys("x", "w", "y", "z")), "forward", "back");
        StoreUnderTest.assertIds(it.store().linksByKey(lease.pair(), Side.B, keys("y")), "forward");
        StoreUnderTest.assertIds(it.store().linksByKey(lease.pair(), Side.B, keys("z", "x", "u")), "back");
        StoreUnderTest.assertIds(it.store().linksByKey(lease.pair(), Side.A, keys("v")), "gone");
        StoreUnderTest.assertIds(it.store().linksByKey(lease.pair(), Side.A, List.of()));
    }

    @Rule(id = "SS-303", text = "Links of occurrences are found by their series on one side.")
    default void findsLinksBySeries(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(
                        lease.pair(), "a1", Side.A, StoreUnderTest.occurrence("a1", "s"), StoreUnderTest.end("c1")),
                StoreUnderTest.link(
                        lease.pair(), "a2", Side.A, StoreUnderTest.occurrence("a2", "s"), StoreUnderTest.end("c2")),
                StoreUnderTest.link(
                        lease.pair(), "b1", Side.B, StoreUnderTest.end("b1"), StoreUnderTest.occurrence("c3", "t")),
                StoreUnderTest.link(lease.pair(), "single", "s", "t"));
        StoreUnderTest.assertIds(it.store().linksBySeries(lease.pair(), Side.A, keys("s")), "a1", "a2");
        StoreUnderTest.assertIds(it.store().linksBySeries(lease.pair(), Side.A, keys("s", "t")), "a1", "a2", "b1");
        StoreUnderTest.assertIds(it.store().linksBySeries(lease.pair(), Side.B, keys("s", "t")));
    }

    @Rule(id = "SS-304", text = "Links are found by their ids, and unknown ids find nothing.")
    default void findsLinksById(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(lease.pair(), "one", "o1", "c1"),
                StoreUnderTest.link(lease.pair(), "two", "o2", "c2"),
                StoreUnderTest.link(lease.pair(), "One", "o3", "c3"));
        StoreUnderTest.assertIds(
                it.store().linksById(lease.pair(), List.of(new LinkId("one"), new LinkId("none"))), "one");
    }

    @Rule(id = "SS-305", text = "Links are found by the hashed UID of their original on the side on which it lies.")
    default void findsLinksByUid(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(lease.pair(), "one", "o1", "c1"),
                StoreUnderTest.link(lease.pair(), "two", Side.B, StoreUnderTest.end("o2"), StoreUnderTest.end("c2")));
        List<String> hashes = List.of("uid-one", "uid-two", "uid-three");
        StoreUnderTest.assertIds(it.store().linksByUid(lease.pair(), Side.A, hashes), "one");
        StoreUnderTest.assertIds(it.store().linksByUid(lease.pair(), Side.B, hashes), "two");
    }

    @Rule(id = "SS-306", text = "Links are paged by ascending id, each once.")
    default void pagesLinks(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        Stream.of("l-3", "l-10", "l-1", "l-2", "l_1")
                .forEach(id -> it.save(lease, StoreUnderTest.link(lease.pair(), id, "o" + id, "c" + id)));
        List<String> told = new ArrayList<>();
        Optional<LinkId> after = Optional.empty();
        List<Link> page = it.store().links(lease.pair(), after, 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThan(3);
            assertThat(told).as("pages that end").hasSizeLessThan(50);
            page.forEach(link -> told.add(link.id().value()));
            after = Optional.of(page.get(page.size() - 1).id());
            page = it.store().links(lease.pair(), after, 2);
        }
        assertThat(told).containsExactly("l-1", "l-10", "l-2", "l-3", "l_1");
    }

    @Rule(id = "SS-307", text = "Links with a copy are counted, those without are not.")
    default void countsActiveLinks(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(lease.pair(), "one", "o1", "c1"),
                StoreUnderTest.link(lease.pair(), "two", "o2", "c2"),
                StoreUnderTest.link(lease.pair(), "three", "o3", "c3").without(Link.State.RETIRED),
                StoreUnderTest.link(lease.pair(), "four", "o4", "c4").without(Link.State.RESPECTED));
        assertThat(it.store().activeLinks(lease.pair())).isEqualTo(2);
    }

    @Rule(
            id = "SS-308",
            text = "A link that is stored again replaces the former one, which is not found by its old keys any more.")
    default void replacesLinks(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(
                lease,
                StoreUnderTest.link(
                        lease.pair(), "link", Side.A, StoreUnderTest.occurrence("o", "s"), StoreUnderTest.end("c")));
        Link other = StoreUnderTest.link(lease.pair(), "link", "o", "c-2");
        it.save(lease, other);
        assertThat(it.store().links(lease.pair(), Optional.empty(), 10)).containsExactly(other);
        assertThat(it.store().linksByKey(lease.pair(), Side.B, keys("c"))).isEmpty();
        assertThat(it.store().linksBySeries(lease.pair(), Side.A, keys("s"))).isEmpty();
        assertThat(it.store().linksByKey(lease.pair(), Side.B, keys("c-2"))).containsExactly(other);
    }

    @Rule(
            id = "SS-309",
            text =
                    "A link is forgotten, unknown ones are ignored, and its keys may pass to another link in the same call.")
    default void forgetsLinks(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        it.save(lease, StoreUnderTest.link(lease.pair(), "old", "o", "c"));
        Link heir = StoreUnderTest.link(lease.pair(), "heir", "o-2", "c");
        it.store()
                .store(
                        lease,
                        new LinkChanges(List.of(heir), List.of(new LinkId("old"), new LinkId("none")), List.of()));
        assertThat(it.reopened().links(lease.pair(), Optional.empty(), 10)).containsExactly(heir);
        assertThat(it.store().linksByKey(lease.pair(), Side.B, keys("c"))).containsExactly(heir);
    }

    @Rule(
            id = "SS-310",
            text = "Two thousand links are stored in one call and found by two thousand keys and ids in one.")
    default void takesManyAtOnce(StoreUnderTest it) {
        Lease lease = it.leased(StoreUnderTest.ONE);
        List<Link> links = IntStream.range(0, 2_000)
                .mapToObj(i -> StoreUnderTest.link(lease.pair(), "l" + i, "o" + i, "c" + i))
                .toList();
        it.store().store(lease, new LinkChanges(links, List.of(), List.of()));
        List<EventKey> copies =
                links.stream().map(link -> link.copy().orElseThrow().key()).toList();
        assertThat(it.store().linksByKey(lease.pair(), Side.B, copies)).hasSize(2_000);
        assertThat(it.store()
                        .linksById(lease.pair(), links.stream().map(Link::id).toList()))
                .hasSize(2_000);
        assertThat(it.store().activeLinks(lease.pair())).isEqualTo(2_000);
    }

    private static List<EventKey> keys(String... keys) {
        return Stream.of(keys).map(EventKey::new).toList();
    }
}
