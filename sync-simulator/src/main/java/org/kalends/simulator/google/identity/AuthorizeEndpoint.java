package org.kalends.simulator.google.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.google.GoogleAccount;

/** Where the browser goes to sign in: whoever is signed in consents at once. */
final class AuthorizeEndpoint {

    private static final Set<String> DOCUMENTED = Set.of(
            "client_id",
            "response_type",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "access_type",
            "prompt",
            "include_granted_scopes",
            "login_hint",
            "hd",
            "enable_granular_consent");

    private static final Set<String> PROMPTS = Set.of("none", "consent", "select_account");

    private static final Set<String> SILENT = Set.of("login_required", "access_denied");

    private final Directory directory;

    AuthorizeEndpoint(Directory directory) {
        this.directory = directory;
    }

    Reply answer(Request request) {
        Parameters query = Parameters.of(request.query().orElse(""), DOCUMENTED);
        String client = query.require("client_id");
        Application application = directory
                .application(client)
                .orElseThrow(() -> IdentityError.of(401, "invalid_client", "The OAuth client was not found."));
        String redirect = query.require("redirect_uri");
        if (!application.hasRedirect(redirect)) {
            throw IdentityError.of(400, "redirect_uri_mismatch", "The redirect URI is not registered.");
        }
        String state = query.require("state");
        check(query);
        try {
            Optional<GoogleAccount> user = directory.signedIn(query.find("login_hint"));
            if (user.isEmpty() && !prompts(query).contains("none")) {
                return Reply.of(
                        200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Sign in - Google Accounts</title>");
            }
            GoogleAccount account =
                    user.orElseThrow(() -> IdentityError.of(400, "login_required", "Nobody is signed in."));
            return back(redirect, granted(query, client, redirect, account, state));
        } catch (IdentityError e) {
            if (!SILENT.contains(e.error())) {
                throw e;
            }
            Map<String, String> refusal = new LinkedHashMap<>();
            refusal.put("error", e.error());
            refusal.put("state", state);
            return back(redirect, refusal);
        }
    }

    private static void check(Parameters query) {
        if (!query.require("response_type").equals("code")) {
            throw IdentityError.of(400, "unsupported_response_type", "Only response_type=code is simulated.");
        }
        if (!query.require("code_challenge_method").equals("S256")
                || !query.require("code_challenge").matches("[A-Za-z0-9_-]{43}")) {
            throw IdentityError.invalidRequest("The code challenge is not one of S256.");
        }
        if (!Set.of("online", "offline").contains(query.find("access_type").orElse("online"))
                || !PROMPTS.containsAll(prompts(query))) {
            throw IdentityError.invalidRequest("Invalid parameter value for access_type or prompt.");
        }
    }

    private static Set<String> prompts(Parameters query) {
        return query.find("prompt").map(text -> Set.of(text.split(" ", -1))).orElse(Set.of());
    }

    private Map<String, String> granted(
            Parameters query, String client, String redirect, GoogleAccount account, String state) {
        Set<GoogleIdentityFault> faults = directory.faults().strike(GoogleIdentityFault.Place.AUTHORIZE);
        if (faults.contains(GoogleIdentityFault.SIGN_IN_BLOCKED)) {
            throw IdentityError.of(400, "admin_policy_enforced", "The administrator has blocked this application.");
        }
        if (faults.contains(GoogleIdentityFault.DENIAL)) {
            throw IdentityError.of(400, "access_denied", "The user denied the request.");
        }
        Set<String> scopes = new LinkedHashSet<>(ScopeNames.parsed(query.require("scope")));
        Set<String> unticked = new LinkedHashSet<>(directory.unticked(account));
        if (faults.contains(GoogleIdentityFault.SCOPE_SUBSET)) {
            unticked.add(ScopeNames.CALENDAR_EVENTS);
        }
        scopes.removeIf(scope -> ScopeNames.canBeUnticked(scope) && unticked.contains(scope));
        boolean first = !directory.grants().has(account, client);
        if (query.find("include_granted_scopes").filter("true"::equals).isPresent()) {
            scopes.addAll(directory.grants().scopes(account, client));
        }
        Consent consent = new Consent(client, account, Set.copyOf(scopes));
        directory.grants().add(consent);
        boolean offline = query.find("access_type").filter("offline"::equals).isPresent()
                && (first || prompts(query).contains("consent"));
        String code = directory
                .codes()
                .issue(consent, offline, redirect, query.require("code_challenge"), query.find("nonce"));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("state", state);
        answer.put("code", code);
        answer.put("scope", ScopeNames.told(consent.scopes(), false));
        answer.put("authuser", "0");
        answer.put("prompt", query.find("prompt").orElse("none"));
        return answer;
    }

    private static Reply back(String redirect, Map<String, String> answer) {
        String query = answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Reply.of(302).with("Location", redirect + (redirect.contains("?") ? "&" : "?") + query);
    }
}
