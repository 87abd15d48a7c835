package org.kalends.core.internal.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.LinkCase;
import org.kalends.core.internal.plan.PlanRequest;
import org.kalends.core.internal.plan.Unlinked;

/**
 * Puts together what the feeds say and what the store knows: links with both ends, events without a link, copies without a link.
 * Events are fetched one by one only where a decision needs them.
 */
final class Lookup {

    private static final int PAGE = 500;

    private final RunContext run;
    private final Feed a;
    private final Feed b;
    private final Settlement settlement;
    private final List<ParkedEvent> parked;
    private final Map<LinkId, Link> links = new LinkedHashMap<>();
    private final Map<LinkId, RemoteEvent> strayCopies = new HashMap<>();
    private final List<Unlinked> newcomers = new ArrayList<>();
    private final List<Unlinked> strays = new ArrayList<>();
    private final List<Unlinked> outdated = new ArrayList<>();

    Lookup(RunContext run, Feed a, Feed b, Settlement settlement, List<ParkedEvent> parked) {
        this.run = run;
        this.a = a;
        this.b = b;
        this.settlement = settlement;
        this.parked = parked;
    }

    PlanRequest request() {
        if (a.snapshot() || b.snapshot()) {
            addAllLinks();
        } else {
            addLinksOf(a);
            addLinksOf(b);
        }
        add(run.store().linksById(run.pair().id(), settlement.links()));
        sortUnlinked(a);
        sortUnlinked(b);
        HeldInvitations held = new HeldInvitations(run, newcomers, links);
        CaseReader reader = new CaseReader(run, a, b, settlement, parked);
        List<LinkCase> cases = new ArrayList<>();
        for (Link link : links.values()) {
            cases.add(reader.read(link, Optional.ofNullable(strayCopies.get(link.id())), held.concerns(link)));
        }
        return new PlanRequest(
                run.pair(),
                run.window(),
                run.crossing(),
                cases,
                newcomers,
                strays,
                outdated,
                a.snapshot() && b.snapshot(),
                blind(),
                run.store().activeLinks(run.pair().id()),
                held.uids(cases));
    }

    private void addAllLinks() {
        Optional<LinkId> after = Optional.empty();
        while (true) {
            List<Link> page = run.store().links(run.pair().id(), after, PAGE);
            add(page);
            if (page.size() < PAGE) {
                return;
            }
            after = Optional.of(page.get(page.size() - 1).id());
        }
    }

    private void addLinksOf(Feed feed) {
        Set<EventKey> keys = new HashSet<>(feed.present().keySet());
        keys.addAll(feed.removed());
        keys.addAll(feed.seriesSets());
        keys.addAll(feed.unreadable().keySet());
        if (!keys.isEmpty()) {
            add(run.store().linksByKey(run.pair().id(), feed.side(), keys));
            add(run.store().linksBySeries(run.pair().id(), feed.side(), keys));
        }
    }

    private void add(Collection<Link> found) {
        found.forEach(link -> links.put(link.id(), link));
    }

    private void sortUnlinked(Feed feed) {
        Set<EventKey> linked = new HashSet<>();
        links.values().forEach(link -> link.end(feed.side()).ifPresent(end -> linked.add(end.key())));
        List<Unlinked> marked = new ArrayList<>();
        for (RemoteEvent event : feed.present().values()) {
            if (linked.contains(event.key())) {
                continue;
            }
            Unlinked unlinked = new Unlinked(
                    feed.side(),
                    event,
                    run.crossing().hashes(event.event()),
                    run.crossing().linkId(feed.side(), event));
            if (event.originMark().isEmpty() || run.crossing().isMarkedAsOriginal(feed.side(), event)) {
                newcomers.add(unlinked);
            } else if (run.crossing().isOurs(event.originMark().get())) {
                marked.add(unlinked);
            }
        }
        marked.sort(Comparator.comparing((Unlinked stray) -> stray.mark().generation())
                .reversed());
        add(run.store()
                .linksById(
                        run.pair().id(), marked.stream().map(Unlinked::copyOf).toList()));
        marked.forEach(stray -> place(stray, feed));
    }

    private void place(Unlinked stray, Feed feed) {
        Link link = links.get(stray.copyOf());
        if (link == null) {
            strays.add(stray);
        } else if (link.copySide() == feed.side()) {
            boolean canReturn =
                    !strayCopies.containsKey(link.id()) && (link.copy().isEmpty() || isGone(link, feed));
            if (canReturn) {
                strayCopies.put(link.id(), stray.event());
            } else if (stray.mark().generation() < link.generation()) {
                outdated.add(stray);
            }
        }
    }

    private boolean isGone(Link link, Feed feed) {
        Feed.Word word = feed.word(link.copy().orElseThrow(), run.window());
        return word == Feed.Word.REMOVED || word == Feed.Word.ABSENT;
    }

    /** Returns the sides of which something cannot be read now, or could not be read before and nothing was heard of since. */
    private Set<Side> blind() {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        for (Feed feed : List.of(a, b)) {
            boolean waits = parked.stream().anyMatch(event -> event.side() == feed.side() && !feed.tells(event.key()));
            if (waits || !feed.unreadable().isEmpty()) {
                sides.add(feed.side());
            }
        }
        return sides;
    }

    /** Returns where both feeds ended. */
    Progress progress() {
        return new Progress(
                Optional.of(a.next()),
                Optional.of(b.next()),
                Optional.of(run.window().end()));
    }
}
