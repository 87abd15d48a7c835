package org.kalends.host.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kalends.simulator.icloud.ICloudAccount;
import org.kalends.simulator.icloud.ICloudCalendar;

/** A calendar of the simulated iCloud. A series is edited as a whole. */
final class ICloudDemoCalendar implements DemoCalendar {

    private final String key;

    private final ICloudAccount owner;

    private final ICloudCalendar calendar;

    private final ZoneId zone;

    private final Clock clock;

    ICloudDemoCalendar(String key, ICloudAccount owner, ICloudCalendar calendar, ZoneId zone, Clock clock) {
        this.key = key;
        this.owner = owner;
        this.calendar = calendar;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String name() {
        return calendar.name();
    }

    @Override
    public String service() {
        return "iCloud";
    }

    @Override
    public String owner() {
        return owner.appleId();
    }

    @Override
    public List<DemoEvent> events(Instant from, Instant to) {
        LocalDateTime first = LocalDateTime.ofInstant(from, zone);
        LocalDateTime last = LocalDateTime.ofInstant(to, zone);
        return calendar.names().stream()
                .flatMap(name -> calendar.ics(name).stream()
                        .flatMap(text -> IcsObject.read(text).occurrences(name, from, to, zone)))
                .filter(event -> event.start().isBefore(last) && event.end().isAfter(first))
                .toList();
    }

    @Override
    public String add(SampleEvent event) {
        String uid = UUID.nameUUIDFromBytes((key + event + calendar.names().size()).getBytes(StandardCharsets.UTF_8))
                .toString();
        calendar.put(uid + ".ics", IcsEvents.of(uid, event, owner.appleId(), clock));
        return uid + ".ics";
    }

    @Override
    public void rename(String id, String title) {
        edit(id, object -> object.titled(title));
    }

    @Override
    public void move(String id, Duration later) {
        edit(id, object -> object.moved(later));
    }

    @Override
    public void hide(String id) {
        edit(id, IcsObject::hidden);
    }

    @Override
    public void delete(String id) {
        calendar.delete(id);
    }

    @Override
    public List<String> originals() {
        return calendar.names().stream()
                .filter(name -> calendar.ics(name)
                        .filter(text -> !IcsObject.read(text).isCopy())
                        .isPresent())
                .toList();
    }

    @Override
    public void revoke() {
        owner.changeMainPassword();
    }

    private void edit(String id, UnaryOperator<IcsObject> change) {
        calendar.edit(id, text -> change.apply(IcsObject.read(text)).text());
    }
}
