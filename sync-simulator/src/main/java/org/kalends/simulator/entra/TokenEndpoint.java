package org.kalends.simulator.entra;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** Where codes and refresh tokens are traded for tokens. */
final class TokenEndpoint {

    private static final Set<String> DOCUMENTED = Set.of(
            "client_id",
            "client_secret",
            "scope",
            "code",
            "redirect_uri",
            "grant_type",
            "code_verifier",
            "refresh_token",
            "claims");

    private static final JsonMapper JSON = new JsonMapper();

    private final Directory directory;

    private final FaultReplies faultReplies;

    TokenEndpoint(Directory directory) {
        this.directory = directory;
        this.faultReplies = new FaultReplies(directory);
    }

    Reply answer(Request request) {
        Set<EntraFault> faults = directory.faults().strike(EntraFault.Place.TOKEN);
        return faultReplies.before(faults).orElseGet(() -> faultReplies.after(faults, granted(request, faults)));
    }

    private Reply granted(Request request, Set<EntraFault> faults) {
        if (!request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw EntraError.invalidRequest(900144, "The request body must be a form.");
        }
        Parameters form = Parameters.of(request.body(), DOCUMENTED);
        Application application = directory.application(form.require("client_id"));
        application.requireSecret(form.find("client_secret"));
        switch (form.require("grant_type")) {
            case "authorization_code" -> {
                Codes.Issued code = directory
                        .codes()
                        .redeem(
                                form.require("code"),
                                application.id(),
                                form.require("redirect_uri"),
                                form.require("code_verifier"));
                return tokens(code.consent(), form, code.nonce(), faults);
            }
            case "refresh_token" -> {
                Consent consent = directory.refreshTokens().use(form.require("refresh_token"), application.id());
                Set<String> asked = form.find("scope").map(Scopes::parsed).orElse(consent.scopes());
                if (!consent.scopes().containsAll(asked)) {
                    throw EntraError.invalidGrant(
                            65001, "consent_required", "The user or administrator has not consented to all scopes.");
                }
                return tokens(new Consent(consent.client(), consent.mailbox(), asked), form, Optional.empty(), faults);
            }
            default ->
                throw new EntraError(
                        400, "unsupported_grant_type", "", 70003, "The app requested an unsupported grant type.");
        }
    }

    private Reply tokens(Consent consent, Parameters form, Optional<String> nonce, Set<EntraFault> faults) {
        ObjectNode body = JSON.createObjectNode();
        long life = directory.life().toSeconds();
        body.put("token_type", "Bearer");
        body.put("scope", Scopes.told(consent.scopes(), faults));
        body.put("expires_in", life);
        body.put("ext_expires_in", life);
        body.put("access_token", directory.accessToken(consent, form.find("claims"), faults));
        if (consent.scopes().contains("offline_access") && !faults.contains(EntraFault.NO_REFRESH_TOKEN)) {
            body.put("refresh_token", directory.refreshTokens().issue(consent));
        }
        if (consent.scopes().contains("openid")) {
            body.put("id_token", directory.idToken(consent, nonce));
        }
        return Reply.json(200, body.toString()).with("Cache-Control", "no-store, no-cache");
    }
}
