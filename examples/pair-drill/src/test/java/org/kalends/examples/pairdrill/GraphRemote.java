package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.m365.M365Config;
import org.kalends.provider.m365.M365Provider;
import org.kalends.simulation.Dice;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** A calendar in a simulated mailbox of Microsoft 365. */
final class GraphRemote implements SimulatedRemote {

    /** In how many ways the service does something wrong. */
    static final Map<Fault, List<GraphFault>> FAULTS = Map.of(
            Fault.THROTTLED,
            List.of(GraphFault.LIMIT_429, GraphFault.LIMIT_429_BARE, GraphFault.LIMIT_503, GraphFault.LIMIT_503_HTML),
            Fault.WRITE_REFUSED,
            List.of(
                    GraphFault.BATCH_STEP_429,
                    GraphFault.BATCH_STEP_503,
                    GraphFault.BATCH_429,
                    GraphFault.BATCH_503_HTML,
                    GraphFault.WRITE_412_SPURIOUS,
                    GraphFault.WRITE_412_HOUSEKEEPING),
            Fault.ANSWER_LOST,
            List.of(GraphFault.BATCH_LOST_ANSWER, GraphFault.BATCH_MISSING_ANSWER, GraphFault.WRITE_LOST_ANSWER));

    /** What some mailboxes do all the time. */
    private static final List<GraphFault> HABITS = List.of(
            GraphFault.DELTA_SERIES_TOMBSTONES,
            GraphFault.DELTA_REASON_CHANGED,
            GraphFault.DELTA_TOMBSTONES_FIRST,
            GraphFault.DELTA_LONE_EXCEPTIONS,
            GraphFault.DELTA_EMPTY_PAGES,
            GraphFault.DELTA_OVERSIZE_PAGES,
            GraphFault.DELTA_DUPLICATES,
            GraphFault.DELTA_WINDOWS_NAMES,
            GraphFault.NULL_ORIGINAL_START,
            GraphFault.DELETE_AGAIN_400,
            GraphFault.CREATE_409,
            GraphFault.CREATE_TWICE,
            GraphFault.WRITE_400_ZONE);

    private final Station<GraphSimulator> station;
    private final Habits<GraphFault> habits;
    private final Mailbox mailbox;
    private final MailboxCalendar calendar;
    private final CalendarRef ref;
    private final M365Provider provider;
    private final Map<EventKey, EventKey> roots = new HashMap<>();
    private int bumps;

    private GraphRemote(Station<GraphSimulator> station, Side side, Dice dice, Clock clock) {
        GraphSimulator graph = station.service();
        this.station = station;
        this.mailbox = graph.mailbox("me-" + side + "@example.com");
        this.calendar = mailbox.calendar();
        this.ref = new CalendarRef(
                new ProviderId(side == Side.A ? "m365-a" : "m365-b"), new AccountId("me-" + side), calendar.id());
        M365Config config = M365Config.builder()
                .graphUrl(graph.root())
                .pageSize(dice.oneOf(1, 2, 3, 100))
                .build();
        SimulatedAccess access = SimulatedAccess.to(graph, clock);
        TokenStore tokens = new InMemoryTokenStore();
        tokens.replace(ref.account(), 0, access.of(mailbox.address()));
        this.provider = new M365Provider(config, new AccessTokens(tokens, access, clock), clock);
        this.habits = new Habits<>(GraphFault.class, graph.faults(), FAULTS, HABITS, dice);
    }

    static GraphRemote open(Side side, Dice dice, Clock clock) {
        return new GraphRemote(Station.graph(clock), side, dice, clock);
    }

    @Override
    public CalendarProvider provider() {
        return new NamedProvider(ref.provider(), provider);
    }

    @Override
    public CalendarRef calendar() {
        return ref;
    }

    @Override
    public CalendarEvent typed(CalendarEvent idea) {
        return GraphValues.typed(idea);
    }

    @Override
    public CalendarEvent stored(CalendarEvent event) {
        return GraphValues.stored(event);
    }

    @Override
    public EventKey add(CalendarEvent event) {
        return HttpRemote.attempt(() ->
                new EventKey(calendar.create(GraphPen.create(event)).path("id").asText()));
    }

    @Override
    public EventKey invite(String uid, CalendarEvent meeting) {
        ObjectNode json = GraphPen.create(meeting).put("iCalUId", uid);
        json.putObject("organizer").putObject("emailAddress").put("address", "boss@example.org");
        json.setAll(answered("accepted"));
        return new EventKey(calendar.receiveInvitation(json).path("id").asText());
    }

    @Override
    public void answer(EventKey key, boolean accepts) {
        calendar.patch(key.value(), answered(accepts ? "accepted" : "declined"));
    }

    private static ObjectNode answered(String word) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("responseStatus").put("response", word).put("time", "2026-03-01T00:00:00Z");
        return json;
    }

    @Override
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        CalendarEvent before = event(key)
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "nothing is there"))
                .event();
        ObjectNode patch = GraphPen.patch(before, change.apply(before));
        if (!patch.isEmpty()) {
            HttpRemote.attempt(() -> calendar.patch(key.value(), patch));
        }
    }

    @Override
    public void delete(EventKey key) {
        HttpRemote.attempt(() -> {
            calendar.delete(key.value());
            return key;
        });
    }

    /** What was deleted stays deleted: Outlook gives back something else under another id. */
    @Override
    public void undelete(EventKey key) {
        throw new ProviderException(FailureKind.UNSUPPORTED, "nothing comes back from the bin");
    }

    @Override
    public void mark(EventKey key, Optional<OriginMark> mark) {
        if (mark.isEmpty()) {
            calendar.stripProperties(root(key).value());
            return;
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putArray("singleValueExtendedProperties")
                .addObject()
                .put("id", GraphWords.MARK)
                .put("value", GraphWords.mark(mark.get(), calendar.id()));
        calendar.patch(root(key).value(), patch);
    }

    @Override
    public void bump(EventKey key) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode().put("reminderMinutesBeforeStart", ++bumps);
        HttpRemote.attempt(() -> calendar.patch(key.value(), patch));
    }

    @Override
    public boolean spoil(EventKey key) {
        return false;
    }

    @Override
    public List<RemoteEvent> events() {
        return calendar.events().stream().map(GraphEyes::whole).toList();
    }

    @Override
    public List<RemoteEvent> agenda(Window window) {
        List<RemoteEvent> agenda = calendar.events().stream()
                .flatMap(json -> json.path("recurrence").isObject()
                        ? calendar
                                .occurrences(
                                        json.path("id").asText(),
                                        window.start().minus(Duration.ofDays(2)),
                                        window.end().plus(Duration.ofDays(2)))
                                .stream()
                                .map(occurrence -> GraphEyes.occurrence(occurrence, json))
                        : Stream.of(GraphEyes.whole(json)))
                .filter(event -> window.overlaps(event.event().time()))
                .toList();
        agenda.forEach(event -> event.seriesKey().ifPresent(series -> roots.put(event.key(), series)));
        return agenda;
    }

    @Override
    public Optional<RemoteEvent> event(EventKey key) {
        try {
            ObjectNode json = calendar.event(key.value());
            String master = json.path("seriesMasterId").asText("");
            return Optional.of(
                    master.isEmpty() || json.path("seriesMasterId").isNull()
                            ? GraphEyes.whole(json)
                            : GraphEyes.occurrence(json, calendar.event(master)));
        } catch (RuntimeException gone) {
            return Optional.empty();
        }
    }

    /** The id of an occurrence does not tell; it is remembered for when the occurrence is gone. */
    @Override
    public EventKey root(EventKey key) {
        event(key).flatMap(RemoteEvent::seriesKey).ifPresent(series -> roots.put(key, series));
        return roots.getOrDefault(key, key);
    }

    /** A feed tells what is in its window. */
    @Override
    public boolean tellsOutside() {
        return false;
    }

    @Override
    public boolean sharesVersions() {
        return true;
    }

    @Override
    public void expireCursors() {
        calendar.expireDeltaTokens();
    }

    @Override
    public Station<?> station() {
        return station;
    }

    @Override
    public Habits<?> habits() {
        return habits;
    }

    @Override
    public boolean expireAccess() {
        station.service().refuseTokensOf(mailbox);
        return true;
    }

    @Override
    public String toString() {
        return "Graph that does " + habits;
    }

    @Override
    public String held() {
        return calendar.events().toString();
    }

    @Override
    public void close() {
        provider.close();
        station.close();
    }
}
