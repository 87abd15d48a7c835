package org.kalends.api.provider;

import java.util.Objects;
import org.kalends.api.model.RemoteEvent;

/** What became of one write. */
public sealed interface WriteOutcome {

    /**
     * The event is written.
     *
     * @param stored what the remote side now holds, which need not be what was sent
     */
    record Written(RemoteEvent stored) implements WriteOutcome {
        /** Checks that nothing is missing. */
        public Written {
            Objects.requireNonNull(stored, "stored");
        }
    }

    /** The event is gone, now or already before. */
    record Deleted() implements WriteOutcome {}

    /**
     * The write did not happen, or nobody knows ({@link FailureKind#AMBIGUOUS}).
     *
     * @param failure why
     */
    record Failed(ProviderException failure) implements WriteOutcome {
        /** Checks that nothing is missing. */
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
