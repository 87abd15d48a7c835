package org.kalends.api.provider;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception for everything that goes wrong with a remote side.
 *
 * <p>The message names the field, the path in the payload or the status, and never content, addresses or tokens.
 */
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    private final transient Optional<Duration> retryAfter;

    /** Creates a failure without a pause. */
    public ProviderException(FailureKind kind, String message) {
        this(kind, message, Optional.empty(), Optional.empty());
    }

    /** Creates a failure without a pause that another exception caused. */
    public ProviderException(FailureKind kind, String message, Throwable cause) {
        this(kind, message, Optional.empty(), Optional.of(cause));
    }

    /**
     * Creates a failure.
     *
     * @param kind what it means
     * @param message names the field or the status, never content
     * @param retryAfter how long the remote side wants to be left alone
     * @param cause what lies below; its message must not hold content either
     */
    public ProviderException(
            FailureKind kind, String message, Optional<Duration> retryAfter, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
        this.kind = Objects.requireNonNull(kind, "kind");
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** Returns what the failure means. */
    public FailureKind kind() {
        return kind;
    }

    /** Returns how long the remote side wants to be left alone. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
