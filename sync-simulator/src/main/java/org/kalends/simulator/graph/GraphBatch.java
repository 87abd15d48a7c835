package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** {@code /$batch}: up to 20 requests in one. What waits for nothing begins at once, and counts against the mailbox like any other request. */
final class GraphBatch {

    private static final int MOST = 20;

    /** Runs some steps at the same time. */
    @FunctionalInterface
    interface Steps {

        /** Returns the answers in the order of the requests. */
        List<Reply> run(List<Request> requests);
    }

    private final GraphCall call;

    private final Steps steps;

    private final Map<String, JsonNode> waiting = new LinkedHashMap<>();

    private final Map<String, Reply> done = new LinkedHashMap<>();

    GraphBatch(GraphCall call, Steps steps) {
        this.call = call;
        this.steps = steps;
    }

    /** Returns whether a batch, if it is one, only reads. */
    static boolean isReadOnly(ObjectNode body) {
        for (JsonNode step : body.path("requests")) {
            if (!step.path("method").asText().equalsIgnoreCase("GET")) {
                return false;
            }
        }
        return true;
    }

    Reply answer() {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        call.query().only();
        accept(call.body());
        while (!waiting.isEmpty()) {
            Map<String, JsonNode> next = next();
            List<Reply> replies =
                    steps.run(next.values().stream().map(this::request).toList());
            List<String> ids = List.copyOf(next.keySet());
            for (int i = 0; i < ids.size(); i++) {
                done.put(ids.get(i), replies.get(i));
            }
        }
        return Answers.json(200, written());
    }

    private void accept(ObjectNode body) {
        Fields.of(body, "").only("requests");
        JsonNode requests = body.path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw GraphError.badRequest("Invalid batch payload format.");
        }
        if (requests.size() > MOST) {
            throw GraphError.badRequest("Number of batch request steps exceeds the maximum value of 20.");
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode step : requests) {
            Fields fields = Fields.of(step, "requests").only("id", "method", "url", "headers", "body", "dependsOn");
            String id = fields.text("id").filter(text -> !text.isEmpty()).orElse("");
            if (id.isEmpty() || !ids.add(id.toLowerCase(Locale.ROOT))) {
                throw GraphError.badRequest("Every batch request needs an 'id' of its own.");
            }
            if (fields.text("method").isEmpty() || fields.text("url").isEmpty()) {
                throw GraphError.badRequest("Every batch request needs a 'method' and a 'url'.");
            }
            if (step.has("body") && header(step, "content-type").isEmpty()) {
                throw GraphError.badRequest(
                        "Write request id : " + id + " does not contain Content-Type header or body.");
            }
            waiting.put(id, step);
        }
        requireEarlier(requests);
        if (call.meets(GraphFault.BATCH_MIXED_ORDER_REFUSED)) {
            requireOneOrder(requests);
        }
    }

    private static void requireEarlier(JsonNode requests) {
        Set<String> earlier = new HashSet<>();
        for (JsonNode step : requests) {
            if (!earlier.containsAll(dependencies(step))) {
                throw GraphError.badRequest("A batch request depends on a request that does not come before it.");
            }
            earlier.add(step.path("id").asText());
        }
    }

    private static void requireOneOrder(JsonNode requests) {
        boolean serial = requests.size() > 1 && !dependencies(requests.get(1)).isEmpty();
        for (int i = 0; i < requests.size(); i++) {
            List<String> expected =
                    serial && i > 0 ? List.of(requests.get(i - 1).path("id").asText()) : List.of();
            if (!dependencies(requests.get(i)).equals(expected)) {
                throw GraphError.badRequest(
                        "Unsupported 'dependsOn': the requests of a batch have to be all sequential,"
                                + " each depending on the one before, or all parallel.");
            }
        }
    }

    private static List<String> dependencies(JsonNode step) {
        List<String> ids = new ArrayList<>();
        step.path("dependsOn").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** Takes the steps that can run now; those that wait for a failed one are answered instead. */
    private Map<String, JsonNode> next() {
        Map<String, JsonNode> ready = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> step : waiting.entrySet()) {
            if (done.keySet().containsAll(dependencies(step.getValue()))) {
                ready.put(step.getKey(), step.getValue());
            }
        }
        waiting.keySet().removeAll(ready.keySet());
        ready.entrySet().removeIf(step -> {
            boolean failed = dependencies(step.getValue()).stream()
                    .map(done::get)
                    .anyMatch(reply -> reply != null && reply.status() >= 400);
            if (failed) {
                done.put(step.getKey(), call.failedDependency());
            }
            return failed;
        });
        return ready;
    }

    private Request request(JsonNode step) {
        String url = step.path("url").asText();
        String path = url.startsWith("/") ? url : "/" + url;
        int mark = path.indexOf('?');
        Map<String, List<String>> headers = new HashMap<>();
        call.request().header("authorization").ifPresent(token -> headers.put("authorization", List.of(token)));
        step.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        return new Request(
                step.path("method").asText().toUpperCase(Locale.ROOT),
                GraphCall.ROOT + (mark < 0 ? path : path.substring(0, mark)),
                mark < 0 ? Optional.empty() : Optional.of(path.substring(mark + 1)),
                headers,
                step.has("body") ? Json.write(step.get("body")) : "");
    }

    private static Optional<String> header(JsonNode step, String name) {
        return step.path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst();
    }

    /** The service promises no order, so it is not the one that was asked in. */
    private ObjectNode written() {
        List<ObjectNode> responses = new ArrayList<>();
        done.forEach((id, reply) -> {
            if (call.meets(GraphFault.BATCH_MISSING_ANSWER)) {
                return;
            }
            ObjectNode response = Json.object().put("id", id).put("status", reply.status());
            ObjectNode headers = response.putObject("headers");
            reply.headers().forEach(headers::put);
            if (reply.body().startsWith("{")) {
                response.set("body", Json.read(reply.body()));
            } else if (!reply.body().isEmpty()) {
                response.put("body", reply.body());
            }
            responses.add(response);
        });
        Collections.reverse(responses);
        ObjectNode body = Json.object();
        ArrayNode all = Json.array(responses);
        body.set("responses", all);
        return body;
    }
}
