package org.kalends.provider.google.internal.http;

import com.google.api.client.json.GenericJson;
import java.time.Duration;
import java.util.Optional;
import org.kalends.api.provider.ProviderException;

/**
 * What became of one request: a status and a body, or no answer at all.
 *
 * @param request what was asked
 * @param status the http status; 0 when there is no answer
 * @param body what a success holds
 * @param error what a refusal says
 * @param retryAfter how long the service wants to be left alone
 * @param lost why there is no answer
 */
record GoogleAnswer(
        GoogleRequest request,
        int status,
        Optional<GenericJson> body,
        GoogleError error,
        Optional<Duration> retryAfter,
        Optional<ProviderException> lost) {

    static GoogleAnswer lost(GoogleRequest request, ProviderException failure) {
        return new GoogleAnswer(
                request, 0, Optional.empty(), GoogleError.NONE, failure.retryAfter(), Optional.of(failure));
    }

    /** Returns whether the request succeeded. */
    boolean ok() {
        return status / 100 == 2;
    }

    /** Returns whether the thing that was asked for is not there, or no longer. */
    boolean missing() {
        return status == 404 || (status == 410 && !GoogleErrors.tokenLost(this));
    }

    /** Returns whether the state that guards a write is not the one that is there. */
    boolean changed() {
        return status == 412 && error.reason().equals("conditionNotMet");
    }

    /** Returns the body of a success; throws what the answer means when it is none. */
    <T extends GenericJson> T read(Class<T> type) {
        if (!ok()) {
            throw failure();
        }
        return type.cast(body.orElseThrow());
    }

    /** Returns what the answer means that is no success. */
    ProviderException failure() {
        return lost.orElseGet(() -> GoogleErrors.of(this));
    }
}
