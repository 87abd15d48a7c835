package org.kalends.provider.m365.internal.graph;

import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.AccountId;
import org.kalends.oauth.AccessTokens;

/**
 * Hands the SDK the token of one account, and only for the one origin that may see it; the SDK itself looks at no host.
 */
final class BearerSignIn implements AccessTokenProvider {

    private final GraphRoot root;

    private final AccessTokens tokens;

    private final AccountId account;

    BearerSignIn(GraphRoot root, AccessTokens tokens, AccountId account) {
        this.root = root;
        this.tokens = tokens;
        this.account = account;
    }

    @Override
    public String getAuthorizationToken(URI address, @Nullable Map<String, Object> context) {
        return root.owns(address) ? tokens.bearer(account) : "";
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
        return new AllowedHostsValidator(root.uri().getHost());
    }
}
