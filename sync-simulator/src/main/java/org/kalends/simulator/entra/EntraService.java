package org.kalends.simulator.entra;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;

/** Tells Entra's endpoints apart. */
final class EntraService implements Service {

    private static final Pattern PATH = Pattern.compile(
            "/([^/]+)/(oauth2/v2\\.0/authorize|oauth2/v2\\.0/token|v2\\.0/\\.well-known/openid-configuration|discovery/v2\\.0/keys|v2\\.0/adminconsent)");

    private static final Pattern TENANT =
            Pattern.compile("common|organizations|consumers|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final JsonMapper JSON = new JsonMapper();

    private final Directory directory;

    private final AuthorizeEndpoint authorize;

    private final TokenEndpoint token;

    private final AdminConsentEndpoint adminConsent;

    EntraService(Directory directory) {
        this.directory = directory;
        this.authorize = new AuthorizeEndpoint(directory);
        this.token = new TokenEndpoint(directory);
        this.adminConsent = new AdminConsentEndpoint(directory);
    }

    static boolean isOurs(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public Reply answer(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Reply.of(404);
        }
        String tenant = path.group(1);
        String endpoint = path.group(2).substring(path.group(2).lastIndexOf('/') + 1);
        if (!request.method().equals(endpoint.equals("token") ? "POST" : "GET")) {
            return Reply.of(405);
        }
        try {
            if (!TENANT.matcher(tenant).matches()) {
                throw EntraError.invalidRequest(90002, "Tenant '" + tenant + "' not found.");
            }
            return answer(tenant, endpoint, request);
        } catch (EntraError e) {
            boolean forPeople = endpoint.equals("authorize") || endpoint.equals("adminconsent");
            return forPeople ? e.page(directory.now()) : e.json(directory.now());
        }
    }

    private Reply answer(String tenant, String endpoint, Request request) {
        return switch (endpoint) {
            case "authorize" -> authorize.answer(request);
            case "token" -> token.answer(request);
            case "adminconsent" -> adminConsent.answer(tenant, request);
            case "keys" -> Reply.json(200, directory.idTokens().published());
            default -> Reply.json(200, metadata(tenant));
        };
    }

    private String metadata(String tenant) {
        String base = directory.root() + "/" + tenant;
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("issuer", directory.issuer(tenant.contains("-") ? tenant : "{tenantid}"));
        metadata.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
        metadata.put("token_endpoint", base + "/oauth2/v2.0/token");
        metadata.put("jwks_uri", base + "/discovery/v2.0/keys");
        metadata.putArray("response_modes_supported").add("query");
        metadata.putArray("response_types_supported").add("code");
        metadata.putArray("subject_types_supported").add("pairwise");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
        metadata.putArray("scopes_supported")
                .add("openid")
                .add("profile")
                .add("email")
                .add("offline_access");
        return metadata.toString();
    }
}
