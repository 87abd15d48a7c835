package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * The answer to a PUT or DELETE. A multistatus is a refusal here, and what counts is the status inside it.
 *
 * @param answer as it came
 * @param status the one that counts
 * @param condition why it was refused
 */
record WriteAnswer(DavAnswer answer, int status, DavCondition condition) {

    static WriteAnswer of(DavAnswer answer) {
        if (answer.status() != 207) {
            DavCondition condition = answer.success() ? DavCondition.NONE : DavCondition.of(answer);
            return new WriteAnswer(answer, answer.status(), condition);
        }
        return Multistatus.read(answer)
                .flatMap(found ->
                        found.rows().stream().filter(row -> !row.success()).findFirst())
                .map(row -> new WriteAnswer(answer, row.status(), row.condition()))
                .orElseGet(() -> new WriteAnswer(answer, 207, DavCondition.NONE));
    }

    boolean success() {
        return answer.success();
    }

    boolean gone() {
        return status == 404 || status == 410;
    }

    /** Returns whether the server says why it refuses. */
    boolean explained() {
        return !condition.names().isEmpty();
    }

    Optional<String> etag() {
        return answer.etag();
    }

    ProviderException failure(String what) {
        if (answer.status() == 207) {
            FailureKind kind = status == 207 ? FailureKind.PERMANENT : DavErrors.kind(status, condition);
            return new ProviderException(
                    kind, what + ": " + answer.call() + " 207 with " + status + condition.suffix());
        }
        return DavErrors.of(answer, what);
    }
}
