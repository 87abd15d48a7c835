package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;

/** Making and stopping channels. */
final class ChannelRoutes {

    private static final Duration USUAL = Duration.ofDays(7);

    private static final Duration CAP = Duration.ofHours(1);

    private static final int LONGEST_TOKEN = 256;

    private static final Set<String> NAMES =
            Set.of("kind", "id", "type", "address", "token", "expiration", "params", "payload");

    private final World world;

    ChannelRoutes(World world) {
        this.world = world;
    }

    Reply watchEvents(GoogleCall call, GoogleCalendar calendar) {
        EventQuery query = new EventQuery(call.parameters());
        String resource = EventReads.resource(calendar);
        query.syncToken().ifPresent(token -> SyncToken.read(token, resource, calendar.generation(), query.tied()));
        if (world.faults().strikes(GoogleFault.PUSH_UNSUPPORTED)) {
            throw GoogleError.of(
                    400,
                    "calendar",
                    "pushNotSupportedForRequestedResource",
                    "Push notifications are not supported by this resource.");
        }
        return opened(call, resource, "/calendars/" + calendar.id() + "/events");
    }

    Reply watchList(GoogleCall call) {
        call.parameters().only();
        return opened(call, call.account().list().resource(), "/users/me/calendarList");
    }

    private Reply opened(GoogleCall call, String resource, String path) {
        ObjectNode body = call.body();
        check(body);
        Instant now = world.clock().instant();
        Instant expires = expires(body, now);
        Instant ends = world.faults().strikes(GoogleFault.PUSH_EARLY_EXPIRY)
                ? now.plus(Duration.between(now, expires).dividedBy(2))
                : expires;
        Channel channel = new Channel(
                body.path("id").asText(),
                call.account(),
                resource,
                world.rootUrl() + GoogleCall.ROOT + path,
                URI.create(body.path("address").asText()),
                Optional.ofNullable(body.path("token").textValue()),
                expires,
                ends);
        world.channels().open(channel);
        return Answers.json(call, channel.json());
    }

    private static void check(ObjectNode body) {
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            if (!NAMES.contains(property.getKey())) {
                throw GoogleError.badRequest("Unknown property '" + property.getKey() + "'.");
            }
        }
        if (!body.path("id").asText().matches("[A-Za-z0-9\\-_+/=]{1,64}")) {
            throw GoogleError.invalid("Invalid value for: id");
        }
        if (!Set.of("web_hook", "webhook").contains(body.path("type").asText())) {
            throw GoogleError.of(400, "global", "push.channelTypeNotSupported", "Channel type not supported");
        }
        if (!isTrusted(body.path("address").asText())) {
            throw GoogleError.of(
                    400, "global", "push.webhookUrlNotHttps", "WebHook callback must be HTTPS: the address");
        }
        if (body.path("token").asText().length() > LONGEST_TOKEN) {
            throw GoogleError.invalid("Invalid value for: token");
        }
    }

    private static boolean isTrusted(String address) {
        try {
            URI url = URI.create(address);
            boolean loopback = Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(url.getHost()));
            return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The earliest of all ends that are asked for; a week when none is. */
    private Instant expires(ObjectNode body, Instant now) {
        Optional<Instant> wished = number(body.path("expiration")).map(Instant::ofEpochMilli);
        Optional<Instant> lasting = number(body.path("params").path("ttl")).map(seconds -> now.plusSeconds(seconds));
        Instant end = wished.or(() -> lasting).orElse(now.plus(USUAL));
        if (lasting.filter(end::isAfter).isPresent()) {
            end = lasting.get();
        }
        if (!end.isAfter(now)) {
            throw GoogleError.invalid("Invalid ttl value: the end is in the past.");
        }
        boolean capped = world.faults().strikes(GoogleFault.PUSH_TTL_CAP);
        return capped && end.isAfter(now.plus(CAP)) ? now.plus(CAP) : end;
    }

    private static Optional<Long> number(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.asText().matches("-?[0-9]{1,18}")) {
            throw GoogleError.invalid("Invalid value for: expiration");
        }
        return Optional.of(Long.parseLong(value.asText()));
    }

    Reply stop(GoogleCall call) {
        call.parameters().only();
        ObjectNode body = call.body();
        if (!body.path("id").isTextual() || !body.path("resourceId").isTextual()) {
            throw GoogleError.required("Required: id and resourceId");
        }
        world.channels().stop(body.path("id").asText(), body.path("resourceId").asText(), call.account());
        return Answers.none();
    }
}
