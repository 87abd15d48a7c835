package org.kalends.provider.icloud.internal.dav;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** The http client of one provider. */
final class DavHttp {

    private static final int CONNECTIONS = 64;

    private static final int CONNECTIONS_OF_A_HOST = 32;

    private static final int HOPS = 5;

    /** A connection that was idle for longer is looked at before it is used: a write on a dead one would be ambiguous. */
    private static final int STALE_AFTER_MILLIS = 100;

    private DavHttp() {}

    /**
     * Returns a client that repeats nothing (a repeated DELETE turns success into 404), keeps no cookies (it serves many
     * accounts), leaves paths as they are ({@code //} means something) and follows redirects as {@link DavRedirect} says.
     */
    static CloseableHttpClient client(DavSettings settings, HostRule hosts) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(30, TimeUnit.SECONDS);
        pool.setMaxTotal(CONNECTIONS);
        pool.setDefaultMaxPerRoute(CONNECTIONS_OF_A_HOST);
        pool.setValidateAfterInactivity(STALE_AFTER_MILLIS);
        pool.setDefaultSocketConfig(SocketConfig.custom()
                .setSoTimeout(millis(settings.answerTimeout()))
                .setTcpNoDelay(true)
                .build());
        RequestConfig request = RequestConfig.custom()
                .setConnectTimeout(millis(settings.connectTimeout()))
                .setConnectionRequestTimeout(millis(settings.connectTimeout()))
                .setSocketTimeout(millis(settings.answerTimeout()))
                .setMaxRedirects(HOPS)
                .setNormalizeUri(false)
                .setAuthenticationEnabled(false)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(request)
                .setUserAgent("Kalends")
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .setRedirectStrategy(new DavRedirect(hosts))
                .addInterceptorFirst(new BasicSignIn(hosts))
                .build();
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, duration.toMillis()));
    }
}
