package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.kalends.api.model.AccountId;
import org.kalends.oauth.AccessTokens;
import org.kalends.oauth.ClaimsChallenge;

/**
 * One remote call in, status and JSON out. Any status is an answer; only a call without an answer is an exception.
 *
 * <p>The SDK builds, signs and serialises requests, and its client sends them; what comes back is read here, because the SDK
 * loses the status of an answer that is not JSON and takes a failed batch for an empty one. Safe for use by several threads.
 */
public final class GraphGateway {

    private final GraphSettings settings;

    private final AccessTokens tokens;

    private final OkHttpClient http;

    private final MailboxGate gate;

    private final MailboxGate beside;

    private final Map<AccountId, GraphServiceClient> clients = new ConcurrentHashMap<>();

    /** Creates a gateway; nothing is sent yet. */
    public GraphGateway(GraphSettings settings, AccessTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.http = GraphHttp.client(settings);
        this.gate = MailboxGate.of(tokens, settings.answerTimeout());
        this.beside = new MailboxGate(settings.answerTimeout());
    }

    GraphSettings settings() {
        return settings;
    }

    /** Returns what every request prefers that does not say otherwise. */
    Preferences preferences() {
        return new Preferences(settings.pageSize(), Preferences.Body.TEXT);
    }

    /** Returns a request that is built by the SDK for one account. */
    public GraphRequest build(AccountId account, Function<GraphServiceClient, RequestInformation> building) {
        return GraphRequest.of(building.apply(client(account)), preferences());
    }

    /** Sends one request among at most three of its mailbox. */
    public GraphAnswer send(AccountId account, GraphRequest request) {
        return gate.one(account, () -> exchange(account, request)).answer();
    }

    /** Sends one request while no other of its mailbox is under way, and tells under which token it was answered. */
    Signed sendAlone(AccountId account, GraphRequest request) {
        return gate.alone(account, () -> exchange(account, request));
    }

    /**
     * Sends one request whoever else is under way, but one at a time: during this one the service calls the receiver and waits for it, and
     * nothing that is under way in the mailbox may wait for that.
     */
    public GraphAnswer sendBeside(AccountId account, GraphRequest request) {
        return beside.alone(account, () -> exchange(account, request)).answer();
    }

    /**
     * Has a refused token replaced.
     *
     * @param token what was refused
     * @param claims the challenge that came with the refusal
     */
    void signInAnew(AccountId account, String token, Optional<String> claims) {
        claims.ifPresentOrElse(
                challenge -> tokens.withClaims(account, token, challenge), () -> tokens.refused(account, token));
    }

    /** Closes the connections. */
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Signed exchange(AccountId account, GraphRequest request) {
        BodyGuard.check(request);
        Signed first = attempt(account, request);
        if (first.claims().isEmpty() && first.answer().status() != 401) {
            return first;
        }
        signInAnew(account, first.token(), first.claims());
        return attempt(account, request);
    }

    /**
     * One answer, and what is needed to sign in anew after it.
     *
     * @param answer the answer
     * @param token the token that was sent
     * @param claims the challenge with which it was refused
     */
    record Signed(GraphAnswer answer, String token, Optional<String> claims) {

        @Override
        public String toString() {
            return "Signed[]";
        }
    }

    private Signed attempt(AccountId account, GraphRequest request) {
        GraphHttp.Connection connection = new GraphHttp.Connection();
        Request built = connection.watched(request(account, request));
        long started = System.nanoTime();
        int status = 0;
        try (Response response = http.newCall(built).execute()) {
            status = response.code();
            return new Signed(answer(request, response), token(built), claims(response));
        } catch (IOException cut) {
            throw GraphErrors.unanswered(request, connection.failure(cut));
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            settings.trace().requested(request.method().name(), request.shape(), status, took);
        }
    }

    private static Optional<String> claims(Response response) {
        boolean refused = response.code() == 401 || response.code() == 403;
        return refused ? ClaimsChallenge.claims(response.headers("WWW-Authenticate")) : Optional.empty();
    }

    private Request request(AccountId account, GraphRequest request) {
        RequestInformation information = new RequestInformation();
        information.httpMethod = request.method();
        information.setUri(URI.create(settings.root().base() + request.target()));
        information.headers.add("Accept", "application/json");
        information.headers.add("Prefer", request.preferences().header());
        information.headers.add("client-request-id", UUID.randomUUID().toString());
        request.ifMatch().ifPresent(etag -> information.headers.add("If-Match", etag));
        request.body()
                .ifPresent(body -> information.setStreamContent(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "application/json"));
        return client(account).getRequestAdapter().convertToNativeRequest(information);
    }

    private GraphAnswer answer(GraphRequest request, Response response) throws IOException {
        Optional<Duration> retryAfter = Optional.ofNullable(response.header("Retry-After"))
                .flatMap(header ->
                        GraphErrors.retryAfter(header, settings.clock().instant()));
        ResponseBody content = response.body();
        String text = content == null ? "" : content.string();
        Optional<JsonObject> json = text.isBlank() ? Optional.of(new JsonObject()) : object(text);
        if (json.isEmpty() && response.isSuccessful()) {
            throw new IOException("not JSON");
        }
        return GraphAnswer.of(request, response.code(), json.orElseGet(JsonObject::new), retryAfter);
    }

    private static Optional<JsonObject> object(String text) {
        try {
            JsonElement json = JsonParser.parseString(text);
            return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String token(Request built) {
        String header = built.header("Authorization");
        return header == null ? "" : header.replaceFirst("^Bearer ", "");
    }

    private GraphServiceClient client(AccountId account) {
        return clients.computeIfAbsent(
                account,
                unknown -> new GraphServiceClient(new BaseGraphRequestAdapter(
                        new BaseBearerTokenAuthenticationProvider(new BearerSignIn(settings.root(), tokens, account)),
                        settings.root().base(),
                        http)));
    }
}
