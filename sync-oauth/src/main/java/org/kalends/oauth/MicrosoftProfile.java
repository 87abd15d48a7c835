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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Microsoft Entra: one authority for all tenants, an issuer for each. */
record MicrosoftProfile(MicrosoftConfig config) implements IdentityProfile {

    static final String CALENDARS = "Calendars.ReadWrite";

    private static final List<String> SCOPES = List.of(CALENDARS, "openid", "email", "profile", "offline_access");

    /** Graph's own name, and the id under which it is registered in every tenant. */
    private static final Pattern GRAPH = Pattern.compile(
            "^(https://graph\\.microsoft\\.com|00000003-0000-0000-c000-000000000000)/+", Pattern.CASE_INSENSITIVE);

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public URI authorizationEndpoint() {
        return at("/common/oauth2/v2.0/authorize");
    }

    @Override
    public URI tokenEndpoint() {
        return at("/common/oauth2/v2.0/token");
    }

    @Override
    public URI metadata() {
        return at("/common/v2.0/.well-known/openid-configuration");
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

    @Override
    public Set<String> required() {
        return Set.of(CALENDARS);
    }

    /** Entra answers short or long names, in any order and case, and never {@code offline_access}. */
    @Override
    public Set<String> normalised(Collection<String> granted) {
        Set<String> names = new TreeSet<>();
        for (String scope : granted) {
            String name = GRAPH.matcher(scope).replaceFirst("");
            names.add(SCOPES.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name));
        }
        return names;
    }

    @Override
    public Optional<ResponseMode> responseMode() {
        return Optional.of(ResponseMode.QUERY);
    }

    @Override
    public Map<String, String> signInParameters() {
        return Map.of();
    }

    /** Entra documents them for every grant. */
    @Override
    public boolean namesScopesInGrants() {
        return true;
    }

    @Override
    public Optional<String> claims(Optional<String> challenge) {
        return Claims.merged(config.capabilities(), challenge);
    }

    @Override
    public Set<String> issuers(JWTClaimsSet claims, String published) {
        Optional<String> tenant = id(claims, "tid");
        if (tenant.isEmpty()) {
            return Set.of();
        }
        String path = "/" + tenant.get() + "/v2.0";
        if (HostRule.isLoopback(config.authority())) {
            return Set.of(config.authority() + path);
        }
        // A named host may be a proxy, which passes Microsoft's own tokens on, or an authority of its own.
        return published.startsWith(config.authority() + "/")
                ? Set.of(config.authority() + path)
                : Set.of(MicrosoftConfig.AUTHORITY + path);
    }

    /** The user's object id is unique in one tenant only. */
    @Override
    public Optional<String> subject(JWTClaimsSet claims) {
        return id(claims, "oid").flatMap(oid -> id(claims, "tid").map(tid -> oid + "." + tid));
    }

    @Override
    public Optional<String> email(JWTClaimsSet claims) {
        return text(claims, "email")
                .or(() -> text(claims, "preferred_username"))
                .filter(address -> address.contains("@"));
    }

    @Override
    public String advice(String error) {
        return switch (error) {
            case "invalid_client" ->
                "the operator has to set a client secret that is valid: it is wrong or has expired in the app registration";
            case "unauthorized_client" ->
                "the operator has to check the client id, and that the app registration supports accounts in any organisation and personal ones";
            case "invalid_scope", "invalid_resource" ->
                "the operator has to give the app registration the delegated permission " + CALENDARS
                        + " of Microsoft Graph";
            default ->
                "the operator has to check the redirect URI, the platform and the supported accounts of the app registration";
        };
    }

    private URI at(String path) {
        return URI.create(config.authority() + path);
    }

    private static Optional<String> id(JWTClaimsSet claims, String name) {
        return text(claims, name)
                .filter(value -> ID.matcher(value).matches())
                .map(value -> value.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String value && !value.isBlank()
                ? Optional.of(value)
                : Optional.empty();
    }
}
