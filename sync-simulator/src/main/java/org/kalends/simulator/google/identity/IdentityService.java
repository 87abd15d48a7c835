package org.kalends.simulator.google.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;
import org.kalends.simulator.Service;

/** Tells the endpoints of the sign-in apart. */
final class IdentityService implements Service {

    static final String AUTHORIZE = "/o/oauth2/v2/auth";

    static final String TOKEN = "/token";

    static final String REVOKE = "/revoke";

    static final String KEYS = "/oauth2/v3/certs";

    static final String METADATA = "/.well-known/openid-configuration";

    private static final Set<String> PATHS = Set.of(AUTHORIZE, TOKEN, REVOKE, KEYS, METADATA);

    private static final JsonMapper JSON = new JsonMapper();

    private final Directory directory;

    private final AuthorizeEndpoint authorize;

    private final TokenEndpoint token;

    private final RevokeEndpoint revoke;

    IdentityService(Directory directory) {
        this.directory = directory;
        this.authorize = new AuthorizeEndpoint(directory);
        this.token = new TokenEndpoint(directory);
        this.revoke = new RevokeEndpoint(directory);
    }

    static boolean isOurs(String path) {
        return PATHS.contains(path);
    }

    @Override
    public Reply answer(Request request) {
        boolean posted = request.path().equals(TOKEN) || request.path().equals(REVOKE);
        if (!request.method().equals(posted ? "POST" : "GET")) {
            return Reply.of(405);
        }
        try {
            return switch (request.path()) {
                case AUTHORIZE -> authorize.answer(request);
                case TOKEN -> token.answer(request);
                case REVOKE -> revoke.answer(request);
                case KEYS -> Reply.json(200, directory.idTokens().published());
                default -> Reply.json(200, metadata());
            };
        } catch (IdentityError e) {
            return request.path().equals(AUTHORIZE) ? e.page() : e.json();
        }
    }

    private String metadata() {
        String root = directory.issuer();
        ObjectNode metadata = JSON.createObjectNode()
                .put("issuer", root)
                .put("authorization_endpoint", root + AUTHORIZE)
                .put("token_endpoint", root + TOKEN)
                .put("revocation_endpoint", root + REVOKE)
                .put("jwks_uri", root + KEYS);
        metadata.putArray("response_types_supported").add("code");
        metadata.putArray("subject_types_supported").add("public");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("client_secret_basic");
        metadata.putArray("code_challenge_methods_supported").add("S256");
        metadata.putArray("scopes_supported").add("openid").add("email").add("profile");
        return metadata.toString();
    }
}
