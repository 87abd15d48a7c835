package org.kalends.simulator.google.identity;

import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** Where a token of either kind ends its whole grant. */
final class RevokeEndpoint {

    private final Directory directory;

    RevokeEndpoint(Directory directory) {
        this.directory = directory;
    }

    Reply answer(Request request) {
        Set<GoogleIdentityFault> faults = directory.faults().strike(GoogleIdentityFault.Place.REVOKE);
        if (faults.contains(GoogleIdentityFault.REVOKE_503)) {
            return FaultReplies.page(503);
        }
        if (!request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw IdentityError.invalidRequest("The request body must be a form.");
        }
        Parameters form = Parameters.of(request.body(), Set.of("token", "token_type_hint"));
        directory.grants().revoke(form.require("token"));
        return faults.contains(GoogleIdentityFault.REVOKE_DROPPED) ? Reply.dropped() : Reply.json(200, "{}");
    }
}
