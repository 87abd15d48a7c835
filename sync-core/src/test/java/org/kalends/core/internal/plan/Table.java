package org.kalends.core.internal.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.SeriesLimits;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.mapping.FieldHasher;
import org.kalends.core.mapping.Mappings;

/** A pair with its policy, and short words for what a run may have found out about it. */
final class Table {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Window WINDOW =
            new Window(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"), BERLIN);
    static final CalendarEvent EVENT = CalendarEvent.builder(hour("2026-04-14T09:00"))
            .title("Title")
            .description("Description")
            .location("Location")
            .iCalUid(Optional.of("uid-1"))
            .build();
    static final Version OLD = new Version("old");
    static final Version NEW = new Version("new");

    private static final String INSTALLATION = "here";

    final PairPolicy policy;
    final SyncPair pair;
    final Crossing crossing;

    Table(PairPolicy policy) {
        this(policy, EnumSet.allOf(Capability.class));
    }

    Table(PairPolicy policy, Set<Capability> claimed) {
        ProviderId provider = new ProviderId("memory");
        Capabilities capabilities = new Capabilities(claimed, SeriesLimits.NONE, 20);
        this.policy = policy;
        this.pair = new SyncPair(
                new PairId("pair"),
                new CalendarRef(provider, new AccountId("a"), "a"),
                new CalendarRef(provider, new AccountId("b"), "b"),
                BERLIN,
                policy,
                SyncPair.Status.ACTIVE);
        this.crossing = new Crossing(
                pair,
                INSTALLATION,
                new FieldHasher(new byte[32]),
                Mappings.of(policy.forward(), Map.of()),
                Mappings.of(policy.back(), Map.of()),
                capabilities,
                capabilities);
    }

    static EventTime hour(String start) {
        LocalDateTime wall = LocalDateTime.parse(start);
        return new EventTime.Timed(wall, wall.plusHours(1), BERLIN);
    }

    /** Returns a plan for one link. */
    Plan plan(LinkCase it) {
        return Planner.plan(request(List.of(it), List.of(), List.of(), false));
    }

    /** Returns a plan for events without a link. */
    Plan plan(List<Unlinked> newcomers, List<Unlinked> strays, boolean complete) {
        return Planner.plan(request(List.of(), newcomers, strays, complete));
    }

    PlanRequest request(List<LinkCase> cases, List<Unlinked> newcomers, List<Unlinked> strays, boolean complete) {
        return request(cases, newcomers, strays, complete, Set.of(), Math.max(cases.size(), 1), Map.of());
    }

    PlanRequest request(
            List<LinkCase> cases,
            List<Unlinked> newcomers,
            List<Unlinked> strays,
            boolean complete,
            Set<Side> blind,
            int activeLinks,
            Map<Side, Set<String>> held) {
        return new PlanRequest(
                pair, WINDOW, crossing, cases, newcomers, strays, List.of(), complete, blind, activeLinks, held);
    }

    Unlinked newcomer(Side side, CalendarEvent event) {
        return newcomer(side, "original", event);
    }

    Unlinked newcomer(Side side, String key, CalendarEvent event) {
        RemoteEvent remote = RemoteEvent.of(new EventKey(key), NEW, event);
        return new Unlinked(side, remote, crossing.hashes(event), crossing.linkId(side, remote));
    }

    /** Returns a copy of a newcomer that no link knows. */
    Unlinked stray(Unlinked original, String key, int generation, CalendarEvent event) {
        RemoteEvent remote = remote(key, NEW, event, Optional.of(crossing.mark(original.id(), generation)));
        Side side = original.side().other();
        return new Unlinked(side, remote, crossing.hashes(event), crossing.linkId(side, remote));
    }

    /** Returns what a copy of an event says. */
    CalendarEvent copyOf(Side side, CalendarEvent original) {
        return crossing.forward(side, original);
    }

    Linked linked(Side originalSide, CalendarEvent original) {
        return new Linked(this, originalSide, original, Optional.empty());
    }

    Seen.Present seen(RemoteEvent event) {
        return new Seen.Present(event, crossing.hashes(event.event()));
    }

    LinkEnd end(RemoteEvent event) {
        return crossing.end(event, crossing.hashes(event.event()), WINDOW);
    }

    Link link(Side originalSide, RemoteEvent original, RemoteEvent copy) {
        return new Link(
                crossing.linkId(originalSide, original),
                pair.id(),
                originalSide,
                end(original),
                Optional.of(end(copy)),
                crossing.hashes(copyOf(originalSide, original.event())),
                0,
                Link.State.ACTIVE,
                original.event().iCalUid().map(crossing::uidHash));
    }

    static RemoteEvent remote(String key, Version version, CalendarEvent event, Optional<OriginMark> mark) {
        return new RemoteEvent(
                new EventKey(key), version, Optional.empty(), Optional.empty(), mark, Optional.empty(), event);
    }
}
