package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.kiota.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.AccountId;
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

    /** Sends all requests but those that must not be sent; an answer that did not come is told as lost. */
    List<GraphAnswer> send(AccountId account, List<GraphRequest> requests) {
        Map<Integer, GraphAnswer> answers = refused(requests);
        boolean signedInAnew = false;
        List<Integer> open = open(requests, answers);
        while (!open.isEmpty()) {
            List<Integer> steps = open.subList(0, Math.min(STEPS, open.size()));
            BatchAnswers reply =
                    steps.size() == 1 ? alone(account, requests, steps.get(0)) : run(account, requests, steps);
            Map<Integer, GraphAnswer> told = reply.told();
            if (!signedInAnew && reply.isRefused()) {
                signedInAnew = true;
                signInAnew(account, reply);
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

    /** Answers in place of the service what must never reach it. */
    private static Map<Integer, GraphAnswer> refused(List<GraphRequest> requests) {
        Map<Integer, GraphAnswer> refused = new TreeMap<>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                BodyGuard.check(requests.get(i));
            } catch (ProviderException never) {
                refused.put(i, GraphAnswer.lost(requests.get(i), never));
            }
        }
        return refused;
    }

    private static boolean any(Map<Integer, GraphAnswer> told, int status) {
        return told.values().stream().anyMatch(answer -> answer.status() == status);
    }

    /** What was done stays done when the sign-in fails. */
    private void signInAnew(AccountId account, BatchAnswers reply) {
        Map<Integer, GraphAnswer> told = reply.told();
        try {
            gateway.signInAnew(account, reply.token(), reply.claims());
            told.keySet().removeIf(reply::isToBeSentAgain);
        } catch (ProviderException dead) {
            told.replaceAll(
                    (step, answer) -> reply.isToBeSentAgain(step) ? GraphAnswer.lost(answer.request(), dead) : answer);
        }
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

    /** A request that goes alone is signed in anew where it is sent. */
    private BatchAnswers alone(AccountId account, List<GraphRequest> requests, int step) {
        BatchAnswers reply = new BatchAnswers(settings(), requests);
        try {
            reply.tell(step, gateway.send(account, requests.get(step)));
        } catch (ProviderException failure) {
            reply.tell(step, GraphAnswer.lost(requests.get(step), failure));
        }
        return reply;
    }

    private BatchAnswers run(AccountId account, List<GraphRequest> requests, List<Integer> steps) {
        BatchAnswers reply = new BatchAnswers(settings(), requests);
        Optional<ProviderException> failure = Optional.empty();
        try {
            GraphGateway.Signed signed = ordered(account, requests, steps);
            if (signed.answer().ok()) {
                reply.read(signed, steps);
            } else {
                failure = Optional.of(signed.answer().failure());
            }
        } catch (ProviderException lost) {
            failure = Optional.of(lost);
        }
        reply.fill(steps, failure);
        return reply;
    }

    private GraphSettings settings() {
        return gateway.settings();
    }

    /** A service that takes no chains side by side refuses the batch as a whole, before it has run anything. */
    private GraphGateway.Signed ordered(AccountId account, List<GraphRequest> requests, List<Integer> steps) {
        BatchOrder asked = order;
        GraphGateway.Signed signed = gateway.sendAlone(account, batch(requests, steps, asked));
        if (signed.answer().status() != 400 || asked == BatchOrder.ONE_CHAIN || !asked.orders(steps.size())) {
            return signed;
        }
        GraphGateway.Signed inARow = gateway.sendAlone(account, batch(requests, steps, BatchOrder.ONE_CHAIN));
        if (inARow.answer().ok()) {
            order = BatchOrder.ONE_CHAIN;
        }
        return inARow;
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
}
