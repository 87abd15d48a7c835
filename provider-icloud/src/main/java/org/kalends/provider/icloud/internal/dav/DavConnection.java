package org.kalends.provider.icloud.internal.dav;

import com.github.caldav4j.model.request.CalDAVReportRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jackrabbit.webdav.property.DavPropertyNameSet;
import org.kalends.api.auth.Credential.AppPassword;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.ProviderException;

/**
 * One account's way to its server: calls by decoded path. Finds the server anew when it has moved; a call that was turned away
 * for that (a redirect, or 421) was not carried out and is sent once more.
 */
final class DavConnection {

    private final AccountId account;

    private final AppPassword password;

    private final DavGateway gateway;

    private final DavConnections homes;

    DavConnection(AccountId account, AppPassword password, DavGateway gateway, DavConnections homes) {
        this.account = account;
        this.password = password;
        this.gateway = gateway;
        this.homes = homes;
    }

    AccountId account() {
        return account;
    }

    DavHome home() {
        return homes.home(account, password);
    }

    /** Returns the address by which invitations know the owner. */
    Optional<String> ownerEmail() {
        return home().email().or(() -> Optional.of(password.username()).filter(name -> name.contains("@")));
    }

    DavAnswer propfind(String path, int depth, DavPropertyNameSet properties) {
        return call(path, uri -> gateway.propfind(password, uri, depth, properties));
    }

    DavAnswer report(String path, int depth, CalDAVReportRequest report) {
        return call(path, uri -> gateway.report(password, uri, depth, report));
    }

    DavAnswer get(String path) {
        return call(path, uri -> gateway.get(password, uri));
    }

    DavAnswer create(String path, String text) {
        return call(path, uri -> gateway.create(password, uri, text));
    }

    DavAnswer replace(String path, String match, String text) {
        return call(path, uri -> gateway.replace(password, uri, match, text));
    }

    DavAnswer delete(String path, String match) {
        return call(path, uri -> gateway.delete(password, uri, match));
    }

    private DavAnswer call(String path, Function<URI, DavAnswer> call) {
        URI server = home().server();
        DavAnswer answer = attempt(server, path, call);
        if (answer.status() / 100 == 3 || answer.status() == 421) {
            homes.forget(account, password);
            URI now = home().server();
            if (!now.equals(server)) {
                answer = attempt(now, path, call);
            }
        }
        return answer;
    }

    private DavAnswer attempt(URI server, String path, Function<URI, DavAnswer> call) {
        try {
            DavAnswer answer = call.apply(DavPaths.at(server, path));
            if (!server.getRawAuthority().equals(answer.uri().getRawAuthority())) {
                homes.forget(account, password);
            }
            return answer;
        } catch (ProviderException failure) {
            if (failure.getCause() instanceof IOException) {
                homes.forget(account, password);
            }
            throw failure;
        }
    }
}
