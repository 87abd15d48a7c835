package org.kalends.provider.google.internal.http;

import com.google.api.client.googleapis.MethodOverride;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One exchange over the client's transport, without what that does of its own accord: it does not repeat, redirect, compress or
 * log. Safe for use by several threads.
 */
final class GoogleHttp {

    /** A page of 2,500 events of the largest size is far below. */
    private static final int LONGEST_ANSWER = 256 << 20;

    /**
     * What came back.
     *
     * @param status the http status
     * @param type the content type; empty when there is none
     * @param text the body; empty when there is none
     * @param retryAfter the header of that name
     */
    record Exchange(int status, String type, String text, Optional<String> retryAfter) {}

    private final HttpTransport transport = new NetHttpTransport();

    private final HttpRequestFactory requests = transport.createRequestFactory();

    private final Duration connectTimeout;

    private final Duration answerTimeout;

    GoogleHttp(Duration connectTimeout, Duration answerTimeout) {
        this.connectTimeout = connectTimeout;
        this.answerTimeout = answerTimeout;
    }

    HttpTransport transport() {
        return transport;
    }

    /**
     * Sends one request.
     *
     * @param body what is sent, as {@code type}
     */
    Exchange send(
            String method, String address, String bearer, Optional<String> ifMatch, String type, Optional<String> body)
            throws IOException {
        HttpRequest request = requests.buildRequest(
                method,
                new GenericUrl(address),
                body.map(text -> new ByteArrayContent(type, text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(null));
        request.getHeaders()
                .setAuthorization("Bearer " + bearer)
                .setUserAgent("Kalends")
                .setAccept("application/json, multipart/mixed");
        ifMatch.ifPresent(request.getHeaders()::setIfMatch);
        // The transport knows no PATCH, and no address longer than 2,048 characters.
        request.setInterceptor(new MethodOverride());
        request.setConnectTimeout(millis(connectTimeout))
                .setReadTimeout(millis(answerTimeout))
                .setWriteTimeout(millis(answerTimeout))
                .setThrowExceptionOnExecuteError(false)
                .setFollowRedirects(false)
                .setNumberOfRetries(0)
                .setLoggingEnabled(false)
                .setCurlLoggingEnabled(false);
        long started = System.nanoTime();
        HttpResponse response = request.execute();
        try {
            return new Exchange(
                    response.getStatusCode(),
                    response.getContentType() == null ? "" : response.getContentType(),
                    text(response, started),
                    Optional.ofNullable(response.getHeaders().getRetryAfter()));
        } catch (IOException cut) {
            // A connection that was read to its end is used again, this one must not be.
            response.disconnect();
            throw cut;
        }
    }

    /** The transport only knows how long one read may take; a body that trickles in must not take for ever either. */
    private String text(HttpResponse response, long started) throws IOException {
        InputStream content = response.getContent();
        if (content == null) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try (content) {
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                bytes.write(piece, 0, length);
                if (bytes.size() > LONGEST_ANSWER) {
                    throw new IOException("the answer is too long");
                }
                if (System.nanoTime() - started > answerTimeout.toNanos()) {
                    throw new IOException("the answer takes too long");
                }
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int millis(Duration timeout) {
        return (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    }
}
