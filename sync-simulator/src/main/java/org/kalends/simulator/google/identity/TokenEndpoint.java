package org.kalends.simulator.google.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** Where codes and refresh tokens are traded for tokens. */
final class TokenEndpoint {

    private static final Set<String> DOCUMENTED = Set.of(
            "client_id", "client_secret", "code", "code_verifier", "grant_type", "redirect_uri", "refresh_token");

    private static final Duration TESTING = Duration.ofDays(7);

    private static final JsonMapper JSON = new JsonMapper();

    private final Directory directory;

    private final FaultReplies faultReplies;

    TokenEndpoint(Directory directory) {
        this.directory = directory;
        this.faultReplies = new FaultReplies(directory.faults());
    }

    Reply answer(Request request) {
        Set<GoogleIdentityFault> faults = directory.faults().strike(GoogleIdentityFault.Place.TOKEN);
        return faultReplies.before(faults).orElseGet(() -> faultReplies.after(faults, granted(request, faults)));
    }

    private Reply granted(Request request, Set<GoogleIdentityFault> faults) {
        if (!request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw IdentityError.invalidRequest("The request body must be a form.");
        }
        Parameters form = Parameters.of(request.body(), DOCUMENTED);
        String client = client(request, form);
        switch (form.require("grant_type")) {
            case "authorization_code" -> {
                Codes.Issued code = directory
                        .codes()
                        .redeem(
                                form.require("code"),
                                client,
                                form.require("redirect_uri"),
                                form.require("code_verifier"));
                return fresh(code, faults);
            }
            case "refresh_token" -> {
                String token = form.require("refresh_token");
                ObjectNode body = tokens(directory.grants().use(token, client), Optional.empty(), faults);
                directory
                        .grants()
                        .left(token)
                        .ifPresent(left -> body.put("refresh_token_expires_in", left.toSeconds()));
                return Reply.json(200, body.toPrettyString());
            }
            default ->
                throw IdentityError.of(
                        400, "unsupported_grant_type", "Invalid grant_type: " + form.require("grant_type"));
        }
    }

    private Reply fresh(Codes.Issued code, Set<GoogleIdentityFault> faults) {
        ObjectNode body = tokens(code.consent(), code.nonce(), faults);
        if (code.offline() && !faults.contains(GoogleIdentityFault.NO_REFRESH_TOKEN)) {
            Optional<Duration> life =
                    faults.contains(GoogleIdentityFault.SEVEN_DAYS) ? Optional.of(TESTING) : Optional.empty();
            body.put("refresh_token", directory.grants().refreshToken(code.consent(), life));
            life.ifPresent(left -> body.put("refresh_token_expires_in", left.toSeconds()));
        }
        return Reply.json(200, body.toPrettyString());
    }

    /** Returns whose id and secret the form or the Authorization header has. */
    private String client(Request request, Parameters form) {
        Optional<String[]> basic = request.header("authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8)
                        .split(":", 2))
                .filter(pair -> pair.length == 2);
        String id = basic.map(pair -> pair[0]).orElseGet(() -> form.require("client_id"));
        String secret =
                basic.map(pair -> pair[1]).or(() -> form.find("client_secret")).orElse("");
        if (secret.isEmpty()) {
            throw IdentityError.invalidRequest("client_secret is missing.");
        }
        Application application = directory
                .application(id)
                .orElseThrow(() -> IdentityError.of(401, "invalid_client", "The OAuth client was not found."));
        if (!application.hasSecret(secret)) {
            throw IdentityError.of(401, "invalid_client", "Unauthorized");
        }
        return id;
    }

    private ObjectNode tokens(Consent consent, Optional<String> nonce, Set<GoogleIdentityFault> faults) {
        boolean reordered = faults.contains(GoogleIdentityFault.SCOPE_REORDERED);
        ObjectNode body = JSON.createObjectNode()
                .put("access_token", directory.grants().accessToken(consent, directory.life()))
                .put("expires_in", directory.life().toSeconds())
                .put("scope", ScopeNames.told(consent.scopes(), reordered))
                .put("token_type", "Bearer");
        if (consent.scopes().contains("openid")) {
            String issuer = faults.contains(GoogleIdentityFault.LEGACY_ISSUER)
                    ? directory.issuer().replaceFirst("^https?://", "")
                    : directory.issuer();
            body.put(
                    "id_token",
                    directory.idTokens().about(consent.account(), issuer, consent.client(), nonce, directory.now()));
        }
        return body;
    }
}
