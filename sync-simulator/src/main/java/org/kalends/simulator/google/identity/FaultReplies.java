package org.kalends.simulator.google.identity;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.kalends.simulator.Reply;

/** What a fault that is switched on makes of an answer. */
final class FaultReplies {

    private final GoogleIdentityFaults settings;

    FaultReplies(GoogleIdentityFaults settings) {
        this.settings = settings;
    }

    static Reply page(int status) {
        return Reply.of(
                status,
                "text/html; charset=UTF-8",
                "<!DOCTYPE html><html lang=en><title>Error " + status + "</title></html>");
    }

    /** Returns the answer of a fault that strikes before anything is done. */
    Optional<Reply> before(Set<GoogleIdentityFault> faults) {
        return faults.stream().map(this::before).flatMap(Optional::stream).findFirst();
    }

    private Optional<Reply> before(GoogleIdentityFault fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case INVALID_GRANT ->
                        IdentityError.invalidGrant("Token has been expired or revoked.")
                                .json();
                    case INVALID_GRANT_BAD_REQUEST ->
                        IdentityError.invalidGrant("Bad Request").json();
                    case INVALID_RAPT ->
                        IdentityError.invalidGrant("reauth related error (invalid_rapt)")
                                .with("invalid_rapt")
                                .json();
                    case ADMIN_POLICY_ENFORCED ->
                        IdentityError.of(
                                        400, "admin_policy_enforced", "The administrator has blocked this application.")
                                .json();
                    case INVALID_CLIENT ->
                        IdentityError.of(401, "invalid_client", "The OAuth client was deleted.")
                                .json();
                    case UNAUTHORIZED_CLIENT ->
                        IdentityError.of(400, "unauthorized_client", "Unauthorized")
                                .json();
                    case SERVER_ERROR ->
                        IdentityError.of(500, "internal_failure", "Backend Error")
                                .json();
                    case TOO_MANY_REQUESTS ->
                        IdentityError.of(429, "rate_limit_exceeded", "Rate limit exceeded")
                                .json()
                                .with(
                                        "Retry-After",
                                        String.valueOf(settings.retryAfter().toSeconds()));
                    case HTML_503 -> page(503);
                    case HTML_200 -> page(200);
                    case REDIRECT ->
                        Reply.of(307).with("Location", settings.elsewhere().toString());
                    default -> null;
                });
    }

    /** Returns what becomes of an answer on its way. */
    Reply after(Set<GoogleIdentityFault> faults, Reply reply) {
        if (faults.contains(GoogleIdentityFault.SLOW)) {
            LockSupport.parkNanos(settings.slowness().toNanos());
        }
        if (faults.contains(GoogleIdentityFault.DROPPED)) {
            return Reply.dropped();
        }
        return faults.contains(GoogleIdentityFault.CUT_BODY) ? reply.cut() : reply;
    }
}
