package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.oauth.ClaimsChallenge;

/** What became of the steps of one batch. Used by one thread. */
final class BatchAnswers {

    /** The step before it failed. */
    private static final int NOT_RUN = 424;

    private final GraphSettings settings;

    private final List<GraphRequest> requests;

    private final Map<Integer, GraphAnswer> told = new HashMap<>();

    private final Set<Integer> refused = new HashSet<>();

    private Optional<String> claims = Optional.empty();

    private String token = "";

    /**
     * Knows of no step yet.
     *
     * @param requests those of which some are the steps, by their places in the list
     */
    BatchAnswers(GraphSettings settings, List<GraphRequest> requests) {
        this.settings = settings;
        this.requests = requests;
    }

    /** Returns the answers by step, to be changed by whoever sends some again. */
    Map<Integer, GraphAnswer> told() {
        return told;
    }

    /** Returns the token under which the steps were answered. */
    String token() {
        return token;
    }

    /** Returns the claims challenge with which a step was refused. */
    Optional<String> claims() {
        return claims;
    }

    /** Returns whether the token of the batch was refused by some of its steps. */
    boolean isRefused() {
        return !refused.isEmpty();
    }

    /** Returns whether a step has another chance under another token. */
    boolean isToBeSentAgain(int step) {
        GraphAnswer answer = told.get(step);
        return refused.contains(step) || (answer != null && answer.status() == NOT_RUN);
    }

    void tell(int step, GraphAnswer answer) {
        told.put(step, answer);
    }

    /** Reads the answer to the whole batch. */
    void read(GraphGateway.Signed signed, List<Integer> steps) {
        token = signed.token();
        JsonElement responses = signed.answer().body().get("responses");
        if (responses == null || !responses.isJsonArray()) {
            return;
        }
        for (JsonElement item : responses.getAsJsonArray()) {
            if (item.isJsonObject()) {
                JsonObject response = item.getAsJsonObject();
                String id = text(response.get("id"));
                steps.stream()
                        .filter(step -> String.valueOf(step).equals(id))
                        .findFirst()
                        .ifPresent(step -> read(step, response));
            }
        }
    }

    private void read(int step, JsonObject response) {
        GraphAnswer answer = answer(requests.get(step), response);
        told.put(step, answer);
        Optional<String> challenge = answer.status() == 401 || answer.status() == 403
                ? ClaimsChallenge.claims(headers(response, "www-authenticate").toList())
                : Optional.empty();
        if (answer.status() == 401 || challenge.isPresent()) {
            refused.add(step);
            claims = claims.or(() -> challenge);
        }
    }

    private GraphAnswer answer(GraphRequest request, JsonObject response) {
        String status = text(response.get("status"));
        JsonElement body = response.get("body");
        boolean readable = body != null && body.isJsonObject();
        if (!status.matches("[1-5][0-9]{2}")) {
            return GraphAnswer.lost(request, unknown(request, Optional.empty()));
        }
        Optional<Duration> pause = headers(response, "retry-after")
                .findFirst()
                .flatMap(text -> GraphErrors.retryAfter(text, settings.clock().instant()));
        return GraphAnswer.of(
                request, Integer.parseInt(status), readable ? body.getAsJsonObject() : new JsonObject(), pause);
    }

    private static Stream<String> headers(JsonObject response, String name) {
        JsonElement headers = response.get("headers");
        return headers == null || !headers.isJsonObject()
                ? Stream.empty()
                : headers.getAsJsonObject().entrySet().stream()
                        .filter(header ->
                                header.getKey().toLowerCase(Locale.ROOT).equals(name))
                        .map(header -> text(header.getValue()));
    }

    /** Says of each step without an answer what that means. */
    void fill(List<Integer> steps, Optional<ProviderException> failure) {
        for (int step : steps) {
            told.computeIfAbsent(
                    step, open -> GraphAnswer.lost(requests.get(open), unknown(requests.get(open), failure)));
        }
    }

    /** Says what it means for one step that the batch failed, or that its answer is missing. */
    private static ProviderException unknown(GraphRequest request, Optional<ProviderException> failure) {
        boolean unsure = failure.isEmpty() || failure.get().kind() == FailureKind.AMBIGUOUS;
        if (!unsure) {
            return failure.get();
        }
        return new ProviderException(
                request.writes() ? FailureKind.AMBIGUOUS : FailureKind.RETRYABLE,
                request.name() + ": the batch has no answer to it",
                Optional.empty(),
                failure.map(cause -> cause));
    }

    private static String text(JsonElement value) {
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
