package org.kalends.examples.pairdrill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.Side;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.provider.icloud.ICloudProvider;
import org.kalends.simulation.Dice;
import org.kalends.simulator.icloud.ICloudAccount;
import org.kalends.simulator.icloud.ICloudCalendar;
import org.kalends.simulator.icloud.ICloudFault;
import org.kalends.simulator.icloud.ICloudSimulator;

/** The calendar "Home" of a simulated account of iCloud. */
final class ICloudRemote implements SimulatedRemote {

    /** In how many ways the service does something wrong. */
    static final Map<Fault, List<ICloudFault>> FAULTS = Map.of(
            Fault.THROTTLED,
            List.of(
                    ICloudFault.LIMIT_429,
                    ICloudFault.LIMIT_429_BARE,
                    ICloudFault.LIMIT_503,
                    ICloudFault.LIMIT_503_BARE,
                    ICloudFault.ERROR_502_HTML),
            Fault.WRITE_REFUSED,
            List.of(ICloudFault.WRITE_REFUSED, ICloudFault.WRITE_412_SPURIOUS, ICloudFault.WRITE_HOUSEKEEPING),
            Fault.ANSWER_LOST,
            List.of(ICloudFault.WRITE_LOST_ANSWER, ICloudFault.WRITE_504_AFTER));

    /** What some accounts do all the time. */
    private static final List<ICloudFault> HABITS = List.of(
            ICloudFault.SYNC_PAGES,
            ICloudFault.SYNC_OLD_DELETIONS,
            ICloudFault.MULTIGET_MISSING_ROW,
            ICloudFault.MULTIGET_EMPTY_HREF,
            ICloudFault.AT_SIGN_REFUSED,
            ICloudFault.TEXT_RESTLESS,
            ICloudFault.TEXT_NONE,
            ICloudFault.PRINCIPAL_WITHOUT_NUMBER,
            ICloudFault.HOME_WITHOUT_HOST,
            ICloudFault.XML_PREFIXES,
            ICloudFault.XML_STATUS_BESIDE,
            ICloudFault.XML_STATUS_EMPTY,
            ICloudFault.PUT_TELLS_ETAG,
            ICloudFault.PUT_ADDS_ALARM,
            ICloudFault.PUT_DROPS_ZONES,
            ICloudFault.PUT_TOUCHES_AGAIN);

    private final Station<ICloudSimulator> station;
    private final Habits<ICloudFault> habits;
    private final ICloudAccount account;
    private final ICloudCalendar calendar;
    private final CalendarRef ref;
    private final ICloudProvider provider;
    private final Clock clock;
    private final Map<String, IcsEyes> seen = new HashMap<>();
    private int made;

    private ICloudRemote(Station<ICloudSimulator> station, Side side, Dice dice, Clock clock) {
        ICloudSimulator icloud = station.service();
        this.account = icloud.account("me-" + side + "@icloud.example");
        this.station = station;
        this.clock = clock;
        this.calendar = account.calendar();
        this.ref = new CalendarRef(
                new ProviderId(side == Side.A ? "icloud-a" : "icloud-b"), new AccountId("me-" + side), calendar.path());
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        tokens.replace(ref.account(), 0, new Credential.AppPassword(account.appleId(), account.appPassword()));
        ICloudConfig config = ICloudConfig.server(icloud.root()).toBuilder()
                .id(ref.provider())
                .build();
        this.provider = new ICloudProvider(config, tokens, clock);
        this.habits = new Habits<>(ICloudFault.class, icloud.faults(), FAULTS, HABITS, dice);
    }

    static ICloudRemote open(Side side, Dice dice, Clock clock) {
        return new ICloudRemote(Station.icloud(clock), side, dice, clock);
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return ref;
    }

    @Override
    public CalendarEvent typed(CalendarEvent idea) {
        return IcsValues.typed(idea);
    }

    @Override
    public CalendarEvent stored(CalendarEvent event) {
        return IcsValues.stored(event);
    }

    @Override
    public EventKey add(CalendarEvent event) {
        String uid =
                UUID.nameUUIDFromBytes((ref + " " + ++made).getBytes(UTF_8)).toString();
        calendar.put(uid + ".ics", IcsText.of(uid, event, clock.instant()));
        return new EventKey(uid + ".ics");
    }

    @Override
    public EventKey invite(String uid, CalendarEvent meeting) {
        IcsFile invitation = IcsFile.read(IcsText.of(uid, meeting, clock.instant()));
        List<String> people = List.of("ORGANIZER:mailto:boss@example.org", answered("ACCEPTED"));
        calendar.put(
                uid + ".ics",
                invitation.each(item -> item.with(Set.of(), people)).text());
        return new EventKey(uid + ".ics");
    }

    @Override
    public void answer(EventKey key, boolean accepts) {
        RemoteEvent now = event(key).orElseThrow(ICloudRemote::nothing);
        IcsPen pen = new IcsPen(eyes(key).orElseThrow().file(), clock.instant());
        List<String> answer = List.of(answered(accepts ? "ACCEPTED" : "DECLINED"));
        put(key, pen.with(now.originalStart(), now.event(), item -> item.with(Set.of("ATTENDEE"), answer)));
    }

    private String answered(String word) {
        return "ATTENDEE;PARTSTAT=" + word + ":mailto:" + account.appleId();
    }

    @Override
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        RemoteEvent now = event(key).orElseThrow(ICloudRemote::nothing);
        CalendarEvent after = change.apply(now.event());
        IcsPen pen = new IcsPen(eyes(key).orElseThrow().file(), clock.instant());
        put(
                key,
                now.originalStart()
                        .map(start -> pen.occurrence(start, now.event(), after))
                        .orElseGet(() -> pen.whole(now.event(), after)));
    }

    /** A series without anything that takes place is no series. */
    @Override
    public void delete(EventKey key) {
        Optional<OriginalStart> start =
                event(key).orElseThrow(ICloudRemote::nothing).originalStart();
        IcsEyes eyes = eyes(key).orElseThrow();
        if (start.isPresent() && eyes.agenda().size() > 1) {
            put(key, new IcsPen(eyes.file(), clock.instant()).without(start.get()));
        } else {
            calendar.delete(eyes.name());
        }
    }

    /** What was deleted as a whole is put back as it was. */
    @Override
    public void undelete(EventKey key) {
        IcsEyes before = Optional.ofNullable(seen.get(key.value())).orElseThrow(ICloudRemote::nothing);
        if (calendar.ics(before.name()).isPresent()) {
            throw nothing();
        }
        put(key, before.file());
    }

    @Override
    public void mark(EventKey key, Optional<OriginMark> mark) {
        put(key, new IcsPen(eyes(key).orElseThrow().file(), clock.instant()).marked(mark));
    }

    @Override
    public void bump(EventKey key) {
        put(key, eyes(key).orElseThrow().file());
    }

    private void put(EventKey key, IcsFile file) {
        calendar.put(root(key).value(), file.text());
    }

    @Override
    public boolean spoil(EventKey key) {
        return false;
    }

    @Override
    public List<RemoteEvent> events() {
        return all().map(IcsEyes::whole).toList();
    }

    @Override
    public List<RemoteEvent> agenda(Window window) {
        return all().flatMap(eyes -> eyes.agenda().stream())
                .filter(event -> window.overlaps(event.event().time()))
                .toList();
    }

    @Override
    public Optional<RemoteEvent> event(EventKey key) {
        Predicate<RemoteEvent> it = event -> event.key().equals(key);
        return eyes(key).stream()
                .flatMap(eyes -> Stream.concat(Stream.of(eyes.whole()), eyes.agenda().stream()))
                .filter(it)
                .findFirst();
    }

    private Stream<IcsEyes> all() {
        return calendar.names().stream().flatMap(name -> eyes(new EventKey(name)).stream());
    }

    /** Looks at a resource; what was seen last is remembered when it is gone. */
    private Optional<IcsEyes> eyes(EventKey key) {
        String name = root(key).value();
        Optional<String> text = calendar.ics(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String version = calendar.etag(name);
        IcsEyes now = Optional.ofNullable(seen.get(name))
                .filter(last -> last.version().equals(version))
                .orElseGet(() -> new IcsEyes(name, version, IcsFile.read(text.get())));
        seen.put(name, now);
        return Optional.of(now);
    }

    private static ProviderException nothing() {
        return new ProviderException(FailureKind.NOT_FOUND, "nothing is there");
    }

    @Override
    public EventKey root(EventKey key) {
        return new EventKey(key.value().replaceFirst("#.*", ""));
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
    public String toString() {
        return "iCloud that does " + habits;
    }

    @Override
    public String held() {
        return calendar.names().stream()
                .map(name -> calendar.ics(name).orElseThrow())
                .map(text -> text.replaceAll("\r?\n[ \t]", ""))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        provider.close();
        station.close();
    }
}
