package org.kalends.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * What an identity provider publishes about itself (OpenID Connect Discovery section 3), as far as it is needed.
 *
 * @param issuer the issuer, which may hold a place for the tenant
 * @param keys where its keys are
 */
record Metadata(String issuer, URI keys) {

    /** Asks for it. RETRYABLE when it cannot be had or read. */
    static Metadata from(URI address, IdentityHttp http) {
        try {
            HTTPResponse answer = http.get(address);
            if (answer.getStatusCode() != 200) {
                throw unreadable("status " + answer.getStatusCode());
            }
            Map<String, Object> json = JSONObjectUtils.parse(answer.getBody());
            String issuer = Objects.requireNonNullElse(JSONObjectUtils.getString(json, "issuer"), "");
            String keys = Objects.requireNonNullElse(JSONObjectUtils.getString(json, "jwks_uri"), "");
            if (issuer.isEmpty() || keys.isEmpty()) {
                throw unreadable("issuer or jwks_uri is missing");
            }
            return new Metadata(issuer, new URI(keys));
        } catch (IOException e) {
            throw OAuthErrors.unanswered("metadata", e);
        } catch (ParseException | URISyntaxException e) {
            throw unreadable("not a JSON object with an address of keys");
        }
    }

    private static ProviderException unreadable(String why) {
        return new ProviderException(FailureKind.RETRYABLE, "metadata: " + why);
    }
}
