package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RedirectHandlerOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

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
}
