package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.kalends.api.provider.ProviderException;

/**
 * What became of one request: a status and a body, or no answer at all.
 *
 * @param request what was asked
 * @param status the http status; 0 when there is no answer
 * @param body the JSON object that came; empty when none was sent
 * @param retryAfter how long the service wants to be left alone
 * @param lost why there is no answer
 */
public record GraphAnswer(
        GraphRequest request,
        int status,
        JsonObject body,
        Optional<Duration> retryAfter,
        Optional<ProviderException> lost) {

    static GraphAnswer of(GraphRequest request, int status, JsonObject body, Optional<Duration> retryAfter) {
        return new GraphAnswer(request, status, body, retryAfter, Optional.empty());
    }

    static GraphAnswer lost(GraphRequest request, ProviderException failure) {
        return new GraphAnswer(request, 0, new JsonObject(), failure.retryAfter(), Optional.of(failure));
    }

    GraphAnswer withPause(Optional<Duration> pause) {
        return new GraphAnswer(request, status, body, pause, lost);
    }

    /** Returns this answer as the answer to another request. */
    GraphAnswer to(GraphRequest other) {
        return new GraphAnswer(other, status, body, retryAfter, lost);
    }

    /** Returns whether the request succeeded. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** Returns whether the thing that was asked for is not there. */
    public boolean missing() {
        return status == 404 && !code().equalsIgnoreCase("MailboxNotEnabledForRESTAPI");
    }

    /** Returns this answer when it is a success, else throws what it means. */
    public GraphAnswer orThrow() {
        if (!ok()) {
            throw failure();
        }
        return this;
    }

    /** Returns what the answer means that is no success. */
    public ProviderException failure() {
        return lost.orElseGet(() -> GraphErrors.of(this));
    }

    /** Returns the code of the error; empty when it has none. */
    public String code() {
        return GraphErrors.code(body);
    }
}
