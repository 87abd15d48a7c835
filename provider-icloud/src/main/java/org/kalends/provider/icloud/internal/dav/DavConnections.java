package org.kalends.provider.icloud.internal.dav;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.Credential.AppPassword;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Opens the way to an account: its password out of the store, its home remembered from the last discovery. */
final class DavConnections {

    private record Known(AccountId account, String username) {}

    private final DavGateway gateway;

    private final DavDiscovery discovery;

    private final TokenStore tokens;

    private final Map<Known, DavHome> homes = new ConcurrentHashMap<>();

    DavConnections(DavGateway gateway, DavDiscovery discovery, TokenStore tokens) {
        this.gateway = gateway;
        this.discovery = discovery;
        this.tokens = tokens;
    }

    /** Opens an account; AUTHENTICATION when it has no app-specific password. */
    DavConnection open(AccountId account) {
        Credential credential = tokens.find(account)
                .map(TokenStore.Stored::credential)
                .orElseThrow(() -> new ProviderException(FailureKind.AUTHENTICATION, "the account is not connected"));
        if (!(credential instanceof AppPassword password)) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "the account has no app-specific password");
        }
        return new DavConnection(account, password, gateway, this);
    }

    DavHome home(AccountId account, AppPassword password) {
        Known known = new Known(account, password.username());
        DavHome home = homes.get(known);
        if (home == null) {
            home = discovery.discover(password);
            homes.put(known, home);
        }
        return home;
    }

    void forget(AccountId account, AppPassword password) {
        homes.remove(new Known(account, password.username()));
    }
}
