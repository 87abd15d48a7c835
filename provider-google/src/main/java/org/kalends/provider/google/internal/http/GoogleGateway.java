package org.kalends.provider.google.internal.http;

import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.Calendar;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.oauth.AccessTokens;

/**
 * One remote call in, status and JSON out. Any status is an answer; only a call without an answer is an exception.
 *
 * <p>The client builds and serialises requests and parses what they answer; signing and sending is done here, because the client asks
 * for a new token eleven times, loses the status of an answer that is not JSON, and does not say whether a write was sent. Safe for
 * use by several threads.
 */
public final class GoogleGateway {

    private static final String JSON = "application/json; charset=UTF-8";

    /** Builds one request; nothing is sent. */
    @FunctionalInterface
    interface Building<T> {
        /** Returns what the client has built. */
        AbstractGoogleJsonClientRequest<T> build(Calendar client) throws IOException;
    }

    private final GoogleSettings settings;

    private final AccessTokens tokens;

    private final GoogleHttp http;

    private final AccountGate gate;

    private final Calendar client;

    /** Creates a gateway; nothing is sent yet. */
    public GoogleGateway(GoogleSettings settings, AccessTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.http = new GoogleHttp(settings.connectTimeout(), settings.answerTimeout());
        this.gate = new AccountGate(settings.answerTimeout());
        this.client = new Calendar.Builder(http.transport(), GsonFactory.getDefaultInstance(), null)
                .setRootUrl(settings.root().address("/"))
                .setApplicationName("Kalends")
                .build();
    }

    GoogleSettings settings() {
        return settings;
    }

    /** Returns a request that is built by the client. */
    <T> GoogleRequest build(Building<T> building) {
        try {
            return GoogleRequest.of(building.build(client));
        } catch (IOException impossible) {
            throw new IllegalStateException("the client sends nothing while it builds", impossible);
        }
    }

    /** Sends one request. */
    GoogleAnswer send(AccountId account, GoogleRequest request) {
        GuestGuard.check(request);
        GoogleHttp.Exchange exchange = exchange(account, request, JSON, request.writes());
        return answer(request, exchange);
    }

    /**
     * Sends many requests as one.
     *
     * @param batch the request that holds them
     * @param type the content type of its body
     * @param writes whether any of them changes something
     */
    GoogleHttp.Exchange sendBatch(AccountId account, GoogleRequest batch, String type, boolean writes) {
        return exchange(account, batch, type, writes);
    }

    /** Has a refused token replaced; used for the parts of a batch, which are refused one by one. */
    void refused(AccountId account) {
        tokens.refused(account, tokens.bearer(account));
    }

    /** Reads what came back for a request, alone or as a part of a batch. */
    GoogleAnswer answer(GoogleRequest request, GoogleHttp.Exchange exchange) {
        boolean ok = exchange.status() / 100 == 2;
        if (!ok) {
            GoogleError error = GoogleError.of(exchange.text());
            Optional<Duration> pause = GoogleErrors.pause(
                    exchange.status(),
                    error,
                    exchange.retryAfter(),
                    settings.clock().instant(),
                    settings.quotaPause());
            return new GoogleAnswer(request, exchange.status(), Optional.empty(), error, pause, Optional.empty());
        }
        try {
            Optional<GenericJson> body = body(request, exchange.text());
            return new GoogleAnswer(
                    request, exchange.status(), body, GoogleError.NONE, Optional.empty(), Optional.empty());
        } catch (IOException unreadable) {
            return GoogleAnswer.lost(request, GoogleErrors.unanswered(request.name(), request.writes(), unreadable));
        }
    }

    /** A page of html is no success either where nothing is expected: it comes from a proxy on the way. */
    private static Optional<GenericJson> body(GoogleRequest request, String text) throws IOException {
        if (request.answer().isPresent()) {
            return Optional.of(parsed(text, request.answer().get()));
        }
        if (!text.isBlank()) {
            throw new IOException("not empty");
        }
        return Optional.empty();
    }

    private static GenericJson parsed(String text, Class<? extends GenericJson> type) throws IOException {
        try {
            GenericJson body = GsonFactory.getDefaultInstance().fromString(text, type);
            if (body == null) {
                throw new IOException("empty");
            }
            return body;
        } catch (RuntimeException unreadable) {
            // The client's parser meets a text that ends too early with a NullPointerException.
            throw new IOException("not what was expected", unreadable);
        }
    }

    private GoogleHttp.Exchange exchange(AccountId account, GoogleRequest request, String type, boolean writes) {
        return gate.pass(account, () -> {
            String token = tokens.bearer(account);
            GoogleHttp.Exchange first = attempt(token, request, type, writes);
            return first.status() == 401 ? attempt(tokens.refused(account, token), request, type, writes) : first;
        });
    }

    private GoogleHttp.Exchange attempt(String token, GoogleRequest request, String type, boolean writes) {
        long started = System.nanoTime();
        int status = 0;
        try {
            GoogleHttp.Exchange exchange = http.send(
                    request.method(),
                    settings.root().address(request.target()),
                    token,
                    request.ifMatch(),
                    type,
                    request.body());
            status = exchange.status();
            return exchange;
        } catch (IOException cut) {
            throw GoogleErrors.unanswered(request.name(), writes, cut);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            settings.trace().requested(request.method(), request.shape(), status, took);
        }
    }
}
