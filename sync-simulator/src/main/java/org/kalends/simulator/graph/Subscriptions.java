package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Who wants to know of which changes, and what they are told. Thread-safe. */
final class Subscriptions {

    private static final Duration LATE = Duration.ofSeconds(30);

    /**
     * A change that somebody may want to know of.
     *
     * @param kind created, updated or deleted
     * @param calendar the calendar's number
     * @param item the event
     * @param version what it is now
     */
    record Change(String kind, int calendar, EventItem item, EventVersion version) {}

    private final Clock clock;

    private final GraphFaults faults;

    private final Courier courier;

    private final AtomicLong notices = new AtomicLong();

    private final Map<String, Subscription> all = new LinkedHashMap<>();

    Subscriptions(Clock clock, GraphFaults faults, Courier courier) {
        this.clock = clock;
        this.faults = faults;
        this.courier = courier;
    }

    synchronized List<Subscription> of(Mailbox mailbox) {
        all.values().removeIf(subscription -> !clock.instant().isBefore(subscription.expires()));
        return all.values().stream()
                .filter(subscription -> subscription.mailbox() == mailbox)
                .toList();
    }

    Subscription require(Mailbox mailbox, String id) {
        return of(mailbox).stream()
                .filter(subscription -> subscription.id().equals(id))
                .findFirst()
                .orElseThrow(() -> GraphError.of(404, "ResourceNotFound", "The object was not found."));
    }

    synchronized void put(Subscription subscription) {
        all.put(subscription.id(), subscription);
    }

    synchronized void remove(String id) {
        all.remove(id);
    }

    /** Tells everybody who wants to know. */
    void tell(Mailbox mailbox, Change change) {
        for (Subscription subscription : of(mailbox)) {
            if (subscription.calendar() == change.calendar()) {
                tell(subscription, change);
            }
        }
    }

    private void tell(Subscription subscription, Change change) {
        if (faults.strikes(GraphFault.PUSH_SILENT_EXPIRY)) {
            remove(subscription.id());
        } else if (faults.strikes(GraphFault.PUSH_REAUTHORIZE)) {
            lifecycle(subscription, "reauthorizationRequired");
        } else if (faults.strikes(GraphFault.PUSH_MISSED)) {
            lifecycle(subscription, "missed");
        } else if (faults.strikes(GraphFault.PUSH_REMOVED)) {
            remove(subscription.id());
            lifecycle(subscription, "subscriptionRemoved");
        } else if (!faults.strikes(GraphFault.PUSH_LOST)) {
            kinds(change.kind()).stream()
                    .filter(subscription::wants)
                    .forEach(kind -> notify(subscription, change, kind));
        }
    }

    /** Returns what the service makes of one change: more than one for a new event, sometimes more for others. */
    private List<String> kinds(String kind) {
        List<String> kinds = new ArrayList<>(List.of(kind));
        if (kind.equals("created")) {
            kinds.add("updated");
        }
        if (faults.strikes(GraphFault.PUSH_SEVERAL)) {
            while (kinds.size() < 3) {
                kinds.add(kind.equals("deleted") ? "deleted" : "updated");
            }
        }
        return kinds;
    }

    private void notify(Subscription subscription, Change change, String kind) {
        Mailbox mailbox = subscription.mailbox();
        EventRef ref = EventRef.of(change.item().number());
        String id = subscription.immutableIds()
                ? mailbox.ids().immutable(ref)
                : mailbox.ids().regular(ref, change.version().moves());
        String resource = "Users/" + mailbox.oid() + "/Events/" + id;
        ObjectNode notice = subscription
                .notice(faults.strikes(GraphFault.PUSH_WRONG_CLIENT_STATE))
                .put(
                        "id",
                        UUID.nameUUIDFromBytes((id + notices.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("changeType", kind)
                .put("resource", resource);
        notice.putObject("resourceData")
                .put("@odata.type", "#Microsoft.Graph.Event")
                .put("@odata.id", resource)
                .put("@odata.etag", EventView.etag(change.version().sequence()))
                .put("id", id);
        if (faults.strikes(GraphFault.PUSH_REORDERED)) {
            courier.reverse();
        }
        if (faults.strikes(GraphFault.PUSH_BUNDLED)) {
            courier.bundle();
        }
        ObjectNode told = faults.strikes(GraphFault.PUSH_ODD_SHAPE) ? odd(notice) : notice;
        Duration delay = faults.strikes(GraphFault.PUSH_LATE) ? LATE : Duration.ZERO;
        courier.send(subscription.notificationUrl(), told, delay);
        if (faults.strikes(GraphFault.PUSH_DUPLICATE)) {
            courier.send(subscription.notificationUrl(), told, delay);
        }
    }

    void lifecycle(Subscription subscription, String event) {
        Optional.of(subscription)
                .flatMap(Subscription::lifecycleUrl)
                .ifPresent(url ->
                        courier.send(url, subscription.notice(false).put("lifecycleEvent", event), Duration.ZERO));
    }

    /** Returns a notification as those write it who do not look at the documentation. */
    private static ObjectNode odd(ObjectNode notice) {
        ObjectNode odd = Json.object();
        notice.remove("id");
        notice.properties()
                .forEach(member -> odd.set(
                        member.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                                + member.getKey().substring(1),
                        member.getValue()));
        return odd;
    }
}
