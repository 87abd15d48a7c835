package org.kalends.provider.icloud.internal.dav;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.protocol.HttpContext;
import org.kalends.api.auth.Credential.AppPassword;

/**
 * Signs in without being asked (RFC 7617), at allowed hosts only. An interceptor is asked for each hop of a redirect; a header
 * on the request itself would travel along.
 */
final class BasicSignIn implements HttpRequestInterceptor {

    private static final String PASSWORD = "kalends.password";

    private final HostRule hosts;

    BasicSignIn(HostRule hosts) {
        this.hosts = hosts;
    }

    /** Returns the context of a request that signs in with a password. */
    static HttpClientContext context(AppPassword password) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(PASSWORD, password);
        return context;
    }

    @Override
    public void process(HttpRequest request, HttpContext context) {
        HttpClientContext client = HttpClientContext.adapt(context);
        HttpHost target = client.getTargetHost();
        if (client.getAttribute(PASSWORD) instanceof AppPassword password
                && hosts.allows(target.getSchemeName(), target.getHostName(), target.getPort())) {
            String pair = password.username() + ":" + password.password();
            request.setHeader(
                    HttpHeaders.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
