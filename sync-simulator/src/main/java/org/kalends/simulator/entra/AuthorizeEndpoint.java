package org.kalends.simulator.entra;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.graph.Mailbox;

/** Where the browser goes to sign in: whoever is signed in consents at once. */
final class AuthorizeEndpoint {

    private static final Set<String> DOCUMENTED = Set.of(
            "client_id",
            "response_type",
            "redirect_uri",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "login_hint",
            "domain_hint",
            "claims",
            "code_challenge",
            "code_challenge_method");

    private static final Set<String> PROMPTS = Set.of("", "login", "none", "consent", "select_account");

    private final Directory directory;

    AuthorizeEndpoint(Directory directory) {
        this.directory = directory;
    }

    Reply answer(Request request) {
        Parameters query = Parameters.of(request.query().orElse(""), DOCUMENTED);
        Application application = directory.application(query.require("client_id"));
        String redirect = query.require("redirect_uri");
        application.requireRedirect(redirect);
        // From here on the address to come back to is trusted, and hears of errors.
        String state = query.require("state");
        try {
            Optional<Mailbox> user = directory.signedIn(query.find("login_hint"));
            if (user.isEmpty() && !query.find("prompt").equals(Optional.of("none"))) {
                return signInPage();
            }
            String code = code(application, query, redirect, user);
            return back(redirect, Map.of("code", code, "state", state, "session_state", "simulated"));
        } catch (EntraError e) {
            return back(redirect, refusal(e, state, directory.now()));
        }
    }

    private String code(Application application, Parameters query, String redirect, Optional<Mailbox> user) {
        for (EntraFault fault : directory.faults().strike(EntraFault.Place.AUTHORIZE)) {
            throw FaultReplies.refusal(fault).orElseThrow();
        }
        requireWord(query, "response_type", Set.of("code"), "unsupported_response_type");
        requireWord(query, "code_challenge_method", Set.of("S256"), "invalid_request");
        if (!Set.of("", "query").contains(query.find("response_mode").orElse(""))
                || !PROMPTS.contains(query.find("prompt").orElse(""))) {
            throw EntraError.invalidRequest(90023, "response_mode or prompt is not simulated.");
        }
        String challenge = query.require("code_challenge");
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw EntraError.invalidRequest(501491, "Invalid size or characters of Code_Challenge parameter.");
        }
        Set<String> scopes = Scopes.parsed(query.require("scope"));
        Mailbox mailbox = user.orElseThrow(() -> new EntraError(
                400, "login_required", "", 50058, "A silent sign-in request was sent but no user is signed in."));
        return directory
                .codes()
                .issue(new Consent(application.id(), mailbox, scopes), redirect, challenge, query.find("nonce"));
    }

    private static void requireWord(Parameters query, String name, Set<String> words, String error) {
        if (!words.contains(query.require(name))) {
            throw new EntraError(400, error, "", 70005, "The value of '" + name + "' is not supported.");
        }
    }

    static Map<String, String> refusal(EntraError refused, String state, Instant now) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", refused.error());
        answer.put("error_description", refused.description(now));
        if (refused.error().equals("access_denied")) {
            answer.put("error_subcode", "cancel");
        }
        answer.put("state", state);
        return answer;
    }

    static Reply signInPage() {
        return Reply.of(200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Sign in to your account</title>");
    }

    static Reply back(String redirect, Map<String, String> answer) {
        String query = answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Reply.of(302).with("Location", redirect + (redirect.contains("?") ? "&" : "?") + query);
    }
}
