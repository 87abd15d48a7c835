package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.kalends.simulator.Reply;
import org.kalends.simulator.internal.Pause;

/** {@code /subscriptions}: with the validation of both addresses inside the call that creates one. */
final class SubscriptionRoutes {

    private static final Duration CAP = Duration.ofMinutes(4230);

    private static final Duration LONGER_CAP = Duration.ofDays(7);

    private static final Duration SHORT = Duration.ofHours(1);

    private static final int MOST = 1000;

    private static final int LONGEST_STATE = 128;

    private static final long SLOW_MILLIS = 1500;

    private static final Set<String> KINDS = Set.of("created", "updated", "deleted");

    private final World world;

    private final Courier courier;

    private final AtomicLong numbers = new AtomicLong();

    SubscriptionRoutes(World world, Courier courier) {
        this.world = world;
        this.courier = courier;
    }

    Reply answer(GraphCall call, GraphPath path) {
        if (path.size() == 0) {
            return call.method().equals("POST") ? create(call) : list(call);
        }
        call.query().only();
        Subscription subscription = world.subscriptions().require(call.mailbox(), path.at(0));
        if (path.size() == 2 && path.is(1, "reauthorize") && call.method().equals("POST")) {
            requireLength(call);
            return Answers.none(200);
        }
        if (path.size() > 1) {
            throw path.from(1).unknown();
        }
        return switch (call.method()) {
            case "GET" -> Answers.entity(200, call, "subscriptions", subscription.shown(false));
            case "PATCH" -> renew(call, subscription);
            case "DELETE" -> {
                world.subscriptions().remove(subscription.id());
                yield Answers.none(204);
            }
            default -> throw call.notAllowed();
        };
    }

    private Reply list(GraphCall call) {
        CalendarRoutes.requireGet(call);
        call.query().only("$top", "$skip");
        List<ObjectNode> shown = world.subscriptions().of(call.mailbox()).stream()
                .map(subscription -> subscription.shown(false))
                .toList();
        return Answers.page(call, "subscriptions", shown);
    }

    private Reply create(GraphCall call) {
        call.query().only();
        Fields body = Fields.of(call.body(), "")
                .only(
                        "changeType",
                        "notificationUrl",
                        "lifecycleNotificationUrl",
                        "resource",
                        "expirationDateTime",
                        "clientState",
                        "latestSupportedTlsVersion");
        Subscription wanted = read(call, body);
        List<Subscription> others = world.subscriptions().of(call.mailbox());
        if (others.size() >= MOST) {
            throw GraphError.of(403, "ExtensionError", "The limit of subscriptions for this mailbox is reached.");
        }
        if (others.stream().anyMatch(wanted::isLike) && !world.faults().strikes(GraphFault.PUSH_DUPLICATES_ALLOWED)) {
            throw GraphError.of(409, "Conflict", "A subscription with the same change type and resource exists.");
        }
        validate(wanted.notificationUrl());
        wanted.lifecycleUrl().ifPresent(this::validate);
        world.subscriptions().put(wanted);
        return Answers.entity(201, call, "subscriptions", wanted.shown(true));
    }

    private Subscription read(GraphCall call, Fields body) {
        String changeType = required(body, "changeType");
        if (!KINDS.containsAll(Set.of(changeType.split(",", -1)))) {
            throw invalid("changeType");
        }
        Optional<String> state = body.text("clientState");
        if (state.filter(text -> text.length() > LONGEST_STATE).isPresent()) {
            throw invalid("clientState");
        }
        String resource = required(body, "resource");
        return new Subscription(
                String.format("7f105c7d-2dc5-4530-97cd-%012x", numbers.incrementAndGet()),
                call.mailbox(),
                calendar(call, resource),
                resource,
                changeType,
                url(body, "notificationUrl").orElseThrow(() -> invalid("notificationUrl")),
                url(body, "lifecycleNotificationUrl"),
                state,
                call.preferences().immutableIds(),
                expiry(required(body, "expirationDateTime"), "ExtensionError"));
    }

    private static int calendar(GraphCall call, String resource) {
        GraphPath path = GraphPath.parse(resource.startsWith("/") ? resource : "/" + resource);
        boolean own = path.is(0, "users")
                && path.size() > 2
                && Set.of(call.mailbox().oid(), call.mailbox().address()).contains(path.at(1));
        if (path.is(0, "users") && !own) {
            throw GraphError.denied();
        }
        GraphPath rest = path.from(own ? 2 : Math.min(1, path.size()));
        if (rest.size() == 1 && rest.is(0, "events")) {
            return call.mailbox().calendar().number();
        }
        if (rest.size() == 3 && rest.is(0, "calendars") && rest.is(2, "events")) {
            return call.mailbox().requireCalendar(rest.at(1)).number();
        }
        throw GraphError.of(400, "ExtensionError", "The resource cannot be subscribed to.");
    }

    private static Optional<URI> url(Fields body, String name) {
        return body.text(name).map(text -> {
            try {
                URI url = URI.create(text);
                boolean loopback = "http".equals(url.getScheme())
                        && Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(url.getHost()));
                if (loopback || "https".equals(url.getScheme())) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                throw invalid(name);
            }
            throw invalid(name);
        });
    }

    private Instant expiry(String text, String code) {
        Instant wanted;
        try {
            wanted = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw GraphError.of(
                    400, "InvalidRequest", "The property 'expirationDateTime' is no date, time and offset.");
        }
        Instant now = world.clock().instant();
        Duration cap = world.faults().strikes(GraphFault.PUSH_CAP_10080) ? LONGER_CAP : CAP;
        if (wanted.isAfter(now.plus(cap))) {
            throw GraphError.of(
                    400, code, "Subscription expiration can only be " + cap.toMinutes() + " minutes in the future.");
        }
        if (!wanted.isAfter(now)) {
            throw GraphError.of(400, code, "Subscription expiration has to be in the future.");
        }
        Instant granted = now.plus(SHORT);
        return world.faults().strikes(GraphFault.PUSH_SHORT_GRANT) && granted.isBefore(wanted) ? granted : wanted;
    }

    private Reply renew(GraphCall call, Subscription subscription) {
        Fields body = Fields.of(call.body(), "").only("expirationDateTime");
        Subscription renewed =
                subscription.until(expiry(required(body, "expirationDateTime"), "ErrorInvalidParameter"));
        if (call.meets(GraphFault.PUSH_VALIDATES_RENEWAL)) {
            validate(renewed.notificationUrl());
            renewed.lifecycleUrl().ifPresent(this::validate);
        }
        world.subscriptions().put(renewed);
        return Answers.entity(200, call, "subscriptions", renewed.shown(false));
    }

    /** Lets an address prove that its owner wants this: it has to return the token, decoded, within ten seconds. */
    private void validate(URI url) {
        if (world.faults().strikes(GraphFault.PUSH_SLOW_VALIDATION)) {
            Pause.of(Duration.ofMillis(SLOW_MILLIS));
        }
        String token = "Validation: Testing client application reachability for subscription Request-Id: "
                + String.format("%08x-0000-4000-8000-00000000f00d", numbers.incrementAndGet());
        String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
        if (world.faults().strikes(GraphFault.PUSH_TOKEN_PERCENT)) {
            encoded = encoded.replace("+", "%20");
        }
        if (world.faults().strikes(GraphFault.PUSH_TOKEN_COLON)) {
            encoded = encoded.replace("%3A", ":");
        }
        String separator = url.getRawQuery() == null ? "?" : "&";
        Courier.Echo echo = courier.ask(URI.create(url + separator + "validationToken=" + encoded));
        if (!echo.is(token)) {
            throw GraphError.of(
                    400,
                    "ValidationError",
                    echo.status() == 0
                            ? "Subscription validation request timed out."
                            : "Subscription validation request failed. Notification endpoint must respond with 200 OK to"
                                    + " validation request.");
        }
    }

    private static void requireLength(GraphCall call) {
        if (call.request().header("content-length").isEmpty()) {
            throw GraphError.of(411, "UnknownError", "Length required.");
        }
    }

    private static String required(Fields body, String name) {
        return body.text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> invalid(name));
    }

    private static GraphError invalid(String name) {
        return GraphError.of(400, "InvalidRequest", "The property '" + name + "' is missing or not valid.");
    }
}
