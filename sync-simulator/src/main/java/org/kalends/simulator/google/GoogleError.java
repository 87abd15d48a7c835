package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.simulator.Reply;

/** A refusal as the service words it. */
final class GoogleError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private final String domain;

    private final String reason;

    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private final transient Map<String, String> more = new LinkedHashMap<>();

    private transient Optional<ObjectNode> details = Optional.empty();

    private boolean older = true;

    private GoogleError(int status, String domain, String reason, String message) {
        super(message, null, false, false);
        this.status = status;
        this.domain = domain;
        this.reason = reason;
    }

    static GoogleError of(int status, String domain, String reason, String message) {
        return new GoogleError(status, domain, reason, message);
    }

    static GoogleError invalid(String message) {
        return of(400, "global", "invalid", message);
    }

    static GoogleError required(String message) {
        return of(400, "global", "required", message);
    }

    static GoogleError badRequest(String message) {
        return of(400, "global", "badRequest", message);
    }

    static GoogleError invalidParameter(String name, String message) {
        return of(400, "global", "invalidParameter", message).at("parameter", name);
    }

    static GoogleError notFound() {
        return of(404, "global", "notFound", "Not Found");
    }

    static GoogleError deleted() {
        return of(410, "global", "deleted", "Resource has been deleted");
    }

    static GoogleError duplicate() {
        return of(409, "global", "duplicate", "The requested identifier already exists.");
    }

    static GoogleError conditionNotMet() {
        return of(412, "global", "conditionNotMet", "Precondition Failed").at("header", "If-Match");
    }

    static GoogleError forbidden() {
        return of(403, "global", "forbidden", "Forbidden");
    }

    static GoogleError fullSyncRequired() {
        return of(410, "calendar", "fullSyncRequired", "Sync token is no longer valid, a full sync is required.")
                .at("parameter", "syncToken");
    }

    static GoogleError invalidSyncToken() {
        return invalid("Invalid sync token value.").at("parameter", "syncToken");
    }

    String reason() {
        return reason;
    }

    GoogleError at(String locationType, String location) {
        more.put("locationType", locationType);
        more.put("location", location);
        return this;
    }

    GoogleError with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Words it as newer parts of the service do, with a canonical status and a reason in the details. */
    GoogleError newer(String canonical, String detail) {
        ObjectNode newer = Json.object().put("status", canonical);
        newer.putArray("details").add(info(detail));
        details = Optional.of(newer);
        return this;
    }

    /** Words it so and in no other way, with another detail before the one that says the reason. */
    GoogleError newerAlone(String canonical, String detail) {
        ObjectNode newer = Json.object().put("status", canonical);
        ArrayNode all = newer.putArray("details");
        all.addObject()
                .put("@type", "type.googleapis.com/google.rpc.Help")
                .putArray("links")
                .addObject()
                .put("description", "Request a higher quota limit.")
                .put("url", "https://cloud.google.com/docs/quotas");
        all.add(info(detail));
        details = Optional.of(newer);
        older = false;
        return this;
    }

    private static ObjectNode info(String reason) {
        return Json.object()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", reason)
                .put("domain", "googleapis.com");
    }

    Reply reply() {
        ObjectNode error = Json.object();
        if (older) {
            ObjectNode first = error.putArray("errors")
                    .addObject()
                    .put("domain", domain)
                    .put("reason", reason)
                    .put("message", getMessage());
            more.forEach(first::put);
        }
        error.put("code", status).put("message", getMessage());
        details.ifPresent(error::setAll);
        ObjectNode body = Json.object();
        body.set("error", error);
        Reply reply = Reply.of(status, Answers.TYPE, Json.write(body, true));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }
}
