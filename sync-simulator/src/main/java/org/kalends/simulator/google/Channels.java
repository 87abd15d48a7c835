package org.kalends.simulator.google;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who wants to know of changes, and what they are told. Thread-safe. */
final class Channels {

    private static final int GAP = 17;

    private final Clock clock;

    private final GoogleFaults faults;

    private final Courier courier;

    private final Map<String, Channel> live = new LinkedHashMap<>();

    private final Map<String, Channel> stopped = new LinkedHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();

    private final Set<String> used = new HashSet<>();

    Channels(Clock clock, GoogleFaults faults) {
        this.clock = clock;
        this.faults = faults;
        this.courier = new Courier(clock);
    }

    /** Waits until every notification that is due by the clock has been tried. */
    void awaitDelivered() {
        try {
            courier.awaitDelivered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a channel in, whose id must never have been used, and greets it. */
    synchronized void open(Channel channel) {
        if (!used.add(channel.id())) {
            throw GoogleError.of(400, "global", "channelIdNotUnique", "Channel id " + channel.id() + " not unique");
        }
        live.put(channel.id(), channel);
        post(channel, "sync");
    }

    synchronized void stop(String id, String resourceId, GoogleAccount account) {
        Channel channel = Optional.ofNullable(live.get(id))
                .filter(known -> known.account() == account)
                .filter(known -> known.resourceId().equals(resourceId))
                .filter(known -> clock.instant().isBefore(known.ends()))
                .orElseThrow(
                        () -> GoogleError.of(404, "global", "notFound", "Channel '" + id + "' not found for project"));
        live.remove(id);
        stopped.put(id, channel);
    }

    /** Tells everybody who watches a resource that it has changed. */
    synchronized void ring(String resource) {
        live.values().removeIf(channel -> !clock.instant().isBefore(channel.ends()));
        live.values().stream()
                .filter(channel -> channel.resource().equals(resource))
                .forEach(this::tell);
        stopped.values().stream()
                .filter(channel -> channel.resource().equals(resource))
                .filter(channel -> faults.strikes(GoogleFault.PUSH_AFTER_STOP))
                .forEach(this::tell);
    }

    private void tell(Channel channel) {
        if (faults.strikes(GoogleFault.PUSH_LOST)) {
            return;
        }
        if (faults.strikes(GoogleFault.PUSH_REORDERED)) {
            courier.reverse();
        }
        post(channel, "exists");
        if (faults.strikes(GoogleFault.PUSH_DOUBLE)) {
            post(channel, "exists");
        }
    }

    private void post(Channel channel, String state) {
        int step = state.equals("exists") && faults.strikes(GoogleFault.PUSH_GAPS) ? GAP : 1;
        int number = numbers.merge(channel.id(), step, Integer::sum);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Goog-Channel-ID", channel.id());
        token(channel).ifPresent(secret -> headers.put("X-Goog-Channel-Token", secret));
        headers.put(
                "X-Goog-Channel-Expiration",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(channel.expires().atOffset(ZoneOffset.UTC)));
        headers.put("X-Goog-Resource-ID", channel.resourceId());
        headers.put("X-Goog-Resource-URI", channel.resourceUri());
        headers.put("X-Goog-Resource-State", state);
        headers.put("X-Goog-Message-Number", String.valueOf(number));
        courier.send(channel.address(), headers);
    }

    private Optional<String> token(Channel channel) {
        return faults.strikes(GoogleFault.PUSH_FOREIGN_TOKEN) ? Optional.of("somebody-elses") : channel.token();
    }

    /** Returns the channels that have not ended. */
    synchronized List<Channel> list() {
        return live.values().stream()
                .filter(channel -> clock.instant().isBefore(channel.ends()))
                .toList();
    }
}
