package org.kalends.simulator.entra;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.kalends.simulator.Reply;

/** A refusal: the words that a client branches on, and the number that people look up. */
final class EntraError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = new JsonMapper();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'");

    private final int status;

    private final String error;

    private final String suberror;

    private final int number;

    EntraError(int status, String error, String suberror, int number, String text) {
        super(text);
        this.status = status;
        this.error = error;
        this.suberror = suberror;
        this.number = number;
    }

    static EntraError invalidRequest(int number, String text) {
        return new EntraError(400, "invalid_request", "", number, text);
    }

    static EntraError invalidGrant(int number, String suberror, String text) {
        return new EntraError(400, "invalid_grant", suberror, number, text);
    }

    static EntraError invalidClient(int number, String text) {
        return new EntraError(401, "invalid_client", "", number, text);
    }

    String error() {
        return error;
    }

    String description(Instant now) {
        return "AADSTS" + number + ": " + getMessage() + " Trace ID: " + new UUID(0, number) + " Correlation ID: "
                + new UUID(1, number) + " Timestamp: " + time(now);
    }

    /** Returns the answer of the token endpoint. */
    Reply json(Instant now) {
        ObjectNode body = JSON.createObjectNode();
        body.put("error", error);
        body.put("error_description", description(now));
        body.putArray("error_codes").add(number);
        body.put("timestamp", time(now));
        body.put("trace_id", new UUID(0, number).toString());
        body.put("correlation_id", new UUID(1, number).toString());
        if (!suberror.isEmpty()) {
            body.put("suberror", suberror);
        }
        if (error.equals("interaction_required")) {
            body.put("claims", "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"policy\"]}}}");
        }
        return Reply.json(status, body.toString()).with("Cache-Control", "no-store, no-cache");
    }

    /** Returns the page that a person sees when Entra does not trust the address to come back to. */
    Reply page(Instant now) {
        return Reply.of(
                400,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><title>Sign in to your account</title><p>Sorry, but we're having trouble signing you in.</p><p>"
                        + description(now).replace("<", "&lt;") + "</p>");
    }

    private static String time(Instant now) {
        return TIME.format(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
