package org.kalends.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is special about one identity provider; everything else is the standard and the same for all. */
interface IdentityProfile {

    URI authorizationEndpoint();

    URI tokenEndpoint();

    /** Where the metadata is, which names the keys (OpenID Connect Discovery section 4). */
    URI metadata();

    ClientID client();

    /** How the client proves who it is; empty for a public one. */
    Optional<ClientAuthentication> clientAuthentication();

    /** The scopes to ask for, in this order. */
    List<String> scopes();

    /** Without these an account is of no use. */
    Set<String> required();

    /** Returns granted scopes in the spelling of {@link #scopes()}. */
    Set<String> normalised(Collection<String> granted);

    /** How the answer to the authorization request is to come; empty leaves it to the identity provider. */
    Optional<ResponseMode> responseMode();

    /** Parameters of the authorization request that no standard names. */
    Map<String, String> signInParameters();

    /** Returns whether a code and a refresh token are traded in with the scopes that were asked for. */
    boolean namesScopesInGrants();

    /** The claims to send with each request, merged with a challenge; empty when there are none. */
    Optional<String> claims(Optional<String> challenge);

    /**
     * Returns the issuers that a token with these claims may have.
     *
     * @param claims of a token whose signature is good
     * @param published the issuer in the metadata
     */
    Set<String> issuers(JWTClaimsSet claims, String published);

    /** Returns the stable id of the user; empty when the claims have none. */
    Optional<String> subject(JWTClaimsSet claims);

    /** Returns the user's address. */
    Optional<String> email(JWTClaimsSet claims);

    /** Says what the operator has to do about an error that is theirs. */
    String advice(String error);
}
