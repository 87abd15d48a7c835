package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Who wants to know of a calendar's changes. Immutable.
 *
 * @param id its id
 * @param mailbox whose calendar
 * @param calendar the calendar's number
 * @param resource the resource as it was written
 * @param changeType the kinds of changes as they were written
 * @param notificationUrl where changes are told
 * @param lifecycleUrl where the subscription's own fate is told
 * @param clientState the client's secret
 * @param immutableIds whether notifications name events by ids that last
 * @param expires when it ends
 */
record Subscription(
        String id,
        Mailbox mailbox,
        int calendar,
        String resource,
        String changeType,
        URI notificationUrl,
        Optional<URI> lifecycleUrl,
        Optional<String> clientState,
        boolean immutableIds,
        Instant expires) {

    Subscription until(Instant other) {
        return new Subscription(
                id,
                mailbox,
                calendar,
                resource,
                changeType,
                notificationUrl,
                lifecycleUrl,
                clientState,
                immutableIds,
                other);
    }

    boolean wants(String change) {
        return Set.of(changeType.split(",", -1)).contains(change);
    }

    boolean isLike(Subscription other) {
        return mailbox == other.mailbox
                && resource.equalsIgnoreCase(other.resource)
                && changeType.equalsIgnoreCase(other.changeType);
    }

    /** Returns the subscription as it is created, or as it is listed: then without the secret. */
    ObjectNode shown(boolean created) {
        return Json.object()
                .put("id", id)
                .put("resource", resource)
                .put("applicationId", "6e1b1d3c-2f7a-4f53-9f0e-5a4d2c8b7e10")
                .put("changeType", changeType)
                .put("clientState", created ? clientState.orElse(null) : null)
                .put("notificationUrl", notificationUrl.toString())
                .putNull("notificationQueryOptions")
                .put("lifecycleNotificationUrl", lifecycleUrl.map(URI::toString).orElse(null))
                .put("expirationDateTime", EventTimes.wireInstant(expires))
                .put("creatorId", mailbox.oid())
                .putNull("includeResourceData")
                .put("latestSupportedTlsVersion", "v1_2")
                .putNull("encryptionCertificate")
                .putNull("encryptionCertificateId")
                .putNull("notificationUrlAppId");
    }

    /** Returns what every notification says first. */
    ObjectNode notice(boolean wrongState) {
        String expiry = EventTimes.wireInstant(
                        expires.atOffset(ZoneOffset.UTC).minusHours(8).toInstant())
                .replace("Z", "-08:00");
        return Json.object()
                .put("subscriptionId", id)
                .put("subscriptionExpirationDateTime", expiry)
                .put("clientState", wrongState ? "somebody-elses" : clientState.orElse(null))
                .put("tenantId", mailbox.tid());
    }
}
