package org.kalends.host.connection;

import java.time.Duration;
import java.util.function.Supplier;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.host.problem.Problem;
import org.springframework.stereotype.Component;

/** Calls to a calendar service on behalf of somebody who waits for the answer. A dead grant is remembered. */
@Component
public final class RemoteCalls {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ConnectionRows connections;

    RemoteCalls(ConnectionRows connections) {
        this.connections = connections;
    }

    /** Returns what a call returns, or tells the user what is wrong with the account. */
    public <T> T call(ConnectionId connection, Supplier<T> call) {
        try {
            return call.get();
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.AUTHENTICATION) {
                connections.mark(connection, ConnectionStatus.NEEDS_RECONNECT);
                throw Problem.conflict(
                        "The account has to be connected again",
                        "The calendar service does not accept our access any more. Connect this account again.");
            }
            throw problem(e);
        }
    }

    /** Returns what a failure means for somebody who waits. */
    public static Problem problem(ProviderException e) {
        return switch (e.kind()) {
            case RETRYABLE, RATE_LIMITED, AMBIGUOUS ->
                Problem.unavailable(
                        "The calendar service cannot answer now: " + e.getMessage(),
                        e.retryAfter().orElse(SOON));
            default -> Problem.badGateway(e.kind() + ": " + e.getMessage());
        };
    }
}
