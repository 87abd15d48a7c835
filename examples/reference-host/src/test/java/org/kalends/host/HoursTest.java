package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncStore;
import org.kalends.api.store.WorkingHours;
import org.kalends.simulator.google.GoogleCalendar;

/** Hours are read in the zone of the calendar that holds the originals. */
class HoursTest extends Stage {

    private static final String HOURS =
            "{\"filters\":{\"onlyWithin\":{\"days\":[\"MONDAY\"],\"from\":\"09:00\",\"to\":\"17:00\"}}}";
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final GoogleCalendar office = OWNER.google().addCalendar("Office " + NUMBERS.incrementAndGet());

    @Test
    void eachDirectionTakesTheZoneOfItsCalendar() {
        PairPolicy policy = made("\"forward\":" + HOURS + ",\"back\":" + HOURS);

        assertThat(zone(policy.forward())).contains(TOKYO);
        assertThat(zone(policy.back())).contains(NEW_YORK);
    }

    @Test
    void hoursThatAreAddedLaterTakeItTooAndKeepIt() {
        String sync = path("\"direction\":\"TWO_WAY\"");
        script.patch(sync, "{\"back\":" + HOURS + "}").expect(200);
        office.zone(ZoneId.of("Europe/Paris"));
        script.patch(sync, "{\"back\":{\"markAsPrivate\":true}}").expect(200);

        assertThat(zone(policy(sync).back())).contains(NEW_YORK);
        assertThat(policy(sync).forward().filters().onlyWithin()).isEmpty();
    }

    private PairPolicy made(String more) {
        return policy(path("\"direction\":\"TWO_WAY\"," + more));
    }

    private String path(String more) {
        home.zone(TOKYO);
        office.zone(NEW_YORK);
        String body = "{\"source\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\"" + home.id() + "\"},"
                + "\"target\":{\"connection\":\"" + GOOGLE + "\",\"calendar\":\"" + office.id() + "\"}," + more + "}";
        return "/api/syncs/"
                + script.post("/api/syncs?paused=true", body)
                        .expect(201)
                        .at("id")
                        .asString();
    }

    private static PairPolicy policy(String sync) {
        PairId id = new PairId(sync.substring(sync.lastIndexOf('/') + 1));
        return HOST.bean(SyncStore.class).pair(id).orElseThrow().policy();
    }

    private static Optional<ZoneId> zone(DirectionPolicy policy) {
        return policy.filters().onlyWithin().flatMap(WorkingHours::zone);
    }
}
