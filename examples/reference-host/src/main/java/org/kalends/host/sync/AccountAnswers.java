package org.kalends.host.sync;

import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.SyncPair;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.connection.RemoteCalls;
import org.kalends.host.problem.Problem;
import org.springframework.stereotype.Component;

/** What the two accounts of a sync answer, and which of them has to be connected again. */
@Component
final class AccountAnswers {

    private final PairAccounts accounts;
    private final GrantCheck grants;

    AccountAnswers(PairAccounts accounts, GrantCheck grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    /** Returns what a failure means for the user who waits for an answer. */
    Problem problem(SyncPair pair, ProviderException e) {
        if (e.kind() != FailureKind.AUTHENTICATION) {
            return RemoteCalls.problem(e);
        }
        accounts.of(pair).forEach(grants::check);
        return Problem.conflict(
                "An account has to be connected again",
                "A calendar service does not accept our access any more. Connect the account again.");
    }

    /** Refuses a sync of which an account is known to be dead. */
    void requireUsable(SyncPair pair) {
        boolean dead = accounts.of(pair).stream()
                .anyMatch(connection -> connection.status() == ConnectionStatus.NEEDS_RECONNECT);
        if (dead) {
            throw Problem.conflict(
                    "An account has to be connected again", "Connect it again; the sync then goes on by itself.");
        }
    }
}
