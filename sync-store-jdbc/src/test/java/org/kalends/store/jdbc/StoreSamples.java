package org.kalends.store.jdbc;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Version;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

/** Samples of what goes into a store, as long as real ones are. */
final class StoreSamples {

    private StoreSamples() {}

    static SyncPair pair(String id) {
        return new SyncPair(
                new PairId(id),
                new CalendarRef(new ProviderId("google"), new AccountId("a"), "calendar-a"),
                new CalendarRef(new ProviderId("m365"), new AccountId("b"), "calendar-b"),
                ZoneId.of("Europe/Berlin"),
                PairPolicy.twoWay(),
                SyncPair.Status.ACTIVE);
    }

    static Link link(String pair, String key) {
        return new Link(
                new LinkId("link"),
                new PairId(pair),
                Side.A,
                end(key),
                Optional.of(end("copy-of-" + key)),
                hashes(),
                0,
                Link.State.ACTIVE,
                Optional.of("uid"));
    }

    static RunReport report(PairId pair) {
        return new RunReport(
                "run",
                pair,
                Instant.EPOCH,
                Instant.EPOCH,
                RunReport.Outcome.SUCCEEDED,
                RunReport.Counts.ZERO,
                RunReport.Counts.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static LinkEnd end(String key) {
        return new LinkEnd(
                new EventKey(key),
                Optional.empty(),
                new Version("\"3490123456789000\""),
                hashes(),
                Instant.parse("2031-05-06T12:00:00Z"),
                Instant.parse("2031-05-06T13:00:00Z"));
    }

    private static FieldHashes hashes() {
        return new FieldHashes(Stream.of(EventField.values())
                .collect(Collectors.toMap(Function.identity(), field -> "Zm9vYmFyYmF6cXV4cXV1eA")));
    }
}
