package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.util.Set;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolException;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.DefaultRedirectStrategy;
import org.apache.http.protocol.HttpContext;

/** Follows redirects of calls that change nothing, with method and body as they were, and only where the host rule lets it. */
final class DavRedirect extends DefaultRedirectStrategy {

    private static final Set<String> SAFE = Set.of("GET", "PROPFIND", "REPORT");

    private static final Set<Integer> STATUS = Set.of(301, 302, 307, 308);

    private final HostRule hosts;

    DavRedirect(HostRule hosts) {
        this.hosts = hosts;
    }

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context) {
        return response.containsHeader("Location")
                && SAFE.contains(request.getRequestLine().getMethod())
                && STATUS.contains(response.getStatusLine().getStatusCode());
    }

    @Override
    public HttpUriRequest getRedirect(HttpRequest request, HttpResponse response, HttpContext context)
            throws ProtocolException {
        URI to = getLocationURI(request, response, context);
        HttpHost from = HttpClientContext.adapt(context).getTargetHost();
        boolean downgrade = "https".equalsIgnoreCase(from.getSchemeName()) && !"https".equalsIgnoreCase(to.getScheme());
        if (downgrade || !hosts.allows(to)) {
            throw new RefusedRedirect();
        }
        return RequestBuilder.copy(request).setUri(to).build();
    }

    /** A redirect to a host that must not see the credentials. */
    static final class RefusedRedirect extends ProtocolException {
        private static final long serialVersionUID = 1L;

        RefusedRedirect() {
            super("redirect to a host that is not allowed");
        }
    }
}
