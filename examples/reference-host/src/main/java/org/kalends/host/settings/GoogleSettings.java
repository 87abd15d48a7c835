package org.kalends.host.settings;

import java.net.URI;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this host is registered with Google, and where Google is.
 *
 * @param clientId the client id; empty switches Google off
 * @param clientSecret its secret
 * @param authUrl where users sign in
 * @param tokenUrl where codes and refresh tokens are traded in
 * @param revokeUrl where grants are given back
 * @param issuerUrl who signs identity tokens
 * @param apiUrl the root of the Calendar API
 */
public record GoogleSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,

        @DefaultValue("https://accounts.google.com/o/oauth2/v2/auth")
        String authUrl,

        @DefaultValue("https://oauth2.googleapis.com/token") String tokenUrl,

        @DefaultValue("https://oauth2.googleapis.com/revoke")
        String revokeUrl,

        @DefaultValue("https://accounts.google.com") String issuerUrl,
        @DefaultValue("https://www.googleapis.com") String apiUrl) {

    /** Checks the addresses. */
    public GoogleSettings {
        RemoteAddress.checked("kalends.google.auth-url", authUrl);
        RemoteAddress.checked("kalends.google.token-url", tokenUrl);
        RemoteAddress.checked("kalends.google.revoke-url", revokeUrl);
        RemoteAddress.checked("kalends.google.issuer-url", issuerUrl);
        RemoteAddress.root("kalends.google.api-url", apiUrl);
    }

    /** Returns whether accounts of Google can be connected. */
    public boolean isOn() {
        return !clientId.isBlank();
    }

    /** Returns where users sign in. */
    public URI auth() {
        return URI.create(authUrl.strip());
    }

    /** Returns where codes and refresh tokens are traded in. */
    public URI token() {
        return URI.create(tokenUrl.strip());
    }

    /** Returns where grants are given back. */
    public URI revoke() {
        return URI.create(revokeUrl.strip());
    }

    /** Returns who signs identity tokens. */
    public URI issuer() {
        return URI.create(issuerUrl.strip());
    }

    /** Returns the root of the Calendar API. */
    public URI api() {
        return RemoteAddress.root("kalends.google.api-url", apiUrl);
    }

    @Override
    public String toString() {
        return "GoogleSettings[" + apiUrl + "]";
    }
}
