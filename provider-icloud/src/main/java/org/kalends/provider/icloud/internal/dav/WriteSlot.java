package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.Version;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** One write and what became of it; the first word counts. Used by one thread. */
final class WriteSlot {

    private final RemoteWrite write;

    private final Optional<EventKeys> key;

    private @Nullable WriteOutcome outcome;

    /**
     * Creates a slot without an outcome.
     *
     * @param key what the key says; absent for a creation, and for a key that is not ours
     */
    WriteSlot(RemoteWrite write, Optional<EventKeys> key) {
        this.write = write;
        this.key = key;
    }

    RemoteWrite write() {
        return write;
    }

    Optional<EventKeys> key() {
        return key;
    }

    /** Returns the outcome, if there is one yet. */
    Optional<WriteOutcome> peek() {
        return Optional.ofNullable(outcome);
    }

    WriteOutcome outcome() {
        return peek().orElseThrow(() -> new IllegalStateException("a write without an outcome"));
    }

    void set(WriteOutcome value) {
        if (outcome == null) {
            outcome = value;
        }
    }

    void fail(ProviderException failure) {
        set(new WriteOutcome.Failed(failure));
    }

    Patch patch() {
        return new Patch(write, key.flatMap(EventKeys::start));
    }

    boolean deletesAll() {
        return write instanceof RemoteWrite.Delete
                && key.flatMap(EventKeys::start).isEmpty();
    }

    /** Returns the version that an update or a deletion was decided on. */
    Version version() {
        return write instanceof RemoteWrite.Update update ? update.version() : ((RemoteWrite.Delete) write).version();
    }
}
