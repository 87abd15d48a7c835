package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kalends.simulator.Reply;

/** A refusal in Graph's words. */
final class GraphError extends RuntimeException {

    private final int status;

    private final String code;

    private final String words;

    private final Map<String, String> headers;

    private GraphError(int status, String code, String words, Map<String, String> headers) {
        super(code + ": " + words, null, false, false);
        this.status = status;
        this.code = code;
        this.words = words;
        this.headers = headers;
    }

    static GraphError of(int status, String code, String words) {
        return new GraphError(status, code, words, Map.of());
    }

    static GraphError badRequest(String words) {
        return of(400, "BadRequest", words);
    }

    static GraphError invalid(String words) {
        return of(400, "ErrorInvalidRequest", words);
    }

    static GraphError property(String words) {
        return of(400, "ErrorPropertyValidationFailure", words);
    }

    static GraphError notFound() {
        return of(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    }

    static GraphError denied() {
        return of(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }

    GraphError with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new GraphError(status, code, words, more);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Reply reply(Instant now, String requestId, String clientRequestId) {
        ObjectNode answer = Json.object();
        ObjectNode error = answer.putObject("error");
        error.put("code", code).put("message", words);
        error.putObject("innerError")
                .put("date", now.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
                .put("request-id", requestId)
                .put("client-request-id", clientRequestId);
        Reply reply = Reply.json(status, Json.write(answer));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }
}
