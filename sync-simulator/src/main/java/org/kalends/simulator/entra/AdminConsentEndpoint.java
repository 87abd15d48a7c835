package org.kalends.simulator.entra;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.graph.Mailbox;

/** Where an administrator consents for an organisation, which happens at once. */
final class AdminConsentEndpoint {

    private final Directory directory;

    AdminConsentEndpoint(Directory directory) {
        this.directory = directory;
    }

    Reply answer(String tenant, Request request) {
        if (Set.of("common", "consumers").contains(tenant)) {
            throw EntraError.invalidRequest(
                    90002, "Administrators consent for one organisation, not for '" + tenant + "'.");
        }
        Parameters query =
                Parameters.of(request.query().orElse(""), Set.of("client_id", "redirect_uri", "scope", "state"));
        Application application = directory.application(query.require("client_id"));
        String redirect = query.require("redirect_uri");
        application.requireRedirect(redirect);
        String state = query.require("state");
        Optional<Mailbox> administrator = directory.signedIn(Optional.empty());
        if (administrator.isEmpty()) {
            return AuthorizeEndpoint.signInPage();
        }
        try {
            Scopes.parsed(query.require("scope"));
            for (EntraFault fault : directory.faults().strike(EntraFault.Place.ADMIN_CONSENT)) {
                throw FaultReplies.refusal(fault).orElseThrow();
            }
        } catch (EntraError e) {
            return AuthorizeEndpoint.back(redirect, AuthorizeEndpoint.refusal(e, state, directory.now()));
        }
        return AuthorizeEndpoint.back(
                redirect,
                Map.of(
                        "admin_consent",
                        "True",
                        "tenant",
                        administrator.get().tid(),
                        "scope",
                        query.require("scope"),
                        "state",
                        state));
    }
}
