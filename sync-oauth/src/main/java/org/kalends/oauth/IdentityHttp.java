package org.kalends.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call to an identity provider: nothing is followed, repeated or sent elsewhere, and it ends in time, the body included.
 *
 * <p>The sender of the OAuth library would repeat a POST whose connection broke, which burns a code.
 */
final class IdentityHttp implements HTTPRequestSender, ResourceRetriever {

    /** Token answers and key sets are a few kilobytes. */
    private static final int LONGEST_BODY = 256 * 1024;

    private final HttpClient client;
    private final HostRule hosts;
    private final Duration timeout;

    IdentityHttp(HostRule hosts, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.hosts = hosts;
        this.timeout = timeout;
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        String body = request.getBody() == null ? "" : request.getBody();
        HttpRequest.Builder builder = HttpRequest.newBuilder(checked(request.getURI()))
                .method(request.getMethod().name(), HttpRequest.BodyPublishers.ofString(body, UTF_8));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return answer(builder);
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HTTPResponse answer = get(URI.create(url.toString()));
        if (answer.getStatusCode() != 200) {
            throw new IOException("status " + answer.getStatusCode());
        }
        return new Resource(answer.getBody(), "application/json");
    }

    HTTPResponse get(URI address) throws IOException {
        return answer(HttpRequest.newBuilder(checked(address)).GET());
    }

    private HTTPResponse answer(HttpRequest.Builder builder) throws IOException {
        HttpRequest request =
                builder.setHeader("Accept", "application/json").timeout(timeout).build();
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, BoundedBody.of(LONGEST_BODY));
        try {
            return answer(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            sent.cancel(true);
        }
    }

    private static HTTPResponse answer(HttpResponse<byte[]> response) {
        HTTPResponse answer = new HTTPResponse(response.statusCode());
        response.headers().map().forEach((name, values) -> answer.setHeader(name, values.toArray(String[]::new)));
        answer.setBody(new String(response.body(), UTF_8));
        return answer;
    }

    private URI checked(URI address) throws IOException {
        if (!hosts.allows(address)) {
            throw new IOException("host is not allowed: " + address.getHost());
        }
        return address;
    }
}
