package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Version;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.api.store.WorkingHours;

/** The store of one test, and samples of what goes into it. */
final class StoreUnderTest {

    static final PairId ONE = new PairId("pair-1");
    static final PairId TWO = new PairId("pair-2");
    static final Duration HOLD = Duration.ofMinutes(5);

    /** Without fractions of a second finer than databases keep. */
    static final Instant NOON = Instant.parse("2031-05-06T12:00:00.123456Z");

    private final SyncStoreFixture fixture;

    StoreUnderTest(SyncStoreFixture fixture) {
        this.fixture = fixture;
    }

    SyncStore store() {
        return fixture.store();
    }

    SyncStore reopened() {
        return fixture.reopened();
    }

    void pass(Duration time) {
        fixture.pass(time);
    }

    /** Saves a pair and leases it. */
    Lease leased(PairId pair) {
        store().savePair(pair(pair));
        return store().lease(pair, HOLD).orElseThrow(() -> new AssertionError("a new pair can be leased"));
    }

    /** Returns a lease that another run has taken over, and that other run's lease. */
    Map.Entry<Lease, Lease> takenOver(Lease lease) {
        pass(HOLD.plusSeconds(1));
        Lease newer = store().lease(lease.pair(), HOLD).orElseThrow(() -> new AssertionError("the lease has expired"));
        return Map.entry(lease, newer);
    }

    void save(Lease lease, Link... links) {
        store().store(lease, new LinkChanges(List.of(links), List.of(), List.of()));
    }

    static SyncPair pair(PairId id) {
        return pair(id, "account-a", "account-b");
    }

    static SyncPair pair(PairId id, String a, String b) {
        ProviderId provider = new ProviderId("memory");
        return new SyncPair(
                id,
                new CalendarRef(provider, new AccountId(a), "calendar/\u00E4 1"),
                new CalendarRef(provider, new AccountId(b), "calendar-2"),
                ZoneId.of("Europe/Berlin"),
                PairPolicy.twoWay(),
                SyncPair.Status.ACTIVE);
    }

    /** Returns a policy of which every part differs from the standard one. */
    static PairPolicy unusualPolicy() {
        Filters filters = new Filters(
                true,
                true,
                true,
                false,
                true,
                false,
                true,
                Optional.of("^(?i)lunch"),
                Optional.of(new WorkingHours(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(8, 30),
                        LocalTime.of(17, 0),
                        Optional.of(ZoneId.of("America/New_York")))),
                true);
        DirectionPolicy forward = new DirectionPolicy(
                true,
                "Belegt \uD83D\uDE00",
                Optional.of(Availability.OUT_OF_OFFICE),
                Optional.of("[x] "),
                DirectionPolicy.Attendees.OMIT,
                filters,
                Optional.of("own-mapping"));
        return new PairPolicy(
                Direction.ONE_WAY,
                RecurrenceView.SERIES,
                Period.of(0, 1, 2),
                Period.of(2, 0, 0),
                forward,
                DirectionPolicy.STANDARD.withTitlePrefix("> "),
                ConflictRule.LATEST_WINS,
                DeletedCopyRule.RESPECT,
                new DeletionGuard(3, 99),
                true);
    }

    static FieldHashes hashes(String seed) {
        return new FieldHashes(Stream.of(EventField.values())
                .collect(Collectors.toMap(Function.identity(), field -> seed + "-" + field)));
    }

    static LinkEnd end(String key) {
        return new LinkEnd(
                new EventKey(key),
                Optional.empty(),
                new Version("\"v-" + key + "\""),
                hashes(key),
                NOON,
                NOON.plusSeconds(60));
    }

    static LinkEnd occurrence(String key, String series) {
        LinkEnd end = end(key);
        return new LinkEnd(
                end.key(), Optional.of(new EventKey(series)), end.version(), end.hashes(), end.start(), end.end());
    }

    /** Returns an active link whose original lies on side A. */
    static Link link(PairId pair, String id, String original, String copy) {
        return link(pair, id, Side.A, end(original), end(copy));
    }

    static Link link(PairId pair, String id, Side side, LinkEnd original, LinkEnd copy) {
        return new Link(
                new LinkId(id),
                pair,
                side,
                original,
                Optional.of(copy),
                hashes("wanted-" + id),
                0,
                Link.State.ACTIVE,
                Optional.of("uid-" + id));
    }

    static Intent creation(PairId pair, String id) {
        Link link = link(pair, "l-" + id, "o-" + id, "c-" + id).without(Link.State.RETIRED);
        OriginMark mark = new OriginMark("kit", pair.value(), link.id().value(), 3);
        return new Intent(id, pair, Side.B, link.id(), NOON, new Intent.Write.Create(mark, link));
    }

    static ParkedEvent parked(PairId pair, Side side, String key, String reason) {
        return new ParkedEvent(pair, side, new EventKey(key), reason, NOON, 2, NOON.plusSeconds(3600));
    }

    static RunReport report(PairId pair, String id, Instant startedAt) {
        return new RunReport(
                id,
                pair,
                startedAt,
                startedAt.plusSeconds(4),
                RunReport.Outcome.DEFERRED,
                new RunReport.Counts(1, 2, 3, 4, 5),
                new RunReport.Counts(6, 7, 8, 9, 10),
                List.of(new RunReport.Note(Side.B, new EventKey("key"), "was kept")),
                Optional.of("rate limited"),
                Optional.of(startedAt.plusSeconds(90)));
    }

    static void assertIds(List<Link> links, String... ids) {
        assertThat(links).extracting(link -> link.id().value()).containsExactlyInAnyOrder(ids);
    }
}
