package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;

/** The revocation endpoint, as Google has it: the token alone says whose it is. */
final class Revocation {

    private final URI endpoint;
    private final IdentityHttp http;
    private final OAuthErrors errors;
    private final Clock clock;

    Revocation(URI endpoint, IdentityHttp http, OAuthErrors errors, Clock clock) {
        this.endpoint = endpoint;
        this.http = http;
        this.errors = errors;
        this.clock = clock;
    }

    /** Ends a grant. Any refusal of the token itself says that there is none any more. */
    void revoke(String token) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint);
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setBody("token=" + URLEncoder.encode(token, UTF_8));
        HTTPResponse answer;
        try {
            answer = request.send(http);
        } catch (IOException e) {
            throw OAuthErrors.unanswered("revoke", e);
        }
        int status = answer.getStatusCode();
        if (status / 100 != 2 && status != 400) {
            throw errors.token(answer, clock.instant());
        }
    }
}
