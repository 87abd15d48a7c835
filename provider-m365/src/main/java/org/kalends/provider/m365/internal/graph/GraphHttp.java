package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RedirectHandlerOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The SDK's http client without what it does of its own accord: it neither repeats requests nor follows redirects. */
final class GraphHttp {

    private static final int MOST_IDLE_CONNECTIONS = 5;

    /** Shorter than servers keep a connection that nobody uses: on one that they have ended, a request gets no answer. */
    private static final Duration LONGEST_IDLENESS = Duration.ofSeconds(20);

    private GraphHttp() {}

    static OkHttpClient client(GraphSettings settings) {
        RequestOption[] options = {
            new RetryHandlerOption((delay, count, request, response) -> false, 0, 0),
            new RedirectHandlerOption(0, response -> false),
            GraphServiceClient.getGraphClientOptions()
        };
        return GraphClientFactory.create(options)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Connection::begin)
                // A connection that breaks after a POST was sent would have the POST sent again.
                .retryOnConnectionFailure(false)
                .connectionPool(
                        new ConnectionPool(MOST_IDLE_CONNECTIONS, LONGEST_IDLENESS.toMillis(), TimeUnit.MILLISECONDS))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.answerTimeout())
                .writeTimeout(settings.answerTimeout())
                .callTimeout(settings.answerTimeout())
                .build();
    }

    /** Whether one request ever had a connection: without one nothing was sent, whatever the failure is called. */
    static final class Connection {

        private final AtomicBoolean open = new AtomicBoolean();

        /** Returns a request that says so itself. */
        Request watched(Request request) {
            return request.newBuilder().tag(Connection.class, this).build();
        }

        /** Stands between the connection and what is sent through it. */
        static Response begin(Interceptor.Chain chain) throws IOException {
            Connection watching = chain.request().tag(Connection.class);
            if (watching != null) {
                watching.open.set(true);
            }
            return chain.proceed(chain.request());
        }

        /** Returns a failure as it is, or as that of a connection that never came about. */
        IOException failure(IOException cut) {
            if (open.get() || cut instanceof ConnectException) {
                return cut;
            }
            ConnectException none = new ConnectException("no connection");
            none.initCause(cut);
            return none;
        }
    }
}
