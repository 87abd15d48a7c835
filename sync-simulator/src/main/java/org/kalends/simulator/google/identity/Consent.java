package org.kalends.simulator.google.identity;

import java.util.Set;
import org.kalends.simulator.google.GoogleAccount;

/**
 * What a user has granted to an application. Immutable.
 *
 * @param client the application's id
 * @param account the user
 * @param scopes their names in full
 */
record Consent(String client, GoogleAccount account, Set<String> scopes) {

    boolean isOf(GoogleAccount user, String application) {
        return account == user && client.equals(application);
    }
}
