package org.kalends.examples.caldavsync;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.provider.icloud.ICloudConfig;
import org.kalends.provider.icloud.ICloudProvider;

/** An address on a CalDAV server with the account that opens it; counts the requests that go there. */
final class Remote {

    private final ProviderId id;
    private final URI url;
    private final String user;
    private final String password;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    /** Creates a remote address; nothing is sent yet. */
    Remote(String name, URI url, String user, String password) {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("--" + name
                    + ": the address holds a user name: give that as an option, and the password in the environment");
        }
        if (url.getHost() == null
                || url.getRawPath() == null
                || url.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "--" + name + " " + url + ": a full address is needed, https://host/path/");
        }
        this.id = new ProviderId(name);
        this.url = url.getRawPath().endsWith("/") ? url : URI.create(url + "/");
        this.user = user;
        this.password = password;
    }

    /** Returns a provider for this account alone; the password stays in memory. */
    ICloudProvider provider() {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        tokens.replace(account(), 0, new Credential.AppPassword(user, password));
        ICloudConfig config = config().toBuilder()
                .id(id)
                .listener((method, path, status) -> requests.merge(method, 1, Integer::sum))
                .build();
        return new ICloudProvider(config, tokens, Clock.systemUTC());
    }

    CalendarRef calendar() {
        return new CalendarRef(id, account(), url.getRawPath());
    }

    AccountId account() {
        return new AccountId(user + "@" + url.getAuthority());
    }

    URI url() {
        return url;
    }

    /** Returns how many requests were sent, by http method. */
    Map<String, Integer> requests() {
        return new TreeMap<>(requests);
    }

    private ICloudConfig config() {
        boolean apple = url.getHost().endsWith(".icloud.com") || url.getHost().endsWith(".icloud.com.cn");
        return apple ? ICloudConfig.icloud() : ICloudConfig.server(url.resolve("/"));
    }
}
