package org.kalends.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Google: one issuer in two spellings, consent scope by scope, and a refresh token only for who asks for it. */
record GoogleProfile(GoogleSignInConfig config) implements IdentityProfile {

    private static final String EVENTS = "https://www.googleapis.com/auth/calendar.events";

    private static final String CALENDAR_LIST = "https://www.googleapis.com/auth/calendar.calendarlist.readonly";

    private static final List<String> SCOPES = List.of("openid", "email", "profile", EVENTS, CALENDAR_LIST);

    /** Google answers these two under other names. */
    private static final String USER_INFO = "https://www.googleapis.com/auth/userinfo.";

    @Override
    public URI authorizationEndpoint() {
        return config.authorizationEndpoint();
    }

    @Override
    public URI tokenEndpoint() {
        return config.tokenEndpoint();
    }

    @Override
    public URI metadata() {
        return URI.create(issuer() + "/.well-known/openid-configuration");
    }

    @Override
    public ClientID client() {
        return new ClientID(config.clientId());
    }

    @Override
    public Optional<ClientAuthentication> clientAuthentication() {
        return config.clientSecret().map(secret -> new ClientSecretPost(client(), new Secret(secret)));
    }

    @Override
    public List<String> scopes() {
        return SCOPES;
    }

    /** Consent is given scope by scope: a code alone says nothing. */
    @Override
    public Set<String> required() {
        return Set.of(EVENTS, CALENDAR_LIST);
    }

    @Override
    public Set<String> normalised(Collection<String> granted) {
        Set<String> names = new TreeSet<>();
        for (String scope : granted) {
            names.add(scope.startsWith(USER_INFO) ? scope.substring(USER_INFO.length()) : scope);
        }
        return names;
    }

    @Override
    public Optional<ResponseMode> responseMode() {
        return Optional.empty();
    }

    /** Offline access, of which a refresh token comes only with a prompt for consent, see {@link GoogleAuthorization}. */
    @Override
    public Map<String, String> signInParameters() {
        return Map.of("access_type", "offline", "include_granted_scopes", "true");
    }

    /** A code and a refresh token say themselves what was granted; asking for more than that would be refused. */
    @Override
    public boolean namesScopesInGrants() {
        return false;
    }

    @Override
    public Optional<String> claims(Optional<String> challenge) {
        return Optional.empty();
    }

    /** Old tokens lack the scheme. */
    @Override
    public Set<String> issuers(JWTClaimsSet claims, String published) {
        return Set.of(issuer(), issuer().replaceFirst("^https?://", ""));
    }

    @Override
    public Optional<String> subject(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getSubject()).filter(subject -> !subject.isBlank());
    }

    @Override
    public Optional<String> email(JWTClaimsSet claims) {
        return claims.getClaim("email") instanceof String address && address.contains("@")
                ? Optional.of(address)
                : Optional.empty();
    }

    @Override
    public String advice(String error) {
        return switch (error) {
            case "invalid_client" ->
                "the operator has to set the client id and the secret of a web client that is not deleted";
            case "unauthorized_client" -> "the operator has to check that the client is one for web applications";
            case "invalid_scope" ->
                "the operator has to switch the Calendar API on in the project and list its scopes on the consent screen";
            default -> "the operator has to check the redirect URI and the consent screen of the project";
        };
    }

    private String issuer() {
        String issuer = config.issuer().toString();
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
