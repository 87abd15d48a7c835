package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.kiota.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Many requests in few calls of {@code /$batch}, each with an answer of its own, in order.
 *
 * <p>The steps run in four chains, see {@link BatchOrder}. A refusal takes the rest of its chain along: what the service says it did not run is
 * sent again, as long as others of its batch were run, unless the mailbox is throttled. One request alone goes without a batch.
 */
final class GraphBatch {

    private static final int STEPS = 20;

    /** The step before it failed. */
    private static final int NOT_RUN = 424;

    private final GraphGateway gateway;

    /** Learned from the service. */
    private volatile BatchOrder order = BatchOrder.FOUR_CHAINS;

    GraphBatch(GraphGateway gateway) {
        this.gateway = gateway;
    }

    /** Sends all requests; an answer that did not come is told as lost. */
    List<GraphAnswer> send(AccountId account, List<GraphRequest> requests) {
        requests.forEach(BodyGuard::check);
        Map<Integer, GraphAnswer> answers = new TreeMap<>();
        boolean signedInAnew = false;
        List<Integer> open = open(requests, answers);
        while (!open.isEmpty()) {
            List<Integer> steps = open.subList(0, Math.min(STEPS, open.size()));
            Map<Integer, GraphAnswer> told = steps.size() == 1
                    ? new HashMap<>(Map.of(steps.get(0), alone(account, requests.get(steps.get(0)))))
                    : run(account, requests, steps);
            if (!signedInAnew && any(told, 401)) {
                signedInAnew = true;
                signInAnew(account, told);
            } else if (any(told, 429)) {
                throttleTheRest(told);
            } else if (told.values().stream().anyMatch(answer -> answer.status() != NOT_RUN)) {
                told.values().removeIf(answer -> answer.status() == NOT_RUN);
            }
            answers.putAll(told);
            open = open(requests, answers);
        }
        return inOrder(answers);
    }

    private static boolean any(Map<Integer, GraphAnswer> told, int status) {
        return told.values().stream().anyMatch(answer -> answer.status() == status);
    }

    /** What was done stays done when the sign-in fails. */
    private void signInAnew(AccountId account, Map<Integer, GraphAnswer> told) {
        try {
            gateway.refused(account);
            told.values().removeIf(GraphBatch::isRefused);
        } catch (ProviderException dead) {
            told.replaceAll((step, answer) -> isRefused(answer) ? GraphAnswer.lost(answer.request(), dead) : answer);
        }
    }

    private static boolean isRefused(GraphAnswer answer) {
        return answer.status() == 401 || answer.status() == NOT_RUN;
    }

    /** What was not run is not sent into a mailbox that asks for a pause. */
    private static void throttleTheRest(Map<Integer, GraphAnswer> told) {
        GraphAnswer throttled = told.values().stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        told.replaceAll((step, answer) -> answer.status() == NOT_RUN ? throttled.to(answer.request()) : answer);
    }

    /** Returns the answers in order; all that were throttled ask for the longest pause, because they share one limit. */
    private static List<GraphAnswer> inOrder(Map<Integer, GraphAnswer> answers) {
        Optional<Duration> pause = answers.values().stream()
                .filter(answer -> answer.status() == 429)
                .flatMap(answer -> answer.retryAfter().stream())
                .max(Comparator.naturalOrder());
        return answers.values().stream()
                .map(answer -> answer.status() == 429 ? answer.withPause(pause) : answer)
                .toList();
    }

    private static List<Integer> open(List<GraphRequest> requests, Map<Integer, GraphAnswer> answers) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            if (!answers.containsKey(i)) {
                open.add(i);
            }
        }
        return open;
    }

    private GraphAnswer alone(AccountId account, GraphRequest request) {
        try {
            return gateway.send(account, request);
        } catch (ProviderException failure) {
            return GraphAnswer.lost(request, failure);
        }
    }

    private Map<Integer, GraphAnswer> run(AccountId account, List<GraphRequest> requests, List<Integer> steps) {
        Map<Integer, GraphAnswer> told = new HashMap<>();
        Optional<ProviderException> failure = Optional.empty();
        try {
            GraphAnswer answer = ordered(account, requests, steps);
            if (answer.ok()) {
                read(requests, steps, answer.body(), told);
            } else {
                failure = Optional.of(answer.failure());
            }
        } catch (ProviderException lost) {
            failure = Optional.of(lost);
        }
        for (int step : steps) {
            if (!told.containsKey(step)) {
                told.put(step, GraphAnswer.lost(requests.get(step), unknown(requests.get(step), failure)));
            }
        }
        return told;
    }

    /** A service that takes no chains side by side refuses the batch as a whole, before it has run anything. */
    private GraphAnswer ordered(AccountId account, List<GraphRequest> requests, List<Integer> steps) {
        BatchOrder asked = order;
        GraphAnswer answer = gateway.sendAlone(account, batch(requests, steps, asked));
        if (answer.status() != 400 || asked == BatchOrder.ONE_CHAIN || !asked.orders(steps.size())) {
            return answer;
        }
        GraphAnswer inARow = gateway.sendAlone(account, batch(requests, steps, BatchOrder.ONE_CHAIN));
        if (inARow.ok()) {
            order = BatchOrder.ONE_CHAIN;
        }
        return inARow;
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

    private GraphRequest batch(List<GraphRequest> requests, List<Integer> steps, BatchOrder asked) {
        JsonArray list = new JsonArray();
        for (int position = 0; position < steps.size(); position++) {
            int id = steps.get(position);
            JsonObject step = step(id, requests.get(id));
            asked.before(position).ifPresent(before -> {
                JsonArray ids = new JsonArray();
                ids.add(String.valueOf(steps.get(before)));
                step.add("dependsOn", ids);
            });
            list.add(step);
        }
        JsonObject body = new JsonObject();
        body.add("requests", list);
        return new GraphRequest(
                HttpMethod.POST,
                "/$batch",
                "/$batch",
                Optional.empty(),
                gateway.preferences(),
                Optional.of(body.toString()));
    }

    private static JsonObject step(int id, GraphRequest request) {
        JsonObject headers = new JsonObject();
        headers.addProperty("Prefer", request.preferences().header());
        request.ifMatch().ifPresent(etag -> headers.addProperty("If-Match", etag));
        JsonObject step = new JsonObject();
        step.addProperty("id", String.valueOf(id));
        step.addProperty("method", request.method().name());
        step.addProperty("url", request.target());
        request.body().ifPresent(body -> {
            headers.addProperty("Content-Type", "application/json");
            step.add("body", JsonParser.parseString(body));
        });
        step.add("headers", headers);
        return step;
    }

    private void read(
            List<GraphRequest> requests, List<Integer> steps, JsonObject body, Map<Integer, GraphAnswer> told) {
        JsonElement responses = body.get("responses");
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
                        .ifPresent(step -> told.put(step, answer(requests.get(step), response)));
            }
        }
    }

    private GraphAnswer answer(GraphRequest request, JsonObject response) {
        String status = text(response.get("status"));
        JsonElement body = response.get("body");
        boolean readable = body != null && body.isJsonObject();
        if (!status.matches("[1-5][0-9]{2}")) {
            return GraphAnswer.lost(request, unknown(request, Optional.empty()));
        }
        return GraphAnswer.of(
                request,
                Integer.parseInt(status),
                readable ? body.getAsJsonObject() : new JsonObject(),
                retryAfter(response.get("headers")));
    }

    private Optional<Duration> retryAfter(JsonElement headers) {
        if (headers == null || !headers.isJsonObject()) {
            return Optional.empty();
        }
        return headers.getAsJsonObject().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("retry-after"))
                .findFirst()
                .flatMap(header -> GraphErrors.retryAfter(
                        text(header.getValue()), gateway.settings().clock().instant()));
    }

    private static String text(JsonElement value) {
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
