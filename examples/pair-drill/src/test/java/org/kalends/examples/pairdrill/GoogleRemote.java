package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.kalends.provider.google.GoogleConfig;
import org.kalends.provider.google.GoogleProvider;
import org.kalends.simulation.Dice;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.simulator.google.GoogleSimulator;

/** The primary calendar of a simulated account of Google. */
final class GoogleRemote implements SimulatedRemote {

    /** In how many ways the service does something wrong. */
    static final Map<Fault, List<GoogleFault>> FAULTS = Map.of(
            Fault.THROTTLED,
            List.of(
                    GoogleFault.RATE_403,
                    GoogleFault.RATE_403_USER,
                    GoogleFault.RATE_429,
                    GoogleFault.RATE_429_BARE,
                    GoogleFault.ERROR_503,
                    GoogleFault.ERROR_502_HTML,
                    GoogleFault.ERROR_503_EMPTY),
            Fault.WRITE_REFUSED,
            List.of(
                    GoogleFault.WRITE_REFUSED,
                    GoogleFault.WRITE_412_SPURIOUS,
                    GoogleFault.WRITE_HOUSEKEEPING,
                    GoogleFault.BATCH_CONFLICT,
                    GoogleFault.BATCH_PART_RATE,
                    GoogleFault.BATCH_503_HTML),
            Fault.ANSWER_LOST,
            List.of(
                    GoogleFault.WRITE_LOST_ANSWER,
                    GoogleFault.WRITE_CUT_ANSWER,
                    GoogleFault.WRITE_503_AFTER,
                    GoogleFault.BATCH_LOST_ANSWER,
                    GoogleFault.BATCH_CUT_ANSWER,
                    GoogleFault.BATCH_MISSING_ANSWER));

    /** What some accounts do all the time. */
    private static final List<GoogleFault> HABITS = List.of(
            GoogleFault.EMPTY_PAGES,
            GoogleFault.PAGE_SIZE_ONE,
            GoogleFault.EXCEPTION_BEFORE_MASTER,
            GoogleFault.EXCEPTION_WITHOUT_MASTER,
            GoogleFault.PARENTLESS_ROWS,
            GoogleFault.ETAG_OFF_BY_ONE,
            GoogleFault.DELETE_PURGES,
            GoogleFault.DELETE_AGAIN_404,
            GoogleFault.WRITE_400_ZONE,
            GoogleFault.CONFIDENTIAL_AS_PRIVATE,
            GoogleFault.BATCH_REORDERED);

    private static final Pattern OCCURRENCE = Pattern.compile("(.+)_[0-9]{8}(?:T[0-9]{6}Z)?");

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2029-01-01T00:00:00Z");

    private final Station<GoogleSimulator> station;
    private final Habits<GoogleFault> habits;
    private final GoogleAccount account;
    private final GoogleCalendar calendar;
    private final CalendarRef ref;
    private final GoogleProvider provider;
    private int bumps;

    private GoogleRemote(Station<GoogleSimulator> station, Side side, Dice dice, Clock clock) {
        GoogleSimulator google = station.service();
        this.station = station;
        this.account = google.account("me-" + side + "@example.com");
        this.calendar = account.calendar();
        this.ref = new CalendarRef(
                new ProviderId(side == Side.A ? "google-a" : "google-b"), new AccountId("me-" + side), calendar.id());
        GoogleConfig config = GoogleConfig.builder()
                .apiUrl(google.root())
                .pageSize(dice.oneOf(1, 2, 3, 2_500))
                .build();
        SimulatedAccess access = SimulatedAccess.to(google, clock);
        TokenStore tokens = new InMemoryTokenStore();
        tokens.replace(ref.account(), 0, access.of(account.email()));
        this.provider = new GoogleProvider(config, new AccessTokens(tokens, access, clock), clock);
        this.habits = new Habits<>(GoogleFault.class, google.faults(), FAULTS, HABITS, dice);
    }

    static GoogleRemote open(Side side, Dice dice, Clock clock) {
        return new GoogleRemote(Station.google(clock), side, dice, clock);
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
        return GoogleValues.typed(idea);
    }

    @Override
    public CalendarEvent stored(CalendarEvent event) {
        return GoogleValues.stored(event);
    }

    @Override
    public EventKey add(CalendarEvent event) {
        return HttpRemote.attempt(() ->
                new EventKey(calendar.create(GooglePen.create(event)).path("id").asText()));
    }

    @Override
    public EventKey invite(String uid, CalendarEvent meeting) {
        ObjectNode json = GooglePen.create(meeting).put("iCalUID", uid);
        json.putObject("organizer").put("email", "boss@example.org");
        json.setAll(answered("accepted"));
        return new EventKey(calendar.receiveInvitation(json).path("id").asText());
    }

    @Override
    public void answer(EventKey key, boolean accepts) {
        calendar.patch(key.value(), answered(accepts ? "accepted" : "declined"));
    }

    private ObjectNode answered(String word) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("attendees").addObject().put("email", account.email()).put("responseStatus", word);
        return json;
    }

    @Override
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        CalendarEvent before = event(key)
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "nothing is there"))
                .event();
        ObjectNode patch = GooglePen.patch(before, change.apply(before));
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

    @Override
    public void undelete(EventKey key) {
        ObjectNode confirmed = JsonNodeFactory.instance.objectNode().put("status", "confirmed");
        HttpRemote.attempt(() -> calendar.patch(key.value(), confirmed));
    }

    @Override
    public void mark(EventKey key, Optional<OriginMark> mark) {
        String id = root(key).value();
        mark.ifPresentOrElse(
                given -> calendar.patch(id, GoogleWords.mark(given, id)), () -> calendar.stripProperties(id));
    }

    @Override
    public void bump(EventKey key) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode().put("colorId", Integer.toString(++bumps));
        HttpRemote.attempt(() -> calendar.patch(key.value(), patch));
    }

    @Override
    public boolean spoil(EventKey key) {
        return false;
    }

    @Override
    public List<RemoteEvent> events() {
        return calendar.events().stream().map(this::seen).toList();
    }

    @Override
    public List<RemoteEvent> agenda(Window window) {
        return calendar.events().stream()
                .flatMap(json -> json.has("recurrence")
                        ? calendar
                                .instances(
                                        json.path("id").asText(),
                                        window.start().minus(Duration.ofDays(2)),
                                        window.end().plus(Duration.ofDays(2)))
                                .stream()
                                .map(occurrence -> GoogleEyes.occurrence(occurrence, json))
                        : Stream.of(GoogleEyes.single(json)))
                .filter(event -> window.overlaps(event.event().time()))
                .toList();
    }

    @Override
    public Optional<RemoteEvent> event(EventKey key) {
        try {
            ObjectNode json = calendar.event(key.value());
            return json.path("status").asText().equals("cancelled") ? Optional.empty() : Optional.of(seen(json));
        } catch (RuntimeException gone) {
            return Optional.empty();
        }
    }

    private RemoteEvent seen(JsonNode json) {
        String id = json.path("id").asText();
        if (json.has("recurrence")) {
            return GoogleEyes.series(json, calendar.instances(id, FIRST, LAST));
        }
        return json.has("recurringEventId")
                ? GoogleEyes.occurrence(
                        json, calendar.event(json.path("recurringEventId").asText()))
                : GoogleEyes.single(json);
    }

    @Override
    public EventKey root(EventKey key) {
        Matcher id = OCCURRENCE.matcher(key.value());
        return id.matches() ? new EventKey(id.group(1)) : key;
    }

    @Override
    public boolean sharesVersions() {
        return true;
    }

    @Override
    public void expireCursors() {
        calendar.expireSyncTokens();
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
        station.service().refuseTokensOf(account);
        return true;
    }

    @Override
    public String toString() {
        return "Google that does " + habits;
    }

    @Override
    public String held() {
        return calendar.events().toString();
    }

    @Override
    public void close() {
        station.close();
    }
}
