package org.kalends.simulator.google.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kalends.simulator.Reply;

/** A refusal of the sign-in. */
final class IdentityError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = new JsonMapper();

    private final int status;

    private final String error;

    private final transient Optional<String> subtype;

    private IdentityError(int status, String error, String description, Optional<String> subtype) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.subtype = subtype;
    }

    static IdentityError of(int status, String error, String description) {
        return new IdentityError(status, error, description, Optional.empty());
    }

    static IdentityError invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static IdentityError invalidGrant(String description) {
        return of(400, "invalid_grant", description);
    }

    IdentityError with(String errorSubtype) {
        return new IdentityError(status, error, String.valueOf(getMessage()), Optional.of(errorSubtype));
    }

    String error() {
        return error;
    }

    /** Returns the answer of the token endpoint. */
    Reply json() {
        ObjectNode body = JSON.createObjectNode().put("error", error).put("error_description", getMessage());
        subtype.ifPresent(word -> body.put("error_subtype", word));
        return Reply.of(status, "application/json; charset=utf-8", body.toPrettyString());
    }

    /** Returns the page that a person sees; the application hears nothing. */
    Reply page() {
        return Reply.of(
                400,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><title>Access blocked</title><p>Error 400: " + error + "</p>");
    }
}
