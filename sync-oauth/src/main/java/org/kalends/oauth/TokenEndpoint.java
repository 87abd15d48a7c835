package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** The token endpoint (RFC 6749 section 3.2): one request, what it grants, or the failure. */
final class TokenEndpoint {

    /** No access token lives longer; guards the arithmetic. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private final IdentityProfile profile;
    private final IdentityHttp http;
    private final OAuthErrors errors;
    private final Clock clock;

    TokenEndpoint(IdentityProfile profile, IdentityHttp http, Clock clock) {
        this.profile = profile;
        this.http = http;
        this.errors = new OAuthErrors(profile);
        this.clock = clock;
    }

    Tokens grant(AuthorizationGrant grant, Optional<String> claims) {
        HTTPResponse answer;
        try {
            answer = request(grant, claims).send(http);
        } catch (IOException e) {
            throw OAuthErrors.unanswered("token", e);
        }
        if (answer.getStatusCode() != 200) {
            throw errors.token(answer, clock.instant());
        }
        try {
            return tokens(OIDCTokenResponseParser.parse(answer).toSuccessResponse());
        } catch (ParseException | ClassCastException e) {
            // The parser's message may quote what it read.
            throw new ProviderException(FailureKind.RETRYABLE, "token: the answer is not a token response");
        }
    }

    /** The library leaves the scopes out when a code is traded in. */
    private HTTPRequest request(AuthorizationGrant grant, Optional<String> claims) {
        TokenRequest.Builder builder = profile.clientAuthentication()
                .map(proof -> new TokenRequest.Builder(profile.tokenEndpoint(), proof, grant))
                .orElseGet(() -> new TokenRequest.Builder(profile.tokenEndpoint(), profile.client(), grant));
        claims.ifPresent(value -> builder.customParameter("claims", value));
        HTTPRequest request = builder.build().toHTTPRequest();
        if (profile.namesScopesInGrants()) {
            request.setBody(
                    request.getBody() + "&scope=" + URLEncoder.encode(String.join(" ", profile.scopes()), UTF_8));
        }
        return request;
    }

    private Tokens tokens(AccessTokenResponse response) {
        AccessToken access = response.getTokens().getAccessToken();
        if (!(access instanceof BearerAccessToken)) {
            throw new ProviderException(FailureKind.PERMANENT, "token: token_type is not Bearer");
        }
        if (access.getLifetime() <= 0) {
            throw new ProviderException(FailureKind.RETRYABLE, "token: expires_in is missing");
        }
        return new Tokens(
                access.getValue(),
                Optional.ofNullable(response.getTokens().getRefreshToken()).map(RefreshToken::getValue),
                clock.instant().plusSeconds(Math.min(access.getLifetime(), LONGEST_LIFE.toSeconds())),
                Optional.ofNullable(access.getScope())
                        .filter(scope -> !scope.isEmpty())
                        .map(scope -> profile.normalised(scope.toStringList())),
                response instanceof OIDCTokenResponse oidc
                        ? Optional.ofNullable(oidc.getOIDCTokens().getIDToken())
                        : Optional.empty());
    }
}
